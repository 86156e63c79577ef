"""Which SQLite this process uses, and whether it may be trusted with a write-ahead log."""

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        import pysqlite3.dbapi2 as sqlite
    except ImportError:
        import sqlite3 as sqlite

__all__ = ["affected", "finds_words", "sqlite", "version"]

Version = tuple[int, int, int]

_FIRST: Version = (3, 7, 0)
_LAST: Version = (3, 51, 2)
_MENDED: tuple[Version, ...] = ((3, 44, 6), (3, 50, 7))


def version() -> Version:
    """Return the version of the SQLite library in use."""
    major, minor, patch = sqlite.sqlite_version_info
    return major, minor, patch


def affected(library: Version) -> bool:
    """Whether `library` can lose commits in WAL mode when two connections checkpoint at the wrong moment.

    Source: SQLite's release notes for 3.51.3 (versions 3.7.0 to 3.51.2; back-ported to 3.44.6 and 3.50.7).
    """
    if not _FIRST <= library <= _LAST:
        return False
    return not any(library[:2] == mended[:2] and library >= mended for mended in _MENDED)


def finds_words() -> bool:
    """Whether this SQLite was built with FTS5, its full-text search. The case bank stands on it."""
    with contextlib.closing(sqlite.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5 (word)")
        except sqlite.OperationalError:
            return False
    return True
