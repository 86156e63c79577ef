"""A process that records as fast as it can and says on its output what is on disk; for tests that kill it."""

import sys
from pathlib import Path

from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.records import restore as _imported_before_a_life  # noqa: F401
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock, act, attendees, job, plan

PEOPLE = 60
"""People who complete by one close: enough events that a kill can fall between two of them."""


def acknowledge(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def append(store: Store, name: str) -> None:
    """Name one theme after another in a session of this process's own."""
    plan(store, f"S-{name}")
    acknowledge("planned")
    number = 0
    while True:
        with store.write() as transaction:
            transaction.append([e.ThemeNamed(session_id=f"S-{name}", name=f"{name} {number}")])
        acknowledge(str(number))
        number += 1


def close(store: Store, name: str) -> None:
    """Run session after session up to its close, which writes everybody's completion in one transaction."""
    number = 0
    while True:
        session_id = f"S-{name}-{number}"
        plan(store, session_id)
        for command in (c.CheckIn(attendees(PEOPLE)), *job(PEOPLE)[1:-1]):
            act(store, session_id, command)
        acknowledge(f"closing {session_id}")
        act(store, session_id, c.Close())
        acknowledge(f"closed {session_id}")
        number += 1


def restore(store: Store, backup: str) -> None:
    """Restore the same backup over and over."""
    acknowledge("ready")
    while True:
        store.restore(Path(backup))


def main(work: str, folder: str, name: str) -> None:
    """Do one of these, until killed."""
    works = {"append": append, "close": close, "restore": restore}
    works[work](Store(Path(folder), TickingClock()), name)
