"""Questions, and private files of them in memory."""

import datetime as dt
from collections.abc import Callable

from ethics_workshop.domain.case import Trivia
from ethics_workshop.domain.text import Text
from ethics_workshop.domain.trivia import Card, Grade, Kept, Memory

TODAY = dt.date(2026, 11, 21)
"""The local day of `FakeClock`."""


def question(name: str, *, words: int = 10, revision: int = 1, choices: int = 3) -> Trivia:
    """A question of `words` words; the second choice is right."""
    texts = tuple(Text(f"{name}-choice-{n}", f"{name}-choix-{n}") for n in range(choices))
    long = " ".join([name, *["word"] * (words - 1)])
    return Trivia(name, Text(long, long), texts, 1, Text("because", "parce"), (), revision)


def card(name: str, *, words: int = 10, revision: int = 1) -> Card:
    """A card of one case."""
    return Card("C14", Text("Title", "Titre"), ("coi",), question(name, words=words, revision=revision))


def kept(name: str, due: int, *, ago: int = 1, revision: int = 1, times: int = 1) -> Kept:
    """What is kept of a card that is due in so many days from TODAY, and was answered `ago` days before it."""
    days = (TODAY - dt.timedelta(ago), TODAY + dt.timedelta(due))
    return Kept("C14", name, revision, times, Memory(2.0, 5.0, *days))


def doubling(before: Memory | None, grade: Grade, on: dt.date) -> Memory:
    """A schedule to reckon with: again a day, hard 2, good 4, easy 8, and twice what it was."""
    first = {Grade.AGAIN: 1, Grade.HARD: 2, Grade.GOOD: 4, Grade.EASY: 8}[grade]
    days = first if before is None or grade is Grade.AGAIN else int(before.stability) * 2
    return Memory(days, 5.0, on, on + dt.timedelta(days))


class MemoryCards:
    """What one person remembers."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}

    def cards(self) -> list[Kept]:
        return [self.kept[key] for key in sorted(self.kept)]

    def change_card(
        self, case_id: str, question_id: str, change: Callable[[Kept | None], Kept]
    ) -> tuple[Kept | None, Kept]:
        before = self.kept.get(f"{case_id}.{question_id}")
        after = change(before)
        self.kept[after.id] = after
        return before, after

    def forget_cards(self) -> bool:
        there = bool(self.kept)
        self.kept = {}
        return there


class MemoryCardFiles:
    """A file for each person."""

    def __init__(self) -> None:
        self.files: dict[str, MemoryCards] = {}

    def cards_of(self, person_id: str) -> MemoryCards:
        return self.files.setdefault(person_id, MemoryCards())
