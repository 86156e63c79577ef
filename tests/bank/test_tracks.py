"""Playlists: read, checked, searched, and in their own order."""

from pathlib import Path

import pytest

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.codes import Code
from ethics_workshop.domain.error import BadInput
from ethics_workshop.services.ports import CaseQuery

from .sample import TODAY, line_of, make_bank, named, put

TRACKS = """\
[[track]]
id = "first-week"
title.en = "First week"
title.fr = "Première semaine"
summary.en = "Two cases."
summary.fr = "Deux cas."
audiences = ["manager"]
case = [
  { id = "C92-c", why = { en = "Begins.", fr = "Commence." } },
  { id = "C90-a", why = { en = "Goes on.", fr = "Continue." } },
]

[[track]]
id = "second-week"
title.en = "Second week"
title.fr = "Deuxième semaine"
summary.en = "One case."
summary.fr = "Un cas."
audiences = ["manager"]
case = [{ id = "C91-b", why = { en = "Alone.", fr = "Seul." } }]
"""


def with_tracks(folder: Path, text: str = TRACKS) -> Path:
    """Make a bank of three cases, with playlists."""
    make_bank(folder, a=named("C90-a"))
    for name in ("C91-b", "C92-c"):
        put(folder / f"cases/coi/{name}.toml", named(name))
    put(folder / "tracks.toml", text)
    return folder


def bank(tmp_path: Path, text: str = TRACKS) -> Bank:
    return Bank([with_tracks(tmp_path / "bank", text)], tmp_path / "cache.db", TODAY)


def ids(found: Bank, query: CaseQuery) -> list[str]:
    return [case.id for case in found.summaries(found.find(query).keys)]


def test_playlists_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """With their cases in theirs, and a sentence on each."""
    first, second = bank(tmp_path).tracks()
    assert (first.id, first.title.fr, first.audiences) == ("first-week", "Première semaine", ("manager",))
    assert [(case.case_id, case.why.en) for case in first.cases] == [
        ("C92-c", "Begins."),
        ("C90-a", "Goes on."),
    ]
    assert first.why("C90-a") == first.cases[1].why
    assert first.why("C91-b") is None
    assert second.id == "second-week"


def test_a_playlist_is_a_choice_like_others_with_an_order_of_its_own(tmp_path: Path) -> None:
    """One alone comes in its order; several, and words, in the usual one; counts and other groups hold."""
    found = bank(tmp_path)
    one = frozenset({"first-week"})
    both = frozenset({"first-week", "second-week"})
    assert ids(found, CaseQuery(tracks=one)) == ["C92-c", "C90-a"]
    assert ids(found, CaseQuery(tracks=both)) == ["C90-a", "C91-b", "C92-c"]
    assert ids(found, CaseQuery(tracks=one, topics=frozenset({"ai"}))) == []
    assert ids(found, CaseQuery(tracks=frozenset({"none"}))) == []
    assert sorted(ids(found, CaseQuery(words="spare", tracks=one))) == ["C90-a", "C92-c"]
    counts = found.counts(CaseQuery(tracks=one))
    assert (counts["track", "first-week"], counts["track", "second-week"], counts["topic", "coi"]) == (
        2,
        1,
        2,
    )
    assert found.name_of("track", "first-week").en == "First week"
    assert found.name_of("track", "none").en == "none"


def test_cases_that_cannot_be_used_are_left_out(tmp_path: Path) -> None:
    """A broken case leaves its playlist; a playlist without any is not shown, nor counted."""
    folder = with_tracks(tmp_path / "bank", TRACKS)
    put(folder / "cases/coi/C91-b.toml", "broken =")
    put(folder / "cases/coi/C92-c.toml", "broken =")
    found = Bank([folder], None, TODAY)
    (track,) = found.tracks()
    assert [case.case_id for case in track.cases] == ["C90-a"]
    assert ("track", "second-week") not in found.counts(CaseQuery())


def test_of_two_banks_the_playlists_join(tmp_path: Path) -> None:
    """A department's own playlist may list the cases of another bank; the earlier of two with one id holds."""
    first = with_tracks(tmp_path / "first")
    own = make_bank(tmp_path / "own")
    put(own / "tracks.toml", TRACKS.replace("First week", "Another").replace("second-week", "third-week"))
    tracks = Bank([first, own], None, TODAY).tracks()
    assert [(track.id, track.title.en) for track in tracks] == [
        ("first-week", "First week"),
        ("second-week", "Second week"),
        ("third-week", "Second week"),
    ]


def test_a_broken_file_costs_its_playlists_alone(tmp_path: Path) -> None:
    """Asking for them tells where it is broken; searching goes on without."""
    found = bank(tmp_path, TRACKS + "\nbroken\n")
    with pytest.raises(BadInput) as caught:
        found.tracks()
    assert caught.value.facts["line"] == TRACKS.count("\n") + 2
    assert len(ids(found, CaseQuery())) == 3
    assert not any(group == "track" for group, _ in found.counts(CaseQuery()))
    assert found.name_of("track", "first-week").en == "first-week"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('"C90-a"', '"C99-none"', Code.UNKNOWN_CASE, "C99-none"),
        ('"C90-a"', '"C92-c"', Code.ID_TWICE, "Goes on."),
        ('"second-week"', '"first-week"', Code.ID_TWICE, "Second week"),
        ('audiences = ["manager"]', 'audiences = ["nobody"]', Code.UNKNOWN_WORD, "nobody"),
        ("audiences =", "audience =", Code.UNKNOWN_FIELD_NEAR, "audience ="),
        ("Deux cas.", "Deux cas ?", Code.MARK_SPACE, "Deux cas ?"),
    ],
)
def test_what_is_wrong_with_a_playlist_is_said(
    tmp_path: Path, old: str, new: str, code: Code, place: str
) -> None:
    """Unknown or repeated cases, ids and words, each on its line; checked alone, too."""
    text = TRACKS.replace(old, new, 1)
    folder = with_tracks(tmp_path / "bank", text)
    found = Bank([folder], None, TODAY)
    faults = [fault for fault in found.check().faults if fault.code == code]
    assert [Path(fault.path).name for fault in faults] == ["tracks.toml"]
    near = line_of(text, place)
    assert abs(faults[0].line - near) <= 1
    alone = found.check(folder / "tracks.toml").faults
    assert [fault.code for fault in alone if fault.code == code] == [code]
