"""The one boundary of the command line: errors become sentences on standard error, and an exit code."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.quick import app_options

if TYPE_CHECKING:
    import click


def run(arguments: Sequence[str], desk: Desk) -> int:
    """Run `arguments` and return the exit code. No traceback reaches the user."""
    try:
        return _perform(arguments, desk)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): the rest is nobody's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001  # the boundary: whatever happens is a sentence
        return _explain(error, desk)


def _perform(arguments: Sequence[str], desk: Desk) -> int:
    code = _dispatch(arguments, desk)
    desk.say_clock()
    return code


def _dispatch(arguments: Sequence[str], desk: Desk) -> int:
    options = app_options(arguments, os.environ)
    if options is not None:
        from ethics_workshop.cli.app import open_app

        for name, value in options:
            desk.remember(name, (value,) if name == "bank_folders" else value)
        open_app(desk)
        return 0
    _teach_click(desk.words.language)
    from ethics_workshop.cli.root import build_root

    result = build_root().main(
        args=list(arguments), prog_name="ethics-workshop", obj=desk, standalone_mode=False
    )
    sys.stdout.flush()
    return result if isinstance(result, int) else 0


def _teach_click(language: str) -> None:
    """Let click's own texts come from our catalogue: it asks the process's default domain, and only there."""
    if language != "en":
        import gettext

        from ethics_workshop.words.language import DOMAIN, LOCALE

        os.environ["LANGUAGE"] = language
        gettext.bindtextdomain(DOMAIN, LOCALE)
        gettext.textdomain(DOMAIN)


def _explain(error: BaseException, desk: Desk) -> int:
    # Imported here: a command that goes well does not pay for the sentences, nor the app for click.
    import click

    from ethics_workshop.domain.error import Problem, StorageError, WorkshopError
    from ethics_workshop.words.sentences import explain

    if isinstance(error, click.ClickException):
        return _usage(error, desk)
    if isinstance(error, WorkshopError):
        known, code = error, error.exit_code
    elif isinstance(error, KeyboardInterrupt | click.Abort | EOFError):
        known, code = WorkshopError(Problem.INTERRUPTED), 130
    elif isinstance(error, OSError) and error.errno == errno.ENOSPC:
        known, code = StorageError(Problem.DISK_FULL, path=error.filename or "stdout"), 3
    else:
        known, code = (
            WorkshopError(Problem.UNFORESEEN, detail=type(error).__name__, path=_log(error, desk) or "-"),
            3,
        )
    desk.say(str(explain(known, desk.words)))
    return code


def _usage(error: "click.ClickException", desk: Desk) -> int:
    context = getattr(error, "ctx", None)
    if context is not None:
        desk.say(context.get_usage())
        desk.say(desk.words("“{command} --help” explains it.", command=context.command_path))
    desk.say(desk.words("Error: {message}", message=error.format_message()))
    return 2


def _log(error: BaseException, desk: Desk) -> str:
    import traceback

    from ethics_workshop.domain.error import WorkshopError
    from ethics_workshop.settings import log_failure

    try:
        folder = desk.settings.data
    except WorkshopError:
        return ""
    return log_failure(traceback.format_exception(error), folder)
