"""Importing a roster, checked and whole or not at all, against `csv` and `executemany` without a single check."""

import csv
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.department import ROSTER_COLUMNS, Now, roster_line
from benchmarks.measure import Bench, Goal, Pairs, Result, megabytes, seconds
from benchmarks.process import Ran, fresh, report
from ethics_workshop.db.connection import connect
from ethics_workshop.records.store import Store

ROWS = 350_000

FLOOR = "`csv` + `executemany`, no checks"
IN_ORDER = Goal("roster of 350,000 rows, by id", FLOOR, 1.8)
SHUFFLED = Goal("roster of 350,000 rows, in no order", FLOOR, 1.8)
MEMORY = Goal("memory of a roster import", FLOOR, 65, "MB")
GOALS = (IN_ORDER, SHUFFLED, MEMORY)


def write_file(path: Path, rows: int, *, shuffled: bool) -> None:
    """Write a sound roster file."""
    order = list(range(rows))
    if shuffled:
        random.Random(7).shuffle(order)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(ROSTER_COLUMNS + "\r\n")
        file.writelines(roster_line(number) + "\r\n" for number in order)


def lay(folder: Path) -> None:
    """Make empty records: both sides begin with the same file."""
    store = Store(folder, Now())
    with store.write():
        pass
    store.close()


def import_ours(folder: Path, file: Path) -> None:
    """Import as the command does."""
    from ethics_workshop.settings import read_settings
    from ethics_workshop.wiring import build

    build(read_settings(str(folder), (), "en", None, {})).roster.import_file(file)


def import_plain(folder: Path, file: Path) -> None:
    """Write the same rows into the same table with the same settings."""
    connection = connect(folder / "records.db")
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text)
        next(rows)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO roster_people VALUES ({'?, ' * 11}'1', 'active')", rows)
        connection.execute("COMMIT")
    connection.close()


KINDS = {"ours": import_ours, "plain": import_plain}


def measure(bench: Bench) -> Iterator[Result]:
    """Import the same file into empty records, in a fresh process each time (brief: half of the rows)."""
    rows = ROWS // 2 if bench.quick else ROWS
    empty, used = bench.folder / "empty", bench.folder / "used"
    lay(empty)
    file = bench.folder / "roster.csv"

    def run(kind: str) -> Ran:
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(empty, used)
        return fresh("roster", kind, str(used), str(file))

    memory: list[tuple[float, float]] = []
    for goal in (IN_ORDER, SHUFFLED):
        write_file(file, rows, shuffled=goal is SHUFFLED)
        pairs = [(run("plain"), run("ours")) for _ in range(1 + bench.rounds(5))][1:]
        memory += [(plain.memory, ours.memory) for plain, ours in pairs]
        taken = Pairs([plain.seconds for plain, _ in pairs], [ours.seconds for _, ours in pairs])
        yield taken.result(goal, seconds)
    most = max(ours for _, ours in memory)
    yield Result(MEMORY, megabytes(max(plain for plain, _ in memory)), megabytes(most), most / 1024)


if __name__ == "__main__":
    start = time.perf_counter()
    KINDS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    report(time.perf_counter() - start)
