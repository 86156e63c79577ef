"""Four processes that append at a steady pace to one file: nothing lost, no fork in the chain, and few long waits."""

import itertools
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.department import Now, planned
from benchmarks.journal import append
from benchmarks.measure import Bench, Goal, Result, milliseconds
from benchmarks.process import environment
from ethics_workshop.db.library import sqlite
from ethics_workshop.records.store import Store

PROCESSES = 4
PACE = 50
"""Appends a second, of each process."""

HEAT = 12
"""Events to a session, as in the measurement of one event."""

PLAIN = "one row, plain `sqlite3`, same pace"
LOST = Goal("four processes appending: acknowledged and lost", "–", 0, "events")
FORKS = Goal("four processes appending: forks", "–", 0, "forks")
WAIT = Goal("four processes appending: p99", PLAIN, 10, "ms")
GOALS = (LOST, FORKS, WAIT)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of all processes came to: waits in seconds, and what the file held afterwards."""

    waits: list[float]
    lost: int
    forks: int

    @property
    def p99(self) -> float:
        """The wait in seconds that one append in a hundred exceeds."""
        return statistics.quantiles(self.waits, n=100)[98]


def paced(work: Callable[[int], None], count: int, start: float) -> list[float]:
    """Do `work` PACE times a second from `start` (time.time) on; return how long each took, in seconds.

    When one is still at work while the next is due, the next has been waiting since it was due.
    """
    waits = []
    due = start + random.random() / PACE
    for number in range(count):
        now = time.time()
        if now < due:
            time.sleep(due - now)
        begun = time.time() if now < due else due
        work(number)
        waits.append(time.time() - begun)
        due += 1 / PACE
    return waits


def append_ours(folder: Path, name: str, count: int, start: float) -> list[float]:
    """Append `count` events to sessions of this process's own, planned before `start`."""
    store = Store(folder, Now())
    for session in range(count // HEAT + 1):
        with store.write() as transaction:
            transaction.append([planned(f"S-{name}-{session}")])
    waits = paced(lambda n: void(append(store, f"S-{name}-{n // HEAT}", n % HEAT + 1)), count, start)
    store.close()
    return waits


def void(_value: float) -> None:
    """Pass a value over."""


def append_plain(folder: Path, name: str, count: int, start: float) -> list[float]:
    """Append `count` rows of an event's size to a plain table."""
    connection = sqlite.connect(folder / "plain.db", isolation_level=None, timeout=5)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS rows (body TEXT)")

    def work(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO rows VALUES (?)", (f"{name} {number} ".ljust(1500, "."),))
        connection.execute("COMMIT")

    waits = paced(work, count, start)
    connection.close()
    return waits


KINDS = {"ours": append_ours, "plain": append_plain}


def run(kind: str, folder: Path, length: float) -> Run:
    """Run all processes for `length` seconds, and look at what they left."""
    count, start = int(length * PACE), time.time() + 4
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.writers", kind, str(folder), str(n), str(count), str(start)],
            stdout=subprocess.PIPE,
            env=environment(),
        )
        for n in range(PROCESSES)
    ]
    waits: list[float] = []
    for child in children:
        out, _ = child.communicate()
        if child.returncode:
            raise RuntimeError(f"a writer ended with {child.returncode}")
        waits += json.loads(out)
    return Run(waits, *(inspect(folder, count) if kind == "ours" else (0, 0)))


def inspect(folder: Path, count: int) -> tuple[int, int]:
    """Return how many acknowledged events are missing, and how many events do not follow the one before."""
    store = Store(folder, Now())
    sessions = count // HEAT + 1
    kept = sum(len(store.events_of(f"S-{n}-{s}")) for n in range(PROCESSES) for s in range(sessions))
    store.close()
    connection = sqlite.connect(folder / "records.db")
    rows = connection.execute("SELECT prev_hash, hash FROM journal ORDER BY device, seq").fetchall()
    connection.close()
    forks = sum(before[1] != after[0] for before, after in itertools.pairwise(rows))
    return PROCESSES * (count + sessions) - kept, forks


def measure(bench: Bench) -> Iterator[Result]:
    """Run the floor and ours three times in turn; the median of their 99th percentiles counts."""
    length = 3.0 if bench.quick else 10.0
    plain, ours = [], []
    for turn in range(3):
        folder = bench.folder / str(turn)
        folder.mkdir()
        plain.append(run("plain", folder, length))
        ours.append(run("ours", folder, length))
    events = f"of {sum(len(r.waits) for r in ours)} events"
    for goal, number in ((LOST, sum(r.lost for r in ours)), (FORKS, sum(r.forks for r in ours))):
        yield Result(goal, "–", f"{number} {events}", number)
    p99 = statistics.median(r.p99 for r in ours)
    middle = statistics.median(wait for r in ours for wait in r.waits)
    shown = f"{milliseconds(p99)} (median {milliseconds(middle)})"
    yield Result(WAIT, milliseconds(statistics.median(r.p99 for r in plain)), shown, p99 * 1000)


if __name__ == "__main__":
    kind, folder, name, count, start = sys.argv[1:]
    print(json.dumps(KINDS[kind](Path(folder), name, int(count), float(start))))
