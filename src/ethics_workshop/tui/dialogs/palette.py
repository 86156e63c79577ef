"""Find a command by its name: everything that can be done now, in the language on screen."""

from collections.abc import Sequence
from typing import Any, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from ethics_workshop.domain.text import fold
from ethics_workshop.tui.commands import Command, Commanding
from ethics_workshop.tui.plain import cut, plain
from ethics_workshop.tui.screen import Commanded, WorkshopDialog
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.words.language import N_

ROWS, MOST_ROWS, AROUND = 10, 24, 14
"""Commands shown at once, at least and at most, and the rows of the window that they leave free."""


def rank(typed: str, label: str) -> int | None:
    """Return how well `typed` finds `label`: 0 begins it, 1 is in it, 2 its letters in order; None not at all.

    Upper and lower case, accents and spaces do not matter.
    """
    wanted, text = fold(typed), fold(label)
    if text.startswith(wanted):
        return 0
    if wanted in text:
        return 1
    letters = iter(text)
    return 2 if all(letter in letters for letter in wanted) else None


class Matches(Widget):
    """The commands that were found, one of them lit."""

    DEFAULT_CSS = "Matches { height: auto; margin-top: 1; }"

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.found = list(commands)
        self.cursor = 0

    def show(self, commands: Sequence[Command]) -> None:
        """Show other commands, the first one lit."""
        self.found, self.cursor = list(commands), 0
        self.refresh(layout=True)

    def move(self, by: int) -> None:
        """Light another command, round and round."""
        if self.found:
            self.cursor = (self.cursor + by) % len(self.found)
            self.refresh()

    @property
    def _rows(self) -> int:
        """How many commands are shown at once in this window."""
        return max(ROWS, min(MOST_ROWS, self.screen.size.height - AROUND))

    @property
    def _first(self) -> int:
        """The command in the top row."""
        return min(max(0, self.cursor - self._rows + 1), max(0, len(self.found) - self._rows))

    def render(self) -> Content:
        """Return the rows about the lit one, and how many come after them."""
        words = cast("Commanding", self.screen).words
        if not self.found:
            return plain(words("Nothing of that name can be done here now."), "$quiet")
        first, rows = self._first, self._rows
        lines = []
        for index, command in enumerate(self.found[first : first + rows], first):
            lit = index == self.cursor
            key = command.key_text(words)
            label = cut(words(command.label), self.size.width - cell_len(key) - 4)
            room = max(1, self.size.width - cell_len(label) - cell_len(key) - 3)
            lines.append(
                Content.assemble(
                    ("▸ " if lit else "  ", "$now"),
                    plain(label, "bold $strong" if lit else "$foreground"),
                    " " * room,
                    (key, "$quiet"),
                )
            )
        if len(self.found) > rows:
            more = len(self.found) - first - rows
            said = words.n("… {n} more", "… {n} more", more) if more else ""
            lines.append(Content.assemble("  ", plain(said, "$quiet")))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Light the command under the pointer and do it."""
        if event.y < self._rows and self._first + event.y < len(self.found):
            self.cursor = self._first + event.y
            self.screen.action_do()  # type: ignore[attr-defined]


class Palette(WorkshopDialog[None]):
    """Type a few letters, Enter does it. Works on the screen that was in front when it opened."""

    CSS_PATH = "dialog.tcss"
    ABOUT = N_(
        "Type a few letters of what you want to do, and do what is lit. Only what can be done now is listed."
    )
    ACTIONS = (
        Command("do", ("enter",), N_("Do it"), N_("Do the command that is lit"), "do"),
        Command(
            "move-down", ("down",), N_("Choose"), N_("Light the next command"), "move(1)", shown_key="↑ ↓"
        ),
        Command("move-up", ("up",), N_("Choose"), N_("Light the command before"), "move(-1)", footer=False),
        Command("close", ("escape", "f3"), N_("Close"), N_("Put this away"), "close"),
    )

    def __init__(self, screen: Commanded[Any]) -> None:
        super().__init__()
        self._about = screen
        self._offered = [
            command for command in screen.commands() if command.palette and screen.available(command.id)
        ]

    def compose(self) -> ComposeResult:
        """Lay out the entry and what it finds."""
        with Vertical(classes="dialog palette"):
            yield Entry(placeholder=self.words("What do you want to do?"), most=60, id="wanted")
            yield Matches(self._offered)
        yield Footer()

    def on_resize(self, event: events.Resize) -> None:
        """Show more commands in a taller window."""
        super().on_resize(event)
        for matches in self.query(Matches):
            matches.refresh(layout=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the letters find, the best first."""
        ranked = [(rank(event.value, self.words(command.label)), command) for command in self._offered]
        found = sorted(
            ((place, command) for place, command in ranked if place is not None), key=lambda pair: pair[0]
        )
        self.query_one(Matches).show([command for _, command in found])

    def on_input_submitted(self) -> None:
        """Enter in the entry does the lit command."""
        self.action_do()

    def action_move(self, by: int) -> None:
        """Light another command."""
        self.query_one(Matches).move(by)

    def action_do(self) -> None:
        """Close, then do the lit command on the screen behind."""
        matches = self.query_one(Matches)
        if matches.found:
            command = matches.found[matches.cursor]
            self.app.call_later(self.app.run_action, command.action, self._about)
        self.dismiss(None)

    def action_close(self) -> None:
        """Put the palette away."""
        self.dismiss(None)
