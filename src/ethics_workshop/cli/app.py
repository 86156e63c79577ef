"""Opens the app."""

import sys

from ethics_workshop.cli.desk import Desk
from ethics_workshop.domain.error import Problem, Refused


def open_app(desk: Desk, session_id: str = "") -> None:
    """Open the app, at Home or in the cockpit of a session. Raises Refused where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(Problem.NOT_A_TERMINAL)
    from ethics_workshop.wiring import run_app

    desk.on_screen = True
    code = run_app(desk.workshop, desk.settings, session_id)
    if code:
        sys.exit(code)
