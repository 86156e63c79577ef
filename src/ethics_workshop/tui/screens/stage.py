"""The stage: the room's own window. It follows the cockpit through the records, and shows nothing else."""

import asyncio

from textual import events
from textual.app import ComposeResult

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.stage import Showing, StageState
from ethics_workshop.services.ports_stage import Mark
from ethics_workshop.services.stage import Seen
from ethics_workshop.tui import themes
from ethics_workshop.tui.cockpit.keys import COPY, DOWN, UP
from ethics_workshop.tui.cockpit.material import Material, Page, gather
from ethics_workshop.tui.cockpit.room import TIMED, room_pages
from ethics_workshop.tui.commands import HELP, LANGUAGE, PALETTE, QUIT, QUIT_ANYWHERE, THEME, Command
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.stage import pages
from ethics_workshop.tui.stage.panel import StagePanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.tui.widgets.title_bar import TitleBar
from ethics_workshop.tui.window_title import WindowTitle
from ethics_workshop.words.dates import clock
from ethics_workshop.words.language import N_
from ethics_workshop.words.names import step_name

EVERY = 0.04
"""Seconds between two looks at whether the cockpit moved: asking takes a tenth of a millisecond."""
AGAIN = 0.5
"""Seconds before records that could not be read are tried again."""
SECOND_HAND = 0.1
"""Seconds between two looks at the clock."""

BEGIN = Command(
    "begin", ("enter", "space"), N_("Begin"), N_("Show the session in the place of the test page"), "begin"
)
TONGUE = Command(
    LANGUAGE.id, ("l", "f6"), LANGUAGE.label, N_("Show this window in the other official language"), "tongue"
)
COLOURS = Command(
    THEME.id, ("t", "f8"), THEME.label, N_("Change the colours of this window"), "colours", footer=False
)
ELSEWHERE = frozenset({HELP.id, PALETTE.id, QUIT.id, QUIT_ANYWHERE.id})
"""What of the rest of the program there is in the room's window: the room has no business with settings or records."""


