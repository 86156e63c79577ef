"""How the cockpit looks: the agenda, what the room sees, what the facilitator alone sees, the time."""

import time
from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.pace import StepTimer, behind, planned_seconds, saved
from ethics_workshop.domain.session import Session, State
from ethics_workshop.tui.cockpit.material import Material, Page, gather
from ethics_workshop.tui.cockpit.panels import PrivatePanel, RoomPanel
from ethics_workshop.tui.cockpit.peek import STAY, Peeking
from ethics_workshop.tui.cockpit.private import private_notes
from ethics_workshop.tui.cockpit.room import TIMED, room_pages
from ethics_workshop.tui.cockpit.status import advice, next_thing, pace_text, status_line, timer_text
from ethics_workshop.tui.cockpit.strip import agenda_strip
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words import by_agenda
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import step_name

TITLE_GAPS = 13
"""Cells that the line at the top keeps free: its margins, and those around the mark and between its parts."""


class CockpitView(Peeking[None]):
    """Shows one session. `steady` is a steady clock in seconds, for the timer."""

    def __init__(self, session_id: str, *, steady: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.session_id = session_id
        self.timer = StepTimer(steady)
        self.spent: dict[int, int] = {}
        """Seconds spent at each place of the route, as far as this screen saw them."""
        self.added: dict[int, int] = {}
        """Seconds added to the planned time of each place, as far as this screen saw it."""
        self.material: Material | None = None
        self.page = 0
        self._clock_kept = True
        self._behind_kept = 0
        """What an earlier sitting of this session left behind, or ahead."""
        self.pages: tuple[Page, ...] = ()

    # laying out

    def body(self) -> ComposeResult:
        """Lay out the agenda, the two panels and the status line."""
        words = self.words
        yield TextView("", id="strip")
        with Horizontal(id="panels"):
            yield RoomPanel(title=words("The room sees"), id="room")
            yield PrivatePanel(title=words("For you only"), id="private")
        yield TextView("", id="status")

    def on_mount(self) -> None:
        """Load the session, and start the second hand."""
        self.perform(self._load())
        self.set_interval(1.0, self.tick)

    @property
    def session(self) -> Session | None:
        """The session as it stands; None until it is loaded."""
        return self.material.session if self.material else None

    @property
    def second_screen(self) -> str:
        """What the settings say of a screen that the room does not see: `ask`, `yes` or `no`."""
        return self.workshop_app.workshop.preferences.one("second_screen").value

    def title_text(self) -> str:
        """Name the case on the table."""
        return self.words.text(self.session.case.title) if self.session else self.words("Session")

    def subtitle_text(self) -> str:
        """Name the agenda, the unit, and how many are here: what the line holds, the number first."""
        if self.session is None:
            return ""
        plan, words, count = self.session.plan, self.words, len(self.session.present)
        here = words.n("{n} person here", "{n} people here", count) if count else words("nobody here yet")
        parts = [words.text(plan.agenda.title), plan.unit.division, here]
        around = (self.mark_text(), self.title_text(), self.aside_text())
        room = self.size.width - sum(map(cell_len, around)) - TITLE_GAPS
        while parts and cell_len(" · ".join(parts)) > room:
            parts.pop(0)
        return " · ".join(parts)

    def aside_text(self) -> str:
        """Name the language alone: the room need not read who is signed in."""
        return self.workshop_app.language_name

    def help_text(self) -> str:
        """Say what the cockpit is for."""
        return self.words(
            "Lead the session from here. Share this screen or turn it to the room: your notes stay hidden until you ask for them. Everything is saved at once; {key} leaves, and the session waits where it stands.",
            key=self.key("back"),
        )

    def help_heading(self) -> str:
        """Name the step."""
        return step_name(self.session.step, self.words) if self.session else self.title_text()

    def step_help(self) -> Sequence[str]:
        """Say what the room hears at this step, and what the facilitator does."""
        if self.session is None:
            return ()
        step, words, steps = self.session.step, self.words, self.session.plan.agenda.steps
        said = (by_agenda.room(step, steps), *by_agenda.facilitator(step, steps))
        return tuple(words(line) for line in said)

    def next_thing(self) -> tuple[str, str]:
        """Return the one thing to do next, as the line under the panels says it."""
        if self.session is None:
            return "", ""
        more = self.page + 1 < len(self.pages)
        ballot = self.material.ballot if self.material else ""
        return self.key("do"), next_thing(self.session, self.words, more_pages=more, ballot=ballot)

    @property
    def planned(self) -> int:
        """Seconds that the step may take, with what was added to it; 0 where it has no time of its own."""
        assert self.session is not None  # noqa: S101  # asked for after loading only
        return planned_seconds(self.session, self.session.index) + self.timer.added

    @property
    def behind(self) -> int:
        """Seconds behind the agenda; negative when ahead."""
        assert self.session is not None  # noqa: S101  # asked for after loading only
        index = self.session.index
        over = max(0, self.timer.elapsed - planned_seconds(self.session, index))
        return self.behind_before + over - saved(self.session)

    @property
    def behind_before(self) -> int:
        """Seconds behind the agenda when this step was entered, an earlier sitting included, but for what was cut."""
        assert self.session is not None  # noqa: S101  # asked for after loading only
        earlier = {index: seconds for index, seconds in self.spent.items() if index < self.session.index}
        return self._behind_kept + behind(self.session, earlier)

    def show(self) -> None:
        """Paint everything as the session stands now."""
        if self.material is None or not self.is_mounted or not self.query("#room"):
            return
        words, material = self.words, self.material
        self.pages = room_pages(material, words)
        self.page = min(self.page, len(self.pages) - 1)
        page = self.pages[self.page]
        self.query_one("#room", RoomPanel).show(
            page.prose, subtitle=self._page_name(page, words), among=[page.prose for page in self.pages]
        )
        self.query_one("#private", PrivatePanel).show(
            private_notes(material, words, inject_key=self.key("inject")), subtitle=self.notes_name()
        )
        self.show_notes()
        self.query_one("#strip", TextView).show(agenda_strip(material.session, words, self.size.width - 4))
        self.show_time()
        self.refresh_commands()

    def _page_name(self, page: Page, words: Words) -> str:
        if len(self.pages) < 2:
            return ""
        return words("{name} · page {n} of {all}", name=page.name, n=self.page + 1, all=len(self.pages))

    def show_time(self) -> None:
        """Paint what changes with every second."""
        session, words = self.session, self.words
        if session is None or not self.query("#status"):
            return
        planned = self.planned
        more, ballot = self.page + 1 < len(self.pages), self.material.ballot if self.material else ""
        left = next_thing(session, words, more_pages=more, ballot=ballot)
        line = status_line(
            f"{self.key('do')}\t{left}",
            advice(session, self.behind, words, skip_key=self.key("skip"), cut_key=self.key("cut")),
            self._time(planned, words),
            timer_text(self.timer, planned, words),
            self.size.width - 4,
        )
        self.query_one("#status", TextView).show(line, layout=False)
        remaining = planned - self.timer.elapsed if planned else self.timer.elapsed
        self.query_one("#room", RoomPanel).show_clock(remaining if session.step in TIMED else None, planned)

    def _time(self, planned: int, words: Words) -> Content:
        timer = timer_text(self.timer, planned, words)
        if self.session is None or self.session.state is not State.OPEN:
            return timer
        said = pace_text(self.behind, self.session.plan.agenda.slack_seconds, words)
        return Content.assemble((said, "$quiet"), "   ", timer)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    async def relabel(self) -> None:
        """Show the cockpit in the language just chosen."""
        await super().relabel()
        self.show()

    def over(self, session: Session) -> None:
        """Go where a session that is over can be looked at."""

    # loading, and the second hand

    async def _load(self) -> None:
        app = self.workshop_app
        sessions = app.workshop.sessions
        try:
            session = await app.call(sessions.load, self.session_id)
        except WorkshopError:
            self.dismiss(None)
            raise
        self.session_id = session.id
        if session.state in {State.CLOSED, State.CANCELLED}:
            self.over(session)
            return
        self.material = await app.call(gather, app.workshop, session)
        kept = await app.call(sessions.step_clock, session)
        if kept is not None:
            self.timer.load(kept.elapsed, running=kept.running, added=kept.added)
            self._behind_kept = kept.behind
        if self.second_screen == "yes" and self.has_class("-wide"):
            self.notes_left = STAY
        self.show()
        if self.material.trouble is not None:
            raise self.material.trouble

    def tick(self) -> None:
        """Do what a second brings: the figures, the notes' time, and keeping the timer."""
        if self.session is None:
            return
        self.tick_notes()
        self.show_time()
        if self.timer.running and self._clock_kept:
            self.perform(self.keep_clock(), group="clock")

    async def keep_clock(self) -> None:
        """Keep the timer where a crash cannot take it. After one failure, which is told, it is let be."""
        session = self.session
        if session is None or session.state is not State.OPEN:
            return
        self._clock_kept = False
        sessions = self.workshop_app.workshop.sessions
        await self.workshop_app.call(
            sessions.keep_step_clock,
            session,
            self.timer.elapsed,
            running=self.timer.running,
            behind=self.behind_before,
            added=self.timer.added,
        )
        self._clock_kept = True
