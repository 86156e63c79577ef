"""Stores to test on."""

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
def store(folder: Path) -> Iterator[Store]:
    store = Store(folder, TickingClock())
    yield store
    store.close()


@pytest.fixture
def full(store: Store) -> Store:
    fill(store)
    return store


@pytest.fixture
def stranger(full: Store) -> Iterator[sqlite.Connection]:
    """Return a connection with the defaults of another program.

    It uses our SQLite: two copies of the library in one process would not see each other's locks.
    """
    connection = sqlite.connect(full.path)
    yield connection
    connection.close()
