"""Backups that are whole, and restoring them: checked first, swapped in one step, and work goes on."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ethics_workshop.db.library import affected, sqlite, version
from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain.error import BadInput, Problem, Refused, StorageError, WorkshopError
from ethics_workshop.records.device import read_device
from ethics_workshop.records.schema import APPLICATION_ID, VERSION
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock, act, plan

needs_log = pytest.mark.skipif(
    affected(version()), reason="without a write-ahead log nothing is held between uses"
)


@pytest.fixture
def backup(full: Store, tmp_path: Path) -> Path:
    target = tmp_path / "usb" / "copy of records.db"
    target.parent.mkdir()
    full.backup(target)
    return target


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def content(store: Store) -> dict[str, list[object]]:
    return {
        name: list(store.rows(name)[1]) for name in ("completions", "attestations", "sessions", "commitments")
    }


def test_a_backup_is_whole_and_private(full: Store, backup: Path) -> None:
    """One file, without the log beside it, for the owner alone."""
    assert names(backup.parent) == {backup.name}
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    connection = sqlite.connect(backup)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM completions").fetchone() == (8,)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()
    assert full.verify() == []


def test_work_goes_on_after_restoring(full: Store, backup: Path, folder: Path) -> None:
    """The records are those of the backup; what came after is kept aside; this machine has a new id."""
    before, device = content(full), read_device(folder)
    act(full, "S-2", c.NameTheme("after the backup"))
    later = full.events_of("S-2")
    kept = full.restore(backup)
    assert content(full) == before
    assert kept is not None
    assert kept.parent == folder
    assert kept.match("records.*Z.kept.db")
    assert read_device(folder) not in {"", device}
    assert full.verify() == []
    act(full, "S-2", c.NameTheme("work goes on"))
    assert full.verify() == []
    assert names(folder) - {"records.db-wal", "records.db-shm"} == {"records.db", "device", kept.name}
    full.close()
    aside = folder.parent / "aside"
    aside.mkdir()
    shutil.copy(kept, aside / "records.db")
    other = Store(aside, TickingClock())
    assert other.events_of("S-2") == later
    assert other.verify() == []
    other.close()


def test_restoring_where_nothing_was(full: Store, backup: Path, tmp_path: Path) -> None:
    """On a new machine there is nothing to keep aside."""
    fresh = Store(tmp_path / "new machine", TickingClock())
    assert fresh.restore(backup) is None
    assert content(fresh) == content(full)
    assert stat.S_IMODE(fresh.path.stat().st_mode) == 0o600
    fresh.close()


def test_a_backup_can_be_restored_twice(full: Store, backup: Path) -> None:
    """Each time the present file is kept, and the machine writes under another id."""
    first, second = full.restore(backup), full.restore(backup)
    assert first != second
    plan(full, "S-8")
    assert len(full.sessions()) == 4
    assert full.verify() == []


@needs_log
def test_a_live_file_can_be_restored_from(full: Store, tmp_path: Path) -> None:
    """A plain copy of another machine's folder, its last commits still in the log beside it."""
    act(full, "S-2", c.NameTheme("in the log"))
    folder = tmp_path / "copied"
    shutil.copytree(full.path.parent, folder)
    assert (folder / "records.db-wal").stat().st_size
    fresh = Store(tmp_path / "fresh", TickingClock())
    fresh.restore(folder / "records.db")
    assert fresh.events_of("S-2") == full.events_of("S-2")
    fresh.close()


def test_projections_are_derived_anew(full: Store, tmp_path: Path) -> None:
    """A backup whose derived tables were edited brings back what its journal says."""
    before = content(full)
    target = tmp_path / "edited.db"
    full.backup(target)
    connection = sqlite.connect(target)
    connection.execute("UPDATE completion SET name = 'Somebody Else'")
    connection.execute("DELETE FROM attestation")
    connection.commit()
    connection.close()
    full.restore(target)
    assert content(full) == before
    assert full.verify() == []


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda target: target.touch(), Problem.FILE_EXISTS),
        (lambda target: target.mkdir(), Problem.IS_A_FOLDER),
        (lambda target: target.symlink_to(target.parent / "nowhere"), Problem.FILE_EXISTS),
    ],
)
def test_a_backup_replaces_nothing(
    full: Store, tmp_path: Path, make: Callable[[Path], None], problem: Problem
) -> None:
    """A name that is taken is refused, and what stands there stays."""
    target = tmp_path / "taken"
    make(target)
    before = names(tmp_path)
    with pytest.raises(Refused) as caught:
        full.backup(target)
    assert caught.value.problem is problem
    assert caught.value.facts["path"] == str(target)
    assert names(tmp_path) == before


