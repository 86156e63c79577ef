"""The small rules: text from people, performance cycles, agendas."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.agenda import Agenda, AgendaStep, InjectMode, Step
from ethics_workshop.domain.codec import KINDS
from ethics_workshop.domain.programme import Programme, Requirement
from ethics_workshop.domain.text import Text, clean, fold

PROGRAMME = Programme((Requirement("ve-workshop", Text("w", "a"), ("huddle", "workshop")),), 4, 1, "model")


@given(st.text())
def test_cleaned_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    """No control, no bidirectional, no surrogate character is left, and cleaning twice changes nothing."""
    cleaned = clean(text)
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} for c in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert clean(cleaned) == cleaned


def test_what_french_and_names_need_stays() -> None:
    """No-break spaces, apostrophes, emoji families, markup-like text."""
    for text in ("«\u202fOui\u202f»", "O\u2019Neil", "👩\u200d👧", "[b]x[/b]", "=1+1", "Zoé\u00a0Côté"):
        assert clean(text) == text


def test_an_escape_sequence_becomes_harmless_text() -> None:
    """The sequence that sets a window's title loses its control characters."""
    assert clean("\x1b]0;owned\x07Ann\x1b[2J\n") == "]0;ownedAnn[2J"


def test_line_breaks_stay_only_where_they_are_wanted() -> None:
    """One line for names, several for a statement."""
    assert clean("a\r\nb\tc") == "a  b c"
    assert clean("a\nb", multiline=True) == "a\nb"


@given(st.text(), st.text())
def test_folding_knows_equal_from_equal(a: str, b: str) -> None:
    """Folding is stable, and blind to case."""
    assert fold(fold(a)) == fold(a)
    assert fold(a + b) == fold(a + " " + b)


@pytest.mark.parametrize(
    ("day", "cycle"),
    [
        ("2026-03-31", "2025-2026"),
        ("2026-04-01", "2026-2027"),
        ("2026-11-21", "2026-2027"),
        ("2027-01-01", "2026-2027"),
    ],
)
def test_the_cycle_begins_on_1_april(day: str, cycle: str) -> None:
    """Programme data: 1 April."""
    assert PROGRAMME.cycle(dt.date.fromisoformat(day)) == cycle


def test_agendas_count_for_requirements() -> None:
    """Huddle and workshop complete ve-workshop; an unknown agenda completes nothing."""
    assert [PROGRAMME.requirement_of(a) for a in ("huddle", "workshop", "other")] == [
        "ve-workshop",
        "ve-workshop",
        "",
    ]


def test_an_agenda_adds_up() -> None:
    """Case steps count once for each case; slack is added."""
    steps = (AgendaStep(Step.CHECK_IN, 60), AgendaStep(Step.READ, 90), AgendaStep(Step.CLOSE, 30))
    agenda = Agenda("x", Text("x", "x"), steps, 600, InjectMode.OFFER, "paper", (), 30)
    assert (agenda.seconds(), agenda.seconds(2)) == (210, 300)


def test_kinds_are_a_file_format() -> None:
    """The kinds that earlier versions wrote: none may ever be renamed or removed."""
    assert set(KINDS) >= {
        "session.planned",
        "session.opened",
        "session.checked-in",
        "session.guest-checked-in",
        "session.left",
        "session.step-entered",
        "session.round-skipped",
        "session.tallied",
        "session.inject-played",
        "session.committed",
        "session.question-asked",
        "session.theme-named",
        "session.feedback-counted",
        "session.cancelled",
        "session.closed",
        "completion.recorded",
        "attestation.signed",
        "roster.imported",
        "payload.disposed",
    }
