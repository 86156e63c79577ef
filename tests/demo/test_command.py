"""`ethics-workshop demo`: never in a person's own folder, gone at the end, and never taken for a record."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ethics_workshop.cli.boundary import run
from ethics_workshop.cli.desk import Desk
from tests.demo.made import opened


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for folders that are thrown away, and for the person's own data."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr("tempfile.tempdir", str(place))
    monkeypatch.setenv("ETHICS_WORKSHOP_DATA", str(tmp_path / "own"))
    return place


def demo(*words: str, language: str = "en") -> int:
    return run(["demo", "--people", "10", *words], Desk(language))


def test_without_opening_it_makes_a_folder_and_prints_it(
    temporary: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder is kept for whoever asked; the person's own data folder is not touched."""
    assert demo("--no-open") == 0
    streams = capsys.readouterr()
    folder = Path(streams.out.strip())
    assert folder.parent == temporary
    assert "10 people" in streams.err
    workshop = opened(folder)
    assert (workshop.demo, workshop.roster.count()) == (True, 10)
    assert not (tmp_path / "own").exists()


def test_a_folder_that_is_named_is_kept_and_must_be_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty one or none is taken; where something is already, nothing is changed and a sentence says so."""
    kept = tmp_path / "kept"
    kept.mkdir()
    assert demo("--no-open", "--data", str(kept)) == 0
    assert opened(kept).demo
    before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert demo("--no-open", "--data", str(kept)) == 2
    assert "never mixed" in capsys.readouterr().err
    assert demo("--no-open", "--data", str(kept), language="fr") == 2
    assert "ne s’y mêle jamais" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before


def test_without_a_terminal_nothing_is_made(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, before any work."""
    assert demo() == 2
    assert "terminal" in capsys.readouterr().err
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("people", ["9", "20001", "many"])
def test_a_size_that_makes_no_sense_is_refused(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A usage error, in a sentence."""
    assert run(["demo", "--no-open", "--people", people], Desk("en")) == 2
    assert "Error" in capsys.readouterr().err


def test_what_leaves_says_that_it_is_a_demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary in its first line, an export on standard error; in the language that was asked for."""
    data = str(tmp_path / "kept")
    assert demo("--no-open", "--data", data) == 0
    workshop = opened(Path(data))
    session = next(row.session_id for row in workshop.sessions.all() if row.state == "closed")
    capsys.readouterr()
    assert run(["--data", data, "session", "summary", session], Desk("en")) == 0
    assert capsys.readouterr().out.startswith("Demo: these people do not exist")
    assert run(["--data", data, "export", "sessions", "--out", str(tmp_path / "s.csv")], Desk("fr")) == 0
    assert "Démo" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals and these signals are POSIX")
@pytest.mark.parametrize("how", ["q", pytest.param("SIGHUP", marks=pytest.mark.long)])
def test_its_folder_is_gone_however_it_ends(temporary: Path, how: str) -> None:
    """After `q` and after the signals that end a program, nothing of it stays; the exit code tells which."""
    program = Path(sys.executable).with_name("ethics-workshop")
    master, slave = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "COLUMNS": "80", "LINES": "24"}
    process = subprocess.Popen(
        [str(program), "demo", "--people", "10"], stdin=slave, stdout=slave, stderr=slave, env=env,
        start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    painted = _read(master, b"Resume", 30)
    assert b"DEMO" in painted
    assert b".\x1b" in painted or b".\r\n" in painted, "while it is made, dots show that work goes on"
    assert len(list(temporary.iterdir())) == 1
    if how == "q":
        os.write(master, b"q")
    else:
        process.send_signal(signal.Signals[how])
    _read(master, b"\0", 10)
    code = process.wait(10)
    assert code == (0 if how == "q" else 128 + signal.Signals[how])
    assert list(temporary.iterdir()) == []
    os.close(master)


def _read(master: int, wanted: bytes, seconds: float) -> bytes:
    """Read what is painted until `wanted` is in it, the terminal is closed, or the time is over."""
    painted, end = b"", time.monotonic() + seconds
    while wanted not in painted and time.monotonic() < end:
        ready, _, _ = select.select([master], [], [], 0.1)
        if not ready:
            continue
        try:
            some = os.read(master, 65536)
        except OSError:
            break
        if not some:
            break
        painted += some
    return painted
