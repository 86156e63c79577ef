"""Files and disks that fail: a typed error that says so, nothing lost, nothing half done, strangers untouched."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import command as c
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.records.schema import VERSION
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports import StepClock
from tests.records.history import TickingClock, act, fill, plan

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "data", TickingClock())
    fill(store)
    store.close()
    yield store
    store.close()


def problem_of(work: Callable[[], object]) -> Problem:
    with pytest.raises(StorageError) as caught:
        work()
    assert caught.value.exit_code == 3
    assert "path" in caught.value.facts
    return caught.value.problem


def everything(store: Store) -> list[Callable[[], object]]:
    return [
        store.sessions,
        lambda: store.events_of("S-1"),
        store.people,
        lambda: plan(store, "S-9"),
        lambda: store.keep_step_clock(StepClock("S-1", 1, 1, running=True)),
        store.verify,
        store.rebuild,
        lambda: list(store.rows("completions")[1]),
        lambda: store.backup(store.path.parent / "b.db"),
    ]


def test_a_locked_database_is_waited_for_then_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that keeps the write lock: reading works, writing says so, and works afterwards."""
    monkeypatch.setattr("ethics_workshop.db.connection.begin_immediate.__defaults__", (0.05,))
    other = sqlite.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert len(store.sessions()) == 3
    assert problem_of(lambda: plan(store, "S-9")) is Problem.DATABASE_LOCKED
    assert len(store.sessions()) == 3
    other.execute("ROLLBACK")
    other.close()
    plan(store, "S-9")
    assert store.verify() == []


