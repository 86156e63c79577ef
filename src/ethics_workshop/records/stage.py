"""The board between cockpit and stage: one row a session beside the journal, overwritten whenever the room sees more."""

import hashlib
import socket

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.stage import Showing, StageState
from ethics_workshop.records.device import read_device
from ethics_workshop.records.faults import Translated
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports_stage import Mark

_COLUMNS = "session_id, place, page, elapsed, running, planned, at, ballot, showing, machine, more"


class RecordsStage:
    """Implements the port StageBoard over `records.db`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def told(self, session_id: str) -> StageState | None:
        """Return what the cockpit of a session said last; None when none ever did."""
        return self._store.read(lambda c: _told(c, session_id), None)

    def tell(self, state: StageState) -> None:
        """Put `state` in the place of what was told before."""
        cells = (
            state.session_id,
            state.place,
            state.page,
            state.elapsed,
            int(state.running),
            state.planned,
            state.at,
            state.ballot,
            state.showing.value,
            state.machine,
            state.more,
        )
        with self._store.write() as transaction:
            marks = ", ".join("?" * len(cells))
            transaction.connection.execute(
                f"INSERT OR REPLACE INTO meta_stage ({_COLUMNS}) VALUES ({marks})", cells
            )

    def mark(self) -> Mark:
        """Return which opening of the file this is, and SQLite's count of others' commits to it."""
        return self._store.mark()

    def machine(self) -> str:
        """Return a digest of the device's id and of the machine's name: a shared folder has one device, not one name."""
        with Translated(self._store.path.parent):
            device = read_device(self._store.path.parent)
        return hashlib.sha256(f"{device}\n{socket.gethostname()}".encode()).hexdigest()[:16]

    def led_here(self, session_id: str) -> bool:
        """Whether the last event of a session was recorded by this machine; True for an unknown session."""
        with Translated(self._store.path.parent):
            device = read_device(self._store.path.parent)
        return self._store.read(lambda c: _last_device(c, session_id), "") in {"", device}


def _told(connection: sqlite.Connection, session_id: str) -> StageState | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM meta_stage WHERE session_id = ?", (session_id,)
    ).fetchone()
    if row is None:
        return None
    name, place, page, elapsed, running, planned, at, ballot, showing, machine, more = row
    return StageState(
        name, place, page, elapsed, bool(running), planned, at, ballot, Showing(showing), machine, more
    )


def _last_device(connection: sqlite.Connection, session_id: str) -> str:
    row = connection.execute(
        "SELECT device FROM session_event WHERE session_id = ? ORDER BY seq DESC LIMIT 1", (session_id,)
    ).fetchone()
    return row[0] if row else ""
