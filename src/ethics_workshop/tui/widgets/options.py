"""The options of a decision: each whole, under its letter, with a cursor."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import without_widow

INDENT = 5
"""Cells before a label: the bar of the cursor, the letter, and air."""

HELD = 0.3
"""Seconds: Enter within so many of the options’ coming up, or of the Enter before, is one key that is held down.

Terminals do not tell a key that repeats from one that is pressed again; systems repeat keys 10 to 30 times a second.
"""


@dataclass(frozen=True, slots=True)
class Lettered:
    """An option: its id, the letter that it is chosen by, and its label."""

    key: str
    letter: str
    label: str


class Options(Widget, can_focus=True):
    """Posts `Picked` on Enter and on a second click, and `Arrow` for the screen to move the cursor by."""

    DEFAULT_CSS = "Options { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "pick", show=False),
    ]

    @dataclass
    class Picked(Message):
        """An option was picked."""

        key: str

    @dataclass
    class Arrow(Message):
        """An arrow was pressed: `by` is 1 for down and -1 for up."""

        by: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.options: Sequence[Lettered] = ()
        self.cursor = 0
        self._entered = 0.0
        """When Enter came last, or the options came up: seconds of a clock that never goes back."""

    def allow_focus(self) -> bool:
        """Whether there is anything to choose: with the focus on nothing, Enter would not reach the screen."""
        return bool(self.options)

    def show(self, options: Sequence[Lettered]) -> None:
        """Show other options; the cursor stays where these are the same ones."""
        if [each.key for each in options] != [each.key for each in self.options]:
            self.cursor = 0
            self.wait()
        self.options = options
        self.display = bool(options)
        self.refresh(layout=True)

    def keep_state(self) -> Sequence[object]:
        """Return the id under the cursor."""
        return (self.options[self.cursor].key if self.options else "",)

    def restore_state(self, state: Sequence[object]) -> None:
        """Put the cursor back."""
        for index, option in enumerate(self.options):
            if option.key == state[0]:
                self.cursor = index
                self.refresh()

    def _blocks(self, width: int) -> list[list[Content]]:
        return [without_widow(plain(each.label), max(1, width - INDENT)) for each in self.options]

    def _rows(self, width: int) -> list[tuple[int, int]]:
        """Return where each option begins, and how many lines it takes."""
        found, top = [], 0
        for block in self._blocks(width):
            found.append((top, len(block)))
            top += len(block) + 1
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """Return the number of lines at `width` cells."""
        rows = self._rows(width)
        return sum(rows[-1]) if rows else 0

    def render(self) -> Content:
        """Return the options, the one under the cursor with a bar before it."""
        lines: list[Content] = []
        for index, (option, block) in enumerate(
            zip(self.options, self._blocks(self.size.width), strict=True)
        ):
            here = index == self.cursor
            bar = ("▌ " if here else "  ", "bold $now")
            style = "bold $strong" if here else "$foreground"
            for number, line in enumerate(block):
                letter = f"{option.letter}  " if number == 0 else "   "
                lines.append(Content.assemble(bar, (letter, "bold $now"), line.stylize(style)))
            lines.append(Content(""))
        return Content("\n").join(lines[:-1])

    def action_move(self, by: int) -> None:
        """Tell that an arrow was pressed: what the options are part of may have to be read first."""
        self.post_message(self.Arrow(by))

    def go(self, index: int) -> None:
        """Put the cursor on an option."""
        if 0 <= index < len(self.options):
            self.cursor = index
            self.refresh()

    def place(self, index: int) -> Region:
        """Return where an option stands, in the coordinates of what it is in."""
        top, height = self._rows(self.size.width)[index]
        return Region(0, self.virtual_region.y + top, 1, height)

    def wait(self) -> None:
        """Take Enter for a key that is held down, until it was let go: what is shown now was not read before."""
        self._entered = monotonic()

    def action_pick(self) -> None:
        """Pick the option under the cursor, unless Enter is held down since before it was there to be read."""
        held = monotonic() - self._entered < HELD
        self.wait()
        if not held:
            self.pick()

    def pick(self) -> None:
        """Pick the option under the cursor."""
        if self.options:
            self.post_message(self.Picked(self.options[self.cursor].key))

    def on_click(self, event: events.Click) -> None:
        """Move with the first click, pick with the second."""
        for index, (top, height) in enumerate(self._rows(self.size.width)):
            if top <= event.y < top + height:
                if index == self.cursor:
                    self.pick()
                else:
                    self.go(index)
