"""Whole copies of the records: on request, and before a migration."""

import datetime as dt
from pathlib import Path

from ethics_workshop.db import files
from ethics_workshop.db.fault import Fault, fault_of
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import BadInput, Problem, Refused, StorageError
from ethics_workshop.records.faults import NO_ROOM, from_sqlite
from ethics_workshop.records.journal import new_id

AUTOMATIC_KEPT = 5
"""Automatic backups that are kept; older ones go."""

FOLDER = "backups"

UNFINISHED = ".records-backup."
"""How the name of a copy begins until it is whole."""


def stamp() -> str:
    """Return the present UTC moment for a file name, in order and without colons: `20261122T000310.123456Z`."""
    return dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")


def copy_whole(connection: sqlite.Connection, target: Path) -> bool:
    """Write a consistent copy to `target`, for the owner alone, whole or not at all; False when the name is taken.

    Raises OSError and sqlite.Error.
    """
    fresh = target.parent.absolute() / f"{UNFINISHED}{new_id()}"
    try:
        files.write_private(fresh, b"")  # VACUUM INTO alone would make it readable for all
        connection.execute("VACUUM INTO ?", (str(fresh),))
        files.sync_file(fresh)
        return files.publish(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


def back_up_before_migration(connection: sqlite.Connection, folder: Path) -> None:
    """Keep a copy of the file as it was; the oldest automatic copies go. Raises OSError and sqlite.Error."""
    backups = folder / FOLDER
    files.make_private_folder(backups)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    copy_whole(connection, backups / f"records.{stamp()}.v{version}.db")
    for old in sorted(backups.glob("records.*.v*.db"))[:-AUTOMATIC_KEPT]:
        old.unlink(missing_ok=True)


def back_up(connection: sqlite.Connection, path: Path, target: Path) -> None:
    """Write a consistent copy of the database at `path` to a new file.

    Raises Refused when `target` exists, BadInput when it cannot be written, StorageError.
    """
    try:
        if target.is_dir():
            raise Refused(Problem.IS_A_FOLDER, path=str(target))
        if target.exists() or not copy_whole(connection, target):
            raise Refused(Problem.FILE_EXISTS, path=str(target))
    except (OSError, UnicodeEncodeError) as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise StorageError(Problem.DISK_FULL, path=str(target)) from error
        raise BadInput(Problem.FILE_NOT_WRITABLE, path=str(target)) from error
    except sqlite.Error as error:
        full = fault_of(error) is Fault.DISK_FULL
        raise from_sqlite(error, target if full else path) from error
