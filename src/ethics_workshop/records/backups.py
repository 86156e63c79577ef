"""Whole copies of the records: on request, and before a migration."""

import datetime as dt
from pathlib import Path
from uuid import uuid4

from ethics_workshop.db.library import sqlite
from ethics_workshop.records import files

AUTOMATIC_KEPT = 5
"""Automatic backups that are kept; older ones go."""

FOLDER = "backups"


def stamp() -> str:
    """Return the present UTC moment for a file name, in order and without colons: `20261122T000310.123456Z`."""
    return dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")


def copy_whole(connection: sqlite.Connection, target: Path) -> bool:
    """Write a consistent copy to `target`, for the owner alone, whole or not at all; False when the name is taken.

    Raises OSError and sqlite.Error.
    """
    fresh = target.parent / f".{target.name[:100]}.{uuid4().hex}"
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
