"""The list of cases: drawn line by line as it is looked at, so that ten thousand cost no more than ten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.tui.plain import cut

KEPT = 500
"""Rows that are kept drawn."""

Said = Callable[[CaseSummary], tuple[str, str, str]]
"""What a row says of a case: its title, what stands at the right of it, and the line under it."""


class CaseList(ScrollView, can_focus=True):
    """Rows of `row_height` lines: the title, then a line about it, then air. One row has the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"case--title", "case--lit", "case--about", "case--mark"}
    DEFAULT_CSS = """
    CaseList { height: 1fr; background: $background; scrollbar-size-vertical: 1; }
    CaseList > .case--title { color: $foreground; background: $background; }
    CaseList > .case--lit { color: $strong; background: $background; text-style: bold; }
    CaseList > .case--about { color: $quiet; background: $background; }
    CaseList > .case--mark { color: $now; background: $background; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("enter", "open", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another case."""

        case: CaseSummary

    @dataclass
    class Opened(Message):
        """Enter was pressed on a case, or it was clicked when it had the cursor."""

        case: CaseSummary

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.cases: Sequence[CaseSummary] = ()
        self.cursor = 0
        self.row_height = 3
        self._said: Said = _nothing
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}

    @property
    def current(self) -> CaseSummary | None:
        """The case under the cursor; None in an empty list."""
        return self.cases[self.cursor] if self.cursor < len(self.cases) else None

    def show(self, cases: Sequence[CaseSummary], said: Said) -> None:
        """Show other cases, or the same ones in other words; the cursor stays on the same case."""
        before = self.current
        self.cases, self._said = cases, said
        if before is not None:
            at = next((i for i, case in enumerate(cases) if case.id == before.id), self.cursor)
            self.cursor = min(at, max(0, len(cases) - 1))
        self._fit()
        self.refresh()

    def keep_state(self) -> tuple[int]:
        """Return the cursor's place."""
        return (self.cursor,)

    def restore_state(self, state: Sequence[object]) -> None:
        """Put the cursor where it was: the cases come in the same order."""
        self.cursor = state[0] if isinstance(state[0], int) else 0

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, as near as there is one; only what changed is painted."""
        index = max(0, min(index, len(self.cases) - 1))
        if self.cases and index != self.cursor:
            before, self.cursor = self.cursor, index
            self._follow(before)
            self.post_message(self.Moved(self.cases[index]))

    def _follow(self, before: int) -> None:
        """Paint the two rows that changed; or bring the cursor to the middle, so that the next ones are on screen."""
        top = self.cursor * self.row_height
        if self.scroll_offset.y <= top <= self.scroll_offset.y + self.size.height - self.row_height:
            for row in (before, self.cursor):
                self.refresh(self._region(row))
        else:
            self.scroll_to(y=top - (self.size.height - self.row_height) // 2, animate=False, force=True)
            self.refresh()

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.move_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by screens."""
        self.move_to(self.cursor + by * max(1, self.size.height // self.row_height - 1))

    def action_go(self, index: int) -> None:
        """Move the cursor to the first row, or with -1 to the last."""
        self.move_to(index % max(1, len(self.cases)))

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def on_click(self, event: events.Click) -> None:
        """Move by the mouse, and open what has the cursor."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if index == self.cursor:
            self.action_open()
        elif index < len(self.cases):
            self.move_to(index)

    def on_resize(self) -> None:
        """Rows lose their air in a low window."""
        self.row_height = 3 if self.size.height >= 12 else 2
        self._fit()

    def notify_style_update(self) -> None:
        """Draw again after the colours changed."""
        super().notify_style_update()
        self._drawn.clear()

    def _fit(self) -> None:
        self._drawn.clear()
        self.virtual_size = Size(self.size.width, len(self.cases) * self.row_height)

    def _region(self, row: int) -> Region:
        return Region(0, row * self.row_height - self.scroll_offset.y, self.size.width, self.row_height)

    def render_line(self, y: int) -> Strip:
        """Return one line of the row that is there; a row is drawn once, and kept while it is shown as it is."""
        row, line = divmod(y + self.scroll_offset.y, self.row_height)
        if row >= len(self.cases):
            return Strip.blank(self.size.width, self.get_component_rich_style("case--about"))
        key = (row, row == self.cursor)
        if key not in self._drawn:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            self._drawn[key] = self._draw(*key)
        return self._drawn[key][line]

    def _draw(self, row: int, lit: bool) -> list[Strip]:  # the parts of a key
        width = self.size.width
        title, aside, under = self._said(self.cases[row])
        about = self.get_component_rich_style("case--about")
        style = self.get_component_rich_style("case--lit" if lit else "case--title")
        mark = Segment("▌ " if lit else "  ", self.get_component_rich_style("case--mark"))
        aside = cut(aside, width // 3)
        label = cut(title, width - cell_len(aside) - 5)
        gap = " " * (width - 3 - cell_len(label) - cell_len(aside))
        return [
            _strip([mark, Segment(label, style), Segment(gap, style), Segment(aside, about)], width, style),
            _strip([mark, Segment(cut(under, width - 3), about)], width, about),
            Strip.blank(width, about),
        ]


def _strip(segments: list[Segment], width: int, style: Style) -> Strip:
    return Strip(segments).adjust_cell_length(width, style)


def _nothing(case: CaseSummary) -> tuple[str, str, str]:
    return (case.id, "", "")
