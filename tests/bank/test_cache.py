"""The cache: never wrong, never missed, never in the way."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ethics_workshop.bank import index as index_module
from ethics_workshop.bank import reader as reader_module
from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.checker import Context
from ethics_workshop.bank.reader import CaseFile
from ethics_workshop.bank.reading import read
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.services.ports import CaseQuery
from ethics_workshop.words.language import Words
from ethics_workshop.words.sentences import explain

from .sample import CASE, REGISTRIES, TODAY, make_bank, named, put


class Counted:
    """Counts the files that are really read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        real = reader_module.read_case

        def counting(path: str, context: Context) -> CaseFile:
            self.paths.append(Path(path).name)
            return real(path, context)

        monkeypatch.setattr(reader_module, "read_case", counting)

    def take(self) -> list[str]:
        taken, self.paths = sorted(self.paths), []
        return taken


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def settle(*folders: Path) -> None:
    """Age all files, so that none counts as written this very moment."""
    for folder in folders:
        for path in folder.rglob("*.toml"):
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**9))


def opened(bank: Path, cache: Path | None) -> Bank:
    return Bank([bank], cache, TODAY)


def ids(bank: Bank) -> list[str]:
    return [case.id for case in bank.cases()]


def test_a_second_start_reads_no_case(tmp_path: Path, counted: Counted) -> None:
    """What was read once is not read again, and is the same."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    first = opened(bank, cache)
    before = (
        first.cases(),
        first.case("C90"),
        first.faults(),
        first.agendas(),
        first.statement(),
        first.programme(),
    )
    assert counted.take() == ["C90-spare-key.toml"]
    second = opened(bank, cache)
    after = (
        second.cases(),
        second.case("C90"),
        second.faults(),
        second.agendas(),
        second.statement(),
        second.programme(),
    )
    assert before == after
    assert counted.take() == []


def test_only_what_changed_is_read_again(tmp_path: Path, counted: Counted) -> None:
    """A changed, a new and a removed file are noticed by an open bank; the others are left alone."""
    bank, cache = (
        make_bank(tmp_path / "bank", a=named("C90-a"), b=named("C90-b"), c=named("C90-c")),
        tmp_path / "c.db",
    )
    settle(bank)
    reader = opened(bank, cache)
    assert ids(reader) == ["C90-a", "C90-b", "C90-c"]
    counted.take()
    coi = bank / "cases" / "coi"
    (coi / "C90-a.toml").unlink()
    put(coi / "C90-b.toml", named("C90-b").replace("The spare key", "New title"))
    put(coi / "C90-d.toml", named("C90-d"))
    assert ids(reader) == ["C90-b", "C90-c", "C90-d"]
    assert counted.take() == ["C90-b.toml", "C90-d.toml"]
    assert reader.case("C90-b").title.en == "New title"


def test_a_changed_case_is_fresh_when_it_is_opened(tmp_path: Path) -> None:
    """Opening one case notices that its file changed, also when nobody listed them."""
    bank = make_bank(tmp_path / "bank")
    settle(bank)
    reader = opened(bank, tmp_path / "cache.db")
    assert reader.case("C90").title.en == "The spare key"
    put(bank / "cases" / "coi" / "C90-spare-key.toml", CASE.replace("The spare key", "The other key"))
    assert reader.case("C90").title.en == "The other key"


def test_two_changes_within_one_tick_of_the_clock_are_both_seen(tmp_path: Path) -> None:
    """A file written, read and written again at once, with the same size and time, is not taken for the same."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    file = bank / "cases" / "coi" / "C90-spare-key.toml"
    reader = opened(bank, cache)
    reader.cases()
    stamp = file.stat()
    put(file, CASE.replace("The spare key", "The spore key"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert reader.cases()[0].title.en == "The spore key"


def test_a_changed_registry_has_its_cases_judged_anew(tmp_path: Path) -> None:
    """Faults depend on the instruments: when those change, so do the faults, without the case being touched."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    assert opened(bank, cache).faults() == []
    put(bank / "instruments.toml", REGISTRIES["instruments.toml"].replace("instrument.PA", "instrument.PB"))
    assert {fault.code for fault in opened(bank, cache).faults()} == {"unknown-ref"}
    put(bank / "instruments.toml", REGISTRIES["instruments.toml"])
    assert opened(bank, cache).faults() == []


def test_a_review_falls_due_without_any_file_changing(tmp_path: Path) -> None:
    """The day is not in the cache."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    assert opened(bank, cache).faults() == []
    later = Bank([bank], cache, TODAY.replace(year=2028))
    assert [(fault.code, fault.line) for fault in later.faults()] == [("review-overdue", 13)]


GARBAGE = {
    "noise": os.urandom(4096),
    "empty": b"",
    "text": b"this is no database",
    "header": b"SQLite format 3\0" + bytes(84),
    "own-header": b"SQLite format 3\0" + bytes(44) + b"\0\0\0\1" + bytes(4) + b"EWBC" + bytes(4000),
}


@pytest.mark.parametrize("content", GARBAGE.values(), ids=GARBAGE)
def test_garbage_in_place_of_the_cache(tmp_path: Path, content: bytes) -> None:
    """The bank opens all the same."""
    bank, cache = make_bank(tmp_path / "bank"), put(tmp_path / "cache.db", content)
    assert ids(opened(bank, cache)) == ["C90-spare-key"]
    assert ids(opened(bank, cache)) == ["C90-spare-key"]


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE body",
        "UPDATE body SET json = '{}'",
        "UPDATE body SET json = 'x'",
        "UPDATE body SET json = replace(json, '\"risky\"', '\"fine\"')",
        "DELETE FROM body",
        "DROP TABLE summary",
        "UPDATE registry SET data = '['",
        "DROP TABLE file",
    ],
)
def test_a_cache_that_was_meddled_with_is_built_again(tmp_path: Path, damage: str) -> None:
    """Whatever is missing or malformed in it, the cases are read from their files."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    sound = opened(bank, cache).case("C90")
    opened(bank, cache).agendas()
    with sqlite3.connect(cache) as db:
        db.execute(damage)
    db.close()
    reader = opened(bank, cache)
    assert reader.case("C90") == sound
    assert ids(reader) == ["C90-spare-key"]
    assert [agenda.id for agenda in reader.agendas()] == ["huddle"]


def test_the_cache_deleted_under_an_open_bank(tmp_path: Path) -> None:
    """It may go at any time; the next start makes another."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    reader = opened(bank, cache)
    reader.cases()
    cache.unlink()
    assert ids(reader) == ["C90-spare-key"]
    put(bank / "cases" / "C91-new.toml", named("C91-new"))
    assert ids(reader) == ["C90-spare-key", "C91-new"]
    assert ids(opened(bank, cache)) == ["C90-spare-key", "C91-new"]
    assert cache.exists()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """Pointed at somebody's data by mistake, nothing of it is touched."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "theirs.db"
    with sqlite3.connect(cache) as db:
        db.execute("CREATE TABLE precious (x)")
    db.close()
    before = cache.read_bytes()
    assert ids(opened(bank, cache)) == ["C90-spare-key"]
    assert cache.read_bytes() == before


def test_an_older_cache_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Counted
) -> None:
    """A program with other rules does not trust what the one before it found."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    opened(bank, cache).cases()
    counted.take()
    monkeypatch.setattr(index_module, "VERSION", index_module.VERSION + 1)
    opened(bank, cache).cases()
    assert counted.take() == ["C90-spare-key.toml"]


