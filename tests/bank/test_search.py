"""Searching the bank: what is found, in which order, how many are left, and nothing typed is ever syntax."""

import os
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.bank import bank as bank_module
from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.wording import WORDS_LIMIT, head_of, story_of, words_of
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.services.ports import MINUTES, CaseQuery

from .sample import CASE, TODAY, make_bank, named, put

TOPICS, VALUES, AUDIENCES = ("coi", "ai", "privacy"), ("integrity", "stewardship"), ("manager", "all")
WORDS = ("gift", "travel", "secret", "loyauté", "œuvre", "friday")


def varied(number: int) -> str:
    """Return the sample with other keys and some words of its own; every seventh is retired."""
    chance = random.Random(number)

    def listed(keys: Sequence[str]) -> str:
        return ", ".join(f'"{key}"' for key in keys if chance.random() < 0.5) or f'"{keys[0]}"'

    text = named(f"C90-n{number}")
    for old, new in (
        ('topics = ["coi"]', f"topics = [{listed(TOPICS)}]"),
        ('values = ["integrity"]', f"values = [{listed(VALUES)}]"),
        ('audiences = ["manager"]', f"audiences = [{listed(AUDIENCES)}]"),
        ("level = 1", f"level = {chance.randint(1, 3)}"),
        ("[5, 15, 45]", f"[5, {chance.choice((9, 10, 12, 20, 45))}, 45]"),
        ("The spare key", f"The {chance.choice(WORDS)}"),
        ("A notice goes round.", f"A {chance.choice(WORDS)} and a {chance.choice(WORDS)}."),
        ('"draft"', '"retired"' if number % 7 == 0 else '"draft"'),
    ):
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    folder = make_bank(tmp_path_factory.mktemp("bank"), **{f"n{n}": varied(n) for n in range(24)})
    settle(folder)
    return Bank([folder], folder / "cache.db", TODAY)


@pytest.fixture(scope="module")
def told(bank: Bank) -> dict[str, list[str]]:
    """The words of each case."""
    return {case.id: spoken(bank.case(case.id)) for case in bank.cases()}


def settle(folder: Path) -> None:
    """Age the files, so that none counts as written this very moment."""
    for path in folder.rglob("*.toml"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))


def spoken(case: Case) -> list[str]:
    """Return the words of a case that a search may begin with."""
    pieces = " ".join((*head_of(case), story_of(case))).split()
    return [word for piece in pieces for word in words_of(piece)]


def ids(bank: Bank, query: CaseQuery | str) -> list[str]:
    asked = CaseQuery(words=query) if isinstance(query, str) else query
    return [case.id for case in bank.summaries(bank.find(asked).keys)]


def fits(case: CaseSummary, query: CaseQuery) -> bool:
    """The rule, as one would say it: any of a group, all of the groups."""
    return (
        case.status != "retired"
        and (not query.topics or bool(query.topics & set(case.topics)))
        and (not query.values or bool(query.values & set(case.values)))
        and (not query.audiences or bool(query.audiences & set(case.audiences)))
        and (not query.levels or case.level in query.levels)
        and (not query.minutes or case.minutes[1] <= query.minutes)
    )


def holds(words: list[str], typed: str) -> bool:
    """Whether each word that was typed begins one of `words`."""
    return all(any(word.startswith(part) for word in words) for part in words_of(typed))


queries = st.builds(
    CaseQuery,
    words=st.one_of(st.just(""), st.sampled_from(WORDS).map(lambda w: w[:4]), st.just("frid secr")),
    topics=st.frozensets(st.sampled_from((*TOPICS, "none"))),
    values=st.frozensets(st.sampled_from(VALUES)),
    audiences=st.frozensets(st.sampled_from(AUDIENCES)),
    levels=st.frozensets(st.integers(1, 3)),
    minutes=st.sampled_from((0, 5, 11, *MINUTES)),
)


@settings(max_examples=40, deadline=None)
@given(queries)
def test_what_is_found_and_what_each_choice_would_leave(
    bank: Bank, told: dict[str, list[str]], query: CaseQuery
) -> None:
    """Both are what reading every case would tell, for any choices with any words."""
    everything = bank.cases()
    found = bank.find(query)
    within = [case for case in everything if holds(told[case.id], query.words)]
    if not found.near:
        assert sorted(ids(bank, query)) == [case.id for case in within if fits(case, query)]
    else:
        shown = bank.find(CaseQuery(words=query.words)).keys
        within = bank.summaries(shown)
    counts = bank.counts(query)
    names = {
        "topic": "topics",
        "value": "values",
        "audience": "audiences",
        "level": "levels",
        "minutes": "minutes",
    }
    for (group, key), count in counts.items():
        only = {"level": frozenset({int(key)}) if group == "level" else None, "minutes": key}.get(
            group, frozenset({key})
        )
        asked = replace(query, **{names[group]: int(key) if group == "minutes" else only})  # type: ignore[arg-type]
        assert count == sum(fits(case, asked) for case in within), (group, key)
    assert {("minutes", str(m)) for m in MINUTES} <= set(counts)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="\"*()^:-+{}'’ ANDORNETaé0", max_size=40))
