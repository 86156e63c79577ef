"""Bringing a file to the present schema: after a backup, whole or not at all."""

import hashlib
import stat
from pathlib import Path

import pytest
from sqlite_utils import Database

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.records import backups, migrations, schema, tables
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports import StepClock
from tests.records.history import TickingClock, plan


@pytest.fixture
def newer(full: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make this the next version, with one migration more, once the file was written by the one before."""
    added: list[str] = ["CREATE TABLE roster_extra (x TEXT) STRICT"]
    following = migrations._Migrations("records")
    following._migrations = list(migrations.migrations._migrations)

    @following()
    def second_schema(db: Database) -> None:
        for statement in added:
            db.conn.execute(statement)

    monkeypatch.setattr(migrations, "migrations", following)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    full.close()
    return added


def version(path: Path) -> tuple[int, int]:
    connection = sqlite.connect(path)
    found = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    connection.close()
    return found[0], found[1]


def test_a_new_file_says_whose_it_is(full: Store) -> None:
    """Our application id and the version of the schema; every trigger as it was written."""
    assert version(full.path) == (schema.APPLICATION_ID, schema.VERSION)
    connection = sqlite.connect(full.path)
    assert list(schema.differences(connection)) == []
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    connection.close()
    ours = {"journal", "payloads", "heads", *(table.name for table in tables.PROJECTIONS)}
    assert {name for name in names if not name.startswith(("roster_", "meta_"))} == ours


def test_every_table_is_strict(full: Store) -> None:
    """Nothing but text in the place of text."""
    connection = sqlite.connect(full.path)
    rows = connection.execute("PRAGMA table_list").fetchall()
    connection.close()
    loose = {row[1] for row in rows if row[2] == "table" and not row[5]}
    assert loose == {"sqlite_schema", "sqlite_temp_schema", "meta_migrations"}


@pytest.mark.usefixtures("newer")
def test_an_older_file_is_migrated_after_a_backup(full: Store) -> None:
    """Reading is enough; the copy of before is private, and holds what was there."""
    full.close()
    assert len(full.sessions()) == 3
    assert version(full.path) == (schema.APPLICATION_ID, schema.VERSION)
    (kept,) = (full.path.parent / "backups").iterdir()
    assert kept.name.endswith(f".v{schema.VERSION - 1}.db")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert version(kept) == (schema.APPLICATION_ID, schema.VERSION - 1)
    assert full.verify() == []


def test_a_migration_that_fails_changes_nothing(full: Store, newer: list[str]) -> None:
    """The file is as it was, at its version, and the next start tries again."""
    newer.append("this is no SQL")
    full.close()
    with pytest.raises(StorageError) as caught:
        full.sessions()
    assert caught.value.problem is Problem.STORAGE_FAILED
    connection = sqlite.connect(full.path)
    assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'roster_extra'").fetchone() is None
    names = [name for (name,) in connection.execute("SELECT name FROM meta_migrations ORDER BY id")]
    assert names == ["first_schema", "register_past_and_programme", "facilitators_room"]
    connection.close()
    assert version(full.path) == (schema.APPLICATION_ID, schema.VERSION - 1)
    newer.pop()
    assert len(full.sessions()) == 3


def test_a_migration_that_drops_a_trigger_is_undone(full: Store, newer: list[str]) -> None:
    """The triggers are asserted before the migration counts."""
    newer.append("DROP TRIGGER journal_no_delete")
    full.close()
    with pytest.raises(StorageError) as caught:
        full.sessions()
    assert "journal_no_delete" in str(caught.value.facts["detail"])
    connection = sqlite.connect(full.path)
    assert list(schema.differences(connection)) == []
    connection.close()


@pytest.mark.usefixtures("newer")
def test_an_older_backup_is_migrated_when_it_is_restored(full: Store, tmp_path: Path) -> None:
    """What an older version backed up comes back in the present schema."""
    connection = sqlite.connect(full.path)
    connection.execute("VACUUM INTO ?", (str(tmp_path / "old.db"),))
    connection.close()
    fresh = Store(tmp_path / "fresh", TickingClock())
    fresh.restore(tmp_path / "old.db")
    assert version(fresh.path) == (schema.APPLICATION_ID, schema.VERSION)
    assert len(fresh.sessions()) == 3
    fresh.close()


def test_automatic_backups_expire(full: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest five stay."""
    stamps = iter(f"2026112{n}T000000.000000Z" for n in range(9))
    monkeypatch.setattr(backups, "stamp", lambda: next(stamps))
    connection = sqlite.connect(full.path, isolation_level=None)
    for _ in range(7):
        backups.back_up_before_migration(connection, full.path.parent)
    connection.close()
    kept = sorted(path.name for path in (full.path.parent / "backups").iterdir())
    assert [name[8:17] for name in kept] == [f"2026112{n}T" for n in range(2, 7)]


def test_an_empty_file_becomes_ours(store: Store, folder: Path) -> None:
    """A file that somebody only touched reads as empty, and the first write fills it where it stands."""
    folder.mkdir()
    store.path.touch(mode=0o644)
    assert store.sessions() == []
    assert store.path.stat().st_size == 0
    plan(store, "S-1")
    assert version(store.path) == (schema.APPLICATION_ID, schema.VERSION)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert store.verify() == []


def test_the_register_is_the_one_of_files_that_exist() -> None:
    """The text of these statements stands in every file, and `verify` compares it: a change is a migration."""
    text = "\n".join((tables.KEPT[1], tables.PAST[0]))
    assert (
        hashlib.sha256(text.encode()).hexdigest()
        == "4133ab5b2783021b2fd7ba673a9faa1fbd8812e19e50bf704c4c51d014dddfce"
    )


def test_a_file_of_the_second_version_gets_what_a_room_needs(full: Store) -> None:
    """It reads and verifies, and keeps a timer with the minutes that were added."""
    full.keep_step_clock(StepClock("S-1", 3, 45, running=True))
    full.close()
    connection = sqlite.connect(full.path, isolation_level=None)
    connection.execute("ALTER TABLE meta_step_clock DROP COLUMN added")
    connection.execute("DROP TABLE meta_stage")
    connection.execute("DELETE FROM meta_migrations WHERE name = 'facilitators_room'")
    connection.execute("PRAGMA user_version=2")
    connection.close()
    assert full.step_clock("S-1") == StepClock("S-1", 3, 45, running=True)
    full.keep_step_clock(StepClock("S-1", 3, 46, running=True, added=60))
    assert full.step_clock("S-1") == StepClock("S-1", 3, 46, running=True, added=60)
    assert full.verify() == []
    assert version(full.path) == (schema.APPLICATION_ID, 3)
