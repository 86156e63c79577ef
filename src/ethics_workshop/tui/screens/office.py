"""The V&E office: the roster with a look at what an import would change, exports, verification, backups."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.roster import RosterReport
from ethics_workshop.services.exporting import EXPORTS, FORMATS
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.export import AskExport
from ethics_workshop.tui.dialogs.path import AskPath
from ethics_workshop.tui.prose import Air, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.screens import office_texts as texts
from ethics_workshop.tui.widgets.card import Card
from ethics_workshop.tui.widgets.panel import ReadPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words

TASKS = (
    ("i", "import", N_("Import a roster"), N_("See what it would change, then decide")),
    ("h", "heard", N_("What rooms raise"), N_("Questions to answer, themes, feedback")),
    ("e", "export", N_("Export"), N_("Five files, in the folder that you name")),
    ("v", "verify", N_("Verify"), N_("Check that nothing recorded was altered")),
    ("b", "backup", N_("Back up"), N_("Write a whole copy of the records")),
    ("c", "doctor", N_("Check this computer"), N_("Folder, disk, terminal; a report to send")),
)

PATIENCE = 0.3
"""Seconds after which work that goes on is said to go on."""

Told = Callable[[Words], Prose]
"""A result that can be told in either language."""


class OfficeScreen(WorkshopScreen[None]):
    """Six tasks at the left, and at the right what came of the last one."""

    CSS_PATH = "office.tcss"
    AUTO_FOCUS = "#import"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    ACTIONS = (
        Command("take", ("y",), N_("Import now"), N_("Import the roster that was looked at"), "take"),
        Command("take-sound", ("s",), N_("Import the sound rows"), N_("Leave the faulty rows out, and import the rest"),
                "take_sound"),
        Command("open", ("enter",), N_("Do it"), N_("Do what the lit card says"), "open_lit", palette=False),
        Command("read-on", ("pagedown",), N_("Read on"), N_("Scroll the result down"), "read(1)"),
        Command("read-back", ("pageup",), N_("Read back"), N_("Scroll the result up"), "read(-1)", footer=False),
        *(Command(name, (key,), title, about, f"do('{name}')", footer=False) for key, name, title, about in TASKS),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.pending: tuple[Path, RosterReport] | None = None
        """A roster that was looked at and not imported."""
        self.busy = False
        self.holdings: texts.Holdings | None = None
        self._told: Told | None = None
        """What came of the last task; None before the first."""
        self._kind = FORMATS[0]
        """The kind of file of the last export."""

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("V&E office")

    def help_text(self) -> str:
        """Say what is done here."""
        return self.words(
            "Nothing is imported before you have seen what it would change. Exports and backups are written where you say; nothing is sent."
        )

    def commands(self) -> list[Command]:
        """Offer the import only after the look at it, and to read on only where there is more."""
        left_out = {"take", "take-sound"} - {self._offered}
        if not self._more:
            left_out |= {"read-on", "read-back"}
        return [command for command in super().commands() if command.id not in left_out]

    @property
    def _more(self) -> bool:
        """Whether the result is longer than its panel."""
        return any(panel.max_scroll_y > 0 for panel in self.query("#result"))

    def body(self) -> ComposeResult:
        """Lay out the tasks and the result."""
        words = self.words
        with Horizontal():
            with Vertical(id="tasks"):
                for key, name, title, about in TASKS:
                    yield Card(self.key(name) or key, words(title), words(about), id=name)
            yield ReadPanel(TextView(id="told"), id="result")

    def on_mount(self) -> None:
        """Count what there is."""
        self.perform(self._count())

    async def _count(self) -> None:
        app = self.workshop_app
        self.holdings = await app.call(texts.count_holdings, app.workshop)
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Tell more where there is more room."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def on_descendant_focus(self) -> None:
        """Show the keys of where the focus is now."""
        self.refresh_commands()

    async def put_back(self, kept: dict[str, object]) -> None:
        """Tell the result again, in the language just chosen."""
        await super().put_back(kept)
        self.show()

    def tell(self, told: Told, *, pending: tuple[Path, RosterReport] | None = None) -> None:
        """Show a result; a roster that waits for a decision waits only as long as it is shown."""
        self._told, self.pending = told, pending
        self.show()
        self.query_one("#result").scroll_home(animate=False)

    def show(self) -> None:
        """Show the last result."""
        if self.query("#told"):
            words = self.words
            view = self.query_one("#told", TextView)
            view.show(self._told(words) if self._told else self._welcome(words, view.size.width))
            title = words("What came of it") if self._told else words("Where things stand")
            self.query_one("#result", ReadPanel).retitle(title)
            if self.holdings is not None:
                self.query_one("#import", Card).tell(texts.roster_lines(self.holdings, self.words))
                self.query_one("#export", Card).tell(texts.export_lines(self.holdings, self.words))
        self.refresh_commands()
        self.call_after_refresh(self.refresh_commands)

    def _welcome(self, words: Words, width: int) -> Prose | Content:
        text = texts.welcome(self.holdings, words, ample=self.has_class("-tall"))
        airy = self.has_class("-airy") and width > 0
        return Content("\n").join(text.projected(width, Air.AMPLE)) if airy else text

    @property
    def _offered(self) -> str:
        return _way(self.pending[1]) if self.pending else ""

    def available(self, command_id: str) -> bool:
        """Do one thing at a time, and import only what was looked at."""
        if command_id in {"take", "take-sound"}:
            return not self.busy and self._offered == command_id
        if command_id == "open":
            return not self.busy and isinstance(self.focused, Card)
        if command_id in {name for _, name, *_ in TASKS}:
            return not self.busy
        return super().available(command_id)

    @contextlib.contextmanager
    def _working(self, sentence: str) -> Iterator[None]:
        """Keep the other tasks away, and say after a moment that the work goes on, and for how long."""
        began, self.busy = time.monotonic(), True
        self.workshop_app.under_way = sentence
        timer = self.set_interval(PATIENCE, lambda: self._tick(sentence, began))
        self.refresh_commands()
        try:
            yield
        finally:
            timer.stop()
            self.busy, self.workshop_app.under_way = False, ""
            self.show()

    def _tick(self, sentence: str, began: float) -> None:
        if self.query("#told"):
            seconds = int(time.monotonic() - began)
            self.query_one("#told", TextView).show(texts.working(sentence, seconds, self.words))

    def on_card_opened(self, event: Card.Opened) -> None:
        """Do what the card says."""
        self.action_do(event.card.id or "")

    def action_open_lit(self) -> None:
        """Do what the card with the focus says."""
        if isinstance(self.focused, Card):
            self.action_do(self.focused.id or "")

    def action_read(self, by: int) -> None:
        """Scroll the result, wherever the focus is."""
        panel = self.query_one("#result")
        panel.scroll_relative(y=by * max(1, panel.content_size.height - 2), animate=False)

    def action_do(self, name: str) -> None:
        """Begin one of the six tasks."""
        work = {
            "import": self._look,
            "heard": self._hear,
            "export": self._export,
            "verify": self._verify,
            "backup": self._backup,
            "doctor": self._look_at_computer,
        }
        if self.available(name):
            self.perform(work[name]())

    def action_take(self) -> None:
        """Import the roster that was looked at."""
        self.perform(self._take(skip_faulty=False))

    def action_take_sound(self) -> None:
        """Import its sound rows."""
        self.perform(self._take(skip_faulty=True))

    async def _ask(self, heading: str, hint: str, proposed: str = "") -> Path | None:
        return await self.app.push_screen_wait(AskPath(heading, hint, proposed))

    def _named(self, name: str) -> str:
        """Return the proposed name of what leaves: of a demo it says so."""
        return f"{name}-demo" if self.workshop_app.demo else name

    async def _look(self) -> None:
        """Ask for a roster, and show what importing it would do."""
        words, app = self.words, self.workshop_app
        hint = words("A CSV file. You will see what the import would change before anything is imported.")
        path = await self._ask(words("Which roster?"), hint)
        if path is None:
            return
        with self._working(words("Reading the roster…")):
            try:
                report = await app.call(
                    lambda: app.workshop.roster.import_file(path, dry_run=True, skip_faulty=True)
                )
            except BadInput as error:
                report = _report_in(error)
        way = _way(report)
        self.tell(lambda words: texts.looked(path, report, self.key(way), words), pending=(path, report))

    async def _take(self, *, skip_faulty: bool) -> None:
        if self.pending is None:
            return
        path, _ = self.pending
        app = self.workshop_app
        with self._working(self.words("Importing the roster…")):
            report = await app.call(
                lambda: app.workshop.roster.import_file(path, skip_faulty=skip_faulty, actor=app.actor)
            )
        self.tell(lambda words: texts.imported(path, report, words))
        await self._count()

    async def _export(self) -> None:
        """Write the exports into a folder."""
        words, app = self.words, self.workshop_app
        hint = words("It is made if it is not there; earlier exports in it are replaced.")
        asked = AskExport(
            words("Export into which folder?"),
            hint,
            str(Path.home() / self._named("ethics-workshop")),
            self._kind,
        )
        folder = await self.app.push_screen_wait(asked)
        if folder is None:
            return
        kind = self._kind = asked.kind
        with self._working(words("Writing the exports…")):
            written = await app.call(_export_all, app.workshop, folder, kind)
        self.tell(lambda words: texts.exported(folder, kind, written, words, demo=app.demo))

    async def _verify(self) -> None:
        """Check the records."""
        app = self.workshop_app
        with self._working(self.words("Verifying the records…")):
            findings = await app.call(app.workshop.upkeep.verify)
        self.tell(lambda words: texts.verified(findings, words))

    async def _backup(self) -> None:
        """Write a backup."""
        words, app = self.words, self.workshop_app
        name = f"{self._named('ethics-workshop')}-{app.workshop.clock.day().date}.db"
        hint = words("A new file: a backup never replaces one.")
        target = await self._ask(words("Back up into which file?"), hint, str(Path.home() / name))
        if target is None:
            return
        with self._working(words("Writing the backup…")):
            await app.call(app.workshop.upkeep.backup, target)
        self.tell(lambda words: texts.backed_up(target, words))

    async def _hear(self) -> None:
        """Open what rooms raise."""
        from ethics_workshop.tui.screens.heard import HeardScreen

        self.app.push_screen(HeardScreen())

    async def _look_at_computer(self) -> None:
        """Show what `doctor` reports."""
        from ethics_workshop.tui.dialogs.checkup import Checkup

        words, app = self.words, self.workshop_app
        with self._working(words("Looking at this computer…")):
            checks = await app.call(app.workshop.doctor.examine, words.language)
        await self.app.push_screen_wait(Checkup(checks))


def _export_all(workshop: Workshop, folder: Path, kind: str) -> list[tuple[str, int]]:
    """Write the exports, on the worker thread; return their files and rows. Raises WorkshopError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(Problem.FILE_NOT_WRITABLE, path=str(folder)) from error
    files = [(name, f"{name}.{kind}") for name in EXPORTS]
    return [(file, workshop.exports.export(name, folder / file, kind)) for name, file in files]


def _way(report: RosterReport) -> str:
    """Return the command by which a roster that was looked at can be imported; empty for none."""
    if report.faults:
        return "take-sound" if report.rows else ""
    return "take" if report.added or report.changed or report.inactive else ""


def _report_in(error: BadInput) -> RosterReport:
    """Return the report that a faulty roster's error carries; any other error goes on."""
    report = error.facts.get("report")
    if error.problem is Problem.ROSTER_FAULTY and isinstance(report, RosterReport):
        return report
    raise error
