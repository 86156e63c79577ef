"""One durable event with everything derived from it, against the same rows through plain SQLite."""

import contextlib
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
WARM = 20
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


def rehearse(folder: Path, events: int) -> list[Rows]:
    """Record `events` events and return the rows that each of them wrote."""
    store, written = Store(folder, Now()), list[Rows]()
    with contextlib.closing(store):
        append(store, *place(0))
        with contextlib.closing(sqlite.connect(store.path)) as reader:
            before = snapshot(reader)
            for number in range(1, events):
                append(store, *place(number))
                after = snapshot(reader)
                written.append({name: after[name] - before[name] for name in TABLES})
                before = after
    return written


def place(number: int) -> tuple[str, int]:
    """Return the session of an event and its number there."""
    return f"S-{number // EVENTS_OF_A_SESSION}", number % EVENTS_OF_A_SESSION


def measure(bench: Bench) -> Iterator[Result]:
    """Append to sessions of a dozen events; the floor writes the rows that came out of the same events before."""
    events = bench.rounds(1500)
    rows = rehearse(bench.folder / "rehearsal", events)
    plain, store = Plain(bench.folder / "plain.db"), Store(bench.folder, Now())
    append(store, *place(0))
    taken = [(plain.write(row), append(store, *place(number))) for number, row in enumerate(rows, start=1)][
        WARM:
    ]
    store.close()
    yield Pairs([floor for floor, _ in taken], [ours for _, ours in taken]).result(EVENT, milliseconds)
