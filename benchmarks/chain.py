"""Checking the chain: every hash, link, head and payload, against reading the same rows and hashing them."""

import contextlib
import hashlib
import time
from collections.abc import Iterator
from functools import partial

from benchmarks.department import Now, happening, planned
from benchmarks.measure import Bench, Goal, Result, in_turn, milliseconds
from ethics_workshop.db.connection import connect
from ethics_workshop.db.library import sqlite
from ethics_workshop.records.chain import check_chain
from ethics_workshop.records.store import Store
from ethics_workshop.records.verify import verify

EVENTS = 20_000
EVENTS_OF_A_SESSION = 12

FLOOR = "reading the rows and hashing them"
CHAIN = Goal("`verify`, the chain", FLOOR, 3)
WHOLE = Goal("`verify`, projections and structure too", FLOOR, None)
GOALS = (CHAIN, WHOLE)


def record(store: Store, events: int) -> None:
    """Record `events` events in one transaction, in sessions of a dozen."""
    with store.write() as transaction:
        for first in range(0, events, EVENTS_OF_A_SESSION):
            name = f"S-{first}"
            more = (happening(name, n) for n in range(1, min(EVENTS_OF_A_SESSION, events - first)))
            transaction.append([planned(name), *more])


def read_and_hash(connection: sqlite.Connection) -> float:
    """Read every row of the journal and of the payloads as they lie, and hash each; return the seconds."""
    sha256, start = hashlib.sha256, time.perf_counter()
    for row in connection.execute(
        "SELECT prev_hash, device, seq, id, at, kind, commitment, hash FROM journal"
    ):
        sha256("\n".join(map(str, row[:7])).encode()).hexdigest()
    for salt, body in connection.execute("SELECT salt, body FROM payloads"):
        sha256(salt + body.encode()).hexdigest()
    return time.perf_counter() - start


def check(connection: sqlite.Connection) -> float:
    """Check the chain; return the seconds. Raises RuntimeError when it does not hold."""
    start = time.perf_counter()
    findings = check_chain(connection).findings
    taken = time.perf_counter() - start
    if findings:
        raise RuntimeError(findings[0])
    return taken


def check_all(connection: sqlite.Connection) -> float:
    """Verify everything; return the seconds. Raises RuntimeError when something does not hold."""
    start = time.perf_counter()
    findings = verify(connection)
    taken = time.perf_counter() - start
    if findings:
        raise RuntimeError(findings[0])
    return taken


def measure(bench: Bench) -> Iterator[Result]:
    """Check a sound journal of 20,000 events (brief: 5,000)."""
    store = Store(bench.folder, Now())
    record(store, EVENTS // 4 if bench.quick else EVENTS)
    store.close()
    with contextlib.closing(connect(store.path)) as connection:
        for goal, work, rounds in ((CHAIN, check, 21), (WHOLE, check_all, 5)):
            pairs = in_turn(
                partial(read_and_hash, connection), partial(work, connection), bench.rounds(rounds)
            )
            yield pairs.result(goal, milliseconds)
