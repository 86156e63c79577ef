"""Opens the app."""

import os
import sys
from typing import TYPE_CHECKING

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.screen_reader import has_screen_reader
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.words.language import Words

if TYPE_CHECKING:
    from ethics_workshop.services.workshop import Workshop


def need_terminal() -> None:
    """Raise Refused where there is no terminal to open the app on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(Problem.NOT_A_TERMINAL)


def offer_commands(words: Words) -> None:
    """Tell a person with a screen reader, before the screens open, that there are plain commands too."""
    if has_screen_reader(os.environ):
        print(
            words(
                "If you use a screen reader: everything can also be done with plain commands; “{command}” lists them.",
                command="ethics-workshop --help",
            ),
            file=sys.stderr,
        )


def open_app(
    desk: Desk,
    session_id: str = "",
    *,
    actor: str = "",
    stage: bool = False,
    workshop: "Workshop | None" = None,
) -> None:
    """Open the app, at Home, in the cockpit of a session or as its stage.

    `actor` acts in the place of whom the settings name; `workshop` is another one than the desk's.

    Raises Refused where there is no terminal.
    """
    need_terminal()
    from ethics_workshop.wiring import run_app

    offer_commands(desk.words)
    desk.on_screen = True
    settings = desk.settings
    if actor:
        from dataclasses import replace

        settings = replace(settings, actor=actor)
    code = run_app(workshop or desk.workshop, settings, session_id, stage=stage)
    if code:
        sys.exit(code)