class StageScreen(WorkshopScreen[None]):
    """Shows the room's page of one session. `every` is in seconds; 0 leaves looking to whoever opened it (`look`)."""

    CSS_PATH = "stage.tcss"
    ACTIONS = (BEGIN, COPY, TONGUE, COLOURS, UP, DOWN)

    def __init__(self, session_id: str, *, every: float = EVERY) -> None:
        super().__init__()
        self.session_id = session_id
        self.begun = False
        """Whether the test page is over."""
        self.notice = ""
        """What is amiss, as a sentence; empty when nothing is."""
        self._every = every
        self._window: WindowTitle | None = None
        self._mark: Mark | None = None
        self._material: Material | None = None
        self._state: StageState | None = None
        self._opened_at: tuple[int, int] | None = None
        """At which place and page the session was when the stage opened."""
        self._pages: tuple[Page, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out the page, and the line that says what is amiss."""
        yield StagePanel(id="stage")
        yield TextView("", id="notice")

    def on_mount(self) -> None:
        """Begin to follow the cockpit."""
        self._window = WindowTitle(self.app)
        self._name_window()
        self.query_one(StagePanel).show(pages.opening(self.words), None)
        if self._every:
            self.run_worker(self._follow(), group="follow", exit_on_error=False)
            self.set_interval(SECOND_HAND, self.show_time)

    def on_unmount(self) -> None:
        """Give the window its own title back."""
        if self._window is not None:
            self._window.give_back()

    def _name_window(self) -> None:
        if self._window is not None:
            self._window.name(self.words("ROOM: share this window"))

    # what stands around the page

    @property
    def session(self) -> Session | None:
        """The session as the journal tells it; None until it is read."""
        return self._material.session if self._material else None

    @property
    def neutral(self) -> bool:
        """Whether nothing of the session is shown."""
        return self._state is not None and self._state.showing is Showing.PAUSED

    @property
    def page(self) -> int:
        """The page of the step at which the room is, from 0."""
        here = (
            self._state is not None and self.session is not None and self._state.place == self.session.index
        )
        return min(self._state.page if here and self._state else 0, max(0, len(self._pages) - 1))

    def title_text(self) -> str:
        """Name the case on the table, once the session shows."""
        shown = self.session is not None and self.begun and not self.neutral
        return (
            self.words.text(self.session.case.title)
            if shown and self.session
            else self.words("Ethics Workshop")
        )

    def subtitle_text(self) -> str:
        """Name the step."""
        if self.session is None or not self.begun or self.neutral:
            return ""
        return step_name(self.session.step, self.words)

    def aside_text(self) -> str:
        """Tell the page of a step that has several, and the time where there is no room for large figures."""
        if self.session is None or not self.begun or self.neutral:
            return ""
        words, count = self.words, len(self._pages)
        named = self._pages[self.page].name if self._pages else ""
        page = (
            words("{name} · page {n} of {all}", name=named, n=self.page + 1, all=count) if count > 1 else ""
        )
        left = self.seconds_left
        small = left is not None and not self.query_one(StagePanel).has_clock
        return "   ".join(filter(None, (page, clock(left) if small and left is not None else "")))

    def help_text(self) -> str:
        """Say what the stage is for."""
        return self.words(
            "The room’s window: project it, or share it in the meeting. It follows the cockpit, and shows nothing that the room may not see."
        )

    def help_heading(self) -> str:
        """Name the stage."""
        return self.words("Stage")

    def commands(self) -> list[Command]:
        """Return the stage’s own commands, Help and Quit."""
        return [command for command in super().commands() if self.available(command.id)]

    def busy_text(self) -> str:
        """Say nothing of work in hand: the room waits for the facilitator alone."""
        return ""

    def available(self, command_id: str) -> bool:
        """Whether a command is for the room’s window."""
        if command_id == BEGIN.id:
            return not self.begun and self.session is not None
        return command_id in ELSEWHERE or command_id in {each.id for each in self.ACTIONS}

    # following

    async def _follow(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(AGAIN if self._unreadable else self._every)

    async def look(self) -> None:
        """Look whether the cockpit moved, and show where it is. What fails is said, and tried again."""
        app = self.workshop_app
        try:
            seen = await app.call(app.workshop.stage.look, self.session_id, self._mark)
            if seen is not None:
                await self._take(seen)
            elif self._unreadable:
                self._mark = None
        except WorkshopError:
            self._say(self.words(pages.UNREADABLE))

    @property
    def _unreadable(self) -> bool:
        return self.notice == self.words(pages.UNREADABLE)

    async def _take(self, seen: Seen) -> None:
        before, old = self._material, self._shown
        if before is None or _needs_reading(before.session, seen.session):
            app = self.workshop_app
            self._material = await app.call(gather, app.workshop, seen.session)
        else:
            self._material = before.at(seen.session)
        ballot = seen.state.ballot if seen.state is not None else ""
        self._material = self._material.voting(ballot or seen.session.plan.agenda.ballot)
        self._state, self._mark = seen.state, seen.mark
        self._say("")
        if self._shown != old:
            self.show()
        else:
            self.show_time()

    @property
    def _shown(self) -> tuple[object, ...]:
        """What makes a page another one: the board’s word of a step that the journal told already makes none."""
        state, material = self._state, self._material
        here = state is not None and material is not None and state.place == material.session.index
        page = state.page if here and state is not None else 0
        told = (state.showing is Showing.PAUSED, state.more) if state is not None else (False, "")
        return (material and (material.session, material.ballot), page, *told)

    def show(self) -> None:
        """Paint the page at which the room is."""
        if self._material is None or not self.is_mounted or not self.query("#stage"):
            return
        self._pages = room_pages(self._material, self.words)
        self._begin_when_it_moves()
        panel = self.query_one(StagePanel)
        panel.show(self._prose(), self.seconds_left)
        self.refresh_commands()

    def _begin_when_it_moves(self) -> None:
        assert self.session is not None  # noqa: S101  # its caller looked
        here = (self.session.index, self.page)
        if self._opened_at is None:
            self._opened_at = here
        if here != self._opened_at or self.neutral:
            self.begun = True

    def _prose(self) -> Prose:
        words = self.words
        if self.neutral:
            return pages.paused(words)
        if self.session is not None and self.session.state is State.CANCELLED:
            return pages.over(words)
        return self._pages[self.page].prose if self.begun else pages.opening(words)

    # the clock, and what is amiss

    @property
    def seconds_left(self) -> int | None:
        """The seconds that are left of the step (below zero: gone over); None where the room sees no clock.

        A step without a planned length counts up.
        """
        session, state = self.session, self._state
        if session is None or state is None or not self.begun or self.neutral:
            return None
        if session.step not in TIMED or session.state is not State.OPEN:
            return None
        if state.place != session.index:
            return session.position.seconds
        elapsed = state.elapsed_at(self.workshop_app.workshop.stage.now()) // 1000
        return state.planned - elapsed if state.planned else elapsed

    def show_time(self) -> None:
        """Paint the clock, and say when the cockpit has stopped answering."""
        if self._material is None or not self.query("#stage"):
            return
        panel, left = self.query_one(StagePanel), self.seconds_left
        if left is not None and panel.has_clock:
            panel.show_clock(left)
        elif left is not None:
            for bar in self.query(TitleBar):
                bar.renew()
        state, session = self._state, self.session
        followed = session is not None and session.state in {State.OPEN, State.PLANNED}
        if followed and state is not None and state.silent(self.workshop_app.workshop.stage.now()):
            self._say(self.words(pages.SILENT))
        elif not self._unreadable:
            self._say("")

    def _say(self, sentence: str) -> None:
        if sentence != self.notice and self.query("#notice"):
            self.notice = sentence
            self.query_one("#notice", TextView).show(f"! {sentence}" if sentence else "")
            self.set_class(bool(sentence), "-notice")
            self.call_after_refresh(
                self.refresh_commands
            )  # where a row less is left, the clock goes to the top

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.refresh_commands)

    async def relabel(self) -> None:
        """Show the stage in the language just chosen."""
        self.notice = ""
        await super().relabel()
        self._name_window()
        self.show()

    # the stage's own keys

    def action_begin(self) -> None:
        """Show the session in the place of the test page."""
        self.begun = True
        self.show()

    async def action_tongue(self) -> None:
        """Show this window in the other language; the person's own setting stays."""
        await self.workshop_app.speak(self.words.other)

    def action_colours(self) -> None:
        """Take the next theme for this window; the person's own setting stays."""
        app = self.workshop_app
        app.theme = themes.following(app.theme)
        app.say(self.words(themes.NAMES[app.theme]))

    def action_scroll(self, by: int) -> None:
        """Scroll a page that is longer than the window."""
        self.query_one(StagePanel).scroll(by)

    def action_copy(self) -> None:
        """Copy what the room sees, to be pasted into the meeting’s chat."""
        self.app.copy_to_clipboard(self._prose().plain)
        self.workshop_app.say(self.words("Copied, if your terminal allows it."))


def _needs_reading(before: Session, now: Session) -> bool:
    """Whether the room may see what the session alone does not hold: another case, or what is still open at check-in."""
    return before.position.case != now.position.case or (now.step is Step.CHECK_IN and before != now)
