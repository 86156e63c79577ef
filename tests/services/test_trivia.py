"""Asking and answering, against private files in memory."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ethics_workshop.domain.case import Trivia
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.trivia import Card, Dealt, Grade
from ethics_workshop.services.trivia import Sitting, TriviaBook, TriviaService
from ethics_workshop.words.language import Words
from tests.fakes.cards import TODAY, MemoryCardFiles, doubling, question
from tests.fakes.memory import FakeClock, MemoryBank, MemoryRoster, both, case

CASE = case().id


class QuestionBank(MemoryBank):
    """One case with questions."""

    def __init__(self) -> None:
        super().__init__()
        self.ask(question("t1"))

    def ask(self, *questions: Trivia) -> None:
        self.known = {CASE: replace(case(), trivia=questions)}

    def cases(self) -> list[CaseSummary]:
        c = self.known[CASE]
        shown = (
            c.id,
            c.title,
            c.hook,
            c.tension,
            c.topics,
            c.audiences,
            c.values,
            c.level,
            c.minutes,
            c.status,
        )
        return [CaseSummary(*shown, both("opening"))]


class Desk:
    """Everything trivia needs."""

    def __init__(self) -> None:
        self.files, self.roster, self.bank, self.clock = (
            MemoryCardFiles(),
            MemoryRoster(),
            QuestionBank(),
            FakeClock(),
        )
        self.trivia = TriviaService(self.files, doubling, self.find, self.bank, self.clock)

    def find(self, person_id: str) -> Person:
        person = self.roster.person(person_id)
        if person is None:
            raise Refused(Problem.UNKNOWN_PERSON, person=person_id, near="")
        return person

    def right(self) -> str:
        asked = self.trivia.next("E02").asked
        assert asked is not None
        return asked.right

    def wrong(self) -> str:
        return "a" if self.right() != "a" else "b"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def state(sitting: Sitting) -> Dealt:
    return sitting.deal.state


def test_an_answer_is_kept_and_the_question_comes_back_on_its_day(desk: Desk) -> None:
    """Right is good unless one says otherwise, and another person is asked the same question meanwhile."""
    answered = desk.trivia.answer("E02", f"{CASE}.t1", desk.right().upper())
    assert (answered.correct, answered.grade, answered.before) == (True, Grade.GOOD, None)
    assert answered.after.memory.due_on == TODAY + dt.timedelta(4)
    assert state(desk.trivia.next("E02")) is Dealt.NONE_DUE
    assert state(desk.trivia.next("E03")) is Dealt.ASKED
    desk.clock.moment += dt.timedelta(days=3, hours=23)
    assert state(desk.trivia.next("E02")) is Dealt.ASKED  # the local day counts, not the hour
    assert desk.trivia.answer("E02", f"{CASE}.t1", desk.right()).after.times == 2


def test_a_wrong_answer_comes_back_the_next_day_whatever_its_grade(desk: Desk) -> None:
    """`easy` of a wrong answer is no grade; nor can it be said afterwards."""
    answered = desk.trivia.answer("E02", f"{CASE}.t1", desk.wrong(), Grade.EASY)
    assert (answered.correct, answered.grade) == (False, Grade.AGAIN)
    assert answered.after.memory.due_on == TODAY + dt.timedelta(1)
    assert desk.trivia.regrade("E02", answered, Grade.EASY) == answered


def test_hard_and_easy_may_be_said_and_taken_back(desk: Desk) -> None:
    """A grade counts from what was before the answer, not on top of it; after forgetting nothing comes back."""
    first = desk.trivia.answer("E02", f"{CASE}.t1", desk.right())
    hard = desk.trivia.regrade("E02", first, Grade.HARD)
    easy = desk.trivia.regrade("E02", hard, Grade.EASY)
    days = [(each.after.memory.due_on - TODAY).days for each in (first, hard, easy)]
    assert days == [4, 2, 8]
    assert desk.files.cards_of("E02").cards() == [easy.after]
    assert desk.trivia.regrade("E02", easy, Grade.GOOD) == first
    assert desk.trivia.forget("E02")
    assert desk.trivia.regrade("E02", first, Grade.HARD) == first
    assert not desk.trivia.forget("E02")


def test_refusals_change_nothing_and_make_no_file(desk: Desk) -> None:
    """Nobody, a stranger, an unknown question or case, a letter that is not there, and a question that rests."""
    for person, name, letter, problem in (
        ("", f"{CASE}.t1", "a", Problem.NOBODY_LEARNS),
        ("E77", f"{CASE}.t1", "a", Problem.UNKNOWN_PERSON),
        ("E02", f"{CASE}.t9", "a", Problem.UNKNOWN_QUESTION),
        ("E02", "t1", "a", Problem.UNKNOWN_QUESTION),
        ("E02", "C99.t1", "a", Problem.UNKNOWN_CASE),
        ("E02", f"{CASE}.t1", "d", Problem.NO_SUCH_CHOICE),
        ("E02", f"{CASE}.t1", "", Problem.NO_SUCH_CHOICE),
    ):
        with pytest.raises(Refused) as refused:
            desk.trivia.answer(person, name, letter)
        assert refused.value.problem is problem
    assert not any(file.kept for file in desk.files.files.values())
    before = desk.trivia.answer("E02", f"{CASE}.t1", "a").after
    with pytest.raises(Refused) as refused:
        desk.trivia.answer("E02", f"{CASE}.t1", "b")
    assert refused.value.problem is Problem.QUESTION_RESTS
    assert desk.files.cards_of("E02").cards() == [before]


def test_another_revision_is_answered_anew(desk: Desk) -> None:
    """Mended words leave a question at rest; a greater revision is new, and its history begins at one."""
    desk.trivia.answer("E02", f"{CASE}.t1", desk.right())
    desk.bank.ask(replace(question("t1"), why=both("Another reason"), q=both("Mended")))
    assert state(desk.trivia.next("E02")) is Dealt.NONE_DUE
    desk.bank.ask(question("t1", revision=2))
    answered = desk.trivia.answer("E02", f"{CASE}.t1", desk.right())
    assert (answered.before, answered.after.revision, answered.after.times) == (None, 2, 1)


def test_all_questions_are_exported_for_nobody_in_particular(desk: Desk) -> None:
    """The writer gets every question with its references."""
    written: list[str] = []

    def write(cards: Sequence[tuple[Card, object]], kind: str, words: Words, out: Path) -> None:
        written.extend([kind, *(each.id for each, _ in cards)])

    desk.bank.ask(question("t1"), question("t2"))
    book = TriviaBook(desk.bank, write)
    assert book.export("anki", Words("en"), Path("x")) == 2
    assert written == ["anki", f"{CASE}.t1", f"{CASE}.t2"]
