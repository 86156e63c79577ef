"""Windows of this computer's terminals: implements the port Windows."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ethics_workshop.services import windows
from ethics_workshop.services.windows import Opening

PATIENCE = 1.0
"""Seconds in which a terminal that refuses says so; one that stays is there."""


class TerminalWindows:
    """Opens windows. `data` and `banks` are the folders that the program works on, as the new window needs them."""

    def __init__(self, data: Path, banks: Sequence[Path]) -> None:
        self._data, self._banks = data, tuple(banks)
        self._opened: list[subprocess.Popen[bytes]] = []
        """Held, so that none is told to be lost while it runs."""

    def stage_command(self, session_id: str, language: str) -> tuple[str, ...]:
        """Return the command that shows a session's stage, as a list of arguments that holds in any folder."""
        return (sys.executable, "-m", "ethics_workshop", *self._words(session_id, language))

    def _words(self, session_id: str, language: str) -> tuple[str, ...]:
        banks = [part for bank in self._banks for part in ("--bank", str(bank.absolute()))]
        data = ("--data", str(self._data.absolute()))
        return ("session", "stage", session_id, *data, *banks, "--lang", language)

    def typed(self, session_id: str, language: str) -> str:
        """Return the same command as a person types it into this computer's shell."""
        command = ("ethics-workshop", *self._words(session_id, language))
        return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)

    def opening(self, command: Sequence[str], title: str) -> Opening | None:
        """Return how a window with `command` in it can be opened here; None where no terminal is known that can."""
        return windows.opening(command, title, os.environ, shutil.which, sys.platform)

    def open(self, opening: Opening) -> bool:
        """Open the window; return False when the terminal refuses."""
        flags = getattr(subprocess, "CREATE_NEW_CONSOLE", 0) if opening.console else 0
        quiet = None if opening.console else subprocess.DEVNULL
        try:
            process = subprocess.Popen(  # noqa: S603  # our own program, as a list of arguments
                opening.arguments,
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                creationflags=flags,
                start_new_session=not flags,
            )
        except OSError:
            return False
        self._opened = [*(each for each in self._opened if each.poll() is None), process]
        try:
            return process.wait(PATIENCE) == 0
        except subprocess.TimeoutExpired:
            return True
