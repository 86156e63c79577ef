"""Driving the app with the keyboard alone, on a real store and the shipped case bank."""

import asyncio
import atexit
import contextlib
import csv
import io
import shutil
import tempfile
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, Resize
from textual.geometry import Size
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer

from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import Method
from ethics_workshop.services.sessions import Plan
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.app import WorkshopApp
from ethics_workshop.tui.painting import PAINTED
from ethics_workshop.tui.widgets import options
from ethics_workshop.wiring import build
from ethics_workshop.words.language import Words
from tests.fakes.one_case import one_case_bank
from tests.tui.shared import share_styles

ROSTER = "roster.csv"
UNIT = Unit("Operations", "Network", "Division 2")
CASE = "C14-cousins-file"
COLUMNS = [
    "person_id",
    "name",
    "email",
    "language",
    "sector",
    "branch",
    "division",
    "manager_id",
    "role",
    "hired",
    "left",
]
PATIENCE = 30
"""Seconds after which what is under way is taken for what will never end, however busy the machine is."""

NAMES = ("Al Roy", "Zoé Côté", "Ève L’Île", "Sam O’Neill", "Ida Sy", "Li Wei", "José Ng")


def name_of(number: int) -> str:
    """The name of person `E{number}`: a few real-looking ones, then numbered ones."""
    return NAMES[number - 1] if number <= len(NAMES) else f"Person {number}"


def department(folder: Path, people: int = 9, names: Sequence[str] = ()) -> Workshop:
    """A workshop in `folder`: division 2 with `people` led by E01, and E51 of division 7."""
    made = _made(people, tuple(names))
    shutil.copyfile(made / ROSTER, folder / ROSTER)
    if not (folder / "data").exists():
        shutil.copytree(made / "data", folder / "data")
        return _opened(folder)
    workshop = _opened(folder)
    workshop.roster.import_file(folder / ROSTER)
    return workshop


def _opened(folder: Path) -> Workshop:
    return build(read_settings(str(folder / "data"), [str(one_case_bank())], "en", "", {}))


