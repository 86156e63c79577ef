"""A spreadsheet of a million completions, neutralized and whole or not at all, against the bare query and `csv`."""

import csv
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.department import Now
from benchmarks.measure import Bench, Goal, Pairs, Result, megabytes, seconds
from benchmarks.process import Ran, fresh, report
from ethics_workshop.db.connection import connect
from ethics_workshop.records.store import Store
from ethics_workshop.records.tables import COMPLETION

ROWS = 1_000_000

FLOOR = "the same query through `csv`"
TIME = Goal("CSV of 1,000,000 completions", FLOOR, 1.15)
MEMORY = Goal("memory of that export, beyond the floor's", FLOOR, 20, "MB")
GOALS = (TIME, MEMORY)


def fill(folder: Path, rows: int) -> None:
    """Put completions straight into their derived table: a million events would say nothing about the export."""
    store = Store(folder, Now())
    with store.write() as transaction:
        transaction.connection.executemany(
            COMPLETION.put,
            (
                (
                    f"C-{number:09}",
                    f"P{number % 350_000:06}",
                    f"Camille Tremblay-O’Neil {number % 350_000}",
                    "Operations",
                    f"Branch {number % 35}",
                    f"Division {number % 3500}",
                    "ve-workshop",
                    "C14-the-cousins-file",
                    f"S-{number // 9:08}",
                    "2026-11-22",
                    "session",
                    f"P{number // 9 % 350_000:06}",
                    "2026-11-22T15:04:05.678901Z",
                    "recorded",
                    f"{number:032x}",
                )
                for number in range(rows)
            ),
        )
    store.close()


def export_ours(folder: Path, out: Path) -> None:
    """Export as the command does."""
    from ethics_workshop.settings import read_settings
    from ethics_workshop.wiring import build

    build(read_settings(str(folder), (), "en", None, {})).exports.export("completions", out)


def export_plain(folder: Path, out: Path) -> None:
    """Write the rows of the same view as they are."""
    connection = connect(folder / "records.db", read_only=True)
    rows = connection.execute("SELECT * FROM completions ORDER BY completion_id")
    with out.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(column[0] for column in rows.description)
        writer.writerows(rows)
    connection.close()


KINDS = {"ours": export_ours, "plain": export_plain}


def measure(bench: Bench) -> Iterator[Result]:
    """Export in a fresh process each time (brief: a tenth of the rows)."""
    fill(bench.folder, ROWS // 10 if bench.quick else ROWS)

    def run(kind: str) -> Ran:
        out = bench.folder / f"{kind}.csv"
        ran = fresh("export", kind, str(bench.folder), str(out))
        out.unlink()
        return ran

    pairs = [(run("plain"), run("ours")) for _ in range(1 + bench.rounds(7))][1:]
    yield Pairs([plain.seconds for plain, _ in pairs], [ours.seconds for _, ours in pairs]).result(
        TIME, seconds
    )
    memory = Pairs([plain.memory for plain, _ in pairs], [ours.memory for _, ours in pairs])
    yield memory.difference(MEMORY, megabytes, scale=1024)


if __name__ == "__main__":
    start = time.perf_counter()
    KINDS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    report(time.perf_counter() - start)