def test_a_database_of_somebody_elses_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held exclusively, not even reading is possible; that is said."""
    monkeypatch.setattr("ethics_workshop.db.connection.PATIENCE", 0.05)
    other = sqlite.connect(store.path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert problem_of(store.sessions) is Problem.DATABASE_LOCKED
    other.close()
    assert len(store.sessions()) == 3


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda path: path.write_bytes(b"a letter to the minister" * 40), Problem.NOT_A_DATABASE),
        (lambda path: path.write_bytes(b"no"), Problem.NOT_A_DATABASE),
        (lambda path: path.write_bytes(bytes(8192)), Problem.NOT_A_DATABASE),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), Problem.DATABASE_DAMAGED),
        (lambda path: path.write_bytes(path.read_bytes()[:100]), Problem.DATABASE_DAMAGED),
    ],
)
def test_a_file_that_is_no_database(store: Store, spoil: Callable[[Path], None], problem: Problem) -> None:
    """Not SQLite at all, or cut: every use says so and leaves it as it is."""
    spoil(store.path)
    before = store.path.read_bytes()
    for work in everything(store):
        assert problem_of(work) is problem
    assert store.path.read_bytes() == before
    assert not (store.path.parent / "b.db").exists()


def test_a_truncated_database_is_never_written_to(store: Store) -> None:
    """Half of its pages are gone."""
    content = store.path.read_bytes()
    store.path.write_bytes(content[: len(content) // 2])
    before = store.path.read_bytes()
    for work in everything(store):
        assert problem_of(work) is Problem.DATABASE_DAMAGED
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("place", [5, 9, 14, 20])
def test_a_page_of_noise(store: Store, place: int) -> None:
    """A page that the disk lost: `verify` finds it or says that the file cannot be read, and nothing crashes."""
    content = bytearray(store.path.read_bytes())
    content[place * 4096 : (place + 1) * 4096] = os.urandom(4096)
    store.path.write_bytes(content)
    try:
        assert store.verify() != []
    except StorageError as error:
        assert error.problem is Problem.DATABASE_DAMAGED  # noqa: PT017  # either answer is right


def make(path: Path, *statements: str) -> bytes:
    path.unlink()
    connection = sqlite.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("statements", "problem"),
    [
        (("PRAGMA application_id=252006673", "CREATE TABLE notes (x)"), Problem.DATABASE_FOREIGN),
        (("CREATE TABLE notes (x)",), Problem.DATABASE_FOREIGN),
        (("PRAGMA journal_mode=WAL", "CREATE TABLE notes (x)"), Problem.DATABASE_FOREIGN),
        (("PRAGMA user_version=1",), Problem.DATABASE_FOREIGN),
    ],
)
def test_another_programs_file_is_left_untouched(
    store: Store, statements: tuple[str, ...], problem: Problem
) -> None:
    """Neither read, nor migrated, nor given a log: not a byte of it changes."""
    before = make(store.path, *statements)
    for work in everything(store):
        assert problem_of(work) is problem
    store.close()
    assert store.path.read_bytes() == before
    assert {path.name for path in store.path.parent.iterdir()} == {"records.db", "device"}


def test_a_newer_versions_file_is_left_untouched(store: Store) -> None:
    """A file from a newer version is for that version."""
    connection = sqlite.connect(store.path)
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()
    before = store.path.read_bytes()
    for work in everything(store):
        assert problem_of(work) is Problem.DATABASE_NEWER
    assert store.path.read_bytes() == before
    assert {path.name for path in store.path.parent.iterdir()} == {"records.db", "device"}


@pytest.mark.parametrize("taken", ["data folder", "database"])
def test_something_else_in_the_way(tmp_path: Path, taken: str) -> None:
    """A file in the place of the folder, or a folder in the place of the file."""
    folder = tmp_path / "data"
    if taken == "data folder":
        folder.touch()
    else:
        (folder / "records.db").mkdir(parents=True)
    store = Store(folder, TickingClock())
    assert problem_of(lambda: plan(store, "S-1")) is Problem.DATA_FOLDER


def as_nobody(folder: Path, code: str) -> str:
    """Run `code` in a process without any right of the administrator's; return what it printed."""
    script = (
        "import os, sys; from pathlib import Path\n"
        "from ethics_workshop.domain.error import StorageError\n"
        "from ethics_workshop.records.store import Store\n"
        "from tests.records.history import TickingClock, plan\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        f"store = Store(Path({str(folder)!r}), TickingClock())\n"
        f"try:\n    {code}\nexcept StorageError as error:\n    print(error.problem.value)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def reachable(store: Store) -> Iterator[Path]:
    """Return a copy of the records in a folder that another user can reach."""
    import tempfile

    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / "data"
        shutil.copytree(store.path.parent, folder)
        for path in (folder, *folder.iterdir()):
            os.chown(path, 65534, 65534) if os.getuid() == 0 else None
        Path(outer).chmod(0o755)
        yield folder
        folder.chmod(0o700)


def test_a_file_that_may_not_be_written(reachable: Path) -> None:
    """Reading goes on; writing says that it cannot."""
    (reachable / "records.db").chmod(0o400)
    assert as_nobody(reachable, "print(len(store.sessions()))") == "3"
    reachable.chmod(0o500)
    assert as_nobody(reachable, "print(len(store.sessions()), len(store.verify()))") == "3 0"
    before = (reachable / "records.db").read_bytes()
    assert as_nobody(reachable, "plan(store, 'S-9')") == Problem.DATABASE_READ_ONLY
    assert (reachable / "records.db").read_bytes() == before


def test_a_folder_that_may_not_be_written(reachable: Path) -> None:
    """A medium that is write-protected: reading works, without leaving a file; writing says that it cannot."""
    reachable.chmod(0o500)
    assert as_nobody(reachable, "print(len(store.sessions()))") == "3"
    assert as_nobody(reachable, "plan(store, 'S-9')") in {Problem.DATABASE_READ_ONLY, Problem.DATA_FOLDER}
    assert {path.name for path in reachable.iterdir()} == {"records.db", "device"}


def test_a_folder_that_may_not_be_made(reachable: Path) -> None:
    """No right to make the data folder where it should be."""
    reachable.chmod(0o500)
    assert as_nobody(reachable / "deeper", "print(store.sessions())") == "[]"
    assert as_nobody(reachable / "deeper", "plan(store, 'S-9')") == Problem.DATABASE_READ_ONLY


def test_a_folder_that_may_not_be_entered(reachable: Path) -> None:
    """Nothing can even be looked at: said, not taken for an empty folder."""
    reachable.chmod(0o000)
    for code in ("store.sessions()", "plan(store, 'S-9')"):
        assert as_nobody(reachable, code) in {Problem.DATABASE_READ_ONLY, Problem.DATA_FOLDER}


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from ethics_workshop.domain.error import StorageError
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock, plan
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
store = Store(folder, TickingClock())
number = 0
try:
    while number < 5000:
        plan(store, f"S-{number:04}")
        print(number, flush=True)
        number += 1
except StorageError as error:
    print(error.problem.value, flush=True)
try:
    store.backup(folder / "backup.db")
    print("backed up")
except StorageError as error:
    print(error.problem.value)
print(len(store.sessions()))
"""


def fill_up(folder: Path, limit: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(folder), str(limit)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


def check_full(folder: Path, said: list[str], problems: set[Problem]) -> None:
    *numbers, problem, backup, count = said
    assert numbers, said
    assert problem in problems
    assert backup in problems | {"backed up"}
    assert int(count) == len(numbers)
    store = Store(folder, TickingClock())
    assert len(store.sessions()) == len(numbers)
    assert store.verify() == []
    expected = {"records.db", "records.db-wal", "records.db-shm", "device"}
    expected |= {"backup.db"} if backup == "backed up" else set()
    assert {path.name for path in folder.iterdir()} <= expected
    store.close()


def test_a_limit_on_file_sizes(tmp_path: Path) -> None:
    """The system refuses to let the log grow: said, everything before is there, nothing is half done."""
    said = fill_up(tmp_path / "data", 400_000)
    check_full(tmp_path / "data", said, {Problem.STORAGE_FAILED, Problem.DISK_FULL})


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk; the limit on file sizes above stands in")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    """A disk of 1.5 MB fills up: said as such; after making room, work goes on."""
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    said = fill_up(small_disk / "data", 0)
    check_full(small_disk / "data", said, {Problem.DISK_FULL})
    ballast.unlink()
    store = Store(small_disk / "data", TickingClock())
    plan(store, "S-after")
    assert store.verify() == []
    store.close()


def test_a_full_disk_stops_a_restore(small_disk: Path, store: Store, tmp_path: Path) -> None:
    """There is no room for a second copy: said before anything is copied."""
    store.backup(tmp_path / "b.db")
    other = Store(small_disk / "data", TickingClock())
    plan(other, "S-1")
    assert problem_of(lambda: other.restore(tmp_path / "b.db")) is Problem.DISK_FULL
    assert len(other.sessions()) == 1
    assert {path.name for path in (small_disk / "data").iterdir()} <= {
        "records.db",
        "records.db-wal",
        "records.db-shm",
        "device",
    }
    other.close()


def test_a_full_disk_at_the_very_first_write(small_disk: Path) -> None:
    """No half of a database is left behind."""
    (small_disk / "ballast").write_bytes(bytes(1_480_000))
    store = Store(small_disk / "data", TickingClock())
    assert problem_of(lambda: plan(store, "S-1")) is Problem.DISK_FULL
    assert store.sessions() == []
    (small_disk / "ballast").unlink()
    plan(store, "S-1")
    assert store.verify() == []
    store.close()


def test_an_error_in_memory_does_not_outlive_itself(store: Store) -> None:
    """After a write that failed, what is remembered is what is on disk."""
    other = sqlite.connect(store.path)
    other.execute("CREATE TRIGGER jam BEFORE INSERT ON theme BEGIN SELECT RAISE(ABORT, 'jam'); END")
    other.close()
    assert problem_of(lambda: act(store, "S-2", c.NameTheme("lost"))) is Problem.STORAGE_FAILED
    other = sqlite.connect(store.path)
    other.execute("DROP TRIGGER jam")
    other.close()
    act(store, "S-2", c.NameTheme("kept"))
    assert store.verify() == []
    assert "lost" not in str(store.events_of("S-2"))
