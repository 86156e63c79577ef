"""Typed totals of a vote: a row for each choice, a column for each way of voting."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, ClassVar, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import STORED_FROM, TYPED, Method
from ethics_workshop.tui.cockpit.material import letter
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.count import Count
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE, LEAVE, SAVE, Drafts, Form
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.names import method_name, step_name
from ethics_workshop.words.texts import BALLOTS

W = TypeVar("W", bound=Widget)
NARROWEST = 8
"""Cells of the narrowest column."""

Counts = Mapping[Method, Mapping[str, int]]


class TallyDialog(Form):
    """Asks for the totals of the vote on the table; what was counted before stands in the fields, to be corrected."""

    ABOUT = N_("Type how many chose each option, never who. Saving again corrects the totals.")
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        SAVE,
        Command(
            "cells", (), N_("Field"), N_("Go to another field"), "cell(1)", shown_key="↑ ↓", palette=False
        ),
        Command("ways", ("m",), N_("Other ways"), N_("Show the columns of the other ways of voting"), "ways"),
        LEAVE,
        FORM_LANGUAGE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cell(-1)", show=False),
        Binding("down", "cell(1)", show=False),
    ]

    def __init__(
        self,
        session: Session,
        ballot: str,
        save: Callable[[Counts], Coroutine[Any, Any, None]],
        drafts: Drafts,
    ) -> None:
        super().__init__(drafts)
        self._session, self._keep_counts = session, save
        self.KIND = f"tally-{session.index}"  # type: ignore[misc]  # a draft belongs to one vote
        self._round = session.round("a" if session.step is Step.VOTE_A else "b")
        used = {part.method for part in self._round.parts}
        self._methods = [m for m in TYPED if m in used or m.value in ballot.split("+")] or [Method.PAPER]
        self._by_booth = sum(part.ballots for part in self._round.parts if part.method not in TYPED)
        """Ballots that the booth counted: they stand, and are not typed."""
        self._before = {part.method: part.totals for part in self._round.parts}

    def heading(self) -> str:
        """Name the vote."""
        words = self.words
        return words("{vote}: type the totals", vote=step_name(self._session.step, words))

    def fields(self) -> ComposeResult:
        """Yield the grid of totals."""
        words = self.words
        yield TextView(
            words("Only totals. While you type, stop sharing your screen or turn it away."),
            classes="form-hint",
        )
        with Horizontal(classes="form-row"):
            yield TextView("", classes="form-name")
            for method in self._methods:
                yield _wide(TextView(method_name(method, words), classes="form-column"), method, words)
        for index, option in enumerate(self._session.case.options):
            with Horizontal(classes="form-row -tall"):
                yield TextView(letter(index), classes="form-letter")
                yield TextView(words.text(option.label), classes="form-name")
                for method in self._methods:
                    before = self._before.get(method, {}).get(option.id, 0)
                    yield _wide(Count(before, id=self._cell(method, index)), method, words)
        if Method.HANDS in self._methods:
            yield TextView(words(BALLOTS[Method.HANDS]), classes="form-hint -above")

    def _cell(self, method: Method, index: int) -> str:
        return f"{method.value}-{index}"

    def _counts(self) -> dict[Method, dict[str, int]]:
        options = self._session.case.options
        return {
            method: {
                o.id: self.query_one(f"#{self._cell(method, i)}", Count).number for i, o in enumerate(options)
            }
            for method in self._methods
        }

    def notice(self) -> str:
        """Compare the sum with the people who are here, and say what a small round keeps."""
        words, present = self.words, len(self._session.present)
        total = _ballots(self._counts()) + self._by_booth
        said = words("{n} of {all} have voted.", n=total, all=present)
        if total > present:
            return words.n(
                "{total} ballots for {n} person here: count again.",
                "{total} ballots for {n} people here: count again.",
                present,
                total=total,
            )
        if 0 < total < STORED_FROM:
            said += " " + words("Under five ballots, only their number is kept.")
        return said

    def action_cell(self, by: int) -> None:
        """Go up or down a row in the same column."""
        if not isinstance(self.focused, Count) or not self.focused.id:
            return
        method, _, row = self.focused.id.rpartition("-")
        rows = len(self._session.case.options)
        self.query_one(f"#{method}-{(int(row) + by) % rows}").focus()

    async def action_ways(self) -> None:
        """Show a column for every way of voting; once more takes the empty ones away."""
        if len(self._methods) < len(TYPED):
            kept: list[Method] = list(TYPED)
        else:
            counted = self._counts()
            kept = [m for m in TYPED if m in self._before or any(counted[m].values())]
        self._methods = kept or [Method.PAPER]
        await self.relabel()

    async def save(self) -> None:
        """Save the totals. Raises Refused when there are more ballots than people, or none."""
        counts = self._counts()
        filled = {m: c for m, c in counts.items() if m in self._before or any(c.values())}
        await self._keep_counts(filled or counts)


def _wide(widget: W, method: Method, words: Words) -> W:
    """Give a cell the width of its column: the name of the method."""
    widget.styles.width = max(NARROWEST, cell_len(method_name(method, words)) + 1)
    return widget


def _ballots(counts: Counts) -> int:
    """Return the number of ballots of all ways of voting."""
    return sum([count for by_option in counts.values() for count in by_option.values()])
