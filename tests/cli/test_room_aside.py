"""Less time, small groups and a pause, as plain commands."""

import pytest

from .conftest import Program, plan


@pytest.fixture
def session(department: Program) -> str:
    """A huddle of nine people at check-in."""
    planned = plan(department)
    assert department("session", "check-in", planned, *[f"E{n:02}" for n in range(1, 10)]).code == 0
    return planned


def test_a_step_is_left_out_and_taken_in_again(program: Program, session: str) -> None:
    """What is left out is printed; a step that may not go, or that is none, is refused with a sentence."""
    assert program("session", "cut", session).value == "rehearse"
    assert program("session", "cut", session, "vote-b").value == "vote-b\nrehearse"
    assert program("session", "cut", session, "--restore").value == ""
    for step, said in (("debrief", "The debrief never does"), ("lunch", "There is no step")):
        refused = program("session", "cut", session, step)
        assert (refused.code, refused.out) == (2, "")
        assert said in refused.err


def test_groups_are_drawn_and_not_kept(program: Program, session: str) -> None:
    """Everybody once; nothing of it in the session."""
    before = program("session", "show", session, "--format", "json").json
    drawn = program("session", "groups", session, "--size", "3")
    assert drawn.out.count("Group ") == 3
    assert drawn.out.count("Person Numéro") == 8
    assert program("session", "show", session, "--format", "json").json == before


def test_a_pause_needs_no_session(program: Program) -> None:
    """What to say and to do, in both languages; without local.toml it says whom to ask."""
    assert "I’m stopping us here" in program("session", "pause").out
    french = program("--lang", "fr", "session", "pause")
    assert "LPFDAR" in french.out
    assert "bureau des valeurs" in french.out
