"""The program on a real terminal: how it ends, how it draws, what it survives."""

import contextlib
import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from ethics_workshop.settings import BANK_VARIABLE
from tests.fakes.one_case import one_case_bank

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""Leave the alternate screen, show the cursor, mouse off, bracketed paste off."""


class Terminal:
    """A pseudo-terminal with the program on it, in a session of its own as a terminal window gives."""

    def __init__(
        self,
        data: Path,
        env: Mapping[str, str],
        size: tuple[int, int],
        command: Sequence[str] = (),
        *,
        owned: bool = True,
    ) -> None:
        self.master, slave = pty.openpty()
        self.resize(*size)
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, *(command or ("-m", "ethics_workshop")), "--data", str(data)],
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
            preexec_fn=lambda: (os.setsid(), owned and fcntl.ioctl(0, termios.TIOCSCTTY, 0)),  # noqa: PLW1509  # one thread here
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

    def until(self, *words: bytes, seconds: float = 60) -> None:
        """Read until all words have come."""
        end = time.monotonic() + seconds
        while not all(word in self.output for word in words):
            assert time.monotonic() < end, self.output[-2000:]
            assert self.process.poll() is None, self.output[-2000:]
            self.read(0.1)

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.master, keys)

    def paste(self, text: bytes) -> None:
        """Send text as fast as the program takes it, reading meanwhile."""
        os.set_blocking(self.master, False)
        while text:
            with contextlib.suppress(BlockingIOError):
                text = text[os.write(self.master, text) :]
            self.read(0.001)
        os.set_blocking(self.master, True)

    def end(self, seconds: float = 60) -> int:
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

    def make(
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        command: Sequence[str] = (),
        *,
        owned: bool = True,
    ) -> Terminal:
        made.append(Terminal(tmp_path / "data", {**ONE_CASE, **(env or {})}, size, command, owned=owned))
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


@pytest.mark.parametrize("owned", [True, False])
def test_a_vanished_terminal_ends_the_program(terminal, owned: bool) -> None:  # type: ignore[no-untyped-def]
    """When the window is closed the process ends by itself within seconds, also where no signal tells it so."""
    window = terminal(owned=owned)
    window.until(b"Browse", b"Quit")
    os.close(window.slave)
    os.close(window.master)
    end = time.monotonic() + 60
    while window.process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    assert window.process.returncode == 128 + signal.SIGHUP


def test_a_window_dragged_small_and_large(terminal) -> None:  # type: ignore[no-untyped-def]
    """Started at 20x5 it shows the sentence, as after dragging; at 80x24 Home is whole, and its keys work."""
    window = terminal(size=(20, 5))
    for _ in range(2):
        window.until(b"larger")
        window.output = b""
        window.resize(80, 24)
        window.until(b"Browse", b"Quit")
        window.output = b""
        window.resize(20, 5)
    window.until(b"larger")
    window.type(b"\x11")
    assert window.end() == 0


ONE_CASE = {BANK_VARIABLE: str(one_case_bank())}

ASCII_WALK = (
    (b"1", b"Le systeme est ouvert"),
    (b"\r", b"Decision 1"),
    (b"\x1b", b"Le reperer"),
    (b"\x1b", b"Parcourir"),
    (b"2", b"Seances"),
    (b"\x1b", b"Parcourir"),
    (b"3", b"Signer l'attestation"),
    (b"\x1b", b"Parcourir"),
    (b"4", b"Valeurs et ethique"),
    (b"c", b"Examen de cet ordinateur"),
    (b"\x1b", b"Importer une liste"),
    (b"\x1b", b"Parcourir"),
    (b"\x1b[20~", b"Reglages"),
    (b"\x1b", b"Parcourir"),
    (b"\x1bOP", b"Cet ecran"),
    (b"\x1b", b"Parcourir"),
    (b"\x1b[13~", b"voulez-vous faire?"),
)
"""By the main screens, and the dialogs that the function keys open: what is pressed, and what comes."""


@pytest.mark.long
def test_a_terminal_that_is_not_utf_8(terminal) -> None:  # type: ignore[no-untyped-def]
    """Where the output is ASCII every screen is drawn in ASCII, in French too."""
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "ETHICS_WORKSHOP_LANG": "fr"}
    window = terminal(env)
    window.until(b"Parcourir", b"Quitter", b"seance")
    seen = window.output
    for keys, word in ASCII_WALK:
        window.output = b""
        window.type(keys)
        window.until(word)
        seen += window.output
    window.type(b"\x11")
    assert window.end() == 0
    seen += window.output
    assert seen.isascii()
    assert b"\\u" not in seen
    assert b"----" in seen


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
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)[;m]", window.output)
    assert colours
    assert not [(r, g, b) for r, g, b in colours if not r == g == b]


SHELL = """
import os, signal, subprocess, sys, termios
program = subprocess.Popen([sys.executable, "-m", "ethics_workshop", *sys.argv[1:]])
_, status = os.waitpid(program.pid, os.WUNTRACED)
echo = bool(termios.tcgetattr(0)[3] & termios.ECHO)
print("the shell again:", os.WIFSTOPPED(status), echo, flush=True)
sys.stdin.readline()
os.kill(program.pid, signal.SIGCONT)
_, status = os.waitpid(program.pid, 0)
print("ended:", os.waitstatus_to_exitcode(status), flush=True)
"""
"""What a shell does when a program is suspended and brought back."""


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(terminal) -> None:  # type: ignore[no-untyped-def]
    """The shell gets its screen and its echo; brought back, the program paints itself anew and answers keys."""
    window = terminal(command=("-c", SHELL))
    window.until(b"Browse", b"Quit")
    window.type(b"\x1a")
    window.until(b"the shell again: True True")
    assert window.output.rindex(b"\x1b[?1049l") < window.output.index(b"the shell again")
    window.output = b""
    window.type(b"\n")
    window.until(b"\x1b[?1049h", b"Browse", b"Quit")
    window.type(b"q")
    window.until(b"ended: 0")


def test_ctrl_z_without_a_shell(terminal) -> None:  # type: ignore[no-untyped-def]
    """Alone in its window, where nobody could bring it back, the program says so and stays."""
    window = terminal()
    window.until(b"Browse", b"Quit")
    window.type(b"\x1a")
    window.until(b"no shell behind")
    window.type(b"q")
    assert window.end() == 0
    assert all(sequence in window.output for sequence in RESTORED)


def drawn(output: bytes, columns: int, rows: int) -> list[str]:
    """The lines a terminal of that size shows after `output`: text, line ends and cursor positions are followed."""
    screen = [[" "] * columns for _ in range(rows)]
    row = column = 0
    for part in re.finditer(
        r"\x1b\[([\d;?<>=]*)([ -/]*[@-~])|\x1b[^\[]|([\r\n])|([^\x1b\r\n])", output.decode(errors="replace")
    ):
        numbers, final, end, letter = part.groups()
        if final == "H":
            row, column = (int(number) - 1 for number in (numbers or "1;1").split(";"))
        elif end:
            row, column = (row + 1, column) if end == "\n" else (row, 0)
        elif letter:
            if row < rows and column < columns:
                screen[row][column] = letter
            column += 1
    return ["".join(line) for line in screen]


@pytest.mark.long
def test_a_storm_of_sizes(terminal) -> None:  # type: ignore[no-untyped-def]
    """Two hundred sizes in a second, down to one cell: the last one is the one that is drawn."""
    window = terminal()
    window.until(b"Browse", b"Quit")
    for number in range(200):
        window.resize(*[(80, 24), (20, 5), (1, 1), (160, 48), (60, 20), (300, 2)][number % 6])
        window.read(0.004)
    window.output = b""
    window.resize(100, 30)
    end = time.monotonic() + 60
    facts: tuple[object, ...] = ()
    while facts != (True, 1, True) and time.monotonic() < end:
        window.read(0.2)
        shown = drawn(window.output, 100, 30)
        facts = (
            shown[0].rstrip().endswith("English"),
            sum("Browse cases" in line for line in shown),
            shown[-1].rstrip().endswith("Quit"),
        )
    assert facts == (True, 1, True), "\n".join(shown)
    window.type(b"q")
    assert window.end() == 0


def spent() -> float:
    """Seconds of processor time of the programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.long
def test_a_megabyte_pasted(terminal) -> None:  # type: ignore[no-untyped-def]
    """Outside of entries a paste does nothing; into one goes a line, and a sentence says that it was too much."""
    before = spent()
    window = terminal()
    window.until(b"Browse", b"Quit")
    paste = b"\x1b[200~" + b"q1 [/b] " * 131_072 + b"\x1b[201~"
    window.paste(paste[:40_000] + b"\x1b[201~")
    window.type(b"\x1b[13~")  # F3: find
    window.until(b"do you want to do?")  # the cursor stands on the first letter
    window.output = b""
    window.paste(paste)
    window.until(b"Not all of it was pasted", seconds=120)
    window.type(b"\x11")
    assert window.end() == 0
    assert spent() - before < 15, "seconds of work, whatever else the machine does"
