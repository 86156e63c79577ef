"""SIGTERM, SIGHUP and a terminal that vanished: end with the terminal restored and the work in hand done.

Textual ends on them without restoring the screen; and when the terminal is gone its writer thread can die and leave the
program waiting for ever. So the graceful way is asked for first, and after some seconds the process ends in any case.
"""

import signal

from ethics_workshop.tui.shell import Shell

PATIENCE = 4.0
"""Seconds that the graceful way may take."""

WATCH = 2.0
"""Seconds between two looks at whether the terminal is still there."""


def install(app: Shell) -> None:
    """Handle the signals that ask the program to end. Call it inside the running loop."""
    import asyncio

    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, end, app, int(number))
        except (NotImplementedError, RuntimeError, ValueError):
            signal.signal(number, lambda received, _frame: end(app, received))


def watch(app: Shell) -> None:
    """End when the terminal is gone: who does not own it gets no SIGHUP, and Textual would read its end for ever."""
    import os
    import select

    if not hasattr(select, "poll") or not os.isatty(0):
        return
    terminal = select.poll()
    terminal.register(0, 0)

    def look() -> None:
        if any(what & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, what in terminal.poll(0)):
            end(app, int(signal.SIGHUP))

    app.set_interval(WATCH, look)


def end(app: Shell, number: int) -> None:
    """End with exit code 128 + `number`."""
    _end_in_any_case(128 + number)
    app.stop(128 + number)


def has_shell() -> bool:
    """Whether somebody could bring the program back once it is suspended: its parent works on the same terminal."""
    import os

    try:
        return os.getsid(os.getppid()) == os.getsid(0)
    except OSError:
        return False


def ended_by_signal(app: Shell) -> bool:
    """Whether the program was asked to end from outside."""
    return (app.return_code or 0) > 128


def _end_in_any_case(code: int) -> None:
    import os
    import threading

    timer = threading.Timer(PATIENCE, os._exit, (code,))
    timer.daemon = True
    timer.start()
