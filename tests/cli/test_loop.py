"""The loop by plain commands: outcomes, answers, what the rooms say together."""

import pytest

from tests.cli.conftest import Program, roster_text


@pytest.fixture
def before(program: Program, tmp_path: object) -> Program:
    """A closed session of six people with two commitments, a question, a theme and feedback."""
    from pathlib import Path

    file = Path(str(tmp_path)) / "roster.csv"
    file.write_text(roster_text(), encoding="utf-8")
    program("roster", "import", file)
    session = plan(program)
    program("session", "check-in", session, *(f"E{n:02}" for n in range(1, 7)))
    while program("session", "next", session).value != "commit":
        pass
    halves = ("--if", "asked", "--then", "we say no")
    assert program("session", "commit", session, *halves, "--owner", "E02", "--by", "2099-01-31").code == 0
    program("session", "commit", session, "--text", "We ask first")
    program("session", "question", session, "--text", "A coffee?")
    program("session", "theme", session, "gifts")
    program("session", "next", session)
    program("session", "feedback", session, "--question", "1", "--value", "4=3", "--value", "2=3")
    program("session", "next", session)
    assert program("session", "close", session).code == 0
    return program


def plan(program: Program) -> str:
    where = ("--division", "Division 2", "--facilitator", "E01")
    return program("session", "plan", "--case", "C14", "--agenda", "huddle", *where).value


def test_a_commitment_is_followed_to_what_took_its_place(before: Program) -> None:
    """Halves are kept; a changed one has a successor, and of it nothing more is said."""
    rows = {row["text"]: row for row in before("commitments", "list", "--format", "json").json}
    made = rows["If asked, then we say no."]
    assert (made["if_text"], made["then_text"], made["owner_id"], made["status"]) == (
        "asked",
        "we say no",
        "E02",
        "open",
    )
    later = plan(before)
    assert len(before("session", "show", later, "--format", "json").json["open_commitments"]) == 2
    review = ("commitments", "review", made["id"])
    assert before(*review, "--outcome", "changed").code == 2
    assert before(*review, "--outcome", "kept", "--text", "Other").code == 2
    following = before(*review, "--outcome", "changed", "--then", "we ask", "--session", later).value
    assert before(*review, "--outcome", "kept").code == 2
    assert (
        before("commitments", "review", rows["We ask first"]["id"].lower(), "--outcome", "not-kept").value
        == "not-kept"
    )
    still_open = before("commitments", "list", "--open", "--division", "Division 2", "--format", "json").json
    assert [(row["id"], row["succeeds"]) for row in still_open] == [(following, made["id"])]
    told = before("session", "summary", later).out
    assert "If asked, then we say no. · changed · We ask." in told
    assert before("commitments", "review", "K-none", "--outcome", "kept").code == 2
    assert before("verify").code == 0


def test_an_answer_comes_back_once(before: Program) -> None:
    """At the next session of the unit, in both languages; not at the one after."""
    (asked,) = before("questions", "list", "--unanswered", "--format", "json").json
    assert before("questions", "answer", asked["id"]).code == 2
    said = before("questions", "answer", asked["id"], "--text", "It is fine.")
    assert said.value == asked["id"]
    assert "no French" in said.err
    before("questions", "answer", asked["id"], "--text", "It is fine.", "--text-fr", "Pas de souci.")
    assert before("questions", "list", "--unanswered").out == ""
    later = plan(before)
    page = before("session", "summary", later, "--format", "html").out
    assert "It is fine." in page
    assert "Pas de souci." in page
    before("session", "check-in", later, "E01", "E02")
    while before("session", "next", later).value != "close":
        pass
    before("session", "close", later)
    assert "It is fine." in before("session", "summary", later).out
    assert "It is fine." not in before("session", "summary", plan(before)).out


def test_what_rooms_say_together_hides_what_is_rare(before: Program) -> None:
    """A theme of one unit is not named; six answers are said in words, and in numbers for programs."""
    assert "gifts" not in before("themes").out
    assert before("themes", "--format", "json").json == []
    assert "about half" in before("feedback").out
    (answers,) = before("feedback", "--format", "json").json
    assert (answers["sessions"], answers["answers"], answers["values"]) == (1, 6, {"2": 3, "4": 3})
    assert len(before("feedback", "--sessions", "--format", "json").json) == 1
    assert "environ la moitié" in before("feedback", "--lang", "fr").out
