"""The command line: arguments in, plain text or JSON out."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ethics_workshop.cli.desk import Desk


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program and exit: 0 done, 1 checked and found problems, 2 wrong use or bad input, 3 storage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    from ethics_workshop.cli.boundary import run
    from ethics_workshop.cli.desk import Desk

    desk = Desk(_language(arguments))
    code = run(arguments, desk)
    _leave(code, desk)


def _leave(code: int, desk: "Desk") -> None:
    """End the process. Who opened no records leaves at once: taking the interpreter down costs a tenth of `--help`."""
    if desk.idle:
        os._exit(code)
    sys.exit(code)


def _language(arguments: Sequence[str]) -> str:
    """Return the language before anything is parsed, so that even a usage error is in it; a wrong one is said later."""
    named = ""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            named = arguments[position + 1] if position + 1 < len(arguments) else ""
        elif argument.startswith("--lang="):
            named = argument.removeprefix("--lang=")
    from ethics_workshop.words.language import LANGUAGE_VARIABLE, spoken
    from ethics_workshop.words.place import settings_file

    told = named or os.environ.get(LANGUAGE_VARIABLE)
    if not told and os.path.exists(settings_file(os.environ)):  # noqa: PTH110  # as `words.place` has it
        from ethics_workshop.settings import first_language

        return first_language(named, os.environ)
    return spoken(named, os.environ)
