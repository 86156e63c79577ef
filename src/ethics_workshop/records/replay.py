"""Replay: from the journal alone to every derived table, by (seq, device), never by time."""

import contextlib
from collections.abc import Collection, Iterator

from ethics_workshop.db.library import sqlite
from ethics_workshop.records import journal, tables
from ethics_workshop.records.journal import UNREADABLE, Place, UnreadableEvent
from ethics_workshop.records.projector import Projector, read_entry

_UNFIT = (sqlite.IntegrityError, sqlite.InterfaceError, sqlite.ProgrammingError)
"""What SQLite says of a value that does not fit its column: an event that this program would never have written."""


def replay(
    source: sqlite.Connection, target: sqlite.Connection, leave_out: Collection[tuple[int, str]] = ()
) -> int:
    """Write the rows of every event of `source` into the empty derived tables of `target`; return how many it read.

    Events at the places of `leave_out` are passed over. Raises UnreadableEvent and sqlite.Error.
    """
    projector, read = Projector(target, source, replay=True), 0
    place = Place(0, "")
    try:
        for row in journal.rows_in_order(source):
            read += 1
            place = Place(row[0], row[1])
            if row[:2] in leave_out:
                continue
            entry = read_entry(row)
            if entry is not None:
                projector.apply((entry,))
        projector.flush()
    except (*UNREADABLE, *_UNFIT) as error:
        raise UnreadableEvent(place) from error
    return read


def rebuild(connection: sqlite.Connection) -> int:
    """Drop every derived table, create it again and replay; return the number of events read.

    Call it inside a write transaction. Raises UnreadableEvent and sqlite.Error.
    """
    names = {*(table.name for table in tables.PROJECTIONS), *tables.EXPORTS}
    found = connection.execute(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view')"
    ).fetchall()
    for kind, name in found:
        if name in names:
            connection.execute(f"DROP {kind} {name}")
    for statement in tables.DERIVED:
        connection.execute(statement)
    return replay(connection, connection)


@contextlib.contextmanager
def scratch() -> Iterator[sqlite.Connection]:
    """Open empty derived tables in a database of their own, which vanishes afterwards. Raises sqlite.Error."""
    with contextlib.closing(sqlite.connect("", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        for statement in tables.DERIVED:
            connection.execute(statement)
        yield connection
