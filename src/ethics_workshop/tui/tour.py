"""The tour: five screens of the app as they are, with a few words on each. Nothing is recorded by it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ethics_workshop.domain.event import SessionPlanned
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import Session
from ethics_workshop.services.sessions import agenda_copy, case_copy
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.cockpit.material import gather
from ethics_workshop.tui.dialogs.tour import Tour
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.screens.bank import BankScreen
from ethics_workshop.tui.screens.cockpit import CockpitScreen
from ethics_workshop.tui.screens.office import OfficeScreen
from ethics_workshop.tui.screens.plan import PlanScreen
from ethics_workshop.tui.screens.sessions import SessionsScreen
from ethics_workshop.tui.shell import Shell
from ethics_workshop.words.language import N_


class SampleCockpit(CockpitScreen):
    """The cockpit of a session that exists on the screen alone."""

    CSS_PATH = "screens/cockpit.tcss"

    def __init__(self) -> None:
        super().__init__("")

    async def _load(self) -> None:
        app = self.workshop_app
        unit = self.words("An example")
        session = await app.call(sample, app.workshop, unit)
        if session is not None:
            self.material = await app.call(gather, app.workshop, session)
            self.show()


def sample(workshop: Workshop, unit: str) -> Session | None:
    """Return a session of `unit` on the first case of the bank, planned and not recorded; None without a case."""
    cases, agendas = workshop.bank.cases(), workshop.bank.agendas()
    if not cases or not agendas:
        return None
    return Session(
        plan=SessionPlanned(
            session_id="",
            actor="",
            agenda=agenda_copy(agendas[0]),
            cases=(case_copy(workshop.bank.case(cases[0].id)),),
            requirement="",
            unit=Unit("", "", unit),
            facilitator_id="",
            facilitator_name="",
            day=workshop.clock.day(),
        )
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A screen of the tour; `title` and `text` are msgids. Home needs no opening."""

    title: str
    text: str
    opens: Callable[[], WorkshopScreen[Any]] | None = None


PLAN = Stop(
    N_("Plan a session"),
    N_("Everything has a value already: a case, an agenda, a division, who facilitates. One key plans, one more opens the cockpit."),
    PlanScreen,
)  # fmt: skip
SESSIONS = Stop(
    N_("Sessions"),
    N_("Sessions stand here, and are planned here: once there is a roster, everything has a value already and one key plans."),
    SessionsScreen,
)  # fmt: skip
"""Shown in place of the plan while there is nobody to plan for."""
STOPS = (
    Stop(
        N_("Home"),
        N_("The band at the top says what to do next, and the cards open the rest. Every command can be found by its name, and every screen has its own help: the foot of the screen shows the keys."),
    ),
    Stop(
        N_("Cases"),
        N_("The case bank. The preview follows the cursor; a case can be read whole, or taken into a session from here."),
        BankScreen,
    ),
    PLAN,
    Stop(
        N_("Cockpit"),
        N_("Here a session is led, step by step. The room sees this panel; your notes stay hidden until you ask for them. In a real session every change is saved at once; this one is an example, and is not kept."),
        SampleCockpit,
    ),
    Stop(
        N_("V&E office"),
        N_("The roster comes in here; spreadsheets and backups go out. Everything stays on this computer until you share it. To see the tour again, find it by its name, or in Help."),
        OfficeScreen,
    ),
)  # fmt: skip


async def tour(app: Shell) -> None:
    """Go through the stops, from Home and back to it; then note that the tour needs no offer any more."""
    app.tour_over = True
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    people = await app.call(app.workshop.roster.count)
    stops = [SESSIONS if stop is PLAN and not people else stop for stop in STOPS]
    at = 0
    while 0 <= at < len(stops):
        way = await _visit(app, stops[at], at)
        if way == 0:
            break
        at += way
    await app.end_tour()


async def _visit(app: Shell, stop: Stop, at: int) -> int:
    """Show one stop; return 1 to go on, -1 to go back, 0 to leave."""
    words = app.words
    screen = stop.opens() if stop.opens is not None else None
    if screen is not None:
        await app.push_screen(screen)
    title = words("{title} · {n} of {all}", title=words(stop.title), n=at + 1, all=len(STOPS))
    way = await app.push_screen_wait(Tour(title, words(stop.text), first=at == 0))
    if screen is not None and app.screen is screen:
        await app.pop_screen()
    return way or 0
