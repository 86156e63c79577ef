"""What a person remembers of questions, as the services ask for it. It is in the same private file."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.trivia import Kept, Memory
from ethics_workshop.learner.file import PrivateFile

_COLUMNS = "case_id, question_id, revision, times, stability, difficulty, answered_on, due_on"


class CardStore:
    """One person's questions. Implements the port CardFile."""

    def __init__(self, file: PrivateFile) -> None:
        self._file = file

    def cards(self) -> list[Kept]:
        """Return what is kept of every question, ordered by case and question. Raises StorageError."""
        with self._file.reading() as connection:
            if connection is None:
                return []
            rows = connection.execute(f"SELECT {_COLUMNS} FROM cards ORDER BY case_id, question_id")
            return [_kept(row) for row in rows]

    def change_card(
        self, case_id: str, question_id: str, change: Callable[[Kept | None], Kept]
    ) -> tuple[Kept | None, Kept]:
        """Put what `change` makes of a card in its place, on disk when this returns; return it before and after.

        Nobody else changes it meanwhile. What `change` raises leaves everything as it was. Raises StorageError.
        """
        with self._file.writing() as connection:
            before = _card(connection, case_id, question_id)
            after = change(before)
            if after != before:
                memory = after.memory
                connection.execute(
                    f"REPLACE INTO cards ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        case_id,
                        question_id,
                        after.revision,
                        after.times,
                        memory.stability,
                        memory.difficulty,
                        memory.answered_on.isoformat(),
                        memory.due_on.isoformat(),
                    ),
                )
        return before, after

    def forget_cards(self) -> bool:
        """Delete what is kept of questions, its bytes too; return whether there was anything. Raises StorageError."""
        with self._file.reading() as connection:
            if connection is None:
                return False
        with self._file.writing() as connection:
            return bool(connection.execute("DELETE FROM cards").rowcount)


def _card(connection: sqlite.Connection, case_id: str, question_id: str) -> Kept | None:
    asked = f"SELECT {_COLUMNS} FROM cards WHERE case_id = ? AND question_id = ?"
    row = connection.execute(asked, (case_id, question_id)).fetchone()
    return None if row is None else _kept(row)


def _kept(row: Any) -> Kept:
    case_id, question_id, revision, times, stability, difficulty, answered_on, due_on = row
    days = (dt.date.fromisoformat(answered_on), dt.date.fromisoformat(due_on))
    return Kept(case_id, question_id, revision, times, Memory(stability, difficulty, *days))
