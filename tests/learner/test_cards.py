"""What is remembered of questions: in the private file, by FSRS, in whole days."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.trivia import Grade, Kept, Memory
from ethics_workshop.learner.schedule import LONGEST, next_memory
from ethics_workshop.learner.store import PrivateFiles
from ethics_workshop.services.ports_learning import Walk
from tests.fakes.cards import TODAY, kept


def days(memory: Memory) -> int:
    return (memory.due_on - memory.answered_on).days


def test_what_was_kept_is_there_and_reading_makes_no_file(tmp_path: Path) -> None:
    """Ordered by case and question; a change that fails leaves the card as it was."""
    cards = PrivateFiles(tmp_path / "data").cards_of("E02")
    assert (cards.cards(), cards.forget_cards()) == ([], False)
    assert not (tmp_path / "data").exists()
    for name in ("t2", "t1"):
        assert cards.change_card("C14", name, lambda _, name=name: kept(name, 4)) == (None, kept(name, 4))  # type: ignore[misc]
    again = PrivateFiles(tmp_path / "data").cards_of("E02")
    assert again.cards() == [kept("t1", 4), kept("t2", 4)]

    def fail(_: Kept | None) -> Kept:
        raise Refused(Problem.QUESTION_RESTS)

    with pytest.raises(Refused):
        again.change_card("C14", "t1", fail)
    assert again.change_card("C14", "t1", lambda _: kept("t1", 9, times=2))[0] == kept("t1", 4)
    assert PrivateFiles(tmp_path / "data").cards_of("E03").cards() == []


def test_forgetting_questions_leaves_walks_and_forgetting_a_case_takes_its_questions(tmp_path: Path) -> None:
    """Each wipe takes what it names."""
    files = PrivateFiles(tmp_path)
    walk = Walk("C14", "digest", (), "2026-11-22T10:00:00Z")
    files.of("E02").change("C14", lambda _: walk)
    cards = files.cards_of("E02")
    cards.change_card("C14", "t1", lambda _: kept("t1", 4))
    assert cards.forget_cards()
    assert (cards.cards(), files.of("E02").walks()) == ([], [walk])
    cards.change_card("C14", "t1", lambda _: kept("t1", 4))
    assert files.of("E02").forget("C14")
    assert cards.cards() == []


def test_a_right_answer_comes_back_later_each_time_and_a_wrong_one_the_next_day() -> None:
    """Hard before good before easy; the intervals grow; after a wrong answer they begin anew, at a day."""
    first = {grade: days(next_memory(None, grade, TODAY)) for grade in Grade}
    assert first[Grade.AGAIN] == 1
    assert 1 <= first[Grade.HARD] <= first[Grade.GOOD] < first[Grade.EASY]
    memory, seen = next_memory(None, Grade.GOOD, TODAY), []
    for _ in range(4):
        seen.append(days(memory))
        memory = next_memory(memory, Grade.GOOD, memory.due_on)
    assert seen == sorted(set(seen))
    assert days(next_memory(memory, Grade.AGAIN, memory.due_on)) < seen[-1] / 2


ANSWERS = st.lists(st.tuples(st.sampled_from(list(Grade)), st.integers(-400, 800)), min_size=1, max_size=8)


@given(ANSWERS)
def test_every_history_comes_back_within_a_year(answers: list[tuple[Grade, int]]) -> None:
    """Whatever is answered, early, late or on a clock set back: due from tomorrow to in a year, and always the same."""
    memory: Memory | None = None
    on = TODAY
    for grade, later in answers:
        on += dt.timedelta(later)
        after = next_memory(memory, grade, on)
        assert after == next_memory(memory, grade, on)
        assert after.answered_on == on
        assert 1 <= days(after) <= LONGEST
        memory = after
