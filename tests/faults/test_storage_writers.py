"""Several processes that write to one file at once."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock

ROOT = Path(__file__).parents[2]

WRITER = """
import json, sys, time
from pathlib import Path
from ethics_workshop.domain import event as e
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock, planned
folder, name, count, pace = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
store, waits = Store(folder, TickingClock()), []
with store.write() as transaction:
    transaction.append([planned(f"S-{name}")])
sys.stdin.read()  # everybody begins together
due = time.monotonic()
for number in range(count):
    due += pace
    time.sleep(max(0.0, due - time.monotonic()))
    start = time.monotonic()
    with store.write() as transaction:
        transaction.append([e.ThemeNamed(session_id=f"S-{name}", name=str(number))])
    waits.append(time.monotonic() - start)
print(json.dumps(waits))
"""


def write_together(folder: Path, processes: int, count: int, pace: float) -> list[float]:
    """Let `processes` append `count` events each, one every `pace` seconds; return how long each took."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(number), str(count), str(pace)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    waits: list[float] = []
    for child in children:
        assert child.stdin is not None
        child.stdin.close()
        child.stdin = None
    for child in children:
        out, _ = child.communicate(timeout=120)
        assert child.returncode == 0
        waits += json.loads(out)
    return waits


def check_whole(folder: Path, processes: int, count: int) -> None:
    """Every event of everybody, each seq once, one chain without a fork."""
    store = Store(folder, TickingClock())
    for number in range(processes):
        assert len(store.events_of(f"S-{number}")) == count + 1
    assert store.verify() == []
    store.close()
    connection = sqlite.connect(store.path)
    rows = connection.execute("SELECT seq, prev_hash, hash FROM journal ORDER BY seq").fetchall()
    connection.close()
    assert [row[0] for row in rows] == list(range(1, processes * (count + 1) + 1))
    assert all(after[1] == before[2] for before, after in itertools.pairwise(rows))


def test_four_processes_lose_nothing(tmp_path: Path) -> None:
    """Created by whoever comes first, then written to by all without a pause."""
    write_together(tmp_path / "data", 4, 60, 0)
    check_whole(tmp_path / "data", 4, 60)


@pytest.mark.long
def test_four_processes_at_a_steady_pace(tmp_path: Path) -> None:
    """Fifty a second each for twenty seconds: nothing lost, no fork (benchmarks/ measures how long each one waits)."""
    write_together(tmp_path / "data", 4, 1000, 1 / 50)
    check_whole(tmp_path / "data", 4, 1000)
