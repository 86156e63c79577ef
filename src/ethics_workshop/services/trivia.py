"""Trivia: questions that come back when they are about to be forgotten. What one answered is in one's own file alone."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.domain.trivia import LETTERS, Card, Deal, Grade, Kept, deal, history, order
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import CaseBank
from ethics_workshop.services.ports_trivia import CardFile, CardFiles, Schedule, TriviaWriter
from ethics_workshop.words.language import Words

FORMATS = ("text", "anki")
"""What questions are exported as."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put: its choices by the letter under which each stands this time."""

    card: Card
    choices: tuple[tuple[str, Text], ...]
    right: str
    """The letter of the right choice."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a learner meets: a question, or why there is none."""

    deal: Deal
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer; it is on disk. `letter` is what was chosen; `before` is None for a first answer."""

    asked: Asked
    letter: str
    grade: Grade
    references: tuple[Reference, ...]
    before: Kept | None
    after: Kept

    @property
    def correct(self) -> bool:
        """Whether the right choice was taken."""
        return self.letter == self.asked.right


class TriviaService:
    """Five minutes a day, without points.

    Methods that name a person raise Refused for somebody who is not named or not on the roster, and StorageError.
    `find` returns a person of the roster or raises so.
    """

    def __init__(
        self,
        files: CardFiles,
        schedule: Schedule,
        find: Callable[[str], Person],
        bank: CaseBank,
        clock: Clock,
    ) -> None:
        self._files = files
        self._schedule = schedule
        self._find = find
        self._bank = bank
        self._clock = clock

    def next(self, person_id: str, *, more: bool = False) -> Sitting:
        """Return what is asked next; with `more` also after five minutes. Nothing is written."""
        kept = {each.id: each for each in self._file(person_id).cards()}
        found = deal(questions(self._bank), kept, self._today(), person_id, more=more)
        return Sitting(found, None if found.card is None else _ask(found.card, found.times, person_id))

    def answer(self, person_id: str, card_id: str, letter: str, grade: Grade = Grade.GOOD) -> Answered:
        """Take an answer by its letter, and keep when the question comes back; `grade` is that of a right answer.

        Raises Refused for an unknown question, a letter that it does not have, and a question that rests.
        """
        file, card, wanted = self._file(person_id), self._card(card_id), clean(letter).casefold()
        today, taken = self._today(), grade
        asked = _ask(card, 0, person_id)

        def answering(before: Kept | None) -> Kept:
            nonlocal asked, taken
            past = _past(card, before)
            if past is not None and not past.memory.due(today):
                raise Refused(Problem.QUESTION_RESTS, card=card.id, day=past.memory.due_on.isoformat())
            asked = _ask(card, past.times if past else 0, person_id)
            known = [each for each, _ in asked.choices]
            if wanted not in known:
                raise Refused(Problem.NO_SUCH_CHOICE, choice=wanted, card=card.id, known=", ".join(known))
            taken = grade if wanted == asked.right else Grade.AGAIN
            return self._graded(card, past, taken, today)

        if not any(each.id == card.id for each in file.cards()):
            answering(None)  # what is refused makes no file
        before, after = file.change_card(card.case_id, card.question.id, answering)
        references = tuple(self._bank.references(card.question.refs))
        return Answered(asked, wanted, taken, references, _past(card, before), after)

    def regrade(self, person_id: str, answered: Answered, grade: Grade) -> Answered:
        """Say of a right answer that it was hard, good or easy after all.

        A wrong one stays what it is, and so does a question that was answered again or forgotten meanwhile.
        """
        if not answered.correct or grade is Grade.AGAIN:
            return answered
        card, file = answered.asked.card, self._file(person_id)
        if answered.after not in file.cards():
            return answered
        day = answered.after.memory.answered_on

        def grading(now: Kept | None) -> Kept:
            if now is not None and now != answered.after:
                return now
            return self._graded(card, answered.before, grade, day)

        _, after = file.change_card(card.case_id, card.question.id, grading)
        return replace(answered, grade=grade, after=after)

    def forget(self, person_id: str) -> bool:
        """Delete what the learner's file holds of questions; return whether there was anything."""
        return self._file(person_id).forget_cards()

    def _graded(self, card: Card, past: Kept | None, grade: Grade, on: dt.date) -> Kept:
        memory = self._schedule(past.memory if past else None, grade, on)
        question = card.question
        return Kept(card.case_id, question.id, question.revision, (past.times if past else 0) + 1, memory)

    def _card(self, card_id: str) -> Card:
        case_id, _, question_id = clean(card_id).rpartition(".")
        if not case_id:
            raise Refused(Problem.UNKNOWN_QUESTION, card=clean(card_id))
        case = self._bank.case(case_id)
        for question in case.trivia:
            if question.id == question_id:
                return Card(case.id, case.title, case.topics, question)
        raise Refused(Problem.UNKNOWN_QUESTION, card=clean(card_id))

    def _file(self, person_id: str) -> CardFile:
        if not person_id:
            raise Refused(Problem.NOBODY_LEARNS)
        return self._files.cards_of(self._find(person_id).person_id)

    def _today(self) -> dt.date:
        return dt.date.fromisoformat(self._clock.day().date)


class TriviaBook:
    """All questions of the bank as a file, for other programs and for paper. It knows nobody."""

    def __init__(self, bank: CaseBank, write: TriviaWriter) -> None:
        self._bank = bank
        self._write = write

    def export(self, kind: str, words: Words, out: Path) -> int:
        """Write every question as one of FORMATS; return how many. Raises BadInput, StorageError."""
        cards: Sequence[Card] = list(questions(self._bank))
        held = [(card, self._bank.references(card.question.refs)) for card in cards]
        self._write(held, kind, words, out)
        return len(held)


def questions(bank: CaseBank) -> Iterator[Card]:
    """Yield every question of the bank, by case and in the order of its file."""
    for each in bank.cases():
        case = bank.case(each.id)
        for question in case.trivia:
            yield Card(case.id, case.title, case.topics, question)


def _ask(card: Card, times: int, seed: str) -> Asked:
    shown, question = order(card, times, seed), card.question
    choices = tuple((letter, question.choices[index]) for letter, index in zip(LETTERS, shown, strict=False))
    return Asked(card, choices, LETTERS[shown.index(question.answer)])


def _past(card: Card, kept: Kept | None) -> Kept | None:
    return None if kept is None else history(card, {kept.id: kept})
