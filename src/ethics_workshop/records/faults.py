"""Turning what SQLite and the file system say into the typed errors of the domain."""

import errno
from pathlib import Path
from types import TracebackType

from ethics_workshop.db.fault import fault_of
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import BadInput, Problem, StorageError, WorkshopError
from ethics_workshop.records.journal import UnreadableEvent

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""System errors that mean a full disk: no space, a quota, a limit on the size of files."""

_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


class Translated:
    """A block in which SQLite's and the file system's errors become StorageError about `path`."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin the block."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Raise StorageError in the place of an error of SQLite, of the file system, or of a stored event."""
        if error is None:
            return
        if isinstance(error, OSError):
            raise from_system(error, self._path) from error
        if isinstance(error, FAILURES):
            raise from_failure(error, self._path) from error


FAILURES = (sqlite.Error, UnreadableEvent, UnicodeEncodeError)
"""What the records can fail with; the last when a text that was given holds bytes that are no text."""


def from_failure(error: sqlite.Error | UnreadableEvent | UnicodeEncodeError, path: Path) -> WorkshopError:
    """Return the error of the domain for one of FAILURES of the database at `path`."""
    if isinstance(error, sqlite.Error):
        return from_sqlite(error, path)
    if isinstance(error, UnicodeEncodeError):
        return BadInput(Problem.NOT_TEXT)
    return StorageError(Problem.DATABASE_DAMAGED, path=str(path), detail=str(error))


def from_sqlite(error: sqlite.Error, path: Path) -> StorageError:
    """Return the StorageError for an error of SQLite about the database at `path`."""
    return StorageError(Problem(fault_of(error).value), path=str(path), detail=str(error))


def from_system(error: OSError, path: Path) -> StorageError:
    """Return the StorageError for an error of the file system about `path`."""
    problem = Problem.STORAGE_FAILED
    if error.errno in NO_ROOM:
        problem = Problem.DISK_FULL
    elif error.errno in _NO_RIGHT:
        problem = Problem.DATABASE_READ_ONLY
    elif isinstance(error, NotADirectoryError | FileExistsError | FileNotFoundError | IsADirectoryError):
        problem = Problem.DATA_FOLDER
    return StorageError(problem, path=str(path), detail=error.strerror or str(error))
