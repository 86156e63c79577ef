"""`ethics-workshop demo`: a made-up department to look around in, never in the person's own data folder."""

import contextlib
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from ethics_workshop.cli.app import need_terminal, open_app
from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, option, pass_desk
from ethics_workshop.demo.units import PEOPLE, SEED
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.words.language import N_
from ethics_workshop.words.place import NAME, SETTINGS_VARIABLE, settings_file

FEWEST, MOST = 10, 20_000
"""People of a demo: enough for one session, and as many as a large department has."""

ENDING = ("SIGTERM", "SIGHUP")
"""The signals that end the program, where the system knows them."""


@click.command(
    "demo",
    cls=Leaf,
    help=N_(
        "Make up a department with a year of sessions, and open the app on it. It is deleted when you leave, "
        "unless --data names an empty folder to keep it in."
    ),
)
@option(
    "--people",
    metavar=N_("N"),
    type=click.IntRange(FEWEST, MOST),
    default=PEOPLE,
    help=N_("How many people work there (default: 400)."),
)
@option(
    "--seed",
    metavar=N_("N"),
    type=int,
    default=SEED,
    help=N_("Another number makes up other people."),
)
@option("--no-open", "closed", is_flag=True, help=N_("Only make it, keep it, and print its folder."))
@pass_desk
def demo(desk: Desk, people: int, seed: int, closed: bool) -> None:
    """Make a demo, and open the app on it as the person who leads the interrupted session."""
    named = desk.named("data_folder")
    if named:
        _need_empty(Path(named).expanduser())
    if not closed:
        need_terminal()
    with _folder(named, keep=closed) as folder:
        desk.remember("data_folder", str(folder))
        if not closed:
            desk.on_screen = True
            _keep_settings_apart(folder)
        facilitator = _make(desk, folder, people, seed)
        if closed:
            desk.out(str(folder))
            return
        try:
            open_app(desk, actor=desk.named("acting_person") or facilitator)
        finally:
            desk.workshop.close()


def _make(desk: Desk, folder: Path, people: int, seed: int) -> str:
    """Make the department in `folder`; return the person_id of who leads the interrupted session."""
    words = desk.words
    desk.say(
        words.n(
            "Making up a department of {n} person, and a year of sessions…",
            "Making up a department of {n} people, and a year of sessions…",
            people,
        )
    )
    with _dots():
        from ethics_workshop.demo.build import Wanted, build

        workshop = desk.workshop
        made = build(folder, workshop.bank, workshop.clock, Wanted(people, seed, words.language))
    return made.facilitator_id


@contextlib.contextmanager
def _dots() -> Iterator[None]:
    """Show that work goes on: a dot every quarter of a second, and only where a person is looking."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()

    def draw() -> None:
        working = True
        while working:
            sys.stderr.write(".")
            sys.stderr.flush()
            working = not done.wait(0.25)
        sys.stderr.write("\n")

    drawing = threading.Thread(target=draw, daemon=True)
    drawing.start()
    try:
        yield
    finally:
        done.set()
        drawing.join()


def _keep_settings_apart(folder: Path) -> None:
    """Let the demo begin with a copy of the person's settings: what is chosen in it, such as who one is, stays in it."""
    own, apart = Path(settings_file(os.environ)), folder / NAME
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if own.is_file():
            shutil.copyfile(own, apart)
    os.environ[SETTINGS_VARIABLE] = str(apart)


def _need_empty(folder: Path) -> None:
    """Raise Refused unless the folder is empty or absent, and BadInput when it cannot be looked into."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise Refused(Problem.DEMO_FOLDER_IN_USE, path=str(folder))
    except OSError as error:
        raise BadInput(Problem.DATA_FOLDER, path=str(folder)) from error


@contextlib.contextmanager
def _folder(named: str, *, keep: bool) -> Iterator[Path]:
    """Give the folder of the demo: the one that was named, or one that is deleted at the end unless it is to be kept.

    It is deleted also when the program is asked to end by a signal.
    """
    if named:
        yield Path(named).expanduser()
        return
    with _told_to_end() as numbers:
        folder = Path(tempfile.mkdtemp(prefix="ethics-workshop-demo-"))
        done = False
        try:
            yield folder
            done = True
        finally:
            for number in numbers:
                signal.signal(number, signal.SIG_IGN)
            if not (keep and done):
                shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _told_to_end() -> Iterator[list[signal.Signals]]:
    """Let the signals that end the program unwind it first, with exit code 128 + n; give their numbers."""
    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    before = {number: signal.signal(number, _end) for number in numbers}
    try:
        yield numbers
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
