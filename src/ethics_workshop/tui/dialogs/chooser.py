"""A list to choose one line from, or several, with a field that narrows it."""

from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ethics_workshop.domain.text import NAME_LIMIT, clean, fold, nearness
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE
from ethics_workshop.tui.people import still
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

Search = Callable[[str], Coroutine[Any, Any, Sequence[Choice]]]
"""Finds more lines than were handed in, by what was typed."""

MOST_ROWS, AROUND = 30, 6
"""Rows of the dialog at most, and those about its list: a short list leaves no empty field under it."""
FEW = 10
"""Rows of a list that is added to while one types."""
LEAST = 2
"""Letters from which on more lines are looked for."""


class Chooser(WorkshopDialog[list[str] | None]):
    """Answers with the keys chosen, in the order of choosing, or None after Escape. `heading` is a msgid."""

    CSS_PATH = "form.tcss"
    ABOUT = N_("Type a few letters to narrow the list, go to a line with the arrows, and choose it.")
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("choose", ("enter",), N_("Choose"), N_("Take the line under the cursor"), "choose"),
        Command("move", (), N_("Move"), N_("Go through the list"), "move(1)", shown_key="↑ ↓", palette=False),
        Command("tick", ("tab",), N_("Tick"), N_("Tick or untick the line: several can be chosen"), "tick"),
        Command("cancel", ("escape",), N_("Back"), N_("Choose nothing"), "cancel"),
        FORM_LANGUAGE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(
        self,
        heading: str,
        choices: Sequence[Choice],
        *,
        chosen: Iterable[str] = (),
        several: bool = False,
        search: Search | None = None,
    ) -> None:
        super().__init__()
        self._heading, self._choices, self._several, self._search = heading, list(choices), several, search
        self._chosen = list(chosen)
        self._found: list[Choice] = []
        self._asked = ""

    def commands(self) -> list[Command]:
        """Return the commands; ticking only where several can be chosen."""
        return [c for c in super().commands() if c.id != "tick" or self._several]

    def available(self, command_id: str) -> bool:
        """Ticking is for several, choosing takes a line."""
        return command_id != "tick" or self._several

    def compose(self) -> ComposeResult:
        """Lay out the heading, the field and the list."""
        with Vertical(classes="form form-fixed") as form:
            form.styles.max_height = min(
                MOST_ROWS, max(len(self._choices), FEW if self._search else 1) + AROUND
            )
            yield TextView(self.words(self._heading), classes="form-heading")
            hint = N_("Type to narrow the list") if self._choices else N_("A name, or an id")
            yield Entry(most=NAME_LIMIT, placeholder=self.words(hint), id="narrow")
            yield ChoiceList(id="lines", takes_focus=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the list with the cursor on what is chosen now."""
        self._show()
        if self._chosen:
            self._list.go_to(self._chosen[0])
        self.query_one("#narrow").focus()

    async def relabel(self) -> None:
        """Show the dialog in the language just chosen."""
        await super().relabel()
        self._show()

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#lines", ChoiceList)

    def _show(self) -> None:
        asked = fold(self.query_one("#narrow", Entry).value)
        known = {c.key for c in self._choices}
        lines = [c for c in self._choices if not asked or asked in fold(f"{c.label} {c.detail} {c.key}")]
        lines += [c for c in self._found if asked and c.key not in known]
        if asked:
            lines.sort(key=lambda c: nearness(asked, c.label, c.key))
        if self._several:
            lines = [replace(c, mark="✓" if c.key in self._chosen else "○") for c in lines]
        self._list.show(lines, empty=self.words(self._why_empty()))

    def _why_empty(self) -> str:
        """Return why there is no line (a msgid): before two letters nobody was looked for."""
        asked = clean(self.query_one("#narrow", Entry).value)
        if self._search is not None and len(asked) < LEAST:
            return N_("Two letters of a name are enough.")
        if self._search is None:
            return N_("Nothing by that name.")
        return N_("Nobody by that name or id.") if asked == self._asked else ""

    def on_input_changed(self) -> None:
        """Narrow at once, with the cursor on the first line that fits; ask for more lines from two letters on."""
        if not self.is_mounted:
            return
        self._show()
        self._list.go(0)
        asked = clean(self.query_one("#narrow", Entry).value)
        if self._search is not None and len(asked) >= LEAST and asked != self._asked:
            self._asked = asked
            self.perform(self._look(asked), group="find")

    async def _look(self, asked: str) -> None:
        if self._search is not None and await still(lambda: asked == self._asked):
            found = list(await self._search(asked))
            if asked == self._asked:
                self._found = found
                self._show()

    def on_input_submitted(self) -> None:
        """Enter chooses."""
        self.action_choose()

    def on_choice_list_picked(self) -> None:
        """Choose by a click."""
        self.action_choose()

    def on_key(self, event: events.Key) -> None:
        """Tab ticks: the field never loses the focus."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.action_tick()

    def action_move(self, by: int) -> None:
        """Go through the list."""
        self._list.action_move(by)

    def action_page(self, by: int) -> None:
        """Go through the list by screens."""
        self._list.action_page(by)

    def action_tick(self) -> None:
        """Tick or untick the line under the cursor."""
        current = self._list.current
        if not self._several or current is None:
            return
        if current.key in self._chosen:
            self._chosen.remove(current.key)
        else:
            self._chosen.append(current.key)
        if current in self._found:
            self._choices.append(current)
        self._show()

    def action_choose(self) -> None:
        """Answer with what is ticked, or with the line under the cursor."""
        current = self._list.current
        if self._several and self._chosen:
            self.dismiss(list(self._chosen))
        elif current is not None:
            self.dismiss([current.key])

    def action_cancel(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
