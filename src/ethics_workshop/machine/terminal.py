"""The terminal, and the screens, by what the environment says."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from ethics_workshop.domain.machine import Terminal

_PROGRAMS = (
    ("WT_SESSION", "Windows Terminal"),
    ("KITTY_WINDOW_ID", "kitty"),
    ("WEZTERM_PANE", "WezTerm"),
    ("VTE_VERSION", "VTE"),
    ("KONSOLE_VERSION", "Konsole"),
)
"""By a variable that a terminal program sets."""

CONNECTORS = Path("/sys/class/drm")
"""Where Linux lists the sockets for screens."""
_SM_CMONITORS = 80
"""The number of screens, of GetSystemMetrics."""


def look_at(env: Mapping[str, str], stream: TextIO | None, *, windows: bool) -> Terminal:
    """Return what can be known of the terminal at `stream`, the program's first standard output."""
    is_terminal = stream is not None and not stream.closed and stream.isatty()
    columns, rows = _size(stream) if is_terminal and stream is not None else (0, 0)
    program = next((name for variable, name in _PROGRAMS if env.get(variable)), env.get("TERM_PROGRAM", ""))
    return Terminal(
        is_terminal=is_terminal,
        kind=env.get("TERM", ""),
        program=program,
        columns=columns,
        rows=rows,
        encoding=(stream.encoding if stream is not None else "") or "",
        colours=_colours(env, windows=windows),
        old_console=windows and not program and not env.get("TERM"),
        inside="tmux" if env.get("TMUX") else "screen" if env.get("STY") else "",
        remote=any(env.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")),
    )


def _size(stream: TextIO) -> tuple[int, int]:
    try:
        size = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        size = shutil.get_terminal_size()
    return size.columns, size.lines


def _colours(env: Mapping[str, str], *, windows: bool) -> str:
    kind = env.get("TERM", "").lower()
    if env.get("NO_COLOR"):
        return "refused"
    if kind == "dumb":
        return "none"
    if env.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or env.get("WT_SESSION"):
        return "true"
    return "256" if windows or "256" in kind else "few"


def count_screens() -> int | None:
    """Return how many screens are connected; None where the system cannot be asked."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.user32.GetSystemMetrics(_SM_CMONITORS)) or None
    try:
        states = [(socket / "status").read_text().strip() for socket in CONNECTORS.glob("card*-*")]
    except OSError:
        return None
    return states.count("connected") or None
