"""`kill -9` at random moments: nothing acknowledged is lost, a close is all or nothing, and the chain holds."""

from pathlib import Path

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain.session import State, replay
from ethics_workshop.records.store import Store
from tests.faults.appending import PEOPLE
from tests.faults.lives import Lives, lives
from tests.records.history import TickingClock, act

APPENDING = "tests.faults.appending"


def kills(process: Lives, folder: Path, count: int) -> None:
    """Kill an appending process `count` times, at least one transaction after its first acknowledgement."""
    for turn in range(count):
        first, *said = process.kill(0.05, "append", str(folder), str(turn))
        assert first == "planned"
        store = Store(folder, TickingClock())
        themes = [event.name for event in store.events_of(f"S-{turn}") if isinstance(event, e.ThemeNamed)]
        assert themes == [f"{turn} {number}" for number in range(len(themes))]
        assert len(themes) >= len(said)
        assert len(themes) <= len(said) + 1
        store.close()


def closing_kills(process: Lives, folder: Path, count: int) -> int:
    """Kill a process while it closes sessions; return how many of them were killed before the close was on disk."""
    undone = 0
    for turn in range(count):
        said = process.kill(0.012, "close", str(folder), str(turn))
        assert said[0].startswith("closing")
        store = Store(folder, TickingClock())
        closed = {line.removeprefix("closed ") for line in said if line.startswith("closed")}
        started = {line.removeprefix("closing ") for line in said if line.startswith("closing")}
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
    with lives(APPENDING) as process:
        kills(process, tmp_path / "data", 3)
        closing_kills(process, tmp_path / "data", 3)
    check(tmp_path / "data")


@pytest.mark.long
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    """While appending: what was said is there, in order, and at most the one event more that was not yet said."""
    with lives(APPENDING) as process:
        kills(process, tmp_path / "data", 200)
    check(tmp_path / "data")


@pytest.mark.long
def test_two_hundred_kills_while_closing(tmp_path: Path) -> None:
    """All completions or none; a session that was not closed is closed afterwards. Some kills must hit before."""
    with lives(APPENDING) as process:
        undone = closing_kills(process, tmp_path / "data", 200)
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
    with lives(APPENDING) as process:
        for _ in range(5):
            assert process.kill(0.1, "restore", str(store.path.parent), str(tmp_path / "b.db")) == ["ready"]
            assert len(store.events_of("S")) in {1, 2}
            assert store.verify() == []
            store.close()