@cache
def _made(people: int, names: tuple[str, ...]) -> Path:
    """Such a department, made once in a process: its roster's file, its records, and the bank as it was last read."""
    folder = Path(tempfile.mkdtemp(prefix="department-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / ROSTER).write_text(_roster(people, names), encoding="utf-8")
    workshop = _opened(folder)
    workshop.roster.import_file(folder / ROSTER)
    workshop.bank.case(CASE)
    workshop.close()
    return folder


def _roster(people: int, names: Sequence[str]) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for n in range(1, people + 1):
        name = names[n - 1] if n <= len(names) else name_of(n)
        leader = "" if n == 1 else "E01"
        rows.writerow(
            [f"E{n:02}", name, "", "en", UNIT.sector, UNIT.branch, UNIT.division, leader, "employee", "", ""]
        )
    rows.writerow(
        ["E51", "Remi Elsewhere", "", "fr", UNIT.sector, UNIT.branch, "Division 7", "", "manager", "", ""]
    )
    return out.getvalue()


def planned(workshop: Workshop, agenda: str = "huddle", cases: Sequence[str] = (CASE,)) -> Session:
    """A planned session of division 2, facilitated and led by E01."""
    alex = workshop.roster.find("E01")
    return workshop.sessions.plan(Plan(cases, agenda, UNIT, alex, alex))


def stood_at(
    workshop: Workshop, step: str, *, people: int = 8, agenda: str = "huddle", **votes: Any
) -> Session:
    """A session brought to `step` by the services; `a` and `b` are the totals of the votes on the way."""
    session, sessions = planned(workshop, agenda), workshop.sessions
    session = sessions.check_in(session.id, [f"E{n:02}" for n in range(1, people + 1)])
    while session.step.value != step:
        totals = votes.get(session.step.value.removeprefix("vote-"))
        if totals:
            session = sessions.tally(session.id, {Method.PAPER: dict(zip("abc", totals, strict=True))})
        session = sessions.next(session.id)
    return session


share_styles()

_refresh = Screen._compositor_refresh


def _once_quiet(screen: Screen[Any]) -> None:
    """Keep what is to be painted until the app is quiet: of the frames between two keys only the last one is seen."""
    if screen is screen.app.screen and getattr(screen.app, "driven", False):
        screen._dirty_widgets.clear()
    else:
        _refresh(screen)


Screen._compositor_refresh = _once_quiet  # type: ignore[method-assign]


_set_timer = MessagePump.set_timer
_soon: list[Timer] = []


def _note_timer(pump: MessagePump, delay: float, *given: Any, **named: Any) -> Timer:
    """Note what follows a paint in no time that a person would notice."""
    timer = _set_timer(pump, delay, *given, **named)
    if delay <= PAINTED:
        _soon.append(timer)
    return timer


def _following() -> bool:
    """Whether some of that is still to come."""
    _soon[:] = [timer for timer in _soon if timer._task and not timer._task.done()]
    return bool(_soon)


MessagePump.set_timer = _note_timer  # type: ignore[method-assign,assignment]


options.monotonic = count().__next__
"""Nobody holds Enter down, however fast the keys of a test are; a test about that brings a clock of its own."""


class Driver:
    """Hands on the keyboard, eyes on the screen."""

    def __init__(self, app: WorkshopApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.held = False
        """Whether the test holds back what is called on the worker thread: nothing waits for that."""
        self._calls = 0
        self._answered = asyncio.Event()
        self._count_calls()

    def _count_calls(self) -> None:
        """Know how many calls are under way on the worker thread, so as to wait for them and no longer."""
        call = self.app.call

        async def counted(*args: Any, **kwargs: Any) -> Any:
            self._calls += 1
            try:
                return await call(*args, **kwargs)
            finally:
                self._calls -= 1
                self._answered.set()

        self.app.call = counted  # type: ignore[method-assign]

    async def press(self, *keys: str) -> None:
        """Press keys, each when the app has dealt with the one before, and wait until it has dealt with the last."""
        for key in keys:
            self._send(key)
            await self._dealt_with()
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text, letter by letter; a straight apostrophe, as keyboards have it."""
        for letter in text.replace("’", "'"):
            self._send(letter)
            await self._quiet()
        await self.settle()

    async def press_often(self, key: str, times: int) -> None:
        """Press a key as fast as somebody who holds it down."""
        for _ in range(times):
            self._send(key)
        await self.settle()

    def _send(self, key: str) -> None:
        """Send a key as a terminal would. (The pilot's own `press` sleeps 40 ms after each.)"""
        key = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        name = _get_unicode_name_from_key(REPLACED_KEYS.get(key, key))
        try:
            character = unicodedata.lookup(name)
        except KeyError:
            character = key if len(key) == 1 else None
        event = Key(key, character)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        size = Size(columns, rows)
        assert isinstance(self.app._driver, HeadlessDriver)
        self.app._driver._size = size
        self.app.post_message(Resize(size, size))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way but what waits for a person, or for what a test holds back; paint it."""
        await self._dealt_with()
        while self._paint():
            await self._dealt_with()

    async def _dealt_with(self) -> None:
        patience = time.monotonic() + PATIENCE
        while True:
            await self._quiet()
            if not _following() and (self.held or not (self._calls or self._working())):
                return
            assert time.monotonic() < patience, f"{self.name} is still at work:\n{self.text}"
            self._answered.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), 0.05 if self._calls else 0.002)

    def _working(self) -> bool:
        screen = self.app.screen
        asked = any(callback is not None and callback.future for callback in screen._result_callbacks)
        waits = len(self.app.screen_stack) > 1 and (screen.is_modal or asked)
        return not waits and any(w.is_running and w.group != "find" for w in self.app.workers)

    async def _quiet(self) -> None:
        """Wait until the loop has nothing left to do at once but to paint."""
        self.app.driven = True  # type: ignore[attr-defined]
        try:
            for _ in range(500):
                await self._drained()
                if not self.app.is_running:
                    return
                await self.app.animator.wait_until_complete()
                if self.app._resize_event is not None:  # Textual waits some milliseconds for another size
                    self.app._check_resize()
                    await self._drained()
                screen = self.app.screen
                screen._on_timer_update()
                await self._drained()
                if not (screen._layout_required or screen._dirty_widgets or screen._callbacks):
                    return
        finally:
            self.app.driven = False  # type: ignore[attr-defined]

    def _paint(self) -> bool:
        """Paint what waits for it; return whether there was anything."""
        screen = self.screen
        if not self.app.is_running or not screen._compositor._dirty_regions:
            return False
        _refresh(screen)
        return True

    async def _drained(self) -> None:
        """Yield until no callback is ready in several turns: every message has been dealt with."""
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
        empty = 0
        while empty < 4:
            await asyncio.sleep(0)
            empty = 0 if ready else empty + 1

    async def until(self, true: Callable[[], bool], what: str = "") -> None:
        """Wait until `true` holds; fail when it does not within seconds."""
        patience = time.monotonic() + PATIENCE
        while time.monotonic() < patience:
            await self._quiet()
            while self._paint():
                await self._quiet()
            if true():
                return
            await asyncio.sleep(0.005)
        raise AssertionError(what or self.text)

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen

    @property
    def name(self) -> str:
        """The kind of screen in front."""
        return type(self.app.screen).__name__

    @property
    def text(self) -> str:
        """What the screen in front shows, as lines."""
        return "\n".join(strip.text.rstrip() for strip in self.screen._compositor.render_strips())


@asynccontextmanager
async def driving(
    workshop: Workshop,
    *,
    language: str = "en",
    size: tuple[int, int] = (80, 24),
    actor: str = "E01",
    folder: Path | None = None,
    words: Words | None = None,
    notices: bool = False,
    held: bool = False,
) -> AsyncIterator[Driver]:
    """Run the app on `workshop`, from Home; with `notices`, those in the corner are shown.

    `held`: the test holds back what is called on the worker thread, from the start.
    """
    app = WorkshopApp(workshop, language, actor, log_folder=folder)
    app.words = words or app.words
    app.driven = True  # type: ignore[attr-defined]  # until the driver has hold of it: Home is painted once
    async with app.run_test(size=size, notifications=notices) as pilot:
        driver = Driver(app, pilot)
        driver.held = held
        await driver.settle()
        yield driver
