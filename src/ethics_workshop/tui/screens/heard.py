"""What rooms raise: questions to answer, themes by quarter, how people found the sessions."""

from textual.app import ComposeResult
from textual.containers import Container

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.heard import Answers, Raised, ThemeCount
from ethics_workshop.domain.text import Text
from ethics_workshop.services.rows import QuestionRow
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.screens.heard_texts import question_text, voices
from ethics_workshop.tui.widgets.panel import Panel, ReadPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

Found = tuple[list[QuestionRow], tuple[Raised, ...], tuple[ThemeCount, ...], tuple[Answers, ...]]


def gather(workshop: Workshop) -> Found:
    """Read everything, on the worker thread; what waits for an answer first. Raises StorageError."""
    loop = workshop.loop
    rows = sorted(loop.questions(), key=lambda row: (bool(row.answered_on), row.asked_on, row.question_id))
    return rows, loop.themes(), loop.themes_together(), loop.feedback()


class HeardScreen(WorkshopScreen[None]):
    """Lists the questions; Enter answers one. Beside them the themes, and the feedback of all sessions together."""

    CSS_PATH = "heard.tcss"
    AUTO_FOCUS = "#questions"
    ABOUT = N_(
        "What the rooms raise. Answers go back to the unit at its next check-in. Themes are counted by units, and only from five of them on; feedback from five answers on."
    )
    ACTIONS = (
        Command("answer", ("enter",), N_("Answer"), N_("Answer this question, or correct the answer"), "answer"),
        Command("voices", ("t",), N_("Themes, feedback"), N_("Show themes and feedback, or the question again"), "voices"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, QuestionRow] = {}
        self._themes: tuple[Raised, ...] = ()
        self._year: tuple[ThemeCount, ...] = ()
        self._feedback: tuple[Answers, ...] = ()
        self._loaded = self._voices = False

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("What rooms raise")

    def subtitle_text(self) -> str:
        """Count what waits for an answer."""
        waiting = sum(not row.answered_on for row in self.rows.values())
        if not self._loaded:
            return ""
        return self.words.n("{n} question to answer", "{n} questions to answer", waiting)

    def body(self) -> ComposeResult:
        """Lay out the questions, and what there is to read."""
        with Container(id="both"):
            yield Panel(
                ChoiceList(id="questions"), title=self.words("Questions for the V&E office"), id="list"
            )
            yield ReadPanel(TextView("", id="told"), id="aside")

    def on_mount(self) -> None:
        """Read what was raised."""
        self.perform(self._load())

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            rows, self._themes, self._year, self._feedback = await app.call(gather, app.workshop)
        except WorkshopError:
            self.dismiss(None)
            raise
        self.rows = {row.question_id: row for row in rows}
        self._loaded = True
        self.show()

    async def put_back(self, kept: dict[str, object]) -> None:
        """List the questions in the language just chosen, before the cursor goes back to its own."""
        self.show()
        await super().put_back(kept)
        self._tell()

    def show(self) -> None:
        """Paint the list."""
        if not self._loaded or not self.query("#questions"):
            return
        choices = [
            Choice(row.question_id, row.text, row.unit.division, "✓" if row.answered_on else "○")
            for row in self.rows.values()
        ]
        empty = self.words("No question: those of a session are listed once it is closed.")
        self.query_one("#questions", ChoiceList).show(choices, empty=empty)
        self._tell()
        self.refresh_commands()

    @property
    def current(self) -> QuestionRow | None:
        """The question under the cursor."""
        found = self.query_one("#questions", ChoiceList).current if self.query("#questions") else None
        return self.rows.get(found.key) if found else None

    def _tell(self) -> None:
        """Show the question under the cursor, or themes and feedback."""
        row, words = self.current, self.words
        voiced = self._voices or row is None
        text = (
            voices(self._themes, self._year, self._feedback, words) if voiced else question_text(row, words)
        )
        panel = self.query_one("#aside", ReadPanel)
        panel.retitle(words("Themes and feedback") if voiced else words("The question"))
        panel.query_one(TextView).show(text)
        panel.scroll_home(animate=False)

    def on_choice_list_moved(self) -> None:
        """Follow the cursor."""
        self._voices = False
        self._tell()

    def on_choice_list_picked(self) -> None:
        """Enter answers."""
        self.action_answer()

    def available(self, command_id: str) -> bool:
        """Answering takes a question."""
        return self.current is not None if command_id == "answer" else super().available(command_id)

    def action_voices(self) -> None:
        """Show themes and feedback, or the question again."""
        self._voices = not self._voices
        self._tell()

    def action_answer(self) -> None:
        """Ask for the answer, in both languages."""
        from ethics_workshop.tui.dialogs.answer import AnswerDialog

        app, row = self.workshop_app, self.current
        if row is None:
            return

        async def save(answer: Text) -> None:
            await app.call(app.workshop.loop.answer, row.question_id, answer, actor=app.actor)
            app.say(self.words("Saved: the unit hears it at its next check-in."))
            await self._load()

        self.app.push_screen(AnswerDialog(row, save, app.drafts.setdefault("answers", {})))
