"""The program on a real terminal: how it ends, how it draws, what it survives."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""Leave the alternate screen, show the cursor, mouse off, bracketed paste off."""


class Terminal:
    """A pseudo-terminal with the program on it, in a session of its own as a terminal window gives."""

    def __init__(self, data: Path, env: Mapping[str, str], size: tuple[int, int]) -> None:
        self.master, slave = pty.openpty()
        self.resize(*size)
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ethics_workshop", "--data", str(data)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={
                **{name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}},
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "ETHICS_WORKSHOP_LANG": "en",
                **env,
            },
            preexec_fn=lambda: (os.setsid(), fcntl.ioctl(0, termios.TIOCSCTTY, 0)),  # noqa: PLW1509  # one thread here
        )
        self.slave = slave
        self.output = b""

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as dragging its window does."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if hasattr(self, "process"):
            os.killpg(self.process.pid, signal.SIGWINCH)

    def read(self, seconds: float) -> None:
        """Read what comes within `seconds`."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                return
            try:
                self.output += os.read(self.master, 65536)
            except OSError:
                return

    def until(self, *words: bytes, seconds: float = 30) -> None:
        """Read until all words have come."""
        end = time.monotonic() + seconds
        while not all(word in self.output for word in words):
            assert time.monotonic() < end, self.output[-2000:]
            assert self.process.poll() is None, self.output[-2000:]
            self.read(0.1)

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.master, keys)

    def end(self, seconds: float = 20) -> int:
        """Return the exit code, reading meanwhile."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, "the program goes on"
            self.read(0.05)
        self.read(0.2)
        return self.process.returncode

    def close(self) -> None:
        """Take the terminal away, and the program with it."""
        for handle in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(handle)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[type[Terminal] | object]:
    """A maker of terminals that are all taken away in the end."""
    made: list[Terminal] = []

    def make(env: Mapping[str, str] | None = None, size: tuple[int, int] = (80, 24)) -> Terminal:
        made.append(Terminal(tmp_path / "data", env or {}, size))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_restores_the_terminal(terminal, number: signal.Signals) -> None:  # type: ignore[no-untyped-def]
    """On each signal the screen, cursor, mouse and line settings come back, and the code is 128 + n."""
    window = terminal()
    window.until(b"Browse", b"Quit")
    window.process.send_signal(number)
    assert window.end() == 128 + number
    for sequence in RESTORED:
        assert sequence in window.output
    assert window.output.rindex(b"\x1b[?1049l") > window.output.rindex(b"\x1b[?1049h")
    assert termios.tcgetattr(window.slave)[:4] == window.before[:4]
    assert b"Traceback" not in window.output


def test_a_vanished_terminal_ends_the_program(terminal) -> None:  # type: ignore[no-untyped-def]
    """When the window is closed the process ends by itself within seconds."""
    window = terminal()
    window.until(b"Browse", b"Quit")
    os.close(window.slave)
    os.close(window.master)
    end = time.monotonic() + 20
    while window.process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    assert window.process.returncode == 128 + signal.SIGHUP


def test_q_ends_with_zero(terminal) -> None:  # type: ignore[no-untyped-def]
    """The ordinary way out restores the terminal too, and says nothing."""
    window = terminal()
    window.until(b"Browse", b"Quit")
    window.type(b"q")
    assert window.end() == 0
    assert all(sequence in window.output for sequence in RESTORED)


def test_a_window_dragged_small_and_large(terminal) -> None:  # type: ignore[no-untyped-def]
    """20x5 shows the sentence; back at 80x24 Home is whole again, and its keys work."""
    window = terminal()
    window.until(b"Browse", b"Quit")
    window.output = b""
    window.resize(20, 5)
    window.until(b"larger")
    window.output = b""
    window.resize(80, 24)
    window.until(b"Browse", b"Quit")
    window.type(b"q")
    assert window.end() == 0


def test_started_in_a_tiny_window(terminal) -> None:  # type: ignore[no-untyped-def]
    """Started at 20x5 it says to make the window larger, and can be left."""
    window = terminal(size=(20, 5))
    window.until(b"larger")
    window.type(b"\x11")
    assert window.end() == 0


def test_a_terminal_that_is_not_utf_8(terminal) -> None:  # type: ignore[no-untyped-def]
    """Where the output is ASCII everything is drawn in ASCII, in French too."""
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "ETHICS_WORKSHOP_LANG": "fr"}
    window = terminal(env)
    window.until(b"Parcourir", b"Quitter", b"seance")
    window.type(b"1")
    window.until(b"Le dossier de la cousine")
    window.type(b"\x11")
    assert window.end() == 0
    assert window.output.isascii()
    assert b"\\u" not in window.output
    assert b"----" in window.output


def test_lc_all_c_alone(terminal) -> None:  # type: ignore[no-untyped-def]
    """LC_ALL=C as servers have it: the program starts, draws and ends."""
    window = terminal({"LC_ALL": "C"})
    window.until(b"Browse", b"Quit")
    window.type(b"q")
    assert window.end() == 0


def test_no_color(terminal) -> None:  # type: ignore[no-untyped-def]
    """NO_COLOR leaves no hue: every colour that is sent is a grey."""
    window = terminal({"NO_COLOR": "1"})
    window.until(b"Browse", b"Quit", b"people can be checked in")
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", window.output)
    assert colours
    assert {(r == g == b) for r, g, b in colours} == {True}
