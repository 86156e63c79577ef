"""The computer the program runs on: implements the port Machine."""

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ethics_workshop.domain.machine import MachineFacts, Private, SettingsFile
from ethics_workshop.machine import disks, terminal

FAILURE_LOG = "failure.log"


class ThisComputer:
    """Looks anew each time it is asked. `wrong_lines` are those of the settings file."""

    def __init__(self, data: Path, settings_file: str, wrong_lines: Sequence[int], program: str) -> None:
        self._data = data
        self._settings_file = settings_file
        self._wrong_lines = tuple(wrong_lines)
        self._program = program

    def look(self) -> MachineFacts:
        """Return what can be known, without changing anything."""
        from importlib.metadata import version

        log = self._data / FAILURE_LOG
        file = self._settings_file
        return MachineFacts(
            program=self._program,
            python=platform.python_version(),
            textual=version("textual"),
            system=_system(),
            folder=disks.look_at(self._data),
            settings=SettingsFile(file, bool(file) and Path(file).exists(), self._wrong_lines),
            terminal=terminal.look_at(os.environ, sys.__stdout__, windows=sys.platform == "win32"),
            screens=terminal.count_screens(),
            failure_log=str(log) if log.exists() else "",
            private=Private(os.path.expanduser("~"), tuple(sorted(set(_names()), key=len, reverse=True))),  # noqa: PTH111  # never fails
        )


def _system() -> str:
    """Return the system and its version, without the computer's name."""
    if sys.platform == "linux":
        try:
            name = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
        except OSError:
            name = "Linux"
        return f"{name}, Linux {platform.release()}, {platform.machine()}"
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}, {platform.machine()}"
    return f"{platform.system()} {platform.release()} ({platform.version()}), {platform.machine()}"


def _names() -> Iterator[str]:
    """Yield the names of the person at the machine, of the machine and of its domain."""
    for variable in ("USER", "LOGNAME", "USERNAME", "SUDO_USER", "COMPUTERNAME", "HOSTNAME", "USERDOMAIN"):
        yield from _parts(os.environ.get(variable, ""))
    yield from _parts(platform.node())
    yield Path(os.path.expanduser("~")).name  # noqa: PTH111  # unlike `Path.home()` it never fails


def _parts(name: str) -> Iterator[str]:
    yield name
    yield name.partition(".")[0]
