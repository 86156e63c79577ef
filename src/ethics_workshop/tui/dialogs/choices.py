"""A list of lines to choose from, drawn line by line: as quick with a whole department as with a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from ethics_workshop.tui.plain import cut, plain
from ethics_workshop.tui.prose import wrap
from ethics_workshop.tui.widgets.rows import Drawn, set_rows


@dataclass(frozen=True, slots=True)
class Choice:
    """One line. `detail` stands at the right, `mark` (`✓`, `○`) before the label.

    The label is what matters: where there is little room, the last things of the detail (between ` · `) are left out.
    """

    key: str
    label: str
    detail: str = ""
    mark: str = ""


class ChoiceList(Drawn, can_focus=True):
    """Lines with a cursor. Posts `Picked` on Enter and `Moved` when the cursor moves."""

    LIT: ClassVar[frozenset[str]] = frozenset("✓●")
    """The marks that are drawn warm."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choice--line",
        "choice--cursor",
        "choice--bar",
        "choice--detail",
        "choice--empty",
    }
    DEFAULT_CSS = """
    ChoiceList { height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
    ChoiceList > .choice--line { color: $foreground; }
    ChoiceList > .choice--cursor { color: $strong; background: $raised; text-style: bold; }
    ChoiceList > .choice--bar { color: $now; text-style: bold; }
    ChoiceList > .choice--detail { color: $quiet; }
    ChoiceList > .choice--empty { color: $quiet; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "to_end(-1)", show=False),
        Binding("end", "to_end(1)", show=False),
        Binding("enter", "pick", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Enter was pressed on a line, or it was clicked."""

        list: "ChoiceList"
        choice: Choice

        @property
        def control(self) -> "ChoiceList":
            """The list it came from."""
            return self.list

    @dataclass
    class Moved(Message):
        """The cursor stands on another line."""

        list: "ChoiceList"
        choice: Choice

        @property
        def control(self) -> "ChoiceList":
            """The list it came from."""
            return self.list

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        empty: str = "",
        takes_focus: bool = True,
        id: str | None = None,  # noqa: A002  # Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.can_focus = takes_focus
        self._choices: Sequence[Choice] = choices
        self._empty = empty
        self.cursor = 0

    def on_mount(self) -> None:
        """Give the list its size."""
        self.show(self._choices)

    @property
    def choices(self) -> Sequence[Choice]:
        """The lines."""
        return self._choices

    @property
    def current(self) -> Choice | None:
        """The line under the cursor; None in an empty list."""
        return self._choices[self.cursor] if 0 <= self.cursor < len(self._choices) else None

    def show(self, choices: Sequence[Choice], *, empty: str | None = None) -> None:
        """Show other lines; the cursor stays on the same key where it is still there."""
        before, shown, cursor = self.current, self._choices, self.cursor
        self._choices = choices
        self._empty = self._empty if empty is None else empty
        keys = [choice.key for choice in choices]
        self.cursor = (
            keys.index(before.key)
            if before and before.key in keys
            else min(self.cursor, max(0, len(keys) - 1))
        )
        set_rows(self, max(1, len(choices)))
        self._follow()
        self._repaint(shown, cursor)

    def _repaint(self, before: Sequence[Choice], cursor: int) -> None:  # noqa: ARG002  # for lists that paint less
        """Paint what is shown now in the place of the lines of `before` with their cursor."""
        self.refresh()

    def keep_state(self) -> Sequence[object]:
        """Return the key under the cursor."""
        return (self.current.key if self.current else "",)

    def restore_state(self, state: Sequence[object]) -> None:
        """Put the cursor back on the same key."""
        self.go_to(str(state[0]))

    def go(self, index: int) -> None:
        """Put the cursor on the line at `index`, as near as there is one."""
        index = max(0, min(index, len(self._choices) - 1))
        if index != self.cursor and self._choices:
            self.cursor = index
            self._follow()
            self.refresh()
            self.post_message(self.Moved(self, self._choices[index]))

    def go_to(self, key: str) -> None:
        """Put the cursor on the line with `key`, if it is there."""
        for index, choice in enumerate(self._choices):
            if choice.key == key:
                self.go(index)
                return

    def _follow(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def action_move(self, by: int) -> None:
        """Move the cursor by lines."""
        self.go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by screens."""
        self.go(self.cursor + by * max(1, self.size.height - 1))

    def action_to_end(self, direction: int) -> None:
        """Move the cursor to the first or the last line."""
        self.go(0 if direction < 0 else len(self._choices) - 1)

    def action_pick(self) -> None:
        """Choose the line under the cursor."""
        if self.current is not None:
            self.post_message(self.Picked(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """Choose with the mouse: the first click moves, the second picks."""
        index = event.y + self.scroll_offset.y
        if not 0 <= index < len(self._choices):
            return
        if index == self.cursor:
            self.action_pick()
        else:
            self.go(index)

    def on_resize(self) -> None:
        """Lines are as wide as the list."""
        self.virtual_size = Size(self.size.width, max(1, len(self._choices)))
        self.refresh()  # a scrollbar that has just come takes a cell of every line
        self.call_after_refresh(self._follow)

    def render_line(self, y: int) -> Strip:
        """Draw one line: cursor, mark, label, and the detail at the right, one cell away from the scroll bar."""
        width, index = self.scrollable_content_region.width, y + self.scroll_offset.y
        if not self._choices:
            return self._nothing_there(y, width)
        if index >= len(self._choices):
            return Strip.blank(width, self.part("choice--line"))
        return self._line(self._choices[index], width, here=index == self.cursor)

    def _nothing_there(self, y: int, width: int) -> Strip:
        """Draw a line of an empty list: the sentence that says so, and what to do."""
        quiet = self.part("choice--empty")
        rows = wrap(plain(self._empty), max(1, width - 3)) if self._empty else []
        text = f"  {rows[y].plain}" if y < len(rows) else ""
        return Strip([Segment(text, quiet)]).adjust_cell_length(width, quiet)

    def _line(self, choice: Choice, width: int, *, here: bool) -> Strip:
        style = self.part("choice--cursor" if here else "choice--line")
        aside = self.part("choice--detail")
        warm = self.part("choice--bar")
        lead = f"{choice.mark} " if choice.mark else ""
        room = width - 2 - cell_len(lead)
        detail = whole(choice.detail, max(room // 4, room - cell_len(choice.label) - 4))
        label = cut(choice.label, max(0, room - (cell_len(detail) + 3 if detail else 1)))
        gap = max(1, room - cell_len(label) - cell_len(detail) - 1)
        over = Style(bgcolor=style.bgcolor)
        return Strip(
            [
                Segment("▌ " if here else "  ", Style(color=warm.color, bold=True) + over),
                Segment(
                    lead, (Style(color=warm.color, bold=True) if choice.mark in self.LIT else aside) + over
                ),
                Segment(label, style),
                Segment(" " * gap, style),
                Segment(f"{detail} ", aside + over),
            ]
        ).adjust_cell_length(width, style)


def whole(detail: str, room: int) -> str:
    """Return as many of the things in `detail`, which ` · ` parts, as fit `room` cells: none of them is ever cut."""
    things = cut(detail, 500).split(" · ")
    while things and cell_len(" · ".join(things)) > room:
        things.pop()
    return " · ".join(things)
