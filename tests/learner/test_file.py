"""The private file: who may read it, what is beside it, what is left of it, and what is not touched."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.domain.play import Chosen
from ethics_workshop.learner import file, tables
from ethics_workshop.learner.file import PrivateFile, folder_of
from ethics_workshop.learner.store import LearnerStore, PrivateFiles
from ethics_workshop.services.ports_learning import Sentence, Walk

WALK = Walk(
    "C14",
    "digest",
    (Chosen("scene-one", "option-b"), Chosen("scene-two", "option-c")),
    "2026-11-22T10:00:00Z",
)
OTHER = Walk("C18", "digest", (Chosen("scene-far", "option-d"),), "2026-11-22T10:00:00Z")


@pytest.fixture
def old_umask() -> Iterator[None]:
    """A umask under which others could read what one writes."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def filled(data: Path) -> LearnerStore:
    store = PrivateFiles(data).of("E02")
    for walk in (WALK, OTHER):
        store.change(walk.case_id, lambda _, walk=walk: walk)  # type: ignore[misc]
    store.write(Sentence("C14", "I would rather not.", "2026-11-22T10:05:00Z"))
    return store


@pytest.mark.usefixtures("old_umask")
def test_only_the_owner_reads_it_and_nothing_stands_beside_it(tmp_path: Path) -> None:
    """0600 in folders of 0700, also where the umask would let others in; no journal is left by any use."""
    store = filled(tmp_path / "data")
    path = Path(store.path)
    assert [p.name for p in path.parent.iterdir()] == ["learner.db"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent, tmp_path / "data"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    path.chmod(0o644)
    store.write(Sentence("C14", "Again.", "2026-11-22T10:06:00Z"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_kept_is_there_for_the_next_one_who_opens_it(tmp_path: Path) -> None:
    """Walks in the order of their choices, sentences in the order of writing; reading makes no file."""
    nobody = PrivateFiles(tmp_path / "empty").of("E02")
    assert (nobody.walk("C14"), nobody.walks(), nobody.sentences("C14"), nobody.forget("C14")) == (
        None,
        [],
        [],
        False,
    )
    assert not nobody.wipe()
    assert not (tmp_path / "empty").exists()
    filled(tmp_path)
    again = PrivateFiles(tmp_path).of("E02")
    assert again.walks() == [WALK, OTHER]
    assert [each.text for each in again.sentences("C14")] == ["I would rather not."]
    assert PrivateFiles(tmp_path).of("E03").walks() == []
    shorter = Walk("C14", "digest", WALK.chosen[:1], "2026-11-22T11:00:00Z")
    assert again.change("C14", lambda before: shorter if before == WALK else WALK) == shorter
    assert again.walk("C14") == shorter


def test_a_change_that_fails_leaves_the_walk_as_it_was(tmp_path: Path) -> None:
    """What is raised inside a change is raised, and nothing of it is kept."""
    store = filled(tmp_path)

    def fails(before: Walk | None) -> Walk:
        raise ValueError(before)

    with pytest.raises(ValueError, match="C14"):
        store.change("C14", fails)
    assert store.walk("C14") == WALK


def test_forgetting_a_case_takes_its_bytes_and_leaves_the_others(tmp_path: Path) -> None:
    """No scene, option or sentence of the case can be found in the file afterwards."""
    store = filled(tmp_path)
    held = Path(store.path).read_bytes()
    mine = (b"scene-one", b"option-c", b"rather not")
    assert all(each in held for each in (*mine, b"scene-far"))
    assert store.forget("C14")
    left = Path(store.path).read_bytes()
    assert not any(each in left for each in mine)
    assert b"scene-far" in left
    assert store.walks() == [OTHER]
    assert not store.forget("C14")


def test_wiping_leaves_nothing(tmp_path: Path) -> None:
    """File, folder, and a journal that an interruption left; the bytes were zeros before the file went."""
    store = filled(tmp_path)
    path = Path(store.path)
    second = tmp_path / "second-name"
    os.link(path, second)
    size = path.stat().st_size
    (path.parent / "learner.db-journal").write_bytes(b"")
    assert store.wipe()
    assert second.read_bytes() == bytes(size)
    assert list((tmp_path / "learners").iterdir()) == []
    assert store.walks() == []
    store.write(Sentence("C14", "Anew.", "2026-11-22T10:06:00Z"))
    assert len(store.sentences("C14")) == 1


def test_every_person_has_a_folder_that_any_disk_takes(tmp_path: Path) -> None:
    """No id leads out of the folder, and no two ids share one: not even where upper and lower case are the same."""
    ids = [
        "E01",
        "e01",
        "007",
        "7",
        "../../x",
        "a/b",
        "a\\b",
        "a-b",
        "CON",
        "",
        ".",
        "..",
        "É" * 90,
        "x" * 300,
    ]
    folders = [folder_of(tmp_path, each) for each in ids]
    assert len({str(folder).casefold() for folder in folders}) == len(ids)
    assert {folder.parent for folder in folders} == {tmp_path}
    assert all(folder.name.isascii() and len(folder.name) < 60 for folder in folders)


def test_what_is_not_ours_is_left_as_it_is(tmp_path: Path) -> None:
    """Another program's database, a newer version's, a damaged one: a typed error, and not one byte changes."""
    private = PrivateFile(tmp_path, "E02")
    private.folder.mkdir(parents=True)
    store = LearnerStore(private)
    for pragma, wanted in (
        ("application_id=77", Problem.DATABASE_FOREIGN),
        (f"application_id={tables.APPLICATION_ID}; PRAGMA user_version=99", Problem.DATABASE_NEWER),
        ("", Problem.LEARNER_DAMAGED),
    ):
        private.path.unlink(missing_ok=True)
        with sqlite3.connect(private.path) as connection:
            connection.execute("CREATE TABLE theirs (x)")
            for each in f"PRAGMA {pragma}".split("; ") if pragma else ():
                connection.execute(each)
        connection.close()
        if not pragma:
            private.path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
        before = private.path.read_bytes()
        for use in (store.walks, lambda: store.write(Sentence("C14", "x", ""))):
            with pytest.raises(StorageError) as failed:
                use()
            assert failed.value.problem is wanted
        assert private.path.read_bytes() == before
    assert store.wipe()
    assert not private.folder.exists()


def test_a_file_of_an_earlier_version_takes_the_steps_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading is enough; what was there stays."""
    store = filled(tmp_path)
    later = (*tables.STEPS, ("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT",))
    monkeypatch.setattr(file, "STEPS", later)
    assert store.walks() == [WALK, OTHER]
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)
    connection.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "learners").write_text("mine", encoding="utf-8")
    with pytest.raises(StorageError) as failed:
        PrivateFiles(tmp_path).of("E02").write(Sentence("C14", "x", ""))
    assert failed.value.problem is Problem.LEARNER_FOLDER
    assert (tmp_path / "learners").read_text(encoding="utf-8") == "mine"
