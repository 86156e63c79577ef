"""What trivia asks of the outside: a learner's own file, and a rule for when a question comes back."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.trivia import Card, Grade, Kept, Memory
from ethics_workshop.words.language import Words


class CardFile(Protocol):
    """What the private file of one person holds of questions. Everything raises StorageError."""

    def cards(self) -> list[Kept]:
        """Return what is kept of every question, ordered by case and question."""
        ...

    def change_card(
        self, case_id: str, question_id: str, change: Callable[[Kept | None], Kept]
    ) -> tuple[Kept | None, Kept]:
        """Put what `change` makes of a card in its place, on disk when this returns; return it before and after.

        Nobody else changes it meanwhile. What `change` raises leaves everything as it was.
        """
        ...

    def forget_cards(self) -> bool:
        """Delete what is kept of questions; return whether there was anything."""
        ...


class CardFiles(Protocol):
    """The private files of a data folder."""

    def cards_of(self, person_id: str) -> CardFile:
        """Return the file of a person, which need not exist."""
        ...


class Schedule(Protocol):
    """When a question comes back, by how it was answered."""

    def __call__(self, before: Memory | None, grade: Grade, on: dt.date) -> Memory:
        """Return what is remembered after an answer on a local date; `before` is None for the first one."""
        ...


class TriviaWriter(Protocol):
    """Writes questions to a file, whole or not at all."""

    def __call__(
        self, cards: Sequence[tuple[Card, Sequence[Reference]]], kind: str, words: Words, out: Path
    ) -> None:
        """Write them as `text` or for `anki`, in the language of `words`. Raises BadInput, StorageError."""
        ...
