"""Which SQLite is trusted with what, and how its one write lock is waited for."""

import threading
import time
from pathlib import Path

import pytest

from ethics_workshop.db.connection import begin_immediate, connect
from ethics_workshop.db.fault import Fault, fault_of
from ethics_workshop.db.header import read_header
from ethics_workshop.db.library import Version, affected, sqlite, version
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock, fill


@pytest.mark.parametrize(
    ("library", "expected"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 44, 9), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
        ((4, 0, 0), False),
    ],
)
def test_the_gate_knows_the_versions_that_lose_commits(library: Version, expected: bool) -> None:
    """3.7.0 to 3.51.2, but for the lines to which the fix was ported back."""
    assert affected(library) is expected


def test_the_version_is_that_of_the_library_in_use() -> None:
    """The gate asks the SQLite that really opens the file."""
    assert ".".join(map(str, version())) == sqlite.sqlite_version


def pragmas(connection: sqlite.Connection) -> dict[str, object]:
    names = (
        "journal_mode",
        "synchronous",
        "foreign_keys",
        "recursive_triggers",
        "secure_delete",
        "trusted_schema",
        "cell_size_check",
        "busy_timeout",
    )
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def test_a_connection_keeps_what_is_acknowledged(tmp_path: Path) -> None:
    """The settings of DESIGN.md rule 1, also after a write lock was waited for."""
    path = tmp_path / "a file #1?.db"
    path.touch()
    connection = connect(path, wal=True)
    begin_immediate(connection)
    connection.execute("COMMIT")
    assert pragmas(connection) == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
    }
    connection.close()


def test_an_affected_library_works_without_the_log(tmp_path: Path) -> None:
    """A rollback journal with synchronous=EXTRA stands in, also for a file that had a write-ahead log."""
    path = tmp_path / "x.db"
    path.touch()
    connect(path, wal=True).close()
    connection = connect(path, wal=False)
    found = pragmas(connection)
    assert (found["journal_mode"], found["synchronous"]) == ("delete", 3)
    connection.close()


def test_everything_works_without_the_log(tmp_path: Path) -> None:
    """With a rollback journal the records are the same, and hold."""
    store = Store(tmp_path / "data", TickingClock(), wal=False)
    fill(store)
    assert store.verify() == []
    store.backup(tmp_path / "b.db")
    store.restore(tmp_path / "b.db")
    assert len(store.sessions()) == 3
    with sqlite.connect(store.path) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    store.close()


def test_nothing_is_created_by_opening(tmp_path: Path) -> None:
    """A missing database is an error here; the store decides when to create one."""
    with pytest.raises(sqlite.OperationalError) as caught:
        connect(tmp_path / "missing.db")
    assert fault_of(caught.value) is Fault.FOLDER
    assert list(tmp_path.iterdir()) == []


def test_the_lock_is_waited_for(tmp_path: Path) -> None:
    """A writer gets its turn soon after another one ends, and gives up when its patience does."""
    path = tmp_path / "x.db"
    path.touch()
    one, two = connect(path), connect(path)
    begin_immediate(one)
    start = time.monotonic()
    with pytest.raises(sqlite.OperationalError) as caught:
        begin_immediate(two, patience=0.05)
    assert 0.04 < time.monotonic() - start < 2
    assert fault_of(caught.value) is Fault.LOCKED
    assert pragmas(two)["busy_timeout"] == 5000
    threading.Timer(0.05, lambda: one.execute("COMMIT")).start()
    begin_immediate(two)
    two.execute("COMMIT")
    one.close()
    two.close()


def test_a_header_is_read_without_sqlite(tmp_path: Path) -> None:
    """Whose file it is can be told before anything opens it."""
    path = tmp_path / "x.db"
    assert read_header(path) is None
    path.touch()
    assert read_header(path) is None
    path.write_bytes(b"SQLite format 3\0")
    header = read_header(path)
    assert header is not None
    assert not header.is_sqlite
    path.unlink()
    with sqlite.connect(path) as connection:
        connection.execute("PRAGMA application_id=-5")
        connection.execute("PRAGMA user_version=7")
    header = read_header(path)
    assert header is not None
    assert (header.is_sqlite, header.application_id, header.user_version) == (True, -5, 7)
