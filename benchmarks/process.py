"""Processes to measure: how long they ran, what a terminal showed, and how much memory they took at most."""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import sysconfig
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

COLUMNS, LINES = 120, 40
PATIENCE = 60.0
"""Seconds after which a screen that does not come is an error."""

_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()][0-9A-Z]|[=>78])"
)


def program() -> str:
    """Return the path of `ethics-workshop` beside the interpreter that runs this."""
    return str(Path(sysconfig.get_path("scripts")) / "ethics-workshop")


def environment() -> dict[str, str]:
    """Return an environment in which nothing of the user's own settings is left to chance.

    Python's too: told to keep no bytecode, it would compile this program anew at each start and never its floor.
    """
    ours = ("ETHICS_WORKSHOP", "TEXTUAL", "LC_", "PYTHON")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "LANG": "C.UTF-8",
        "ETHICS_WORKSHOP_SETTINGS": os.devnull,
    }


def lifetime(command: Sequence[str]) -> float:
    """Return the seconds from starting `command` to its end. Raises CalledProcessError when it fails."""
    env = environment()
    start = time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def peak_memory(process_id: int | str = "self") -> float:
    """Return the largest resident size of a process so far, in KiB (Linux: VmHWM, which an exec resets)."""
    for line in Path(f"/proc/{process_id}/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return float(line.split()[1])
    raise RuntimeError("the system does not tell how much memory a process took")


@dataclass(frozen=True, slots=True)
class Screen:
    """How long the first useful screen took, in seconds, and the peak memory at that moment, in KiB."""

    seconds: float
    memory: float


def first_screen(command: Sequence[str], words: Sequence[str], env: Mapping[str, str]) -> Screen:
    """Run `command` on a terminal until all of `words` are painted, then end it.

    Raises TimeoutError and RuntimeError when that does not come to pass.
    """
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    start = time.perf_counter()
    child = subprocess.Popen(
        command, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        _wait_for(ours, [word.encode() for word in words], start + PATIENCE)
        return Screen(time.perf_counter() - start, peak_memory(child.pid))
    finally:
        child.kill()
        child.wait()
        os.close(ours)


def shown(painted: bytes) -> bytes:
    """Return what is left of a terminal's input without its escape sequences."""
    return _ESCAPES.sub(b"", painted)


def _wait_for(terminal: int, words: Sequence[bytes], until: float) -> None:
    painted = b""
    while not all(word in shown(painted) for word in words):
        if not select.select([terminal], [], [], max(0.0, until - time.perf_counter()))[0]:
            raise TimeoutError(shown(painted)[-2000:])
        try:
            chunk = os.read(terminal, 1 << 16)
        except OSError:  # Linux's word for a terminal that nobody holds open any more
            chunk = b""
        if not chunk:
            raise RuntimeError(shown(painted)[-2000:])
        painted += chunk


@dataclass(frozen=True, slots=True)
class Ran:
    """What a fresh process measured of its own work: seconds, and its peak memory in KiB."""

    seconds: float
    memory: float


def fresh(module: str, *arguments: str) -> Ran:
    """Run `python -m benchmarks.MODULE` and read what `report` printed. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    taken, memory = done.stdout.split()[-2:]
    return Ran(float(taken), float(memory))


def report(taken: float) -> None:
    """Print what this process measured, for `fresh` to read."""
    print(taken, peak_memory())
