"""Files that nobody meant well: each is a fault with a place, and the cases beside it open."""

import os
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.checker import Context
from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.reader import read_case
from ethics_workshop.bank.source import SIZE_LIMIT, read_source
from ethics_workshop.domain.error import BadInput, Problem, Refused

from .sample import CASE, TODAY, make_bank, named, put

HOSTILE: list[tuple[str, bytes, Code, int]] = [
    ("latin-1", CASE.encode("latin-1", "replace"), Code.NOT_UTF8, 17),
    ("utf-16", CASE.encode("utf-16"), Code.NOT_UTF8, 1),
    ("nul", CASE.replace("The spare", "The\0spare").encode(), Code.NUL_BYTE, 16),
    ("huge", b"#" * (SIZE_LIMIT + 1), Code.TOO_LARGE, 1),
    ("dots", b"a = 1\n" + b"a." * 400_000 + b"b = 1\n", Code.TOO_DEEP, 2),
    ("lists", b"a = " + b"[" * 500_000, Code.TOO_DEEP, 1),
    ("tables", b"a = " + b"{a = " * 200_000, Code.TOO_DEEP, 1),
    ("open-quote", CASE.replace('"The spare key"', '"The spare key').encode(), Code.TOML_SYNTAX, 16),
    ("no-value", b"a = 1\nb =\n", Code.TOML_SYNTAX, 2),
    ("twice", b"a = 1\n\na = 2\n", Code.TOML_TWICE, 3),
    ("open-block", b'a = 1\nb = """\nnever closed\n', Code.TOML_SYNTAX, 3),
    ("digits", b"a = 1\nb = " + b"9" * 5000 + b"\n", Code.TOML_SYNTAX, 2),
    ("markup", b"[bold]\n[/b]\n", Code.TOML_SYNTAX, 2),
    ("empty", b"", Code.MISSING, 1),
    ("rows", b"[[scene]]\n" * 15_000, Code.MISSING, 1),
    ("braces", b"scene = [" + b"{}," * 20_000 + b"]", Code.MISSING, 1),
    ("apostrophes", b'title.fr = "' + b"a'" * 200_000 + b'"', Code.MISSING, 1),
    ("letters", b'title.fr = "' + b"a" * 400_000 + b'@"', Code.MISSING, 1),
]


