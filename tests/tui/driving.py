"""Driving the app with the keyboard alone, on a real store and the shipped case bank."""

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import Method
from ethics_workshop.services.sessions import Plan
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.app import WorkshopApp
from ethics_workshop.wiring import build

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
NAMES = ("Al Roy", "Zoé Côté", "Ève L’Île", "Sam O’Neill", "Ida Sy", "Li Wei", "José Ng")


def name_of(number: int) -> str:
    """The name of person `E{number}`: a few real-looking ones, then numbered ones."""
    return NAMES[number - 1] if number <= len(NAMES) else f"Person {number}"


def department(folder: Path, people: int = 9, names: Sequence[str] = ()) -> Workshop:
    """A workshop in `folder`: division 2 with `people` led by E01, and E51 of division 7."""
    workshop = build(read_settings(str(folder / "data"), [], "en", "", {}))
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
    file = folder / "roster.csv"
    file.write_text(out.getvalue(), encoding="utf-8")
    workshop.roster.import_file(file)
    return workshop


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


class Driver:
    """Hands on the keyboard, eyes on the screen."""

    def __init__(self, app: WorkshopApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, then wait until the app has dealt with them."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text, letter by letter; a straight apostrophe, as keyboards have it."""
        await self.pilot.press(*(_character_to_key(letter) for letter in text.replace("’", "'")))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way but what waits for a person."""
        for _ in range(400):
            await self.pilot.pause()
            if self._waits() or not any(w.is_running and w.group != "find" for w in self.app.workers):
                return
            await asyncio.sleep(0.005)

    def _waits(self) -> bool:
        return len(self.app.screen_stack) > 1 and self.app.screen.is_modal

    async def until(self, true: Callable[[], bool], what: str = "") -> None:
        """Wait until `true` holds; fail when it does not within seconds."""
        for _ in range(300):
            if true():
                return
            await asyncio.sleep(0.01)
            await self.pilot.pause()
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
) -> AsyncIterator[Driver]:
    """Run the app on `workshop`, from Home."""
    app = WorkshopApp(workshop, language, actor, log_folder=folder)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