@pytest.mark.parametrize("place", ["a-file/cache.db", "a-folder"])
def test_where_no_cache_can_be(tmp_path: Path, place: str) -> None:
    """A file where its folder should be, or a folder in its place: everything works, in memory."""
    bank = make_bank(tmp_path / "bank")
    put(tmp_path / "a-file", "x")
    (tmp_path / "a-folder").mkdir()
    reader = opened(bank, tmp_path / place)
    assert ids(reader) == ["C90-spare-key"]
    assert reader.case("C90").id == "C90-spare-key"


def test_a_locked_cache_is_not_waited_for(tmp_path: Path) -> None:
    """While somebody else writes to it for long, this start works in memory."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    opened(bank, cache).cases()
    put(bank / "cases" / "C91-new.toml", named("C91-new"))
    with sqlite3.connect(cache, isolation_level=None) as db:
        db.execute("BEGIN EXCLUSIVE")
        assert ids(opened(bank, cache)) == ["C90-spare-key", "C91-new"]
        db.execute("ROLLBACK")
    db.close()
    assert ids(opened(bank, cache)) == ["C90-spare-key", "C91-new"]


def test_the_cache_is_private_and_alone(tmp_path: Path) -> None:
    """Readable by its owner only, in a folder made for the owner only, with nothing left beside it."""
    cache = tmp_path / "data" / "cache.db"
    opened(make_bank(tmp_path / "bank"), cache).cases()
    assert [path.name for path in cache.parent.iterdir()] == ["cache.db"]
    if os.name == "posix":
        assert (cache.stat().st_mode & 0o777, cache.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_two_sets_of_banks_share_one_cache(tmp_path: Path) -> None:
    """Started with one bank, then with two, then with one: each start sees exactly its own."""
    one, two = make_bank(tmp_path / "one"), make_bank(tmp_path / "two", x=named("C90-x"))
    cache = tmp_path / "cache.db"
    for _ in range(2):
        assert ids(Bank([one], cache, TODAY)) == ["C90-spare-key"]
        assert ids(Bank([one, two], cache, TODAY)) == ["C90-spare-key", "C90-x"]
        assert ids(Bank([two], cache, TODAY)) == ["C90-x"]


def test_many_threads_ask_at_once(tmp_path: Path) -> None:
    """Workers may share the bank: all get the same answers, while files come and go."""
    bank = make_bank(tmp_path / "bank", a=named("C90-a"), b=named("C90-b"))
    reader = opened(bank, tmp_path / "cache.db")
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                assert {"C90-a", "C90-b"} <= set(ids(reader))
                assert reader.case("C90-a").id == "C90-a"
                put(bank / "cases" / f"C{91 + number}-t{turn}.toml", named(f"C{91 + number}-t{turn}"))
        except BaseException as error:  # noqa: BLE001  # told in the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


WARM = """
import sys, datetime
from pathlib import Path
from ethics_workshop.bank.bank import Bank
bank = Bank([Path(sys.argv[1])], Path(sys.argv[2]), datetime.date(2026, 12, 1))
if sys.argv[3] == "list":
    assert [case.id for case in bank.cases()] == ["C90-spare-key"]
    assert not bank.faults()
    bank.name_of("topic", "coi")
