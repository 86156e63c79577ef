"""`kill -9` at random moments: nothing acknowledged is lost, a close is all or nothing, and the chain holds."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain.session import State, replay
from ethics_workshop.records.store import Store
from tests.faults.appending import PEOPLE
from tests.records.history import TickingClock, act

ROOT = Path(__file__).parents[2]


def start(work: str, folder: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.appending", work, str(folder), name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_soon(child: subprocess.Popen[str], first: str, seconds: float) -> list[str]:
    """Wait for the first word, then kill without warning within `seconds`; return what was acknowledged."""
    assert child.stdout is not None
    assert child.stdout.readline().startswith(first)
    time.sleep(random.random() * seconds)
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read()
    child.stdout.close()
    child.wait()
    lines = said.split("\n")
    return lines[:-1]  # what comes after the last line feed was not said to the end


def kills(folder: Path, count: int) -> None:
    """Kill an appending process `count` times, at least one transaction after its first acknowledgement."""
    for turn in range(count):
        said = kill_soon(start("append", folder, str(turn)), "planned", 0.05)
        store = Store(folder, TickingClock())
        themes = [event.name for event in store.events_of(f"S-{turn}") if isinstance(event, e.ThemeNamed)]
        assert themes == [f"{turn} {number}" for number in range(len(themes))]
        assert len(themes) >= len(said)
        assert len(themes) <= len(said) + 1
        store.close()


def closing_kills(folder: Path, count: int) -> int:
    """Kill a process while it closes sessions; return how many of them were killed before the close was on disk."""
    undone = 0
    for turn in range(count):
        said = kill_soon(start("close", folder, str(turn)), "closing", 0.012)
        store = Store(folder, TickingClock())
        closed = {line.removeprefix("closed ") for line in said if line.startswith("closed")}
        started = {line.removeprefix("closing ") for line in said if line.startswith("closing")} | {
            f"S-{turn}-0"
        }
        completions: dict[str, int] = {}
        for row in store.rows("completions")[1]:
            completions[str(row[8])] = completions.get(str(row[8]), 0) + 1
        for session_id in started:
            session = replay(store.events_of(session_id))
            assert session is not None
            if session_id in closed:
                assert session.state is State.CLOSED
            expected = PEOPLE if session.state is State.CLOSED else 0
            assert completions.get(session_id, 0) == expected
            assert session.step == "close"
            undone += session.state is State.OPEN
            if session.state is State.OPEN:
                assert act(store, session_id, c.Close())
        store.close()
    return undone


def check(folder: Path) -> None:
    store = Store(folder, TickingClock())
    assert store.verify() == []
    store.rebuild()
    assert store.verify() == []
    store.close()
    connection = sqlite.connect(store.path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_six_kills_lose_nothing(tmp_path: Path) -> None:
    """The quick version of the two hundred below."""
    kills(tmp_path / "data", 3)
    closing_kills(tmp_path / "data", 3)
    check(tmp_path / "data")


@pytest.mark.long
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    """While appending: what was said is there, in order, and at most the one event more that was not yet said."""
    kills(tmp_path / "data", 200)
    check(tmp_path / "data")


@pytest.mark.long
def test_two_hundred_kills_while_closing(tmp_path: Path) -> None:
    """All completions or none; a session that was not closed is closed afterwards. Some kills must hit before."""
    undone = closing_kills(tmp_path / "data", 200)
    check(tmp_path / "data")
    assert undone > 10


def test_a_kill_while_restoring_leaves_one_whole_file(tmp_path: Path) -> None:
    """The old records or the new ones, and never none."""
    store = Store(tmp_path / "data", TickingClock())
    with store.write() as transaction:
        transaction.append([e.ThemeNamed(session_id="S", name="old")])
    store.backup(tmp_path / "b.db")
    with store.write() as transaction:
        transaction.append([e.ThemeNamed(session_id="S", name="new")])
    store.close()
    code = (
        "import sys; from pathlib import Path; from ethics_workshop.records.store import Store\n"
        "import ethics_workshop.records.restore\n"
        "store = Store(Path(sys.argv[1]), None); print('ready', flush=True)\n"
        "while True: store.restore(Path(sys.argv[2]))"
    )
    for _ in range(5):
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(store.path.parent), str(tmp_path / "b.db")],
            stdout=subprocess.PIPE,
            text=True,
        )
        kill_soon(child, "ready", 0.1)
        assert len(store.events_of("S")) in {1, 2}
        assert store.verify() == []
        store.close()
