"""What the terminal and the screens mean for a session in front of a room."""

from collections.abc import Iterator

from ethics_workshop.domain.checkup import Check, Level
from ethics_workshop.domain.machine import MachineFacts, Terminal

ROOMY = (80, 24)
"""Columns and rows at which every screen is whole."""


def terminal(seen: Terminal) -> Iterator[Check]:
    """Judge the terminal. Fonts cannot be asked for: a line is shown instead, with what one should see."""
    if not seen.is_terminal:
        yield Check("terminal", "no-terminal", Level.NOTE)
    elif seen.kind.lower() == "dumb":
        yield Check("terminal", "dumb", Level.PROBLEM)
    else:
        name = ", ".join(filter(None, (seen.program, seen.kind, seen.inside))) or "?"
        facts: dict[str, str | int] = {"name": name, "columns": seen.columns, "rows": seen.rows}
        small = seen.columns < ROOMY[0] or seen.rows < ROOMY[1]
        yield Check("terminal", "small" if small else "terminal", Level.NOTE if small else Level.OK, facts)
    if seen.old_console:
        yield Check("terminal", "old-console", Level.NOTE)
    if seen.remote:
        yield Check("terminal", "remote", Level.NOTE)
    yield Check("terminal", f"colours-{seen.colours}", facts={})
    encoding: dict[str, str | int] = {"encoding": seen.encoding or "?"}
    if seen.encoding.lower().replace("-", "").replace("_", "") == "utf8":
        yield Check("terminal", "utf8", facts=encoding)
        yield Check("terminal", "sample", Level.LOOK, facts={})
    else:
        yield Check("terminal", "not-utf8", Level.NOTE, encoding)


def screens(machine: MachineFacts) -> Iterator[Check]:
    """Say how many screens there are, where that can be known; otherwise how to see it."""
    number = None if machine.terminal.remote else machine.screens
    if number is None:
        yield Check("screens", "unknown", Level.LOOK)
    elif number == 1:
        yield Check("screens", "one", Level.LOOK)
    else:
        yield Check("screens", "several", facts={"screens": number})
