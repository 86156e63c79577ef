"""What stands for the register in the journal: each import writes this digest of it into its event."""

import hashlib

from ethics_workshop.db.library import sqlite
from ethics_workshop.services.ports import ROSTER_COLUMNS

ROSTER_TABLE_COLUMNS = (*ROSTER_COLUMNS[:-1], "left_on")
"""The roster's columns as the register's table calls them."""

CELL_END = "\x1f"
"""Ends each cell: no cleaned text holds it."""

_READ = f"""SELECT {" || char(31) || ".join(ROSTER_TABLE_COLUMNS)} || char(31) FROM roster_people
WHERE standing = 'active' ORDER BY person_id"""


def roster_digest(connection: sqlite.Connection) -> str:
    """Return the SHA-256 (lowercase hex) of the active people in the order of person_id (UTF-8).

    Of each the eleven columns, every one followed by U+001F.
    """
    digest = hashlib.sha256()
    rows = connection.execute(_READ)
    while some := rows.fetchmany(400):
        digest.update("".join([row[0] for row in some]).encode())
    return digest.hexdigest()
