"""The two panels of the cockpit: what the room sees, and what the facilitator alone sees."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Digits

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView

MEASURE = 78
"""Cells of a line that is pleasant to read; wider rooms get wider margins."""
WIDE_MEASURE = 92
CLOCK_ROWS = 5
"""Rows that the large figures take with the air around them."""


class PagePanel(Panel):
    """A page of prose in the middle of a box. It scrolls when it is longer than the box."""

    DEFAULT_CSS = """
    PagePanel { padding: 0 1; border-subtitle-color: $quiet; border-subtitle-align: right; }
    PagePanel > VerticalScroll { height: 1fr; align: center middle; scrollbar-size-vertical: 1; }
    PagePanel > VerticalScroll.-long { align: center top; }
    PagePanel TextView { height: auto; }
    """

    def __init__(self, *, title: str, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(title=title, id=id)
        self._prose = Prose()

    def compose(self) -> ComposeResult:
        """Lay out the scrolling text."""
        with VerticalScroll(can_focus=False):
            yield TextView()

    def show(self, prose: Prose, *, subtitle: str = "") -> None:
        """Show a page from its beginning."""
        self._prose = prose
        self.retitle_below(subtitle)
        self._scroll.scroll_home(animate=False)
        self.draw()

    def retitle_below(self, subtitle: str) -> None:
        """Write into the lower border; empty takes it away."""
        self.border_subtitle = plain(subtitle) if subtitle else None

    def on_resize(self) -> None:
        """Lay the page out for the new width."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Lay the page out for the width there is, in the middle of the box."""
        width, height = self._room()
        if width <= 0 or height <= 0:
            return
        lines = fitted(self._prose, width, height - self.rows_below())
        self._scroll.set_class(len(lines) + self.rows_below() > height, "-long")
        view = self.query_one(TextView)
        view.styles.width = max([line.cell_length for line in lines], default=1)
        view.show(Content("\n").join(lines))

    def rows_below(self) -> int:
        """Return the rows that something under the text takes."""
        return 0

    def _room(self) -> tuple[int, int]:
        width = self.content_size.width - 2
        return min(width, MEASURE if width < 110 else WIDE_MEASURE), self.content_size.height

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def scroll(self, by: int) -> None:
        """Scroll by half a panel."""
        self._scroll.scroll_relative(y=by * max(1, self._scroll.size.height // 2), animate=False)


def fitted(prose: Prose, width: int, height: int) -> list[Content]:
    """Return the lines of `prose`; where they are too many, without the empty ones if that makes them fit."""
    lines = prose.lines(width)
    if len(lines) <= height:
        return lines
    first = next((number for number, line in enumerate(lines) if not line.plain), -1)
    close = [line for number, line in enumerate(lines) if line.plain or number == first]
    return close if len(close) <= height else lines


class RoomPanel(PagePanel):
    """What the room sees. Where there is room, and the step wants it, the timer in large figures."""

    DEFAULT_CSS = """
    RoomPanel { border: round $cool; border-title-color: $cool; }
    RoomPanel Digits { height: 3; margin-top: 2; text-align: center; color: $strong; display: none; }
    RoomPanel Digits.-over { color: $now; }
    RoomPanel.-timed Digits { display: block; }
    """

    def __init__(self, *, title: str, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(title=title, id=id)
        self._clock = ""

    def compose(self) -> ComposeResult:
        """Lay out the scrolling text, and the figures under it."""
        with VerticalScroll(can_focus=False):
            yield TextView()
            yield Digits("")

    def show_clock(self, clock: str, *, over: bool = False) -> None:
        """Show the time in large figures; an empty text takes them away."""
        changed = bool(clock) != bool(self._clock)
        self._clock = clock
        digits = self.query_one(Digits)
        digits.update(clock)
        digits.set_class(over, "-over")
        if changed:
            self.draw()

    def draw(self) -> None:
        """Lay the page out, the figures in the middle under it."""
        super().draw()
        self.query_one(Digits).styles.width = self.query_one(TextView).styles.width

    def rows_below(self) -> int:
        """Return the rows of the figures, where they fit under the text."""
        width, height = self._room()
        fits = bool(self._clock) and len(self._prose.lines(width)) + CLOCK_ROWS <= height
        self.set_class(fits, "-timed")
        return CLOCK_ROWS if fits else 0


class PrivatePanel(PagePanel):
    """What only the facilitator sees; hidden until it is asked for."""

    DEFAULT_CSS = """
    PrivatePanel { display: none; border-title-color: $now; padding: 1 1; }
    PrivatePanel > VerticalScroll, PrivatePanel > VerticalScroll.-long { align: left top; }
    """

    def _room(self) -> tuple[int, int]:
        return min(self.content_size.width - 2, MEASURE), self.content_size.height
