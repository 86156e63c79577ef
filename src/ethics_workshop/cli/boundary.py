"""The one boundary of the command line: errors become sentences on standard error, and an exit code."""

import gettext
import os
import sys
from collections.abc import Sequence

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.root import build_root
from ethics_workshop.domain.error import Problem, WorkshopError
from ethics_workshop.words.language import DOMAIN, LOCALE, Words


def run(arguments: Sequence[str], language: str) -> int:
    """Run `arguments` and return the exit code. No traceback reaches the user."""
    desk = Desk(language)
    _teach_click(language)
    try:
        return _dispatch(arguments, desk)
    except WorkshopError as error:
        _explain(error, desk.words)
        return error.exit_code
    except click.ClickException as error:
        _usage(error, desk)
        return 2
    except (KeyboardInterrupt, click.Abort, EOFError):
        _explain(WorkshopError(Problem.INTERRUPTED), desk.words)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): the rest is nobody's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # the boundary: whatever was not foreseen is still a sentence
        return _unforeseen(error, desk)


def _dispatch(arguments: Sequence[str], desk: Desk) -> int:
    result = build_root().main(
        args=list(arguments), prog_name="ethics-workshop", obj=desk, standalone_mode=False
    )
    return result if isinstance(result, int) else 0


def _teach_click(language: str) -> None:
    """Let click's own texts come from our catalogue: it asks the process's default domain, and only there."""
    if language != "en":
        os.environ["LANGUAGE"] = language
        gettext.bindtextdomain(DOMAIN, str(LOCALE))
        gettext.textdomain(DOMAIN)


def _explain(error: WorkshopError, words: Words) -> None:
    from ethics_workshop.words.sentences import explain

    sys.stdout.flush()
    click.echo(str(explain(error, words)), err=True)


def _usage(error: click.ClickException, desk: Desk) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(desk.words("“{command} --help” explains it.", command=context.command_path), err=True)
    click.echo(desk.words("Error: {message}", message=error.format_message()), err=True)


def _unforeseen(error: Exception, desk: Desk) -> int:
    import traceback

    from ethics_workshop.settings import log_failure

    where = log_failure("".join(traceback.format_exception(error)), os.environ)
    detail = type(error).__name__
    problem = WorkshopError(Problem.UNFORESEEN, detail=detail, path=where or "-")
    _explain(problem, desk.words)
    return 3
