"""The one boundary of the screens: whatever goes wrong becomes a sentence in a dialog, never a traceback."""

import contextlib
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.tui.shell import Shell

LOG_NAME = "errors.log"
LOG_LIMIT = 1_000_000
"""Bytes after which the log starts anew: it is for a report, not an archive."""


async def guarded(app: Shell, work: Coroutine[Any, Any, None]) -> None:
    """Run `work`. A typed error is explained in a dialog; any other is written to the log and admitted in one."""
    try:
        await work
    except WorkshopError as error:
        explain_error(app, error)
    except Exception as error:  # noqa: BLE001  # the one boundary: a person must never meet a traceback
        admit(app, error)


def explain_error(app: Shell, error: WorkshopError) -> None:
    """Show what happened, what was kept and what to do next."""
    from ethics_workshop.tui.dialogs.message import Message
    from ethics_workshop.words.on_screen import THEN
    from ethics_workshop.words.sentences import explain

    explanation = explain(error, app.words, THEN, settings=app.key_of("settings"))
    app.push_screen(Message(app.words("This did not work"), explanation.what, explanation.then))


def admit(app: Shell, error: BaseException) -> None:
    """Show that the program itself is at fault, and where the details are."""
    from ethics_workshop.tui.dialogs.message import Message

    where = log(app.log_folder, error)
    words = app.words
    then = words("Everything recorded before is kept. Go back and try again.")
    if where is not None:
        then += " " + words("The details are in {path}.", path=where)
    app.push_screen(
        Message(words("A fault in the program"), words("The program did something it should not."), then)
    )


def log(folder: Path | None, error: BaseException) -> Path | None:
    """Write `error` with its traceback to the log in `folder`; return its path, or None where that fails too."""
    if folder is None:
        return None
    import datetime as dt
    import traceback

    path = folder / LOG_NAME
    text = "".join(traceback.format_exception(error))
    stamp = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with contextlib.suppress(OSError):
        mode = "w" if path.exists() and path.stat().st_size > LOG_LIMIT else "a"
        with path.open(mode, encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{stamp}\n{text}\n")
        path.chmod(0o600)
        return path
    return None
