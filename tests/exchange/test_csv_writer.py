"""Exports as files: RFC 4180, whole or not at all, the same bytes each time."""

import csv
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem, StorageError
from ethics_workshop.exchange.csv_writer import CsvWriter
from ethics_workshop.exchange.dictionary import EXPORTS, HEADER, dictionary_rows

COLUMNS = list(EXPORTS["commitments"])
ROWS = [["K-1", *["é, “x”", 'say "no"', None, 7, "", "a\r\nb"], *["z"] * 5], ["K-2", *["y"] * 11]]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_format_is_rfc_4180_for_spreadsheets(tmp_path: Path) -> None:
    """Byte order mark, CRLF, quotes only where they are needed, empty cells for nothing."""
    out = tmp_path / "k.csv"
    assert CsvWriter().write("commitments", COLUMNS, iter(ROWS), out) == 2
    lines = out.read_bytes().split(b"\r\n")
    assert lines[0] == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode()
    assert lines[1] == 'K-1,"é, “x”","say ""no""",,7,,"a'.encode()
    assert lines[-1] == b""


def test_repeated_it_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """Export and dictionary, over what stands there."""
    out = tmp_path / "k.csv"
    CsvWriter().write("commitments", COLUMNS, ROWS, out)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    CsvWriter().write("commitments", COLUMNS, ROWS, out)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert names(tmp_path) == ["k.csv", "k.csv.dictionary.csv"]


def test_both_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    """Also where a file stood that others could read."""
    out = tmp_path / "k.csv"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o644)
    CsvWriter().write("commitments", COLUMNS, ROWS, out)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_the_dictionary_stands_beside_it_in_both_languages(tmp_path: Path) -> None:
    """One row for each column, in their order."""
    out = tmp_path / "k.csv"
    CsvWriter().write("commitments", COLUMNS, ROWS, out)
    with (tmp_path / "k.csv.dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == HEADER
    assert [row["column"] for row in rows] == COLUMNS
    assert all(row["description_en"] and row["description_fr"] and row["format"] for row in rows)


def failing(rows: int) -> Iterator[list[str]]:
    yield from (["x"] * 12 for _ in range(rows))
    raise StorageError(Problem.DATABASE_DAMAGED, path="records.db")


@pytest.mark.parametrize("rows", [0, 50_000])
def test_rows_that_fail_leave_nothing(tmp_path: Path, rows: int) -> None:
    """Neither a half file nor a temporary one; the old export stays."""
    out = tmp_path / "k.csv"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(StorageError):
        CsvWriter().write("commitments", COLUMNS, failing(rows), out)
    assert names(tmp_path) == ["k.csv"]
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, Problem.DISK_FULL),
        (errno.EDQUOT, Problem.DISK_FULL),
        (errno.EIO, Problem.STORAGE_FAILED),
        (errno.EROFS, Problem.FILE_NOT_WRITABLE),
    ],
)
def test_a_disk_that_fails_is_a_typed_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: Problem
) -> None:
    """Full, over quota, failing, read-only: nothing is left behind."""

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((StorageError, BadInput)) as caught:
        CsvWriter().write("commitments", COLUMNS, ROWS, tmp_path / "k.csv")
    assert caught.value.problem is problem
    assert names(tmp_path) == []


@pytest.mark.parametrize("fails_at", [1, 2])
def test_when_one_file_cannot_have_its_name_neither_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """Both are written or none."""
    calls = 0
    replace = Path.replace

    def sometimes(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise PermissionError(13, "no")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", sometimes)
    with pytest.raises(BadInput):
        CsvWriter().write("commitments", COLUMNS, ROWS, tmp_path / "k.csv")
    assert names(tmp_path) == []


def test_a_full_device_is_a_full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The system's own full device, met while rows are written."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    monkeypatch.setattr("ethics_workshop.exchange.whole._new_file", full_device)
    with pytest.raises(StorageError) as caught:
        CsvWriter().write("commitments", COLUMNS, (["x" * 100] * 12 for _ in range(2000)), tmp_path / "k.csv")
    assert caught.value.problem is Problem.DISK_FULL


class full_device:  # noqa: N801  # stands in for a function
    def __init__(self, _target: Path) -> None:
        self.path = Path("/dev/full")

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_error: object) -> None:
        return None


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    """A folder, a missing folder, a file as a folder, a device, a loop of links, a name too long."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "taken.csv.dictionary.csv").mkdir()
    expected = {
        tmp_path / "folder": Problem.IS_A_FOLDER,
        tmp_path / "none" / "k.csv": Problem.FILE_NOT_WRITABLE,
        tmp_path / "file" / "k.csv": Problem.FILE_NOT_WRITABLE,
        Path("/dev/null"): Problem.FILE_NOT_WRITABLE,
        tmp_path / "loop": Problem.FILE_NOT_WRITABLE,
        tmp_path / ("x" * 300): Problem.FILE_NOT_WRITABLE,
        tmp_path / ("x" * 250): Problem.FILE_NOT_WRITABLE,
        tmp_path / "taken.csv": Problem.IS_A_FOLDER,
        tmp_path / "a\0b": Problem.FILE_NOT_WRITABLE,
    }
    before = names(tmp_path)
    for out, problem in expected.items():
        with pytest.raises(BadInput) as caught:
            CsvWriter().write("commitments", COLUMNS, ROWS, out)
        assert caught.value.problem is problem, out
    assert names(tmp_path) == before


def test_behind_a_link_the_file_is_replaced_not_the_link(tmp_path: Path) -> None:
    """A link to a shared folder stays one."""
    (tmp_path / "shared").mkdir()
    link = tmp_path / "k.csv"
    link.symlink_to(tmp_path / "shared" / "k.csv")
    CsvWriter().write("commitments", COLUMNS, ROWS, link)
    assert link.is_symlink()
    assert (tmp_path / "shared" / "k.csv").stat().st_size > 100


cells = st.one_of(st.none(), st.integers(), st.text(st.characters(codec="utf-8", exclude_characters="\0")))


@given(st.lists(st.lists(cells, min_size=12, max_size=12), max_size=6))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str | int | None]]
) -> None:
    """Any text survives the way out and back in."""
    out = tmp_path_factory.mktemp("w") / "k.csv"
    assert CsvWriter().write("commitments", COLUMNS, rows, out) == len(rows)
    with out.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file))[1:]
    assert found == [["" if cell is None else str(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_dictionary_is_data_in_both_languages(name: str) -> None:
    """Every text differs from its twin, uses typographic apostrophes, and is nothing that a spreadsheet would run."""
    header, rows = dictionary_rows(name, list(EXPORTS[name]))
    assert tuple(header) == HEADER
    for column, english, french, values, form in rows:
        assert english != french
        for text in (column, english, french, values, form):
            assert "'" not in text
            assert not text.startswith(("=", "+", "-", "@", " "))
        assert english.endswith(".")
        assert french.endswith(".")
