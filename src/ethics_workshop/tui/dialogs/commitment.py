"""A commitment: if … then …, who volunteers, by when; read back before it is saved."""

import datetime as dt
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from ethics_workshop.domain.text import FREE_TEXT_LIMIT, NAME_LIMIT, clean, fold
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE, LEAVE, SAVE, Drafts, Form
from ethics_workshop.tui.dialogs.note import NO_NAMES
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.commitments import sentence
from ethics_workshop.words.dates import day
from ethics_workshop.words.language import N_

FIRST_BY = 14
"""Days ahead that the first arrow key offers as a date."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is saved: the sentence and its halves (empty in free form), a person_id or free words, an ISO date or nothing."""

    text: str
    owner: str
    by: str
    if_text: str = ""
    then_text: str = ""


class CommitmentDialog(Form):
    """Two lines make the sentence; nobody is named who did not volunteer. Enter reads it back, Enter again saves it."""

    KIND = "commitment"
    ABOUT = N_(
        "What the group agrees to do: if this happens, then we do that. An owner is somebody who volunteered. It is read back before it is saved."
    )
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        SAVE,
        Command(
            "choices",
            (),
            N_("Person, date"),
            N_("Go through the people here, or the days"),
            "step(1)",
            shown_key="↑ ↓",
            palette=False,
        ),
        LEAVE,
        FORM_LANGUAGE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        today: dt.date,
        save: Callable[[Draft], Coroutine[Any, Any, None]],
        drafts: Drafts,
        *,
        first: bool = False,
    ) -> None:
        super().__init__(drafts)
        self._goes_first = first
        self._people, self._today, self._keep_draft = people, today, save
        self._reading = False
        self._typed = ""

    def heading(self) -> str:
        """Say what is asked."""
        return self.words("A commitment")

    def fields(self) -> ComposeResult:
        """Yield the lines to fill in."""
        words = self.words
        first = [words("The manager goes first: an obstacle to remove.")] if self._goes_first else []
        yield TextView(" ".join([words(NO_NAMES), *first]), classes="form-hint")
        yield from self._line(
            N_("If …"),
            Entry(
                most=FREE_TEXT_LIMIT,
                placeholder=words("somebody asks me to look something up"),
                id="situation",
            ),
        )
        yield from self._line(
            N_("then …"),
            Entry(most=FREE_TEXT_LIMIT, placeholder=words("we will say no, kindly"), id="action"),
        )
        yield from self._line(
            N_("Who volunteers"), Entry(most=NAME_LIMIT, placeholder=words("nobody has to"), id="owner")
        )
        yield from self._line(
            N_("By when"), Entry(most=10, placeholder=words("year-month-day, or ↓"), id="by")
        )
        yield TextView("", id="sentence", classes="form-read")

    def _line(self, label: str, entry: Entry) -> ComposeResult:
        with Horizontal(classes="form-row -loose"):
            yield TextView(self.words(label), classes="form-label")
            yield entry

    def _value(self, field: str) -> str:
        return clean(self.query_one(f"#{field}", Entry).value)

    def _draft(self) -> Draft:
        owner = self._value("owner")
        known = next((person_id for person_id, name in self._people if fold(name) == fold(owner)), "")
        situation, action = self._value("situation"), self._value("action")
        halves = (situation, action) if situation and action else ("", "")
        return Draft(sentence(situation, action, self.words), known or owner, self._value("by"), *halves)

    def notice(self) -> str:
        """Say what is too long, and what saves it once the sentence is read back."""
        words, over = self.words, len(self._draft().text) - FREE_TEXT_LIMIT
        if over > 0:
            return words.n("{n} character too many.", "{n} characters too many.", over)
        if self._reading:
            return words(
                "Read it aloud: is this what you agreed? {key} saves it; to change it, go on typing.",
                key=self.key("save"),
            )
        return ""

    def refresh_notice(self) -> None:
        """Show the sentence as it stands, and what should be noticed about it."""
        super().refresh_notice()
        draft, owner = self._draft(), self._value("owner")
        aside = " · ".join(part for part in (owner, day(draft.by, self.words) if draft.by else "") if part)
        for view in self.query("#sentence").results(TextView):
            view.set_class(self._reading, "-reading")
            said = "\n".join(part for part in (draft.text, aside) if part)
            if view.plain != said:
                view.show(
                    said, layout=view.plain.count("\n") != said.count("\n") or len(said) > view.size.width
                )

    def on_input_changed(self) -> None:
        """Ask for another reading of what has changed."""
        typed = "\n".join(self._value(field) for field in ("situation", "action", "owner", "by"))
        if typed != self._typed:
            self._typed, self._reading = typed, False
        self.refresh_notice()

    def action_step(self, by: int) -> None:
        """Go through the people who are here, or the days, in the field that has the focus; else to the next field."""
        if self.focused is None or self.focused.id not in {"owner", "by"}:
            self.focus_next() if by > 0 else self.focus_previous()
        elif self.focused.id == "owner":
            self._step_owner(by)
        else:
            self._step_date(by)

    def _step_owner(self, by: int) -> None:
        names = ["", *(name for _, name in self._people)]
        owner = self._value("owner")
        at = names.index(owner) if owner in names else 0
        self._put("owner", names[(at + by) % len(names)])

    def _step_date(self, by: int) -> None:
        try:
            date = dt.date.fromisoformat(self._value("by")) + dt.timedelta(days=by)
        except ValueError:
            date = self._today + dt.timedelta(days=FIRST_BY)
        self._put("by", max(date, self._today).isoformat())

    def _put(self, field: str, value: str) -> None:
        entry = self.query_one(f"#{field}", Entry)
        entry.value = value
        entry.cursor_position = len(value)

    def action_save(self) -> None:
        """Read back first; save when Enter is pressed again."""
        if self._reading:
            super().action_save()
            return
        self._reading = bool(self._draft().text)
        self.call_after_refresh(self.query_one(".form").scroll_end, animate=False)
        if not self._reading:
            self.query_one("#action").focus()
        self.refresh_notice()
        self.refresh_commands()

    async def save(self) -> None:
        """Save the commitment. Raises Refused for a text too long, or a date in the past or in no calendar."""
        self._reading = False
        await self._keep_draft(self._draft())
