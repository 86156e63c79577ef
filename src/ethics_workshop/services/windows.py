"""Opening the stage in a window of its own: which terminal is asked, and how. Never through a shell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

LARGE = "22"
"""The size of letters, in points, that a terminal is asked for where it can be told."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A command that opens a window with another one in it, as a list of arguments.

    `inside`: the window is one of tmux's, inside of the terminal that there is. `console`: Windows makes the window.
    """

    arguments: tuple[str, ...]
    inside: bool = False
    console: bool = False


class Windows(Protocol):
    """Windows of this computer's terminals."""

    def opening(self, command: Sequence[str], title: str) -> Opening | None:
        """Return how a window with `command` in it can be opened here; None where no terminal is known that can."""
        ...

    def open(self, opening: Opening) -> bool:
        """Open the window; return False when the terminal refuses."""
        ...

    def stage_command(self, session_id: str, language: str) -> tuple[str, ...]:
        """Return the command that shows a session's stage, as a list of arguments that holds in any folder."""
        ...

    def typed(self, session_id: str, language: str) -> str:
        """Return the same command as a person types it into this computer's shell."""
        ...


Finder = Callable[[str], str | None]
"""Returns the path of a program; None where there is none."""

_OWN: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("KITTY_WINDOW_ID", "kitty", ("-o", f"font_size={LARGE}"), "--title"),
    ("ALACRITTY_WINDOW_ID", "alacritty", ("-o", f"font.size={LARGE}"), "--title"),
    ("GNOME_TERMINAL_SCREEN", "gnome-terminal", ("--zoom=1.8",), "--title"),
    ("KONSOLE_VERSION", "konsole", (), ""),
    ("XTERM_VERSION", "xterm", ("-fa", "Monospace", "-fs", LARGE), "-T"),
)
"""Terminals that are told by a variable that they set: the program, how it is asked for large letters, and for a title."""
_BEFORE_COMMAND: Mapping[str, tuple[str, ...]] = {"kitty": (), "gnome-terminal": ("--",)}
"""What stands before the command in the window; `-e` for the others, which take what follows as it is."""


def opening(
    command: Sequence[str], title: str, env: Mapping[str, str], find: Finder, platform: str
) -> Opening | None:
    """Return how a window with `command` in it is opened; None where no terminal is known that can.

    The terminal that the program runs in is asked before others: its letters are the person's own. `platform` is
    `sys.platform`. On a Mac only terminals that take a command as arguments can be asked; its own takes a script.
    """
    if env.get("WT_SESSION") and (program := find("wt.exe") or find("wt")):
        return Opening((program, "-w", "new", "new-tab", "--title", title, *_for_wt(command, env)))
    if platform == "win32":
        return Opening(tuple(command), console=True)
    if env.get("TMUX") and (program := find("tmux")):
        return Opening((program, "new-window", "-d", "-n", title, *command), inside=True)
    has_windows = platform == "darwin" or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")
    if env.get("SSH_CONNECTION") or not has_windows:
        return None
    return _terminal(command, title, env, find)


def _terminal(command: Sequence[str], title: str, env: Mapping[str, str], find: Finder) -> Opening | None:
    for variable, name, larger, titled in _OWN:
        if env.get(variable) and (program := find(name)):
            named = (titled, title) if titled else ()
            return Opening((program, *larger, *named, *_BEFORE_COMMAND.get(name, ("-e",)), *command))
    if program := find("x-terminal-emulator"):
        return Opening(
            (program, "-e", *command)
        )  # Debian's policy: after -e come a command and its arguments
    return None


def _for_wt(command: Sequence[str], env: Mapping[str, str]) -> tuple[str, ...]:
    """Return the command as Windows Terminal takes it, for which `;` begins another one; out of WSL, back into it."""
    escaped = tuple(argument.replace(";", "\\;") for argument in command)
    distribution = env.get("WSL_DISTRO_NAME")
    return ("wsl.exe", "-d", distribution, "--exec", *escaped) if distribution else escaped
