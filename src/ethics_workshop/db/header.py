"""What a file says of itself before SQLite opens it: opening alone may already change another program's file."""

from dataclasses import dataclass
from pathlib import Path

MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of an SQLite file's first 100 bytes that tell whose it is (SQLite file format, section 1.3)."""

    is_sqlite: bool
    user_version: int
    application_id: int


def read_header(path: Path) -> Header | None:
    """Return the header of the file at `path`; None when it is missing or empty. Raises OSError.

    Not for a database that this process may have open: closing the file here would drop that connection's locks.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return None
    if not head:
        return None
    return Header(
        is_sqlite=len(head) == 100 and head.startswith(MAGIC),
        user_version=int.from_bytes(head[60:64], "big", signed=True),
        application_id=int.from_bytes(head[68:72], "big", signed=True),
    )
