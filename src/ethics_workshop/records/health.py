"""A look at the database that leaves it, and its folder, as they were."""

import contextlib
import os
from dataclasses import replace
from pathlib import Path

from ethics_workshop.db.connection import connect, connect_untouched, has_log, try_lock
from ethics_workshop.db.fault import fault_of
from ethics_workshop.db.library import affected, sqlite, version
from ethics_workshop.domain.error import StorageError
from ethics_workshop.domain.machine import DatabaseHealth
from ethics_workshop.records import schema
from ethics_workshop.records.faults import Translated


def look(path: Path) -> DatabaseHealth:
    """Return how the database at `path` is. It is neither created nor migrated; what fails is part of the answer.

    While another window has it open its changes are seen too; a log that nobody has open is left alone, for reading
    it would take it in.
    """
    health = DatabaseHealth(".".join(map(str, version())), wal_safe=not affected(version()))
    try:
        with Translated(path):
            status = path.stat()
            beside = sum(_size(path, suffix) for suffix in ("-wal", "-journal"))
            health = replace(
                health,
                exists=True,
                size=status.st_size + beside,
                mode=None if os.name == "nt" else status.st_mode & 0o777,
                log_waits=_waits(path),
            )
            if not schema.check_ours(path):
                return health
            health = _inside(path, health)
    except StorageError as error:
        if not path.exists():
            return health
        return replace(health, fault=error.problem.value)
    return health if health.log_waits else replace(health, lock=_lock(path))


def _inside(path: Path, health: DatabaseHealth) -> DatabaseHealth:
    """Add the version and what the quick check says. Raises StorageError and sqlite.Error."""
    open_now = has_log(path) and not health.log_waits
    connection = connect(path, read_only=True) if open_now else connect_untouched(path)
    with contextlib.closing(connection):
        health = replace(health, version=schema.check_version(connection, path))
        if health.log_waits:
            return health
        return replace(health, sound=connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _waits(path: Path) -> bool:
    """Whether changes stand in a log, and no window has the file open that would take them in."""
    return _size(path, "-journal") > 0 or (has_log(path) and not os.path.lexists(f"{path}-shm"))


def _size(path: Path, suffix: str) -> int:
    try:
        return os.stat(f"{path}{suffix}").st_size  # noqa: PTH116  # a suffix to the whole name
    except OSError:
        return 0


def _lock(path: Path) -> str:
    """Return what is in the way of writing, as a value of Problem; an empty text for nothing."""
    try:
        try_lock(path)
    except sqlite.Error as error:
        return fault_of(error).value
    return ""
