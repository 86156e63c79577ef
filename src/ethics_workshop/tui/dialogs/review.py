"""What became of a commitment: kept, not kept, or changed into another one; a few words on it, if at all."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from ethics_workshop.domain.loop_event import Outcome
from ethics_workshop.domain.text import FREE_TEXT_LIMIT, NAME_LIMIT, clean
from ethics_workshop.services.ports import CommitmentRow
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE, LEAVE, SAVE, Drafts, Form
from ethics_workshop.tui.dialogs.note import NO_NAMES
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.commitments import outcome_name, sentence
from ethics_workshop.words.dates import day
from ethics_workshop.words.language import N_

ABOUT = {
    Outcome.KEPT: N_("it happened, and you did it"),
    Outcome.NOT_KEPT: N_("it did not happen; nobody has to say why"),
    Outcome.CHANGED: N_("other words, or another date"),
}
"""What each outcome means."""

CHOICES = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class Said:
    """What is saved: the outcome, a note, and for a changed commitment its new words."""

    outcome: Outcome
    note: str
    text: str = ""
    owner: str = ""
    by: str = ""
    if_text: str = ""
    then_text: str = ""


class ReviewDialog(Form):
    """Asks what became of one commitment, the `number`th of `count`. `other` is called to go to the next one instead."""

    ABOUT = N_(
        "What became of a commitment of last time. Kept, not kept, changed: none of them is a failure, and nobody has to say why."
    )
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        SAVE,
        Command(
            "outcome",
            (),
            N_("Outcome"),
            N_("Kept, not kept, changed"),
            "step(1)",
            shown_key="↑ ↓",
            palette=False,
        ),
        Command("other", ("pagedown",), N_("Another one"), N_("Go to the next commitment"), "other"),
        LEAVE,
        FORM_LANGUAGE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(
        self,
        row: CommitmentRow,
        place: tuple[int, int],
        save: Callable[[Said], Coroutine[Any, Any, None]],
        other: Callable[[], None],
        drafts: Drafts,
    ) -> None:
        super().__init__(drafts)
        self.KIND = f"review {row.commitment_id}"  # type: ignore[misc]  # drafts of their own
        self._row, self._place, self._keep_said, self._other = row, place, save, other
        self.outcome: Outcome | None = None

    def available(self, command_id: str) -> bool:
        """Go to another commitment where there is one."""
        return self._place[1] > 1 if command_id == "other" else super().available(command_id)

    def heading(self) -> str:
        """Say which commitment of how many."""
        number, count = self._place
        return self.words("What became of it? {n} of {all}", n=number, all=count)

    def fields(self) -> ComposeResult:
        """Yield the commitment, the outcomes, a line for a note, and the lines of what takes its place."""
        words, row = self.words, self._row
        aside = " · ".join(filter(None, (row.owner, day(row.by, words) if row.by else "")))
        yield TextView(Prose().say(row.text, STRONG).say(aside, QUIET), classes="form-hint")
        yield TextView("", id="outcomes")
        yield TextView(words(NO_NAMES), classes="form-hint -above")
        yield from self._line(
            N_("A word on it"), Entry(most=FREE_TEXT_LIMIT, placeholder=words("nobody has to"), id="note")
        )
        with Vertical(id="instead"):
            yield from self._line(N_("If …"), Entry(row.if_text, most=FREE_TEXT_LIMIT, id="situation"))
            then = row.then_text or row.text.rstrip(".")
            yield from self._line(N_("then …"), Entry(then, most=FREE_TEXT_LIMIT, id="action"))
            yield from self._line(
                N_("Who volunteers"), Entry(most=NAME_LIMIT, placeholder=words("nobody has to"), id="owner")
            )
            yield from self._line(N_("By when"), Entry(most=10, placeholder=words("year-month-day"), id="by"))
            yield TextView("", id="sentence", classes="form-read")

    def _line(self, label: str, entry: Entry) -> ComposeResult:
        with Horizontal(classes="form-row -loose"):
            yield TextView(self.words(label), classes="form-label")
            yield entry

    async def on_mount(self) -> None:
        """Begin with the note: the arrows choose wherever the cursor is."""
        await super().on_mount()
        self.query_one("#note").focus()

    def keep(self) -> dict[str, object]:
        """Keep the outcome too."""
        return {**super().keep(), "outcome": self.outcome}

    async def put_back(self, kept: dict[str, object]) -> None:
        """Put the outcome back too."""
        await super().put_back(kept)
        outcome = kept.get("outcome")
        self.outcome = outcome if isinstance(outcome, Outcome) else None
        self.refresh_notice()

    def _value(self, field: str) -> str:
        return clean(self.query_one(f"#{field}", Entry).value)

    def _sentence(self) -> str:
        return sentence(self._value("situation"), self._value("action"), self.words)

    def notice(self) -> str:
        """Say that one has to choose, and what is too long."""
        if self.outcome is None:
            return self.words("Choose with ↑ ↓, then save.")
        over = len(self._sentence()) - FREE_TEXT_LIMIT
        if self.outcome is Outcome.CHANGED and over > 0:
            return self.words.n("{n} character too many.", "{n} characters too many.", over)
        return ""

    def refresh_notice(self) -> None:
        """Show the outcomes, and the new sentence of a changed commitment."""
        super().refresh_notice()
        for view in self.query("#outcomes").results(TextView):
            view.show(self._outcomes())
        for instead in self.query("#instead"):
            instead.display = self.outcome is Outcome.CHANGED
        for view in self.query("#sentence").results(TextView):
            view.show(self._sentence())

    def _outcomes(self) -> Prose:
        text = Prose()
        names = [outcome_name(outcome, self.words) for outcome in CHOICES]
        width = max(map(len, names))
        for outcome, name in zip(CHOICES, names, strict=True):
            chosen = outcome is self.outcome
            lead = f"{'●' if chosen else '○'} {name:<{width}}  "
            about = self.words(ABOUT[outcome])
            text.say(about, "" if chosen else QUIET, lead=lead, lead_style=WARM if chosen else STRONG)
        return text

    def action_step(self, by: int) -> None:
        """Choose the next outcome, or the one before."""
        at = CHOICES.index(self.outcome) + by if self.outcome else (0 if by > 0 else -1)
        self.outcome = CHOICES[at % len(CHOICES)]
        self.refresh_notice()

    def action_save(self) -> None:
        """Save once something was chosen."""
        if self.outcome is not None:
            super().action_save()

    def action_other(self) -> None:
        """Go to the next commitment; what is typed here stays for the next time."""
        self.action_leave()
        self._other()

    async def save(self) -> None:
        """Save what was said. Raises Refused for a text too long, or a date in the past or in no calendar."""
        assert self.outcome is not None  # noqa: S101  # `action_save` waits for it
        note = self._value("note")
        if self.outcome is not Outcome.CHANGED:
            await self._keep_said(Said(self.outcome, note))
            return
        situation, action = self._value("situation"), self._value("action")
        halves = (situation, action) if situation and action else ("", "")
        await self._keep_said(
            Said(self.outcome, note, self._sentence(), self._value("owner"), self._value("by"), *halves)
        )
