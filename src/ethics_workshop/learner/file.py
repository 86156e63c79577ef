"""`learner.db`: opened for one thing at a time, so that wiping it finds nobody in it and leaves nothing beside it."""

import contextlib
import errno
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from ethics_workshop.db import files
from ethics_workshop.db.connection import begin_immediate, committing, connect
from ethics_workshop.db.fault import Fault, fault_of
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import BadInput, Problem, StorageError
from ethics_workshop.learner.tables import APPLICATION_ID, STEPS

NAME = "learner.db"

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a database."""

_PROBLEMS = {
    Fault.DAMAGED: Problem.LEARNER_DAMAGED,
    Fault.NOT_A_DATABASE: Problem.LEARNER_DAMAGED,
}
"""What is said of a learner's file otherwise than of the records: there is no backup of it, on purpose."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def folder_of(learners: Path, person_id: str) -> Path:
    """Return the folder of a person: the id as far as any file system takes it, and ten digits that tell all apart.

    `E01` and `e01` are two people, also where the file system sees no difference.
    """
    readable = re.sub(r"[^A-Za-z0-9_-]", "-", person_id)[:32]
    return learners / f"{readable}-{hashlib.sha256(person_id.encode()).hexdigest()[:10]}"


class PrivateFile:
    """The database of one person. Building it touches no disk. Everything raises StorageError.

    A rollback journal and not a write-ahead log: after each commit there is one file, and nothing beside it.
    """

    def __init__(self, learners: Path, person_id: str) -> None:
        self.folder = folder_of(learners, person_id)
        self.path = self.folder / NAME

    def exists(self) -> bool:
        """Whether there is a file."""
        with self._translated():
            return self.path.exists()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite.Connection | None]:
        """Yield a connection to read from; None while there is no file."""
        with self._translated():
            if not self.path.exists():
                yield None
                return
            with contextlib.closing(connect(self.path, wal=False)) as connection:
                if self._version(connection) < len(STEPS):
                    begin_immediate(connection)
                    with committing(connection):
                        self._take_steps(connection)
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite.Connection]:
        """Yield a connection inside a write transaction; it is on disk when the block ends without an error."""
        with self._translated():
            self._make()
            with contextlib.closing(connect(self.path, wal=False)) as connection:
                self._version(connection)  # another program's file is not even locked
                begin_immediate(connection)
                with committing(connection):
                    self._take_steps(connection)
                    yield connection

    def wipe(self) -> bool:
        """Delete the file and its folder; return whether there was one. A damaged one goes too, a stranger’s does not."""
        with self._translated():
            there = self.path.exists()
            if there:
                self._blank()
            for suffix in ("", *_BESIDE):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
            if self.folder.exists():
                with contextlib.suppress(OSError):  # somebody put a file of their own there
                    self.folder.rmdir()
                files.sync_folder(self.folder.parent)
        return there

    def _blank(self) -> None:
        """Write zeros over what the file holds, alone with it: deleting it would leave the bytes on the disk."""
        with contextlib.ExitStack() as alone:
            try:
                connection = alone.enter_context(contextlib.closing(connect(self.path, wal=False)))
                self._version(connection)
                begin_immediate(connection)
            except sqlite.Error as error:
                if fault_of(error) is Fault.LOCKED:
                    raise
            with self.path.open("r+b") as file:
                file.write(bytes(self.path.stat().st_size))
            files.sync_file(self.path)

    def _make(self) -> None:
        """Make the folders and an empty file that only their owner reads, where they are missing."""
        for folder in (self.folder.parent.parent, self.folder.parent, self.folder):
            files.make_private_folder(folder)
        if not self.path.exists():
            with contextlib.suppress(FileExistsError):
                files.write_private(self.path, b"")
            files.sync_folder(self.folder)
            files.sync_folder(self.folder.parent)
        files.keep_private(self.path)

    def _version(self, connection: sqlite.Connection) -> int:
        """Return how many steps the file has taken. Raises StorageError for what is not ours, or is newer."""
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if application not in {0, APPLICATION_ID} or (version and not application):
            raise StorageError(Problem.DATABASE_FOREIGN, path=str(self.path))
        if version > len(STEPS):
            raise StorageError(Problem.DATABASE_NEWER, path=str(self.path), version=version)
        return version

    def _take_steps(self, connection: sqlite.Connection) -> None:
        taken = self._version(connection)
        for step in STEPS[taken:]:
            for statement in step:
                connection.execute(statement)
        if taken < len(STEPS):
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={len(STEPS)}")

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn what SQLite and the file system say into the errors of the domain."""
        try:
            yield
        except sqlite.Error as error:
            fault = fault_of(error)
            problem = _PROBLEMS.get(fault, Problem(fault.value))
            raise StorageError(problem, path=str(self.path), detail=str(error)) from error
        except UnicodeEncodeError as error:
            raise BadInput(Problem.NOT_TEXT) from error
        except OSError as error:
            problem = Problem.DISK_FULL if error.errno in _NO_ROOM else Problem.LEARNER_FOLDER
            raise StorageError(problem, path=str(self.folder), detail=error.strerror or str(error)) from error
