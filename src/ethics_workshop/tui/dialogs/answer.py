"""The V&E office's answer to a question, in both languages."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.app import ComposeResult

from ethics_workshop.domain.text import ANSWER_LIMIT, Text, clean
from ethics_workshop.services.rows import QuestionRow
from ethics_workshop.tui.dialogs.form import Drafts, Form
from ethics_workshop.tui.dialogs.note import NO_NAMES
from ethics_workshop.tui.prose import QUIET, STRONG, Prose
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_
from ethics_workshop.words.texts import LANGUAGES


class AnswerDialog(Form):
    """Two lines, one a language; what was answered before stands in them. Enter saves."""

    ABOUT = N_(
        "The answer to a question. The unit hears it at its next check-in, each person in their language: write both."
    )

    def __init__(
        self, row: QuestionRow, save: Callable[[Text], Coroutine[Any, Any, None]], drafts: Drafts
    ) -> None:
        super().__init__(drafts)
        self.KIND = f"answer {row.question_id}"  # type: ignore[misc]  # drafts of their own
        self._row, self._keep_answer = row, save

    def heading(self) -> str:
        """Say what is asked."""
        return self.words("The answer")

    def fields(self) -> ComposeResult:
        """Yield the question, and a line for each language."""
        row = self._row
        yield TextView(Prose().say(row.text, STRONG).say(row.unit.division, QUIET), classes="form-hint")
        yield TextView(self.words(NO_NAMES), classes="form-hint")
        for code, name in LANGUAGES.items():
            yield TextView(name, classes="form-label")
            yield Entry(row.answer(code), most=ANSWER_LIMIT, id=code)

    def _answer(self) -> Text:
        return Text(*(clean(self.query_one(f"#{code}", Entry).value) for code in LANGUAGES))

    def notice(self) -> str:
        """Say what is missing once something is written."""
        answer, words = self._answer(), self.words
        if bool(answer.en) == bool(answer.fr):
            return ""
        return words("The French is missing.") if answer.en else words("The English is missing.")

    async def save(self) -> None:
        """Save the answer. Raises Refused when both lines are empty."""
        await self._keep_answer(self._answer())
