"""A database that may be deleted at any time: it is never worth waiting for, and never worth a second copy."""

import os
from pathlib import Path

from ethics_workshop.db.library import sqlite

PATIENCE = 0.25
"""Seconds to wait for another process that is writing to the same cache."""

MEMORY = 8_000
"""KiB of pages that may be held: what one transaction of a first reading writes, without a detour by the disk."""

HEADER = 100
"""Bytes of an SQLite file's header."""


class NotACache(Exception):
    """The file belongs to somebody else, or cannot be reached: work without a cache."""


def open_cache(path: Path | None, schema: str, *, application_id: int, version: int) -> sqlite.Connection:
    """Open the cache at `path`, made anew when it is absent, garbage or of another version; None: in memory.

    A database of another program is left untouched. `synchronous=OFF`: a power cut may cost the cache, which is
    then built again. The connection may move between threads, but serves one at a time. Raises NotACache and
    sqlite.Error.
    """
    if path is None:
        connection = sqlite.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.executescript(schema)
        return connection
    fresh = _prepare(path, application_id, version)
    connection = sqlite.connect(
        os.fspath(path), timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(f"PRAGMA cache_size=-{MEMORY:d}")
        if fresh:
            _lay(connection, schema, application_id, version)
    except sqlite.Error:
        connection.close()
        raise
    return connection


def discard_cache(path: Path) -> None:
    """Delete a cache that turned out to be damaged, with what SQLite keeps beside it. Raises NotACache."""
    try:
        for suffix in ("", "-journal"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
    except OSError as error:
        raise NotACache from error


def _prepare(path: Path, application_id: int, version: int) -> bool:
    """Make room for the cache; return whether its tables are still to be made."""
    try:
        head = _head(path)
    except FileNotFoundError:
        head = b""
    except OSError as error:
        raise NotACache from error
    try:
        if len(head) == HEADER and head.startswith(b"SQLite format 3\0"):
            if int.from_bytes(head[68:72], "big") != application_id:
                raise NotACache
            if int.from_bytes(head[60:64], "big") == version:
                return False
        if head:
            discard_cache(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise NotACache from error
    return True


def _head(path: Path) -> bytes:
    """Return the first bytes of a file: its own account of whose it is (SQLite file format, section 1.3)."""
    with path.open("rb") as file:
        return file.read(HEADER)


def _lay(connection: sqlite.Connection, schema: str, application_id: int, version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] != version:  # another process was not faster
        for statement in filter(str.strip, schema.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id={application_id:d}")
        connection.execute(f"PRAGMA user_version={version:d}")
    connection.execute("COMMIT")