else:
    bank.case("C90"), bank.agendas(), bank.programme(), bank.statement(), bank.references(["PA"])
print(*sorted({"pydantic", "tomllib", "difflib", "ethics_workshop.bank.reader", "sqlite_utils", "textual"} & set(sys.modules)))
"""


@pytest.mark.parametrize("what", ["list", "open"])
def test_a_warm_start_imports_nothing_heavy(tmp_path: Path, what: str) -> None:
    """Listing and opening from a warm cache needs no model, no parser and no reader."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    cold = opened(bank, cache)
    cold.cases(), cold.faults(), cold.agendas(), cold.programme(), cold.statement(), cold.references([])
    done = subprocess.run(
        [sys.executable, "-c", WARM, str(bank), str(cache), what], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_a_write_that_fails_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When keeping a file fails in the middle, the cache holds what it held, and the next start mends it."""
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    settle(bank)
    opened(bank, cache).cases()
    put(bank / "cases" / "C91-new.toml", named("C91-new"))
    index = index_module.Index(cache)
    folder = index.folder(str(bank))[0]
    before = index.stamps(folder)

    def failing(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(index, "_insert", failing)
    path = "cases/C91-new.toml"
    new = index_module.NewFile(path, (1, 1, 1), read((str(bank / path), path), Context()))
    with pytest.raises(KeyboardInterrupt):
        index.replace(folder, list(before), [new])
    assert index.stamps(folder) == before
    index.close()
    assert ids(opened(bank, cache)) == ["C90-spare-key", "C91-new"]


def test_a_cache_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is rewritten again and again: the cache is cleared from time to time, and knows the last text."""
    monkeypatch.setattr(index_module, "WORN", 5)
    bank, cache = make_bank(tmp_path / "bank"), tmp_path / "cache.db"
    reader, sizes = opened(bank, cache), []
    for number in range(50):
        put(
            bank / "cases" / "coi" / "C90-spare-key.toml",
            CASE.replace("The spare key", f"Key number {number}"),
        )
        assert [case.title.en for case in reader.cases()] == [f"Key number {number}"]
        sizes.append(cache.stat().st_size)
    assert max(sizes[15:]) <= max(sizes[:15])
    assert len(reader.find(CaseQuery(words="number")).keys) == 1


class WithoutFts5(sqlite.Connection):
    """A connection as of an SQLite that was built without FTS5: the module has no such name."""

    def execute(self, sql: str, *values: object) -> sqlite.Cursor:
        """Run a statement."""
        return super().execute(sql.replace("fts5", "fts5_unknown"), *values)

    def executescript(self, sql: str) -> sqlite.Cursor:
        """Run statements."""
        return super().executescript(sql.replace("fts5", "fts5_unknown"))


@pytest.mark.parametrize("kept", [True, False])
def test_an_sqlite_without_full_text_search_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    """A sentence names the library and what is missing in it, whether the cache is a file or in memory."""
    connect = sqlite.connect
    monkeypatch.setattr(sqlite, "connect", lambda *given, **how: connect(*given, factory=WithoutFts5, **how))
    reader = opened(make_bank(tmp_path / "bank"), tmp_path / "cache.db" if kept else None)
    for work in (reader.cases, reader.agendas, lambda: reader.find(CaseQuery(words="key"))):
        with pytest.raises(StorageError) as caught:
            work()
        assert caught.value.problem is Problem.NO_FULL_TEXT
        assert caught.value.facts == {"sqlite": sqlite.sqlite_version}
        assert "FTS5" in explain(caught.value, Words("fr")).what
