"""A process to be killed again and again: what it imports is imported once, and each of its lives is a fork.

`kill -9` ends a fork as it ends any process: nothing of it is tidied up, and its locks go with it. Files are opened
after the fork, by the life that uses them.

python -m tests.faults.lives MODULE
"""

import importlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
OVER = "\0\n"
"""What stands behind whatever a life said; before it there may be a line that was not said to its end."""


class Lives:
    """The other end of that process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def kill(self, seconds: float, *arguments: str) -> list[str]:
        """Begin a life, and kill it without warning within `seconds` of its first line; return its whole lines."""
        told, heard = self._process.stdin, self._process.stdout
        assert told is not None
        assert heard is not None
        told.write(f"{json.dumps(arguments)}\n")
        told.flush()
        pid = int(heard.readline())
        said = [heard.readline()]
        assert not said[0].endswith(OVER), f"it ended by itself: {arguments}"
        time.sleep(random.random() * seconds)
        os.kill(pid, signal.SIGKILL)
        while not said[-1].endswith(OVER):
            said.append(heard.readline())
        return [line.removesuffix("\n") for line in said[:-1]]


@contextmanager
def lives(module: str) -> Iterator[Lives]:
    """Run such a process: each life is `main` of the module, which never ends by itself."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.lives", module],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Lives(process)


def serve(module: str) -> None:
    """Live once for each line of arguments; say so when it is over."""
    main = importlib.import_module(module).main
    while line := sys.stdin.readline():
        pid = os.fork()
        if pid == 0:
            print(os.getpid(), flush=True)
            main(*json.loads(line))
            return
        os.waitpid(pid, 0)
        sys.stdout.write(OVER)
        sys.stdout.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
