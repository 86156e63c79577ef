"""Whose file it is, which version, and whether its tables, triggers and views are as they were made."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from ethics_workshop.db.connection import connect_untouched, has_log
from ethics_workshop.db.fault import Fault, fault_of
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.records import tables
from ethics_workshop.records.faults import Translated

APPLICATION_ID = int.from_bytes(b"EWRK", "big")
"""What SQLite's header says of our files."""

VERSION = 3
"""The version of the schema: the number of migrations, kept in `user_version`."""


def check_ours(path: Path) -> bool:
    """Whether there is a file of ours at `path` (False: none, or an empty one).

    Raises StorageError for another program's file, a newer version's, or none of SQLite's; none of these is touched.
    SQLite itself looks: opening and closing the file by other means would drop the locks of its connections.
    """
    if not path.exists():
        return False
    with Translated(path), contextlib.closing(connect_untouched(path)) as connection:
        try:
            if check_version(connection, path):
                return True
            if connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None:
                return has_log(path)
        except sqlite.DatabaseError as error:
            if fault_of(error) is not Fault.DAMAGED:
                raise
            return True  # or another process is folding its log back just now: who opens it properly will see
    raise StorageError(Problem.DATABASE_FOREIGN, path=str(path))


def check_version(connection: sqlite.Connection, path: Path) -> int:
    """Return the version of an open file, 0 for an empty one. Raises StorageError for what must not be touched."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application not in {0, APPLICATION_ID} or (version and not application):
        raise StorageError(Problem.DATABASE_FOREIGN, path=str(path))
    if version > VERSION:
        raise StorageError(Problem.DATABASE_NEWER, path=str(path), version=version)
    return version


def has_journal(connection: sqlite.Connection) -> bool:
    """Whether the journal's own table is there."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").fetchone() is not None


def migrate(connection: sqlite.Connection, path: Path) -> None:
    """Bring the file to the present version, inside the caller's write transaction; then assert the triggers.

    Raises StorageError when that fails, and for a file that says it is an earlier version's and has no journal.
    """
    from ethics_workshop.records import migrations

    if check_version(connection, path) and not has_journal(connection):
        raise StorageError(Problem.STORAGE_FAILED, path=str(path), detail="missing table journal")
    migrations.apply(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    wrong = list(differences(connection))
    if wrong:
        raise StorageError(Problem.STORAGE_FAILED, path=str(path), detail=", ".join(map(" ".join, wrong)))


def differences(connection: sqlite.Connection) -> Iterator[tuple[str, str]]:
    """Yield (`missing`, `altered` or `added`, and the thing) for what is not as the program made it.

    Tables, views and indexes that somebody added are theirs to add; a trigger is not, for it could change records.
    """
    found = _objects(connection)
    with contextlib.closing(sqlite.connect(":memory:")) as model:
        for statement in tables.SCHEMA:
            model.execute(statement)
        expected = _objects(model)
    for thing, sql in expected.items():
        if thing not in found:
            yield "missing", f"{thing[0]} {thing[1]}"
        elif found[thing] != sql:
            yield "altered", f"{thing[0]} {thing[1]}"
    for thing in found.keys() - expected.keys():
        if thing[0] == "trigger":
            yield "added", f"{thing[0]} {thing[1]}"


def _objects(connection: sqlite.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(kind, name): sql for kind, name, sql in rows}
