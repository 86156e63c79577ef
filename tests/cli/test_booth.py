"""The booth in plain lines: what goes round, what is kept, and what a line that ends too early leaves."""

import io
from pathlib import Path

import pytest

from ethics_workshop.settings import read_settings
from ethics_workshop.wiring import MachineAdapters, build
from tests.fakes.one_case import one_case_bank

from .conftest import Program, plan, to_step

EIGHT = [f"E{n:02}" for n in range(2, 10)]


@pytest.fixture
def at_vote(department: Program, monkeypatch: pytest.MonkeyPatch) -> tuple[Program, str]:
    """A session of eight at its first vote. The crash dumps of the test run stay as they are."""
    monkeypatch.setattr(MachineAdapters, "no_dumps", staticmethod(lambda: None))
    session = plan(department, "huddle")
    assert department("session", "check-in", session, *EIGHT).code == 0
    to_step(department, session, "vote-a")
    return department, session


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Type these lines."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_vote_goes_round_in_lines(at_vote: tuple[Program, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Six people: five choose, one passes, one mistypes; the answer is what people may see, and no choice is echoed."""
    program, session = at_vote
    typed(
        monkeypatch,
        "",
        "a",
        "4",
        "",
        "a",
        "p",
        "",
        "x",
        "b",
        "4",
        "",
        "p",
        "",
        "A",
        "4",
        "",
        "a",
        "4",
        "count",
    )
    answer = program("session", "booth", session, "--confidence")
    assert (answer.code, answer.value) == (0, "a: most · b: a few · c: none")
    assert "cannot be linked to you" in answer.err
    assert "everybody knows what everybody chose" in answer.err
    assert "6 of 8 have been here." in answer.err
    shown = program("session", "show", session, "--format", "json").json
    (counted,) = shown["rounds"]
    assert (counted["method"], counted["ballots"], counted["totals"]) == (
        "booth",
        5,
        {"a": 4, "b": 1, "c": 0},
    )
    assert "confidence" not in counted  # four answers
    assert shown["booth_open"] is None


def test_lines_that_end_too_early_keep_nothing(
    at_vote: tuple[Program, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the word that counts there is no count: the vote was given up, which leaves no ballot behind."""
    program, session = at_vote
    typed(monkeypatch, "", "a", "", "b")
    assert program("session", "booth", session).code == 130
    typed(monkeypatch, "", "a", "", "a", "abandonner")
    assert "Rien" in program("session", "booth", session, "--lang", "fr").err.replace("rien", "Rien")
    shown = program("session", "show", session, "--format", "json").json
    assert (shown["rounds"], shown["booth_open"]) == ([], None)


def test_a_booth_that_was_interrupted_shows_and_is_never_typed(
    at_vote: tuple[Program, str], tmp_path: Path
) -> None:
    """An open booth without its process: `show` says so, typing its totals is refused, going on gives it up."""
    program, session = at_vote
    other = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], "en", "", {}))
    other.booths.open(session)
    other.close()
    assert "nothing was kept: vote again" in program("session", "show", session).out
    assert program("session", "show", session, "--format", "json").json["booth_open"]["round"] == "a"
    refused = program("session", "tally", session, "--method", "booth", "--option", "a=5")
    assert refused.code == 2
    assert "never typed" in refused.err
    assert program("session", "next", session).code == 0
    assert program("session", "show", session, "--format", "json").json["booth_open"] is None
