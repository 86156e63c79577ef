"""A program on a terminal, to press keys on and to watch paint: a pilot's keys are too coarse to be timed."""

import fcntl
import os
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from types import TracebackType

from benchmarks.process import COLUMNS, LINES, PATIENCE, environment, shown


class Terminal:
    """Runs `command` on a pseudo-terminal until the block ends."""

    def __init__(self, command: Sequence[str]) -> None:
        self._end, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._child = subprocess.Popen(
            command, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.kill()
        self._child.wait()
        os.close(self._end)

    def press(self, keys: str, text: str, *, whole: bool = False) -> float:
        """Press `keys` and return the seconds until `text` is painted; with `whole`, until nothing more is.

        Raises TimeoutError with what was painted when it does not come.
        """
        painted, start, last = b"", time.perf_counter(), 0.0
        os.write(self._end, keys.encode())
        while text.encode() not in shown(painted):
            chunk = self._read(PATIENCE)
            if not chunk or time.perf_counter() > start + PATIENCE:  # a cursor that blinks paints for ever
                raise TimeoutError(f"no {text!r} after {keys!r}: {shown(painted)[-2000:]!r}")
            painted += chunk
            last = time.perf_counter()
        while whole and self._read(0.03):
            last = time.perf_counter()
        return last - start

    def write(self, keys: str) -> None:
        """Press `keys`, and do not wait."""
        os.write(self._end, keys.encode())

    def fileno(self) -> int:
        """Return the end to wait at, for `select`."""
        return self._end

    def take(self) -> bytes:
        """Return what was painted, once there is something."""
        return os.read(self._end, 1 << 16)

    def rest(self, seconds: float) -> None:
        """Let the program be, and forget what it paints meanwhile."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._end], [], [], seconds)[0]:
            return b""
        return os.read(self._end, 1 << 16)
