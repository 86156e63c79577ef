"""`cases check --watch`: the same check again, whenever a file changed, a line after the other."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from ethics_workshop.cli.desk import Desk
from ethics_workshop.domain.error import WorkshopError

EVERY = 0.5
"""Seconds between two looks at the files."""


def watched(
    desk: Desk, path: Path | None, check: Callable[[], int], wait: Callable[[float], None] = time.sleep
) -> int:
    """Check now, and after each change of a file, until Ctrl+C; return the exit code of the last check.

    A file that is gone, or cannot be read at the moment, is said and watched on. Raises BadInput where there is
    nothing to watch from the start.
    """
    from ethics_workshop.wiring import bank_noted

    noted = bank_noted(desk.settings, path)
    code = check()
    desk.say(desk.words("Watching for changes; Ctrl+C stops."))
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            wait(EVERY)
            now = bank_noted(desk.settings, path)
            if now != noted:
                noted = now
                desk.say("")
                code = _again(desk, check)
    return code


def _again(desk: Desk, check: Callable[[], int]) -> int:
    from ethics_workshop.words.sentences import explain

    try:
        return check()
    except WorkshopError as error:
        desk.say(str(explain(error, desk.words)))
        return error.exit_code
