"""A long text that is laid out beforehand and drawn line by line: quick to change, quick to scroll."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from ethics_workshop.tui.widgets.rows import Drawn

GUTTER = 4
"""Cells before each line: a bar where the text is warned of, and the mark of the section one is in."""

KEPT = 6
"""Texts whose lines are kept drawn: the parts of a case, in the two ways one goes between."""


class Page(Drawn, can_focus=True):
    """Lines of at most `room` cells. Changing them costs no layout, and only the lines in view are ever drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--mark", "page--bar"}
    DEFAULT_CSS = """
    Page {
        width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        background: $background; color: $foreground;
    }
    Page > .page--bar { color: $now; background: $background; }
    Page > .page--mark { color: $cool; background: $background; text-style: bold; }
    """

    @dataclass
    class Scrolled(Message):
        """Other lines are in view."""

        page: "Page"

    @dataclass
    class Resized(Message):
        """There is another room for lines."""

        page: "Page"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.rows: Sequence[Content] = ()
        self.warned = False
        """Whether a warm bar stands before the lines."""
        self._marked = -1
        self._drawn: dict[int, Strip] = {}
        self._kept: list[tuple[Sequence[Content], bool, dict[int, Strip]]] = []

    @property
    def room(self) -> int:
        """The cells that a line may take."""
        return max(1, self.scrollable_content_region.width - GUTTER - 1)

    @property
    def plain(self) -> str:
        """The whole text without style."""
        return "\n".join(row.plain for row in self.rows)

    def show(self, rows: Sequence[Content], *, at: int = 0, warned: bool = False) -> None:
        """Show other lines, `at` the top of the window; `warned` puts a warm bar before them.

        The bar is drawn with the lines: as a border it would lay the whole screen out.
        """
        self._drawn.pop(self._marked, None)
        self.rows, self.warned, self._marked = rows, warned, -1
        self._drawn = self._drawn_before(rows, warned=warned)
        # not through the property: that would lay the whole screen out, and nothing moves
        self.set_reactive(Widget.virtual_size, Size(self.size.width, len(rows)))
        self.vertical_scrollbar.window_virtual_size = len(rows)
        self.go(at)
        self.refresh()

    def _drawn_before(self, rows: Sequence[Content], *, warned: bool) -> dict[int, Strip]:
        """Return the lines of `rows` that are drawn already: one goes to and fro between the parts of a case."""
        for known, bar, drawn in self._kept:
            if known is rows and bar is warned:
                return drawn
        self._kept = [*self._kept[1 - KEPT :], (rows, warned, {})]
        return self._kept[-1][2]

    def _forget(self) -> None:
        self._kept, self._drawn = [], {}

    def go(self, row: int) -> None:
        """Bring a row to the top, as near as that can be."""
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    def mark(self, row: int) -> None:
        """Mark the heading on a row."""
        if row != self._marked:
            before, self._marked = self._marked, row
            for each in (before, row):
                self._drawn.pop(each, None)
                self.refresh_line(each)

    def on_resize(self) -> None:
        """Tell that lines may be longer or shorter now."""
        self._forget()
        self.post_message(self.Resized(self))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other lines are in view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self))

    def notify_style_update(self) -> None:
        """Draw again after the colours changed."""
        super().notify_style_update()
        self._forget()

    def render_line(self, y: int) -> Strip:
        """Return one line in view; each is drawn once."""
        row = y + self.scroll_offset.y
        if row >= len(self.rows):
            row = -2  # a line under the text: the bar goes on
        if row not in self._drawn:
            drawn = self._draw(row)
            self._drawn[row] = drawn.adjust_cell_length(self.size.width, self.visual_style.rich_style)
        return self._drawn[row]

    def _draw(self, row: int) -> Strip:
        bar, mark = "▌ " if self.warned else "  ", "▌ " if row == self._marked else "  "
        lead = Strip(
            [
                Segment(bar, self.part("page--bar")),
                Segment(mark, self.part("page--mark")),
            ],
            GUTTER,
        )
        line = self.rows[row] if row >= 0 else None
        if line is None or not line.plain:
            return lead
        (drawn, *_) = Visual.to_strips(self, line, line.cell_length, 1, self.visual_style)
        return Strip.join([lead, drawn])