@pytest.mark.parametrize("name", ["missing/folder/b.db", "x" * 300, "file/b.db"])
def test_a_backup_that_cannot_be_written(full: Store, tmp_path: Path, name: str) -> None:
    """A folder that is not there, a name too long, a file in the place of a folder: said, nothing left behind."""
    (tmp_path / "file").touch()
    before = names(tmp_path)
    with pytest.raises(BadInput) as caught:
        full.backup(tmp_path / name)
    assert caught.value.problem is Problem.FILE_NOT_WRITABLE
    assert names(tmp_path) == before


def test_without_records_there_is_no_backup(store: Store, tmp_path: Path) -> None:
    """The missing file is named."""
    with pytest.raises(Refused) as caught:
        store.backup(tmp_path / "b.db")
    assert caught.value.problem is Problem.NOTHING_RECORDED


def edited(*statements: str) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        connection = sqlite.connect(path, isolation_level=None)
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return edit


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def scribbled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20_000:40_000] = b"\xff" * 20_000
    path.write_bytes(content)


BAD = {
    "empty": (lambda path: path.write_bytes(b""), Problem.BACKUP_UNUSABLE),
    "text": (lambda path: path.write_text("person_id,name\n"), Problem.BACKUP_UNUSABLE),
    "zeros": (lambda path: path.write_bytes(bytes(100_000)), Problem.BACKUP_UNUSABLE),
    "only a header": (lambda path: path.write_bytes(path.read_bytes()[:100]), Problem.BACKUP_UNUSABLE),
    "truncated": (cut, Problem.BACKUP_UNUSABLE),
    "scribbled": (scribbled, Problem.BACKUP_UNUSABLE),
    "newer": (edited(f"PRAGMA user_version={VERSION + 1}"), Problem.DATABASE_NEWER),
    "foreign": (edited("PRAGMA application_id=1"), Problem.DATABASE_FOREIGN),
    "no version": (edited("PRAGMA user_version=0"), Problem.DATABASE_FOREIGN),
    "chain": (
        edited("DROP TRIGGER payloads_no_update", "UPDATE payloads SET body = '{}'"),
        Problem.BACKUP_UNUSABLE,
    ),
    "no triggers": (edited("DROP TRIGGER journal_no_update"), Problem.BACKUP_UNUSABLE),
    "spy": (
        edited("CREATE TRIGGER spy AFTER INSERT ON journal BEGIN DELETE FROM completion; END"),
        Problem.BACKUP_UNUSABLE,
    ),
    "a view for a table": (
        edited(
            "DROP TABLE payloads",
            "CREATE VIEW payloads AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
            " SELECT x AS id, x AS salt, x AS body FROM n",
        ),
        Problem.BACKUP_UNUSABLE,
    ),
    "no tables": (
        lambda path: (
            path.unlink(),
            edited(f"PRAGMA application_id={APPLICATION_ID}", "PRAGMA user_version=1")(path),
        ),
        Problem.BACKUP_UNUSABLE,
    ),
    "utf-16": (
        lambda path: (
            path.unlink(),
            edited(
                "PRAGMA encoding='UTF-16'",
                f"PRAGMA application_id={APPLICATION_ID}",
                "PRAGMA user_version=1",
                "CREATE TABLE journal (x)",
            )(path),
        ),
        Problem.BACKUP_UNUSABLE,
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_backup_changes_nothing(full: Store, backup: Path, folder: Path, kind: str) -> None:
    """Wrong, broken or hostile: refused with its reason; the present records, and the file itself, stay as they are."""
    make, problem = BAD[kind]
    make(backup)
    source, before, device, files = backup.read_bytes(), content(full), read_device(folder), names(folder)
    with pytest.raises(BadInput) as caught:
        full.restore(backup)
    assert caught.value.problem is problem
    assert caught.value.facts["path"] == str(backup)
    assert (backup.read_bytes(), content(full), read_device(folder), names(folder)) == (
        source,
        before,
        device,
        files,
    )
    assert full.verify() == []


def test_a_missing_backup_and_a_folder(full: Store, tmp_path: Path) -> None:
    """There is nothing to restore from."""
    for source, problem in ((tmp_path / "missing", Problem.FILE_NOT_FOUND), (tmp_path, Problem.IS_A_FOLDER)):
        with pytest.raises(Refused) as caught:
            full.restore(source)
        assert caught.value.problem is problem


def test_the_present_file_is_no_backup(full: Store) -> None:
    """Restoring a file from itself would only lose this machine's id."""
    with pytest.raises(BadInput) as caught:
        full.restore(full.path)
    assert caught.value.problem is Problem.BACKUP_UNUSABLE
    assert full.verify() == []


@needs_log
def test_restoring_waits_for_nobody(full: Store, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another window has the records open, nothing is swapped: it would go on writing to the old file."""
    monkeypatch.setattr("ethics_workshop.db.connection.PATIENCE", 0.1)
    other = Store(full.path.parent, TickingClock())
    before = other.sessions()
    with pytest.raises(StorageError) as caught:
        full.restore(backup)
    assert caught.value.problem is Problem.DATABASE_LOCKED
    act(other, "S-2", c.NameTheme("still here"))
    assert len(full.sessions()) == len(before)
    assert full.verify() == []
    other.close()
    assert full.restore(backup) is not None


@pytest.mark.parametrize("broken", [b"", b"no database at all", b"SQLite format 3\0" + bytes(5000)])
def test_a_broken_file_is_kept_aside_too(full: Store, backup: Path, broken: bytes) -> None:
    """The message about a damaged file sends people here: it is replaced, and kept with its log."""
    before = content(full)
    full.close()
    full.path.write_bytes(broken)
    Path(f"{full.path}-wal").write_bytes(b"a log that belongs to it")
    kept = full.restore(backup)
    assert content(full) == before
    assert full.verify() == []
    if broken:
        assert kept is not None
        assert kept.read_bytes() == broken
        assert Path(f"{kept}-wal").read_bytes() == b"a log that belongs to it"


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (f"PRAGMA user_version={VERSION + 1}", Problem.DATABASE_NEWER),
        ("PRAGMA application_id=77", Problem.DATABASE_FOREIGN),
    ],
)
def test_a_file_that_is_not_ours_to_replace(
    full: Store, backup: Path, statement: str, problem: Problem
) -> None:
    """A newer version's file, or another program's, is left untouched by `restore` too."""
    full.close()
    edited(statement)(full.path)
    before = full.path.read_bytes()
    with pytest.raises(WorkshopError) as caught:
        full.restore(backup)
    assert caught.value.problem is problem
    assert full.path.read_bytes() == before


def test_unfinished_copies_are_swept(full: Store, backup: Path, folder: Path) -> None:
    """What an interruption left behind goes with the next restore, once it is old; a fresh one may be at work."""
    import os

    old, fresh = folder / ".records.db.old", folder / ".records.db.fresh"
    old.touch()
    fresh.touch()
    os.utime(old, (0, 0))
    full.restore(backup)
    assert not old.exists()
    assert fresh.exists()


def test_another_window_follows_a_restore(full: Store, backup: Path) -> None:
    """Without a log nothing is held between uses: the other window finds the file replaced, and goes on in it."""
    folder = full.path.parent
    full.close()
    one, other = (Store(folder, TickingClock(), wal=False) for _ in range(2))
    act(other, "S-2", c.NameTheme("before"))
    one.restore(backup)
    act(other, "S-2", c.NameTheme("after"))
    assert [event.name for event in one.events_of("S-2") if isinstance(event, e.ThemeNamed)] == ["after"]
    assert one.events_of("S-2") == other.events_of("S-2")
    assert one.verify() == []
    one.close()
    other.close()
