"""Opening a database with the settings that make "saved" true, and waiting for its one write lock."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from ethics_workshop.db.fault import Fault, fault_of
from ethics_workshop.db.library import affected, sqlite, version

PATIENCE = 5.0
"""Seconds to wait for another process before giving up (DESIGN.md rule 1: busy_timeout=5000)."""

MOMENT = 0.25
"""Seconds to wait for the lock where one only asks whether it can be had."""

CHECKPOINT_PAGES = 1000
"""Pages in the write-ahead log before it is folded back, some hundred events: SQLite's own number.

With more, the event that waits for it is rarer; but a log that grows makes each flush wait for its length as well, and
one that is written over does not. Four busy writers were not found to feel the difference.
"""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}",
)


def connect(
    path: Path, *, read_only: bool = False, wal: bool | None = None, page_size: int | None = None
) -> sqlite.Connection:
    """Open the existing database at `path` in autocommit mode; it is never created here.

    `wal` overrides whether a write-ahead log is used (default: unless the library has the WAL defect; there a
    rollback journal with synchronous=EXTRA stands in). `page_size` is in bytes, for a file that is still empty
    (default: SQLite's own). The connection may move between threads, but serves one at a time. Raises sqlite.Error.
    """
    if read_only:
        return _connect_read_only(path)
    connection = _open(path, "mode=rw")
    try:
        if page_size is not None:
            connection.execute(f"PRAGMA page_size={page_size}")
        _set_journal(connection, wal=not affected(version()) if wal is None else wal)
    except sqlite.Error:
        connection.close()
        raise
    return connection


def _open(path: Path, query: str) -> sqlite.Connection:
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def _connect_read_only(path: Path) -> sqlite.Connection:
    """Open without writing. In a folder where nobody can write, a log that is not there cannot matter."""
    connection = _open(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite.Error as error:
        connection.close()
        if fault_of(error) not in {Fault.FOLDER, Fault.READ_ONLY} or has_log(path):
            raise
        connection = _open(path, "immutable=1")
    return connection


def connect_untouched(path: Path) -> sqlite.Connection:
    """Open a stranger's file for a look that takes no lock and leaves no file beside it. Raises sqlite.Error."""
    return _open(path, "immutable=1")


def try_lock(path: Path) -> None:
    """Take the write lock of the database at `path` and let it go; nothing is written. Raises sqlite.Error."""
    with contextlib.closing(_open(path, "mode=rw")) as connection:
        begin_immediate(connection, MOMENT)
        connection.execute("ROLLBACK")


def has_log(path: Path) -> bool:
    """Whether commits may still stand in a write-ahead log beside the file at `path`."""
    try:
        return os.stat(f"{path}-wal").st_size > 0  # noqa: PTH116  # a suffix to the whole name
    except OSError:
        return False


def _set_journal(connection: sqlite.Connection, *, wal: bool) -> None:
    """Set the journal mode. Changing it needs the file for oneself, and SQLite does not wait for that by itself."""
    wanted = "wal" if wal else "delete"
    until = time.monotonic() + PATIENCE
    while (mode := _journal_mode(connection, wanted)) is None:
        if time.monotonic() > until:
            mode = str(connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0])
            break
        time.sleep(0.01)
    connection.execute(f"PRAGMA synchronous={'FULL' if mode == 'wal' else 'EXTRA'}")


def _journal_mode(connection: sqlite.Connection, wanted: str) -> str | None:
    """Return the mode that holds now, or None while another connection is in the way of changing it."""
    mode = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    if mode == wanted:
        return mode
    try:
        return str(connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0])
    except sqlite.OperationalError as error:
        if fault_of(error) is not Fault.LOCKED:
            raise
        return None


def begin_immediate(connection: sqlite.Connection, patience: float = PATIENCE) -> None:
    """Take the write lock, waiting up to `patience` seconds. Raises sqlite.OperationalError when it stays taken.

    SQLite's own handler sleeps up to 100 ms at a time, which makes the tail of four writers long; asking again after
    a fraction of a millisecond, at times that differ between processes, does not.
    """
    _set_timeout(connection, 0)
    try:
        until = time.monotonic() + patience
        pause = 0.0002
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite.OperationalError as error:
                if fault_of(error) is not Fault.LOCKED or time.monotonic() > until:
                    raise
            else:
                return
            time.sleep(pause * (0.5 + os.urandom(1)[0] / 256))
            pause = min(pause * 1.2, 0.002)
    finally:
        _set_timeout(connection, PATIENCE)


@contextlib.contextmanager
def committing(connection: sqlite.Connection) -> Iterator[None]:
    """Commit what the block did inside its transaction, or roll back all of it. Raises sqlite.Error."""
    done = False
    try:
        yield
        connection.execute("COMMIT")
        done = True
    finally:
        if not done and connection.in_transaction:
            connection.execute("ROLLBACK")


def _set_timeout(connection: sqlite.Connection, seconds: float) -> None:
    """Set how long SQLite itself waits for a lock. pysqlite3 has a call for it, several times cheaper than a pragma."""
    call = getattr(connection, "set_busy_timeout", None)
    if call is None:
        connection.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")
    else:
        call(seconds)