@pytest.mark.parametrize(("name", "content", "code", "line"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_a_hostile_file_is_a_fault_at_a_line(
    tmp_path: Path, name: str, content: bytes, code: Code, line: int
) -> None:
    """Each is told where it goes wrong, within moments, and its neighbour opens."""
    bank = make_bank(tmp_path, spare_key=CASE)
    put(bank / "cases" / "coi" / f"C91-{name}.toml", content)
    started = time.perf_counter()
    reader = Bank([bank], None, TODAY)
    assert [case.id for case in reader.cases()] == ["C90-spare-key"]
    first = reader.faults()[0]
    assert (first.code, first.line) == (code, line)
    assert time.perf_counter() - started < 10
    with pytest.raises(Refused) as refused:
        reader.case(f"C91-{name}")
    assert refused.value.problem is Problem.BROKEN_CASE


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Editors on Windows put one in front."""
    bank = make_bank(tmp_path, spare_key="\ufeff" + CASE)
    assert Bank([bank], None, TODAY).faults() == []


def test_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    """The case reads the same with either kind of line end."""
    one = Bank([make_bank(tmp_path / "a", spare_key=CASE)], None, TODAY)
    two = Bank([make_bank(tmp_path / "b", spare_key=CASE.replace("\n", "\r\n"))], None, TODAY)
    assert one.case("C90") == two.case("C90")
    assert two.faults() == []


def test_a_folder_named_like_a_case(tmp_path: Path) -> None:
    """It is told, and not looked into."""
    bank = make_bank(tmp_path)
    (bank / "cases" / "C91-folder.toml").mkdir()
    reader = Bank([bank], None, TODAY)
    assert [case.id for case in reader.cases()] == ["C90-spare-key"]
    assert [fault.code for fault in reader.faults()] == [Code.NOT_A_FILE]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_named_like_a_case_does_not_hang(tmp_path: Path) -> None:
    """Nobody ever writes into it, and nobody waits for that."""
    bank = make_bank(tmp_path)
    os.mkfifo(bank / "cases" / "C91-pipe.toml")
    assert [fault.code for fault in Bank([bank], None, TODAY).faults()] == [Code.NOT_A_FILE]


def test_links_that_lead_in_a_circle(tmp_path: Path) -> None:
    """A file that is a link to itself, and a folder that holds itself, are told; the rest opens."""
    bank = make_bank(tmp_path)
    (bank / "cases" / "C91-self.toml").symlink_to("C91-self.toml")
    (bank / "cases" / "coi" / "round").symlink_to(bank / "cases", target_is_directory=True)
    (bank / "cases" / "C92-gone.toml").symlink_to("nowhere.toml")
    reader = Bank([bank], None, TODAY)
    assert [case.id for case in reader.cases()] == ["C90-spare-key"]
    assert sorted(fault.code for fault in reader.faults()) == [
        Code.LINK_LOOP,
        Code.LINK_LOOP,
        Code.NOT_READABLE,
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the administrator")
def test_a_file_and_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    """They are told; the rest opens."""
    bank = make_bank(tmp_path)
    put(bank / "cases" / "C91-secret.toml", CASE).chmod(0)
    (bank / "cases" / "locked").mkdir(mode=0)
    assert {fault.code for fault in Bank([bank], None, TODAY).faults()} == {Code.NOT_READABLE}


def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    """A file name in another encoding is told, and kept out of the cache."""
    bank = make_bank(tmp_path)
    try:
        put(bank / "cases" / os.fsdecode(b"C91-\xe9t\xe9.toml"), CASE)
    except OSError:
        pytest.skip("this disk takes no such name")
    assert [fault.code for fault in Bank([bank], None, TODAY).faults()] == [Code.BAD_FILE_NAME]


def test_a_bank_whose_own_path_is_not_text(tmp_path: Path) -> None:
    """Such a folder opens like any other, with its cache."""
    folder = tmp_path / os.fsdecode(b"b\xe2nk")
    try:
        bank = make_bank(folder)
    except OSError:
        pytest.skip("this disk takes no such name")
    put(bank / "cases" / "C91-broken.toml", "a =")
    for _ in range(2):
        reader = Bank([bank], tmp_path / "cache.db", TODAY)
        assert [case.id for case in reader.cases()] == ["C90-spare-key"]
        assert len(reader.faults()) == 1


def test_a_missing_bank_and_a_folder_that_is_none(tmp_path: Path) -> None:
    """Both are said to be no bank; a file is none either."""
    (tmp_path / "empty").mkdir()
    put(tmp_path / "file", "x")
    for name in ("missing", "empty", "file", "nul\0byte"):
        with pytest.raises(BadInput) as caught:
            Bank([tmp_path / name], None, TODAY).cases()
        assert caught.value.problem is Problem.BANK_NOT_FOUND


def test_what_a_terminal_would_obey_does_not_come_in(tmp_path: Path) -> None:
    """Escape sequences and direction marks are gone; no-break spaces and accents stay."""
    text = CASE.replace('"The spare key"', '"The \\u001b[31mspare\\u202e key\\u00a0!"')
    assert (
        Bank([make_bank(tmp_path, spare_key=text)], None, TODAY).case("C90").title.en
        == "The [31mspare key\u00a0!"
    )


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_no_bytes_at_all_crash_the_reader(tmp_path: Path, content: bytes) -> None:
    """Whatever a file holds, reading it gives a case or faults, each at a line that the file has."""
    path = put(tmp_path / "C90-spare-key.toml", content)
    read = read_case(str(path), Context())
    assert read.faults
    last = content.count(b"\n") + 1
    assert all(1 <= fault.line <= last for fault in read.faults)


@given(st.integers(0, len(CASE)), st.integers(0, 40), st.text(max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_no_damage_to_a_case_crashes_the_reader(tmp_path: Path, at: int, cut: int, new: str) -> None:
    """A sound case with a piece torn out and something typed there: a case or faults, at lines it has."""
    content = (CASE[:at] + new + CASE[at + cut :]).encode("utf-8", "surrogatepass")
    path = put(tmp_path / "C90-spare-key.toml", content)
    read = read_case(str(path), Context())
    assert read.case or read.faults
    assert all(1 <= fault.line <= content.count(b"\n") + 1 for fault in read.faults)


@given(st.text(alphabet='[]{}"=.,#\n ab0', max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_python_reads_is_read(tmp_path: Path, text: str) -> None:
    """The guards in front of `tomllib` refuse nothing that it would read, but what is nested too deep."""
    source = read_source(str(put(tmp_path / "x.toml", text)))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert not source.parsed
    else:
        assert source.data == data or source.faults[0].code == Code.TOO_DEEP


def test_two_files_with_one_id_in_one_bank(tmp_path: Path) -> None:
    """The first by its path is used; the other one's name and id are told."""
    bank = make_bank(tmp_path, spare_key=CASE, copy=named("C90-spare-key"))
    reader = Bank([bank], None, TODAY)
    assert [case.id for case in reader.cases()] == ["C90-spare-key"]
    assert {fault.code for fault in reader.faults()} == {Code.ID_TAKEN, Code.ID_NOT_FILE_NAME}
