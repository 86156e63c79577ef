"""A look at the database finds what is wrong, and leaves file and folder as they were."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ethics_workshop.db.connection import begin_immediate, connect
from ethics_workshop.domain.error import Problem
from ethics_workshop.records.health import look
from ethics_workshop.records.schema import VERSION
from ethics_workshop.records.store import Store
from tests.fakes.memory import FakeClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound, closed database."""
    store = Store(tmp_path, FakeClock())
    with store.write():
        pass
    store.close()
    return store.path


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """The same files, with the same bytes and times, before and after."""

    def state() -> dict[str, tuple[bytes, int, int]]:
        return {p.name: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_mode) for p in folder.iterdir()}

    before = state()
    yield
    assert state() == before


def test_no_database_is_made_by_looking(tmp_path: Path) -> None:
    """Neither the file nor the folder."""
    health = look(tmp_path / "none" / "records.db")
    assert (health.exists, health.fault, health.lock) == (False, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_sound_database_is_left_as_it_was(path: Path) -> None:
    """Size, version, structure, lock; closed, and while another window has it open."""
    with untouched(path.parent):
        health = look(path)
    assert health.exists
    assert health.sound
    assert health.version == VERSION
    assert health.size >= path.stat().st_size
    assert (health.fault, health.lock, health.log_waits, health.mode) == ("", "", False, 0o600)
    with closing(connect(path)) as other:
        other.execute("CREATE TABLE mine (x)")
        assert look(path).sound
        begin_immediate(other)
        assert look(path).lock == Problem.DATABASE_LOCKED
        other.execute("ROLLBACK")


def test_a_log_that_nobody_has_open_is_left_alone(
    path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A window was killed: what it saved is neither taken in nor judged by a look."""
    copy = tmp_path_factory.mktemp("copy") / "records.db"
    with closing(connect(path, wal=True)) as other:
        other.execute("CREATE TABLE mine (x)")
        copy.write_bytes(path.read_bytes())
        Path(f"{copy}-wal").write_bytes(Path(f"{path}-wal").read_bytes())
    with untouched(copy.parent):
        health = look(copy)
    assert health.log_waits
    assert health.sound is None


def test_what_is_not_ours_or_damaged_is_said(path: Path) -> None:
    """Another program's file, a newer version's, one that is no database, a folder, a file cut short."""
    whole = path.read_bytes()
    expected = {
        b"no database at all, but long enough to be looked at" * 3: Problem.NOT_A_DATABASE,
        whole[:68] + b"\0\0\0\1" + whole[72:]: Problem.DATABASE_FOREIGN,
        whole[:60] + b"\0\0\0\x63" + whole[64:]: Problem.DATABASE_NEWER,
    }
    for content, problem in expected.items():
        path.write_bytes(content)
        with untouched(path.parent):
            assert look(path).fault == problem
    path.write_bytes(whole[: len(whole) // 2])
    health = look(path)
    assert health.fault == Problem.DATABASE_DAMAGED or health.sound is False
    path.unlink()
    path.mkdir()
    assert look(path).fault


def test_an_empty_file_and_a_stranger_s(tmp_path: Path) -> None:
    """An empty file will become ours; a database of nobody is left."""
    (tmp_path / "records.db").touch(mode=0o644)
    health = look(tmp_path / "records.db")
    assert (health.fault, health.version) == ("", 0)
    if os.name != "nt":
        assert health.mode == 0o644
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE theirs (x)")
    assert look(tmp_path / "other.db").fault == Problem.DATABASE_FOREIGN
