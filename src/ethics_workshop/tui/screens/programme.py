"""The programme's own tasks: completions from elsewhere, voiding one, and the department's own statement."""

from collections.abc import Sequence
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.services.completions import CompletionsReport
from ethics_workshop.services.ports_statements import StatementFile
from ethics_workshop.services.rows import CompletionRow
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.completed import Completed, chosen, completed
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.dialogs.note import Note, NoteKind
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.screens import programme_texts as texts
from ethics_workshop.tui.screens.tasks import TasksScreen, Told, Work, task_commands
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_, Words

TASKS = (
    ("i", "completions", N_("Import completions"), N_("What was completed elsewhere; look, then decide")),
    ("d", "void", N_("Void a completion"), N_("It counts no more, and stays in the record")),
    ("s", "statement", N_("Add your statement"), N_("The department’s own text, for people to sign")),
)

REASON = NoteKind(
    "void", N_("Why is it voided?"), N_("A sentence. It stays in the record, beside the completion.")
)

Pending = tuple[Path, CompletionsReport] | StatementFile
"""What was looked at."""


class ProgrammeScreen(TasksScreen):
    """Three tasks at the left, and at the right what came of the last one."""

    AUTO_FOCUS = "#completions"
    ABOUT = N_(
        "Nothing is imported or added before you have seen what is in the file. A completion that is voided stays in the record, marked: nothing is deleted."
    )
    TASKS = TASKS
    AFTER_LOOK = frozenset({"take"})
    ACTIONS = (
        Command("take", ("y",), N_("Go ahead"), N_("Import, or add, what was looked at"), "take"),
        *task_commands(TASKS),
    )

    def __init__(self) -> None:
        super().__init__()
        self.pending: Pending | None = None
        """What was looked at and can be taken."""

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Programme")

    def welcome(self, words: Words, width: int) -> Prose:  # noqa: ARG002  # as wide as there is room
        """Say what files are asked for."""
        return texts.welcome(words)

    @property
    def offered(self) -> str:
        """The command that takes what was looked at."""
        return "take" if self.pending else ""

    def work(self) -> Work:
        """Return what each task does."""
        return {"completions": self._look, "void": self._void, "statement": self._read}

    def tell(self, told: Told, pending: Pending | None = None) -> None:
        """Show a result; what waits for a decision waits only as long as it is shown."""
        self.pending = pending
        self.show_result(told)

    def action_take(self) -> None:
        """Import, or add, what was looked at."""
        if isinstance(self.pending, StatementFile):
            self.perform(self._add(self.pending))
        elif self.pending is not None:
            self.perform(self._import(self.pending[0]))

    async def _look(self) -> None:
        """Ask for a file of completions, and show what importing it would do."""
        words = self.words
        hint = words("A CSV file. You will see what the import would change before anything is imported.")
        path = await self.ask_path(words("Which file of completions?"), hint)
        if path is not None:
            with self.working(words("Reading the file…")):
                report = await self._report(path, dry_run=True)
            self._tell_look(path, report)

    def _tell_look(self, path: Path, report: CompletionsReport) -> None:
        sound = bool(report.added) and not report.faults
        key = "take" if sound else ""
        self.tell(
            lambda words: texts.looked(path, report, self.key(key), words), (path, report) if sound else None
        )

    async def _import(self, path: Path) -> None:
        """Import the file as it is now: with faults that it did not have at the look, nothing of it."""
        with self.working(self.words("Importing the completions…")):
            report = await self._report(path, dry_run=False)
        if report.faults:
            self._tell_look(path, report)
        else:
            self.tell(lambda words: texts.imported(path, report, words))

    async def _report(self, path: Path, *, dry_run: bool) -> CompletionsReport:
        app = self.workshop_app
        try:
            return await app.call(
                lambda: app.workshop.completions.import_file(path, dry_run=dry_run, actor=app.actor)
            )
        except BadInput as error:
            report = error.facts.get("report")
            if error.problem is Problem.COMPLETIONS_FAULTY and isinstance(report, CompletionsReport):
                return report
            raise

    async def _void(self) -> None:
        """Ask whose completion, which one and why; void it once that is confirmed."""
        app = self.workshop_app
        found = await app.call(completed, app.workshop)
        if not found.rows:
            self.tell(texts.nobody)
            return
        person = await self._person(found)
        if person is None:
            return
        row = await chosen(app, N_("Which completion?"), found, person)
        reason = await self._reason(found, row) if row is not None else ""
        if row is None or not reason:
            return
        await app.call(lambda: app.workshop.completions.void(row.completion_id, reason, actor=app.actor))
        self.tell(lambda words: texts.voided(row, found.title(row, words), words))

    async def _person(self, found: Completed) -> str | None:
        """Ask whose completion it is, of those who have one."""
        app = self.workshop_app

        async def search(asked: str) -> Sequence[Choice]:
            return await app.call(found.people, asked)

        picked = await app.push_screen_wait(Chooser(N_("Whose completion?"), [], search=search))
        return picked[0] if picked else None

    async def _reason(self, found: Completed, row: CompletionRow) -> str:
        """Return why it is voided, confirmed; empty for not. What was typed is kept for the next time."""
        app, words, reasons, typed = self.workshop_app, self.words, list[str](), dict[str, object]()
        drafts = app.drafts.setdefault(f"void {row.completion_id}", {})

        async def take(text: str) -> None:
            if not text:
                raise BadInput(Problem.EMPTY_TEXT)
            reasons.append(text)
            typed.update(note.keep())

        note = Note(REASON, take, drafts)
        await app.push_screen_wait(note)
        if not reasons:
            return ""
        what = f"{row.name} · {found.title(row, words)} · {short_day(row.completed_on, words)}"
        question = Confirm(words("Void this completion?"), what, yes=words("Void"))
        if await app.push_screen_wait(question):
            return reasons[-1]
        drafts[REASON.name] = typed
        return ""

    async def _read(self) -> None:
        """Ask for a statement's file, and show what is in it."""
        words, app = self.words, self.workshop_app
        hint = words(
            "A TOML file with the text in both languages. You will see what is in it before it is added."
        )
        path = await self.ask_path(words("Which statement?"), hint)
        if path is None:
            return
        with self.working(words("Reading the file…")):
            file = await app.call(app.workshop.statements.read, path)
        self.tell(lambda words: texts.read(file, self.key("take"), words), file if file.statement else None)

    async def _add(self, file: StatementFile) -> None:
        """Add the statement as it was read."""
        app = self.workshop_app
        with self.working(self.words("Adding the statement…")):
            done = await app.call(app.workshop.statements.add, file)
        self.tell(lambda words: texts.added(done, words))
