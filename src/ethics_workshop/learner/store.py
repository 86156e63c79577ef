"""A person's walks and sentences, as the services ask for them."""

from collections.abc import Callable
from pathlib import Path

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.play import Chosen
from ethics_workshop.learner.cards import CardStore
from ethics_workshop.learner.file import PrivateFile
from ethics_workshop.learner.tables import OF_A_CASE
from ethics_workshop.services.ports_learning import Sentence, Walk


class PrivateFiles:
    """The private files in a data folder, one a person. Implements the ports Learners and CardFiles; building it touches no disk."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "learners"

    def of(self, person_id: str) -> "LearnerStore":
        """Return the file of a person, which need not exist."""
        return LearnerStore(PrivateFile(self._folder, person_id))

    def cards_of(self, person_id: str) -> CardStore:
        """Return what the file of a person holds of questions; it need not exist."""
        return CardStore(PrivateFile(self._folder, person_id))


class LearnerStore:
    """What one person did alone. Implements the port LearnerFile."""

    def __init__(self, file: PrivateFile) -> None:
        self._file = file

    @property
    def path(self) -> str:
        """Where the file is, or would be."""
        return str(self._file.path)

    @property
    def exists(self) -> bool:
        """Whether there is a file. Raises StorageError."""
        return self._file.exists()

    def walk(self, case_id: str) -> Walk | None:
        """Return the walk through a case; None before it was begun. Raises StorageError."""
        with self._file.reading() as connection:
            return None if connection is None else _walk(connection, case_id)

    def walks(self) -> list[Walk]:
        """Return every walk, ordered by case. Raises StorageError."""
        with self._file.reading() as connection:
            if connection is None:
                return []
            ids = connection.execute("SELECT case_id FROM walks ORDER BY case_id").fetchall()
            return [walk for (case_id,) in ids if (walk := _walk(connection, case_id)) is not None]

    def change(self, case_id: str, change: Callable[[Walk | None], Walk]) -> Walk:
        """Put what `change` makes of a walk in its place, on disk when this returns; return it.

        Nobody else changes it meanwhile. What `change` raises leaves everything as it was. Raises StorageError.
        """
        with self._file.writing() as connection:
            before = _walk(connection, case_id)
            walk = change(before)
            if walk != before:
                _keep(connection, walk)
        return walk

    def sentences(self, case_id: str) -> list[Sentence]:
        """Return what was rehearsed for a case, the oldest first. Raises StorageError."""
        with self._file.reading() as connection:
            if connection is None:
                return []
            asked = "SELECT text, written_at FROM sentences WHERE case_id = ? ORDER BY id"
            return [Sentence(case_id, text, at) for text, at in connection.execute(asked, (case_id,))]

    def write(self, sentence: Sentence) -> None:
        """Keep a sentence, on disk when this returns. Raises StorageError, and BadInput for what is no text."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO sentences (case_id, written_at, text) VALUES (?, ?, ?)",
                (sentence.case_id, sentence.written_at, sentence.text),
            )

    def forget(self, case_id: str) -> bool:
        """Delete all about one case, its bytes too; return whether there was anything. Raises StorageError."""
        with self._file.reading() as connection:
            if connection is None:
                return False
        with self._file.writing() as connection:
            gone = [
                connection.execute(f"DELETE FROM {table} WHERE case_id = ?", (case_id,)).rowcount
                for table in OF_A_CASE
            ]
        return any(gone)

    def wipe(self) -> bool:
        """Delete the whole file, its bytes too; return whether there was one. Raises StorageError."""
        return self._file.wipe()


def _walk(connection: sqlite.Connection, case_id: str) -> Walk | None:
    row = connection.execute("SELECT story, updated_at FROM walks WHERE case_id = ?", (case_id,)).fetchone()
    if row is None:
        return None
    choices = connection.execute(
        "SELECT scene_id, option_id FROM choices WHERE case_id = ? ORDER BY place", (case_id,)
    )
    return Walk(case_id, row[0], tuple(Chosen(*choice) for choice in choices), row[1])


def _keep(connection: sqlite.Connection, walk: Walk) -> None:
    connection.execute("DELETE FROM walks WHERE case_id = ?", (walk.case_id,))
    connection.execute("INSERT INTO walks VALUES (?, ?, ?)", (walk.case_id, walk.story, walk.updated_at))
    connection.executemany(
        "INSERT INTO choices VALUES (?, ?, ?, ?)",
        [(walk.case_id, n, choice.scene_id, choice.option_id) for n, choice in enumerate(walk.chosen)],
    )
