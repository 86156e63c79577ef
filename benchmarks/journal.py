"""One durable event with everything derived from it, against the same rows through plain SQLite."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.department import Now, happening, planned
from benchmarks.measure import Bench, Goal, Pairs, Result, milliseconds
from ethics_workshop.db.library import sqlite
from ethics_workshop.records import tables
from ethics_workshop.records.store import Store

EVENT = Goal("one durable event with its projections", "the same rows, plain `sqlite3`, WAL, FULL", 1.5)
GOALS = (EVENT,)

EVENTS_OF_A_SESSION = 12
TABLES = ("payloads", "journal", "heads", *(table.name for table in tables.PROJECTIONS))

Rows = Mapping[str, set[tuple[Any, ...]]]


class Plain:
    """Equal tables with equal indexes, no triggers, and SQLite's own settings but for WAL and FULL."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        for statement in (*tables.JOURNAL, *tables.DERIVED):
            self._connection.execute(statement)
        self._put = {
            name: f"INSERT OR REPLACE INTO {name} VALUES ({', '.join('?' * self._width(name))})"
            for name in TABLES
        }

    def _width(self, name: str) -> int:
        return len(self._connection.execute(f"PRAGMA table_info({name})").fetchall())

    def write(self, rows: Rows) -> float:
        """Write `rows` in one durable transaction; return the seconds it took."""
        statements = [(self._put[name], row) for name in TABLES for row in rows[name]]
        execute = self._connection.execute
        start = time.perf_counter()
        execute("BEGIN IMMEDIATE")
        for statement, row in statements:
            execute(statement, row)
        execute("COMMIT")
        return time.perf_counter() - start


def snapshot(connection: sqlite.Connection) -> Rows:
    """Return every row of every table that an event may touch."""
    return {name: set(connection.execute(f"SELECT * FROM {name}")) for name in TABLES}


def append(store: Store, session_id: str, number: int) -> float:
    """Record one event as a command does: read the session, then append; return the seconds until it is on disk."""
    event = planned(session_id) if number == 0 else happening(session_id, number)
    start = time.perf_counter()
    with store.write() as transaction:
        transaction.events_of(session_id)
        transaction.append([event])
    return time.perf_counter() - start


def measure(bench: Bench) -> Iterator[Result]:
    """Append to sessions of a dozen events; the floor then writes the very rows that came out."""
    store, plain = Store(bench.folder, Now()), Plain(bench.folder / "plain.db")
    floor, ours = [], []
    append(store, "S-0", 0)
    reader = sqlite.connect(store.path)
    before = snapshot(reader)
    for number in range(1, bench.rounds(600)):
        session_id = f"S-{number // EVENTS_OF_A_SESSION}"
        ours.append(append(store, session_id, number % EVENTS_OF_A_SESSION))
        after = snapshot(reader)
        floor.append(plain.write({name: after[name] - before[name] for name in TABLES}))
        before = after
    store.close()
    yield Pairs(floor[10:], ours[10:]).result(EVENT, milliseconds)
