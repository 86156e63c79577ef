"""Append-only for every connection: a stranger with SQLite's defaults is refused."""

import subprocess
import sys

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import event as e
from ethics_workshop.records.store import Store

REFUSED = (
    "UPDATE journal SET at = 'x'",
    "UPDATE journal SET seq = seq + 100",
    "UPDATE OR REPLACE journal SET id = (SELECT id FROM journal LIMIT 1)",
    "DELETE FROM journal",
    "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal LIMIT 1",
    "REPLACE INTO journal SELECT device, seq, id, at, 'other', commitment, prev_hash, hash FROM journal LIMIT 1",
    (
        "INSERT OR REPLACE INTO journal SELECT j.device, j.seq + 1000, j.id, at, kind, commitment, heads.hash, 'new'"
        " FROM journal j, heads LIMIT 1"
    ),
    (
        "INSERT OR REPLACE INTO journal SELECT j.device, j.seq + 1000, 'new', at, kind, commitment, heads.hash, j.hash"
        " FROM journal j, heads LIMIT 1"
    ),
    "INSERT INTO journal SELECT device, seq + 1000, 'new', at, kind, commitment, prev_hash, 'new' FROM journal LIMIT 1",
    "INSERT INTO journal SELECT 'other', 1, 'new', at, kind, commitment, hash, 'new' FROM journal LIMIT 1",
    (
        "INSERT INTO journal SELECT * FROM journal WHERE seq = 1"
        " ON CONFLICT (device, seq) DO UPDATE SET kind = 'other'"
    ),
    "UPDATE payloads SET body = '{}'",
    "UPDATE payloads SET salt = x'00'",
    "DELETE FROM payloads",
    "INSERT OR REPLACE INTO payloads SELECT id, salt, '{}' FROM payloads LIMIT 1",
    "INSERT INTO payloads SELECT * FROM payloads WHERE true LIMIT 1 ON CONFLICT (id) DO UPDATE SET body = '{}'",
    "UPDATE heads SET seq = 1",
    "UPDATE heads SET hash = 'x'",
    "UPDATE heads SET device = 'other'",
    "DELETE FROM heads",
    "INSERT OR REPLACE INTO heads SELECT device, 1, hash FROM heads",
    "INSERT OR REPLACE INTO heads SELECT device, seq, hash FROM journal WHERE seq = 2",
    "INSERT INTO heads VALUES ('other', 1, 'x')",
)


def truth(connection: sqlite.Connection) -> list[list[tuple[object, ...]]]:
    return [
        connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("journal", "payloads", "heads")
    ]


@pytest.mark.parametrize("statement", REFUSED)
def test_a_stranger_is_refused(full: Store, stranger: sqlite.Connection, statement: str) -> None:
    """Neither change nor removal nor replacement, by any road; recursive triggers are off here, as by default."""
    assert stranger.execute("PRAGMA recursive_triggers").fetchone() == (0,)
    before = truth(stranger)
    with pytest.raises(sqlite.IntegrityError):
        stranger.execute(statement)
    stranger.rollback()
    assert truth(stranger) == before
    assert full.verify() == []


def test_a_disposal_is_not_disposed_of(full: Store, stranger: sqlite.Connection) -> None:
    """The event that names a disposal keeps its own payload, or nobody could tell a disposal from a theft."""
    with full.write() as transaction:
        transaction.append([e.PayloadDisposed(event_id="f" * 32, reason="test")])
    (own,) = stranger.execute("SELECT id FROM journal WHERE kind = 'payload.disposed'").fetchone()
    with full.write() as transaction:
        transaction.append([e.ThemeNamed(session_id="S-2", name="x")])
    with pytest.raises(sqlite.IntegrityError):
        stranger.execute("DELETE FROM payloads WHERE id = ?", (own,))


def test_the_standard_librarys_sqlite_is_refused_too(full: Store) -> None:
    """A script of somebody else's, with Python's own SQLite, in a process of its own."""
    full.close()
    script = """
import sqlite3, sys
for statement in sys.stdin.read().splitlines():
    connection = sqlite3.connect(sys.argv[1])
    try:
        connection.execute(statement)
        connection.commit()
        print("done:", statement)
    except sqlite3.IntegrityError:
        pass
    connection.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(full.path)],
        input="\n".join(REFUSED),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert full.verify() == []
