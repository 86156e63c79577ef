"""The board between cockpit and stage: overwritten, seen by the other window, and no part of the record."""

from dataclasses import replace
from pathlib import Path

from ethics_workshop.domain.stage import Showing, StageState
from ethics_workshop.records.stage import RecordsStage
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock

STATE = StageState(
    "S-1", 3, 1, 41_500, running=True, planned=60, at=1_700_000_000_000, ballot="paper+poll", more="{}"
)


def test_what_is_told_is_read_and_overwritten(full: Store) -> None:
    """One row a session, whatever is told; nothing of it is an event or a finding."""
    board, events = RecordsStage(full), len(full.events_of("S-1"))
    assert board.told("S-1") is None
    board.tell(STATE)
    later = replace(STATE, page=0, running=False, showing=Showing.PAUSED)
    board.tell(later)
    assert board.told("S-1") == later
    assert len(full.events_of("S-1")) == events
    assert full.verify() == []


def test_another_window_sees_the_mark_change(full: Store) -> None:
    """One's own writing changes nothing; another window's does, each time."""
    other = Store(full.path.parent, TickingClock())
    stage = RecordsStage(other)
    before = stage.mark()
    assert stage.mark() == before
    RecordsStage(full).tell(STATE)
    after = stage.mark()
    assert after != before
    assert stage.told("S-1") == STATE
    assert stage.mark() == after
    other.close()


def test_without_records_there_is_nothing_to_follow(store: Store, folder: Path) -> None:
    """Asking touches no disk."""
    board = RecordsStage(store)
    assert board.told("S-1") is None
    assert board.mark() == (0, 0)
    assert board.led_here("S-1")
    assert not folder.exists()


def test_another_devices_session_is_not_led_here(full: Store) -> None:
    """The last event tells who leads; a machine's name does not stand in the file."""
    board = RecordsStage(full)
    assert board.led_here("S-1")
    mine = board.machine()
    (full.path.parent / "device").write_text("f" * 32 + "\n", encoding="utf-8")
    assert not board.led_here("S-1")
    assert board.machine() != mine
