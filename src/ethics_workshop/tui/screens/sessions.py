"""All sessions: those to resume, those that wait, and those that are over."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.session import State
from ethics_workshop.services.ports import SessionRow
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import whole
from ethics_workshop.tui.dialogs.note import NO_NAMES, Note, NoteKind
from ethics_workshop.tui.handing_out import SHEET, hand_out_sheet
from ethics_workshop.tui.plain import cut
from ethics_workshop.tui.prose import QUIET, STRONG, WARM
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.screens.session_list import SessionList, happened, in_order
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.dates import day, moment, short_day
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.names import state_name, step_name

FOLLOW_UP = NoteKind("follow-up", N_("What we did with it"), NO_NAMES)

LOW = 24
"""Rows under which groups are not parted by empty lines."""


BEFORE_THE_FIRST = (
    N_("A huddle takes 15 minutes, a workshop an hour."),
    N_("The cockpit gives you the words and keeps the time."),
    N_("Votes leave no trace of who."),
)
"""What a session is, where there is none yet."""


class SessionsScreen(WorkshopScreen[None]):
    """Lists sessions; Enter resumes one, begins one, or shows its summary."""

    CSS_PATH = "sessions.tcss"
    ACTIONS = (
        Command("open", ("enter",), N_("Open"), N_("Resume, begin, or read the summary"), "open"),
        Command("plan", ("p",), N_("Plan"), N_("Plan another session"), "plan"),
        Command("summary", ("s",), N_("Summary"), N_("Read what everyone who was there receives"), "summary"),
        Command(
            "kiosk", ("k",), N_("Sign"), N_("Let people sign the statement, one at a time and alone"), "kiosk"
        ),
        SHEET,
        Command(
            "follow-up",
            ("w",),
            N_("What we did"),
            N_("After a listening session: say what was done with what people said"),
            "follow_up",
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, SessionRow] = {}
        self._failed = self._told = self._read = False

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Sessions")

    def subtitle_text(self) -> str:
        """Count them."""
        return self.words.n("{n} session", "{n} sessions", len(self.rows)) if self.rows else ""

    def help_text(self) -> str:
        """Say what is here."""
        return self.words(
            "Sessions that were interrupted resume at the step, and with the timer, where they stood."
        )

    def body(self) -> ComposeResult:
        """Lay out the list, and a few words on the session under the cursor."""
        with Panel(title=self.words("Sessions"), id="list"):
            yield SessionList(id="sessions")
        yield TextView("", id="about")

    def on_mount(self) -> None:
        """Load the sessions."""
        self.query_one("#sessions").focus()

    def on_screen_resume(self) -> None:
        """Load them again: one may have gone on. Not at once after it failed: that would fail again, and again."""
        if self._told:
            self._told = False
        else:
            self.perform(self._load())

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            rows = await app.call(app.workshop.sessions.all)
        except WorkshopError:
            self._failed = self._told = True
            self.show()
            raise
        self._failed, self._read = False, True
        self.rows = {row.session_id: row for row in in_order(rows)}
        self.show()

    async def relabel(self) -> None:
        """Show the list in the language just chosen."""
        await super().relabel()
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Paint the list."""
        if not self.query("#sessions"):
            return
        empty = self.words("No session yet: {key} plans one.", key=self.key("plan")) if self._read else ""
        if self._failed:
            empty = self.words("The sessions could not be read.")
        shown = self.query_one("#sessions", SessionList)
        shown.tell(list(self.rows.values()), self.words, airy=self.size.height >= LOW, empty=empty)
        self._about()

    @property
    def current(self) -> SessionRow | None:
        """The session under the cursor."""
        if not self.query("#sessions"):
            return None
        line = self.query_one("#sessions", SessionList).current
        return self.rows.get(line.key) if line else None

    def _about(self) -> None:
        view, row, words = self.query_one("#about", TextView), self.current, self.words
        lines: list[Content] = []
        if row is not None:
            room = max(1, view.size.width)
            is_open, state = row.state == State.OPEN, state_name(row.state, words)
            if is_open:
                state = words("stopped at {step}", step=step_name(row.step, words))
            one, many = ("{n} person here", "{n} people here") if is_open else ("{n} person", "{n} people")
            here = [words.n(one, many, row.present)] if row.present else []
            here = [*_owed(row, words), *here]
            place = f"{row.unit.division} · {row.unit.branch} · {row.unit.sector}"
            lines = [
                Content.styled(cut(words.text(row.case_title), room), STRONG),
                Content.styled(
                    whole(" · ".join((state, *here)), room), WARM if is_open or _owed(row, words) else ""
                ),
                Content.styled(whole(" · ".join(_held(row, words)), room), QUIET),
                Content.styled(whole(place, room) or cut(row.unit.division, room), QUIET),
            ]
        elif self._read and not self._failed:
            lines = [Content.styled(words(line), QUIET) for line in BEFORE_THE_FIRST]
        view.show(Content("\n").join(lines), layout=False)
        self.refresh_commands()

    def on_choice_list_moved(self) -> None:
        """Say a few words on the session under the cursor."""
        self._about()

    def on_choice_list_picked(self) -> None:
        """Enter opens."""
        self.action_open()

    def available(self, command_id: str) -> bool:
        """Read what the session under the cursor allows."""
        row = self.current
        if command_id == "open":
            return row is not None
        if command_id in {"summary", "kiosk"}:
            return row is not None and row.state in (
                {State.CLOSED, State.CANCELLED} if command_id == "summary" else {State.CLOSED}
            )
        if command_id == "follow-up":
            return row is not None and row.state == State.CLOSED and bool(row.follow_up_by)
        if command_id == SHEET.id:
            return row is not None and row.state in {State.PLANNED, State.OPEN}
        return super().available(command_id)

    def action_follow_up(self) -> None:
        """Say what was done with what the room said."""
        if self.current is not None:
            self.perform(self._follow_up(self.current.session_id))

    async def _follow_up(self, session_id: str) -> None:
        app = self.workshop_app

        async def save(text: str) -> None:
            await app.call(app.workshop.sessions.follow_up, session_id, text, actor=app.actor)

        drafts = app.drafts.setdefault(session_id, {})
        if await app.push_screen_wait(Note(FOLLOW_UP, save, drafts)):
            app.say(self.words("Send the summary again to everyone who was there: it holds this now."))

    def action_sheet(self) -> None:
        """Write the sheet for whoever leads."""
        if self.current is not None:
            self.perform(hand_out_sheet(self, self.current.session_id))

    def action_open(self) -> None:
        """Resume, begin, or read the summary."""
        from ethics_workshop.tui.screens.cockpit import CockpitScreen

        row = self.current
        if row is None:
            return
        if row.state in {State.CLOSED, State.CANCELLED}:
            self.action_summary()
        else:
            self.app.push_screen(CockpitScreen(row.session_id))

    def action_plan(self) -> None:
        """Plan another one."""
        from ethics_workshop.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen())

    def action_summary(self) -> None:
        """Read the summary."""
        from ethics_workshop.tui.screens.summary import SummaryScreen

        if self.current is not None:
            self.app.push_screen(SummaryScreen(self.current.session_id))

    def action_kiosk(self) -> None:
        """Let people sign."""
        from ethics_workshop.tui.screens.kiosk import KioskScreen

        if self.current is not None:
            self.app.push_screen(KioskScreen(self.current.session_id))


def _owed(row: SessionRow, words: Words) -> list[str]:
    """Return what is to be said to the room by when; nothing where it was said, or where nothing is owed."""
    if row.state != State.CLOSED or not row.follow_up_by or row.follow_up:
        return []
    waits = words("owed by {day}", day=short_day(row.follow_up_by, words))
    return [words("What we did with it: {text}", text=waits)]


def _held(row: SessionRow, words: Words) -> list[str]:
    when = day(row.on, words) if row.on and row.state == State.PLANNED else moment(happened(row), words)
    said = (words.text(row.agenda_title), row.facilitator_name, when)
    return [part for part in (*said, row.session_id) if part]
