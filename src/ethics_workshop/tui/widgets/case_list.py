"""The list of cases: fetched and drawn as it is looked at, so that ten thousand cost no more than ten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.tui.painting import PAINTED
from ethics_workshop.tui.plain import cut, plain
from ethics_workshop.tui.prose import wrap
from ethics_workshop.tui.widgets.rows import Drawn, set_rows

KEPT = 500
"""Rows that are kept drawn."""

HELD = 3_000
"""Cases that are kept fetched; with more, what was fetched before is forgotten."""

BLOCK = 20
"""Cases that are asked for at a time."""

BETWEEN = " · "
"""What stands between the things that the line under a title says."""

Said = Callable[[CaseSummary], tuple[str, str, str]]
"""What a row says of a case: its title, what stands at the right of it, and the line under it."""


class CaseList(Drawn, can_focus=True):
    """Rows of `row_height` lines: the title, then a line about it, then air. One row has the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"case--title", "case--lit", "case--about", "case--mark"}
    DEFAULT_CSS = """
    CaseList {
        width: 100%; height: 1fr; background: $background; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
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
        """The cursor stands on another row; its case may still have to be fetched."""

        list: "CaseList"

    @dataclass
    class Opened(Message):
        """Enter was pressed on a case, or it was clicked when it had the cursor; it may still have to be fetched."""

        list: "CaseList"

    @dataclass
    class Wanted(Message):
        """Rows are looked at, or soon will be, whose cases were not given yet: answer with `fill`."""

        list: "CaseList"
        keys: Sequence[int]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.keys: Sequence[int] = ()
        self.cursor = 0
        self.row_height = 3
        self._cases: dict[int, CaseSummary] = {}
        self._asked: set[int] = set()
        self._said: Said = _nothing
        self._empty = ""
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}
        self._waits = False
        """Whether a row was painted without its case."""

    @property
    def current(self) -> CaseSummary | None:
        """The case under the cursor; None in an empty list, and while it is being fetched."""
        return self._cases.get(self.keys[self.cursor]) if self.cursor < len(self.keys) else None

    @property
    def current_key(self) -> int | None:
        """The key under the cursor; None in an empty list."""
        return self.keys[self.cursor] if self.cursor < len(self.keys) else None

    def show(self, keys: Sequence[int], said: Said, *, cursor: int | None = None, empty: str = "") -> None:
        """Show the cases of `keys`, as `said` puts them; the cursor stays in its place unless another is given."""
        if said != self._said:
            self._drawn.clear()
        self.keys, self._said, self._empty = keys, said, empty
        self._asked.clear()
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, len(keys) - 1))
        set_rows(self, len(self.keys) * self.row_height)
        self._reveal()
        self.refresh()

    def fill(self, cases: Mapping[int, CaseSummary]) -> None:
        """Take the cases that were asked for."""
        if len(self._cases) > HELD:
            self._cases.clear()
            self._asked.clear()
        new = [key for key, case in cases.items() if self._cases.get(key) != case]
        changed = any(key in self._cases for key in new)
        self._cases.update(cases)
        if changed:
            self._drawn.clear()
        if changed or self._waits:
            self._waits = False
            self.refresh()

    def forget(self) -> None:
        """Forget the cases: files changed."""
        self._cases.clear()
        self._drawn.clear()

    def keep_state(self) -> tuple[int]:
        """Return the cursor's place."""
        return (self.cursor,)

    def restore_state(self, state: Sequence[object]) -> None:
        """Put the cursor where it was: the cases come in the same order."""
        self.cursor = state[0] if isinstance(state[0], int) else 0

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, as near as there is one; only what changed is painted."""
        index = max(0, min(index, len(self.keys) - 1))
        if self.keys and index != self.cursor:
            before, self.cursor = self.cursor, index
            self._follow(before)
            self.post_message(self.Moved(self))

    def _follow(self, before: int) -> None:
        """Paint the two rows that changed: that is quick. At an edge the list moves on after that, ahead of the cursor."""
        if not self._in_view():
            self._reveal()
            self.refresh()
            return
        for row in (before, self.cursor):
            self.refresh(self._region(row))
        if not self._in_view(spare=self.row_height):
            self.set_timer(PAINTED, partial(self._reveal, spare=self.row_height))

    def _in_view(self, spare: int = 0) -> bool:
        """Whether the row with the cursor is seen, with `spare` lines above and below it where there are more rows."""
        top = self.cursor * self.row_height
        first = self.scroll_offset.y + min(spare, self.scroll_offset.y)
        last = self.scroll_offset.y + self.size.height - self.row_height
        return first <= top <= last - min(spare, self.max_scroll_y - self.scroll_offset.y)

    def _reveal(self, spare: int = 0) -> None:
        """Bring the cursor to the middle, so that the next rows are on screen, unless it is seen well enough."""
        if self.size and not self._in_view(spare):
            middle = self.cursor * self.row_height - (self.size.height - self.row_height) // 2
            self.scroll_to(y=max(0, middle), animate=False, force=True)

    def _ask_for(self, row: int, *, ahead: bool = False) -> None:
        """Ask for the cases about a row, once; when it is not in view yet, after what is has been painted."""
        block = row // BLOCK
        if block not in self._asked:
            self._asked.add(block)
            keys = [key for key in self.keys[block * BLOCK : (block + 1) * BLOCK] if key not in self._cases]
            if keys and ahead:
                self.set_timer(PAINTED, partial(self.post_message, self.Wanted(self, keys)))
            elif keys:
                self.post_message(self.Wanted(self, keys))

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.move_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by screens."""
        self.move_to(self.cursor + by * max(1, self.size.height // self.row_height - 1))

    def action_go(self, index: int) -> None:
        """Move the cursor to the first row, or with -1 to the last."""
        self.move_to(index % max(1, len(self.keys)))

    def action_open(self) -> None:
        """Open the case under the cursor."""
        self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """Move by the mouse, and open what has the cursor."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if index == self.cursor:
            self.action_open()
        elif index < len(self.keys):
            self.move_to(index)

    def on_resize(self) -> None:
        """Rows lose their air in a low window."""
        self.row_height = 3 if self.size.height >= 12 else 2
        self._drawn.clear()
        set_rows(self, len(self.keys) * self.row_height)
        self._reveal()

    def notify_style_update(self) -> None:
        """Draw again after the colours changed."""
        super().notify_style_update()
        self._drawn.clear()

    @property
    def _width(self) -> int:
        """The cells of a row: those beside the scroll bar."""
        return self.scrollable_content_region.width

    def _region(self, row: int) -> Region:
        """Return where the lines of a row are that the cursor changes: its last is air."""
        return Region(0, row * self.row_height - self.scroll_offset.y, self.size.width, 2)

    def render_line(self, y: int) -> Strip:
        """Return one line of the row that is there; a case is drawn once, and kept wherever the next letter puts it."""
        row, line = divmod(y + self.scroll_offset.y, self.row_height)
        if row >= len(self.keys):
            return self._nothing_there(y)
        if self.keys[row] not in self._cases:
            self._ask_for(row)
            self._waits = True
            return self._waiting(line, lit=row == self.cursor)
        if line == 0:
            self._ask_for(min(row + BLOCK // 2, len(self.keys) - 1), ahead=True)
            self._ask_for(max(row - BLOCK // 2, 0), ahead=True)
        key = (self.keys[row], row == self.cursor)
        if key not in self._drawn:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            self._drawn[key] = self._draw(*key)
        return self._drawn[key][line]

    def _nothing_there(self, y: int) -> Strip:
        """Return a line under the last row; in an empty list the sentence that says so, and what to do."""
        width, about = self._width, self.part("case--about")
        rows = wrap(plain(self._empty), max(1, width - 4)) if self._empty and not self.keys else []
        text = f"  {rows[y].plain}" if y < len(rows) else ""
        return _strip([Segment(text, about)], width, about)

    def _waiting(self, line: int, *, lit: bool) -> Strip:
        """Return a line of a row whose case is on its way."""
        width, about = self._width, self.part("case--about")
        mark = Segment("▌ " if lit and line < 2 else "  ", self.part("case--mark"))
        return _strip([mark, Segment("…" if line == 0 else "", about)], width, about)

    def _draw(self, case: int, lit: bool) -> list[Strip]:  # the parts of a key
        width = self._width
        title, aside, under = self._said(self._cases[case])
        about = self.part("case--about")
        style = self.part("case--lit" if lit else "case--title")
        mark = Segment("▌ " if lit else "  ", self.part("case--mark"))
        aside = cut(aside, width // 3)
        if width - cell_len(aside) - 5 < cell_len(title) <= width - 3:
            aside = ""  # a title is worth more than what stands beside it
        label = cut(title, width - (cell_len(aside) + 5 if aside else 3))
        gap = " " * (width - 3 - cell_len(label) - cell_len(aside))
        return [
            _strip([mark, Segment(label, style), Segment(gap, style), Segment(aside, about)], width, style),
            _strip([mark, Segment(whole(under, width - 3), about)], width, about),
            _air(width, about),
        ]


def whole(under: str, width: int) -> str:
    """Return as many of the things said (`Spot it · Gifts · Managers`) as fit; only the first is ever cut."""
    said = under.split(BETWEEN)
    while len(said) > 1 and cell_len(BETWEEN.join(said)) > width:
        said.pop()
    return cut(BETWEEN.join(said), width)


@lru_cache(4)
def _air(width: int, style: Style) -> Strip:
    """Return the line below a row: always the same one, which keeps what was made of it."""
    return Strip.blank(width, style)


def _strip(segments: list[Segment], width: int, style: Style) -> Strip:
    return Strip(segments).adjust_cell_length(width, style)


def _nothing(case: CaseSummary) -> tuple[str, str, str]:
    return (case.id, "", "")
