"""Bad files, bad folders and bad names at the command line: a sentence in the user's language, nothing lost."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import COLUMNS, Answer, Program, plan, roster_text

HOSTILE = {
    "markup": "[b]Bold[/b] [@click=app.quit]x[/]",
    "escape": "\x1b]0;owned\x07\x1b[2JAnn",
    "right to left": "\u202eAnn\u2066 Bee",
    "apostrophe": "Siobhan O'Neil; DROP TABLE journal;--",
    "emoji": "👩\u200d👧 Zoé 🏳️\u200d🌈",
    "formula": '=HYPERLINK("http://x")',
}


def records(tmp_path: Path) -> Path:
    return tmp_path / "data" / "records.db"


def sentence(answer: Answer, code: int) -> None:
    """One sentence or more on standard error, no traceback, nothing on standard output."""
    assert answer.code == code, answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert len(answer.err.split()) > 5


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("content", "command"),
    [
        (b"this is no database, but a text of some length " * 100, ["session", "list"]),
        (b"SQLite format 3\x00" + b"\xff" * 5000, ["session", "list"]),
        (b"SQLite format 3\x00" + b"\xff" * 5000, ["verify"]),
        (b"this is no database, but a text of some length " * 100, ["roster", "list"]),
    ],
)
def test_a_file_that_is_no_database_is_left_as_it_is(
    program: Program, tmp_path: Path, content: bytes, command: list[str], language: str
) -> None:
    """Exit 3, and not one byte of it changes."""
    records(tmp_path).parent.mkdir()
    records(tmp_path).write_bytes(content)
    sentence(program(*command, "--lang", language), 3)
    assert records(tmp_path).read_bytes() == content


def test_a_truncated_file_is_left_as_it_is(department: Program, tmp_path: Path) -> None:
    """Half of a database: exit 3, untouched."""
    plan(department)
    whole = records(tmp_path)
    with sqlite3.connect(whole) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    half = whole.read_bytes()[: whole.stat().st_size // 2]
    for name in ("records.db-wal", "records.db-shm"):
        whole.with_name(name).unlink(missing_ok=True)
    whole.write_bytes(half)
    answer = department("verify")
    assert answer.code in {1, 3}
    assert "Traceback" not in answer.err
    assert whole.read_bytes() == half


@pytest.mark.parametrize(("pragma", "value"), [("application_id", 12345), ("user_version", 999)])
def test_a_newer_and_a_foreign_file_are_left_untouched(
    department: Program, tmp_path: Path, pragma: str, value: int
) -> None:
    """Exit 3, for reading and for writing."""
    connection = sqlite3.connect(records(tmp_path))
    connection.execute(f"PRAGMA {pragma} = {value}")
    connection.close()
    before = records(tmp_path).read_bytes()
    sentence(department("session", "list"), 3)
    sentence(
        department(
            "session",
            "plan",
            "--case",
            "C14",
            "--agenda",
            "huddle",
            "--division",
            "x",
            "--facilitator",
            "E01",
        ),
        3,
    )
    assert records(tmp_path).read_bytes() == before


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_names_go_through_the_whole_job_as_text(program: Program, tmp_path: Path, name: str) -> None:
    """From the roster to the summary and the exports; nothing that a terminal or a spreadsheet would obey comes out."""
    file = tmp_path / "roster.csv"
    quoted = HOSTILE[name].replace('"', '""')
    file.write_text(
        f'{roster_text(6)}E50,"{quoted}",,en,Operations,Network,Division 2,E01,employee,,\n', "utf-8"
    )
    assert program("roster", "import", file).code == 0
    session = plan(program)
    assert program("session", "check-in", session, "E50").code == 0
    assert program("session", "guest", session, "--", HOSTILE[name]).code == 0
    for _ in range(4):
        program("session", "next", session)
    assert program("session", "commit", session, "--text", HOSTILE[name], "--owner", "E50").code == 0
    everything = [
        program("session", "show", session),
        program("session", "summary", session),
        program("roster", "list"),
        program("session", "show", session, "--format", "json"),
    ]
    for answer in everything:
        assert answer.code == 0
        assert not set(answer.out + answer.err) & set("\x1b\x07\u202e\u2066")
    out = tmp_path / "commitments.csv"
    program("session", "next", session)
    assert program("export", "commitments", "--out", out).code == 0
    assert '"=HYPERLINK' not in out.read_text("utf-8-sig")


def test_a_name_of_five_hundred_characters_is_a_fault_with_its_line(program: Program, tmp_path: Path) -> None:
    """Never cut: the row is named, and nothing is imported."""
    file = tmp_path / "roster.csv"
    file.write_text(f"{COLUMNS}\nE01,{'x' * 500},,en,S,B,D,,employee,,\n", "utf-8")
    answer = program("roster", "import", file)
    assert answer.code == 2
    assert "line 2, column name" in answer.err
    assert program("roster", "list", "--format", "json").json == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_data_folder_that_cannot_be_one(program: Program, tmp_path: Path, language: str) -> None:
    """A file where the folder should be."""
    (tmp_path / "file").write_text("x")
    file = tmp_path / "roster.csv"
    file.write_text(roster_text(3), "utf-8")
    sentence(program("roster", "import", file, "--data", tmp_path / "file", "--lang", language), 3)


@pytest.mark.parametrize("target", ["folder", "missing/folder/file.csv", "/proc/nothing.csv"])
def test_an_export_that_cannot_be_written(department: Program, tmp_path: Path, target: str) -> None:
    """A folder, a folder that is not there, a place where nobody may write: nothing is left behind."""
    (tmp_path / "folder").mkdir()
    before = sorted(p.name for p in tmp_path.rglob("*"))
    answer = department("export", "completions", "--out", tmp_path / target)
    assert answer.code in {2, 3}
    assert "Traceback" not in answer.err
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_without_utf_8_the_program_still_speaks(tmp_path: Path) -> None:
    """`LC_ALL=C` and an ASCII output: escapes instead of a crash."""
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "ethics_workshop", "--data", str(tmp_path), "--lang", "fr", "cases", "list"],
        env=env,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0
    assert run.stdout.decode("ascii").startswith("C01-late-share \\xb7 Le partage de 23\\xa0h")


def test_a_reader_that_goes_away_and_a_full_disk_behind_the_output(tmp_path: Path) -> None:
    """`| head` ends quietly; `> /dev/full` is a sentence and exit 3."""
    command = f"{sys.executable} -m ethics_workshop --data {tmp_path} cases show C14"
    pipe = subprocess.run(["bash", "-c", f"{command} | true"], capture_output=True, text=True, check=False)
    assert pipe.stderr == ""
    full = subprocess.run(
        ["bash", "-c", f"{command} > /dev/full"], capture_output=True, text=True, check=False
    )
    assert full.returncode == 3
    assert "disk is full" in full.stderr


def test_a_broken_local_file_names_its_line(department: Program, tmp_path: Path) -> None:
    """The summary needs it; the line and the field are said."""
    session = plan(department)
    (tmp_path / "data" / "local.toml").write_text('eap = "EAP, 555-0100"\nombuds = 42\n', "utf-8")
    answer = department("session", "summary", session)
    assert answer.code == 2
    assert "line 2" in answer.err
    assert "ombuds" in answer.err
    (tmp_path / "data" / "local.toml").write_text('eap = "EAP, 555-0100"\n', "utf-8")
    assert "EAP, 555-0100" in department("session", "summary", session).out
