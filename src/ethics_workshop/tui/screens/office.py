"""The V&E office: the roster with a look at what an import would change, exports, verification, backups."""

from pathlib import Path

from textual.content import Content

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.roster import RosterReport
from ethics_workshop.services.exporting import EXPORTS, FORMATS
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.export import AskExport
from ethics_workshop.tui.prose import Air, Prose
from ethics_workshop.tui.screens import office_texts as texts
from ethics_workshop.tui.screens.tasks import TasksScreen, Told, Work, task_commands
from ethics_workshop.tui.widgets.card import Card
from ethics_workshop.words.language import N_, Words

TASKS = (
    ("i", "import", N_("Import a roster"), N_("See what it would change, then decide")),
    ("h", "heard", N_("What rooms raise"), N_("Questions to answer, themes, feedback")),
    ("p", "programme", N_("Programme"), N_("Completions, your own statement")),
    ("e", "export", N_("Export"), N_("Five files, in the folder that you name")),
    ("v", "verify", N_("Verify"), N_("Check that nothing recorded was altered")),
    ("b", "backup", N_("Back up"), N_("Write a whole copy of the records")),
    ("c", "doctor", N_("Check this computer"), N_("Folder, disk, terminal; a report to send")),
)


class OfficeScreen(TasksScreen):
    """Seven tasks at the left, and at the right what came of the last one."""

    AUTO_FOCUS = "#import"
    TASKS = TASKS
    AFTER_LOOK = frozenset({"take", "take-sound"})
    ACTIONS = (
        Command("take", ("y",), N_("Import now"), N_("Import the roster that was looked at"), "take"),
        Command("take-sound", ("s",), N_("Import the sound rows"), N_("Leave the faulty rows out, and import the rest"),
                "take_sound"),
        *task_commands(TASKS),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.pending: tuple[Path, RosterReport] | None = None
        """A roster that was looked at and not imported."""
        self.holdings: texts.Holdings | None = None
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

    def on_mount(self) -> None:
        """Count what there is."""
        self.perform(self._count())

    async def _count(self) -> None:
        app = self.workshop_app
        self.holdings = await app.call(texts.count_holdings, app.workshop)
        self.show()

    def tell(self, told: Told, *, pending: tuple[Path, RosterReport] | None = None) -> None:
        """Show a result; a roster that waits for a decision waits only as long as it is shown."""
        self.pending = pending
        self.show_result(told)

    def tell_cards(self) -> None:
        """Count people and sessions on the cards."""
        if self.holdings is not None:
            card = self.query_one("#import", Card)
            card.tell(texts.roster_lines(self.holdings, self.words, card.room))
            self.query_one("#export", Card).tell(texts.export_lines(self.holdings, self.words))

    def welcome(self, words: Words, width: int) -> Prose | Content:
        """Tell how far the programme came."""
        text = texts.welcome(self.holdings, words, ample=self.has_class("-tall"))
        airy = self.has_class("-airy") and width > 0
        return Content("\n").join(text.projected(width, Air.AMPLE)) if airy else text

    @property
    def offered(self) -> str:
        """The way in which the roster that was looked at can be imported."""
        return _way(self.pending[1]) if self.pending else ""

    def work(self) -> Work:
        """Return what each task does."""
        return {
            "import": self._look,
            "heard": self._hear,
            "programme": self._open_programme,
            "export": self._export,
            "verify": self._verify,
            "backup": self._backup,
            "doctor": self._look_at_computer,
        }

    def action_take(self) -> None:
        """Import the roster that was looked at."""
        self.perform(self._take(skip_faulty=False))

    def action_take_sound(self) -> None:
        """Import its sound rows."""
        self.perform(self._take(skip_faulty=True))

    def _named(self, name: str) -> str:
        """Return the proposed name of what leaves: of a demo it says so."""
        return f"{name}-demo" if self.workshop_app.demo else name

    async def _look(self) -> None:
        """Ask for a roster, and show what importing it would do."""
        words, app = self.words, self.workshop_app
        hint = words("A CSV file. You will see what the import would change before anything is imported.")
        path = await self.ask_path(words("Which roster?"), hint)
        if path is None:
            return
        with self.working(words("Reading the roster…")):
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
        with self.working(self.words("Importing the roster…")):
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
        with self.working(words("Writing the exports…")):
            written = await app.call(_export_all, app.workshop, folder, kind)
        self.tell(lambda words: texts.exported(folder, kind, written, words, demo=app.demo))

    async def _verify(self) -> None:
        """Check the records."""
        app = self.workshop_app
        with self.working(self.words("Verifying the records…")):
            findings = await app.call(app.workshop.upkeep.verify)
        self.tell(lambda words: texts.verified(findings, words))

    async def _backup(self) -> None:
        """Write a backup."""
        words, app = self.words, self.workshop_app
        name = f"{self._named('ethics-workshop')}-{app.workshop.clock.day().date}.db"
        hint = words("A new file: a backup never replaces one.")
        target = await self.ask_path(words("Back up into which file?"), hint, str(Path.home() / name))
        if target is None:
            return
        with self.working(words("Writing the backup…")):
            await app.call(app.workshop.upkeep.backup, target)
        self.tell(lambda words: texts.backed_up(target, words))

    async def _hear(self) -> None:
        """Open what rooms raise."""
        from ethics_workshop.tui.screens.heard import HeardScreen

        self.app.push_screen(HeardScreen())

    async def _open_programme(self) -> None:
        """Open completions from elsewhere and the department's own statement."""
        from ethics_workshop.tui.screens.programme import ProgrammeScreen

        self.app.push_screen(ProgrammeScreen())

    async def _look_at_computer(self) -> None:
        """Show what `doctor` reports."""
        from ethics_workshop.tui.dialogs.checkup import Checkup

        words, app = self.words, self.workshop_app
        with self.working(words("Looking at this computer…")):
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
