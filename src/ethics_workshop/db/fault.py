"""What an SQLite error means for the person at the keyboard."""

from enum import StrEnum

from ethics_workshop.db.library import sqlite


class Fault(StrEnum):
    """Kinds of storage failure. The values are those of `domain.error.Problem`, which this room does not know."""

    LOCKED = "database-locked"
    READ_ONLY = "database-read-only"
    DAMAGED = "database-damaged"
    NOT_A_DATABASE = "not-a-database"
    DISK_FULL = "disk-full"
    FOLDER = "data-folder"
    FAILED = "storage-failed"


_BY_CODE = {
    3: Fault.READ_ONLY,  # SQLITE_PERM
    5: Fault.LOCKED,  # SQLITE_BUSY
    6: Fault.LOCKED,  # SQLITE_LOCKED
    8: Fault.READ_ONLY,  # SQLITE_READONLY
    11: Fault.DAMAGED,  # SQLITE_CORRUPT
    13: Fault.DISK_FULL,  # SQLITE_FULL
    14: Fault.FOLDER,  # SQLITE_CANTOPEN
    15: Fault.LOCKED,  # SQLITE_PROTOCOL: the locks of the log are contended
    26: Fault.NOT_A_DATABASE,  # SQLITE_NOTADB
}


def fault_of(error: sqlite.Error) -> Fault:
    """Return the kind of failure behind `error`, by its primary result code."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return _BY_CODE.get(code & 0xFF, Fault.FAILED)
