"""Stores to test on."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock, fill


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def store(folder: Path, clock: TickingClock) -> Iterator[Store]:
    store = Store(folder, clock)
    yield store
    store.close()


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dt.datetime]:
    """A folder of records that were filled once in a process, and when that was over."""
    clock = TickingClock()
    store = Store(tmp_path_factory.mktemp("filled") / "data", clock)
    fill(store)
    store.close()
    return store.path.parent, clock.moment


@pytest.fixture
def full(store: Store, clock: TickingClock, _filled: tuple[Path, dt.datetime]) -> Store:
    """The store on a copy of them, opened."""
    made, clock.moment = _filled
    shutil.copytree(made, store.path.parent)
    assert store.sessions()
    return store


@pytest.fixture
def stranger(full: Store) -> Iterator[sqlite.Connection]:
    """Return a connection with the defaults of another program.

    It uses our SQLite: two copies of the library in one process would not see each other's locks.
    """
    connection = sqlite.connect(full.path)
    yield connection
    connection.close()
