"""My next steps: what is asked of me, by when and why; for a manager also what is due for their reports."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.domain.roadmap import Item, State
from ethics_workshop.services.roadmap import Road
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.grouped import Grouped
from ethics_workshop.tui.screens import roadmap_texts as texts
from ethics_workshop.tui.whose import WhoseScreen
from ethics_workshop.tui.widgets.panel import Panel, ReadPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_


class Steps(Grouped):
    """Steps in groups: what is open is drawn warm, what is done is quiet."""

    LIT = frozenset("!▸")


LOW = 28
"""Rows under which groups are not parted by empty lines."""


class RoadmapScreen(WhoseScreen):
    """Lists requirements in groups; beside the list, or under it, all about the one under the cursor."""

    CSS_PATH = "roadmap.tcss"
    AUTO_FOCUS = "#list"
    ASKED = N_("Whose next steps? Type your name or your id.")
    ACTIONS = (
        Command("open", ("enter",), N_("Open"), N_("Go to where the step under the cursor is done"), "open"),
        Command("reports", ("t",), N_("My reports"), N_("See what is due for those who report to you, or your own steps"), "reports"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.road: Road | None = None
        self.reports: list[Road] = []
        """The roadmaps of those who report to the person."""
        self.of_reports = False
        """Whether the list is that of the reports."""

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("My reports’ next steps") if self.of_reports else self.words("My next steps")

    def subtitle_text(self) -> str:
        """Say how much is overdue, and how much due."""
        return texts.counts(self._shown, self.words) if self._shown else ""

    def help_text(self) -> str:
        """Say where the list comes from."""
        return self.words(
            "What your department’s programme asks of you, by when, and why. Sessions, signatures and cases that you record count by themselves; courses are entered by your V&E office. If something is missing, tell them."
        )

    def commands(self) -> list[Command]:
        """Leave the key for reports away where nobody reports; say what it leads to."""
        shown = [command for command in super().commands() if command.id != "reports" or self.reports]
        if not self.of_reports:
            return shown
        return [
            replace(command, label=N_("My own steps")) if command.id == "reports" else command
            for command in shown
        ]

    def available(self, command_id: str) -> bool:
        """Offer to go where a step is done, when there is such a place."""
        if command_id == "open":
            return bool(self._place) or (self.road is None and not self.failed)
        if command_id == "reports":
            return bool(self.reports)
        return super().available(command_id)

    def body(self) -> ComposeResult:
        """Lay out the list, and all about the step under the cursor."""
        with Horizontal():
            yield Panel(Steps(id="list"), title=self.title_text(), id="roads")
            yield ReadPanel(TextView("", id="text"), title=self.words("About this step"), id="about")

    async def read(self) -> None:
        """Read the person's roadmap, and those of their reports."""
        app = self.workshop_app
        self.road, self.reports = await app.call(_roads, app.workshop, self.person[0])

    def on_screen_resume(self) -> None:
        """Read again: somebody comes back from having done something."""
        if self.road is not None:
            self.perform(self.reread(), group="read")

    @property
    def _shown(self) -> list[Road]:
        """The roadmaps that the list is made of."""
        if self.of_reports:
            return self.reports
        return [self.road] if self.road is not None else []

    def show(self) -> None:
        """Show what is known."""
        if not self.query("#list"):
            return
        words, airy = self.words, self.size.height >= LOW
        lines, empty = [], ""
        if self.failed:
            empty = words("The roadmap could not be read.")
        elif self.of_reports:
            lines = texts.team_lines(self.reports, words, airy=airy)
            empty = words("Nothing is due for anybody who reports to you.")
        elif self.road is not None:
            lines, empty = texts.own_lines(self.road, words, airy=airy), texts.nothing(self.road, words)
        self.query_one("#roads", Panel).retitle(self.title_text())
        self.query_one("#list", Grouped).show(lines, empty=empty)
        self._tell()

    @property
    def current(self) -> tuple[Road, Item] | None:
        """The roadmap and the item under the cursor."""
        lines = self.query_one_optional("#list", Grouped)
        line = lines.current if lines is not None else None
        if line is None:
            return None
        return next(
            (
                (road, item)
                for road in self._shown
                for item in road.items
                if texts.key_of(road, item) == line.key
            ),
            None,
        )

    def _tell(self) -> None:
        """Say all about the step under the cursor."""
        view, current = self.query_one_optional("#text", TextView), self.current
        if view is None:
            return
        if current is None:
            view.show("")
        else:
            road, item = current
            view.show(texts.about(road, item, self.words, enter=self._enter, others=self.of_reports))
            self.query_one("#about").scroll_home(animate=False)
        self.refresh_commands()

    @property
    def _place(self) -> str:
        """Where the step under the cursor is done in this program; empty where it is done elsewhere, or done."""
        current = self.current
        if current is None or self.of_reports or current[1].state is State.DONE:
            return ""
        asks = current[1].requirement
        return "attest" if asks.attestation else "learn" if asks.cases else "cases" if asks.agendas else ""

    @property
    def _enter(self) -> str:
        """What Enter does about the step under the cursor."""
        said = {
            "attest": self.words("{key} opens the statement.", key=self.key("open")),
            "learn": self.words("{key} opens the cases to work through alone.", key=self.key("open")),
            "cases": self.words("{key} opens the case bank.", key=self.key("open")),
        }
        return said.get(self._place, "")

    def on_choice_list_moved(self) -> None:
        """Tell about another step."""
        self._tell()

    def on_choice_list_picked(self) -> None:
        """Enter, or a click, goes to where it is done."""
        self.action_open()

    def action_open(self) -> None:
        """Go to where the step under the cursor is done."""
        place = self._place
        if place == "attest":
            from ethics_workshop.tui.screens.attest import AttestScreen

            self.app.push_screen(AttestScreen())
        elif place == "learn":
            from ethics_workshop.tui.screens.learn import LearnScreen

            self.app.push_screen(LearnScreen())
        elif place == "cases":
            from ethics_workshop.tui.screens.bank import BankScreen

            self.app.push_screen(BankScreen())

    def action_reports(self) -> None:
        """Show what is due for those who report to the person, or one's own steps again."""
        self.of_reports = not self.of_reports
        self.query_one("#list", Grouped).cursor = 0
        self.show()
        self.query_one("#list").focus()


def _roads(workshop: Workshop, person_id: str) -> tuple[Road, list[Road]]:
    """Return a person's roadmap and those of their reports. For the worker thread. Raises StorageError."""
    service = workshop.roadmaps
    return service.show(person_id), service.of_reports(person_id)