def test_nothing_typed_is_ever_syntax(bank: Bank, typed: str) -> None:
    """Quotes, operators, emoji and control characters find something or nothing, and never fail."""
    found = bank.find(CaseQuery(words=typed))
    assert len(set(found.keys)) == len(found.keys)
    bank.counts(CaseQuery(words=typed))


def test_a_million_characters_are_looked_at_in_part(bank: Bank) -> None:
    """A paste is no reason to wait."""
    assert len(words_of("mot " * 10 + " ".join(str(n) for n in range(200_000)))) <= WORDS_LIMIT
    assert ids(bank, "x" * 1_000_000) == []


def test_accents_apostrophes_and_ligatures_may_be_left_out(tmp_path: Path) -> None:
    """People type what their keyboard has; a word of either language finds the case."""
    text = CASE.replace("La garder.", "L’œuvre d’été.").replace("Keep it.", "Keep the work.")
    bank = Bank([make_bank(tmp_path, spare_key=text)], None, TODAY)
    for typed in (
        "cle",
        "CLÉ",
        "l'oeuvre",
        "l’œuvre d’ete",
        "ŒUVRE",
        "interets",
        "integrite",
        "gestionn",
        "c90",
        "PA",
    ):
        assert ids(bank, typed) == ["C90-spare-key"], typed
    assert bank.find(CaseQuery(words="🙂 !")).keys == bank.find(CaseQuery()).keys


def test_a_title_comes_before_a_hook_and_a_hook_before_a_story(tmp_path: Path) -> None:
    """What a case is about comes first."""
    bank = Bank(
        [
            make_bank(
                tmp_path,
                a=named("C90-a").replace("A notice goes round", "A parrot goes round"),
                b=named("C90-b").replace("Somebody left it", "A parrot left it"),
                c=named("C90-c").replace("The spare key", "The parrot"),
            )
        ],
        None,
        TODAY,
    )
    assert ids(bank, "parro") == ["C90-c", "C90-b", "C90-a"]


@pytest.mark.parametrize("typed", ["integirty", "intgrity", "integrityy", "integtity", "integrations"])
def test_a_slip_of_the_finger_finds_what_was_meant(tmp_path: Path, typed: str) -> None:
    """One letter more, less, other or exchanged, or another ending; it is said that these are near misses."""
    bank = Bank([make_bank(tmp_path)], None, TODAY)
    found = bank.find(CaseQuery(words=typed))
    assert (len(found.keys), found.near) == (1, True)
    assert bank.find(CaseQuery(words=f"{typed} qqqqq")).near
    assert bank.find(CaseQuery(words="qqqqq")) == bank_nothing(bank)


def bank_nothing(bank: Bank) -> object:
    return bank.find(CaseQuery(topics=frozenset({"none"})))


def test_a_search_looks_at_no_file_and_a_refresh_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing waits for no folder; what changed, came or went is found after the next look, and only once."""
    folder = make_bank(tmp_path / "bank", a=named("C90-a"), b=named("C90-b"))
    settle(folder)
    cache = tmp_path / "cache.db"
    assert ids(Bank([folder], cache, TODAY), "spare") == ["C90-a", "C90-b"]
    bank = Bank([folder], cache, TODAY)
    monkeypatch.setattr("ethics_workshop.bank.shelf.list_cases", None)
    kept = bank.find(CaseQuery()).keys
    monkeypatch.undo()
    bank.refresh()
    assert not bank.refresh()
    case = folder / "cases" / "coi" / "C90-a.toml"
    put(case, named("C90-a").replace("The spare key", "The parrot"))
    os.utime(case, ns=(0, 10**18))
    assert ids(bank, "parrot") == []
    assert bank.refresh()
    assert ids(bank, "parrot") == ["C90-a"]
    assert ids(bank, "spare") == ["C90-b"]
    assert [case.id for case in bank.summaries(kept)] == ["C90-b"]
    case.unlink()
    assert bank.refresh()
    assert ids(bank, CaseQuery()) == ["C90-b"]
    assert not bank.refresh()


def test_another_process_that_read_the_files_is_noticed(tmp_path: Path) -> None:
    """The cache is shared: what another start brought up to date shows here after a look."""
    folder = make_bank(tmp_path / "bank", a=named("C90-a"))
    cache = tmp_path / "cache.db"
    bank = Bank([folder], cache, TODAY)
    assert ids(bank, "") == ["C90-a"]
    put(folder / "cases" / "coi" / "C90-b.toml", named("C90-b"))
    assert len(Bank([folder], cache, TODAY).cases()) == 2
    assert bank.refresh()
    assert ids(bank, "") == ["C90-a", "C90-b"]


def test_the_earlier_bank_wins_and_broken_files_are_counted(tmp_path: Path) -> None:
    """The same id twice is one case; a file that cannot be read is none."""
    first = make_bank(tmp_path / "first", a=named("C90-a").replace("The spare key", "The first"))
    second = make_bank(tmp_path / "second", a=named("C90-a"), b=named("C90-b"), c="broken =")
    bank = Bank([first, second], None, TODAY)
    assert ids(bank, CaseQuery()) == ["C90-a", "C90-b"]
    assert ids(bank, "first") == ["C90-a"]
    assert ids(bank, "spare") == ["C90-b"]
    assert bank.broken() == 1
    assert bank_module.Bank([second, first], None, TODAY).counts(CaseQuery())["topic", "coi"] == 2
