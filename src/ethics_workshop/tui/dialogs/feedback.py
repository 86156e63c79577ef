"""Typed totals of the three questions of the wrap-up."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from ethics_workshop.domain.session import Session
from ethics_workshop.domain.table import FEEDBACK_QUESTIONS, FEEDBACK_VALUES
from ethics_workshop.domain.tally import STORED_FROM
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.count import Count
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE, LEAVE, SAVE, Drafts, Form
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_
from ethics_workshop.words.texts import WRAP_UP_QUESTIONS, WRAP_UP_SCALE

Answers = Mapping[int, Mapping[int, int]]


class FeedbackDialog(Form):
    """Asks how many gave each value to each question. Questions without a number are left as they are."""

    KIND = "feedback"
    ABOUT = N_("How many gave each mark to each question. A question without numbers is left as it is.")
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        SAVE,
        Command(
            "cells", (), N_("Field"), N_("Go to another field"), "cell(1)", shown_key="↑ ↓", palette=False
        ),
        LEAVE,
        FORM_LANGUAGE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cell(-1)", show=False),
        Binding("down", "cell(1)", show=False),
    ]

    def __init__(
        self, session: Session, save: Callable[[Answers], Coroutine[Any, Any, None]], drafts: Drafts
    ) -> None:
        super().__init__(drafts)
        self._session, self._keep_answers = session, save

    def heading(self) -> str:
        """Name what is counted."""
        return self.words("Three quick questions: how many gave each mark?")

    def fields(self) -> ComposeResult:
        """Yield a row for each question, a column for each mark."""
        words = self.words
        yield TextView(words(WRAP_UP_SCALE), classes="form-hint")
        with Horizontal(classes="form-row -five"):
            yield TextView("", classes="form-name")
            for value in FEEDBACK_VALUES:
                yield TextView(str(value), classes="form-column")
        for question in FEEDBACK_QUESTIONS:
            given = self._session.feedback.get(question)
            with Horizontal(classes="form-row -five -tall"):
                yield TextView(f"{question}.", classes="form-letter")
                yield TextView(words(WRAP_UP_QUESTIONS[question - 1]), classes="form-name")
                for value in FEEDBACK_VALUES:
                    before = given.values.get(str(value), 0) if given else 0
                    yield Count(before, id=f"q{question}-{value}")

    def _answers(self) -> dict[int, dict[int, int]]:
        return {
            q: {v: self.query_one(f"#q{q}-{v}", Count).number for v in FEEDBACK_VALUES}
            for q in FEEDBACK_QUESTIONS
        }

    def notice(self) -> str:
        """Say how many answered, and what few answers keep."""
        words = self.words
        most = max(sum(values.values()) for values in self._answers().values())
        here = len(self._session.people) + len(self._session.guests)
        if most > here:
            return words.n(
                "{total} answers for {n} person who was here: count again.",
                "{total} answers for {n} people who were here: count again.",
                here,
                total=most,
            )
        said = words.n("{n} answer", "{n} answers", most)
        if 0 < most < STORED_FROM:
            said += ". " + words("Under five answers, only their number is kept.")
        return said

    def action_cell(self, by: int) -> None:
        """Go up or down a row in the same column."""
        if not isinstance(self.focused, Count) or not self.focused.id:
            return
        question, _, value = self.focused.id[1:].partition("-")
        other = (int(question) - 1 + by) % len(FEEDBACK_QUESTIONS) + 1
        self.query_one(f"#q{other}-{value}").focus()

    async def save(self) -> None:
        """Save the answers, a question at a time. Raises Refused for more answers than people."""
        answers = {q: v for q, v in self._answers().items() if sum(v.values()) or q in self._session.feedback}
        await self._keep_answers(answers)
