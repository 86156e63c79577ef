"""The two panels of the cockpit: what the room sees, and what the facilitator alone sees."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Digits

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import Air, Prose
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView

MEASURE = 78
"""Cells of a line that is pleasant to read; wider rooms get wider margins."""
WIDE_MEASURE = 84
CLOCK_ROWS = 6
"""Rows that the large figures take, with the air around them and the line under them."""
LINE = 30
"""Cells of the line that shows how much time is left."""
ENDING = 30
"""Seconds before its end in which a step says, gently, that it ends."""


class PagePanel(Panel):
    """A page of prose in the middle of a box. It scrolls when it is longer than the box."""

    DEFAULT_CSS = """
    PagePanel { padding: 0 1; border-subtitle-color: $quiet; border-subtitle-align: right; }
    PagePanel > VerticalScroll { height: 1fr; align: center middle; scrollbar-size-vertical: 1; }
    PagePanel > VerticalScroll.-long { align: center top; }
    PagePanel TextView { height: auto; }
    """

    AMPLE: ClassVar[float] = 0.0
    """The part of the panel that its longest page may take with two empty lines between paragraphs; 0: always one."""

    def __init__(self, *, title: str, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(title=title, id=id)
        self._prose = Prose()
        self._pages: Sequence[Prose] = (self._prose,)

    def compose(self) -> ComposeResult:
        """Lay out the scrolling text."""
        with VerticalScroll(can_focus=False):
            yield TextView()

    def show(self, prose: Prose, *, subtitle: str = "", among: Sequence[Prose] = ()) -> None:
        """Show a page from its beginning. All pages `among` which it is begin at the same place of the panel."""
        self._prose, self._pages = prose, among or (prose,)
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
        pages = laid_out(self._pages, width, height - self.rows_below(), ample=self.AMPLE)
        lines = pages[self._pages.index(self._prose)]
        longest = min(max(map(len, pages)), height - self.rows_below())
        self._scroll.set_class(len(lines) + self.rows_below() > height, "-long")
        view = self.query_one(TextView)
        view.styles.width = max([line.cell_length for page in pages for line in page], default=1)
        view.show(Content("\n").join([*lines, *[Content("")] * (longest - len(lines))]))

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


def laid_out(pages: Sequence[Prose], width: int, height: int, *, ample: float = 0.0) -> list[list[Content]]:
    """Return the lines of each page, with the most air that `height` rows hold: two empty lines for all pages or none.

    `ample` is the part of the rows that the longest page may take with two.
    """
    for air in (Air.LOOSE, Air.AMPLE):
        airy = [page.projected(width, air) for page in pages]
        if max(map(len, airy)) <= ample * height:
            return airy
    return [_fitted(page, width, height) for page in pages]


def _fitted(page: Prose, width: int, height: int) -> list[Content]:
    tries = (page.projected(width, air) for air in (Air.FULL, Air.SOME, Air.LEAST))
    return next((lines for lines in tries if len(lines) <= height), page.projected(width, Air.FULL))


def figures(seconds: int) -> str:
    """Return the time as it stands in large figures: as wide at every second, over time too."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ' '}{minutes:02}:{rest:02} "


def time_left(seconds: int, planned: int) -> str:
    """Return a line of which the heavy part is what is left of the planned time; empty without a plan."""
    if not planned:
        return ""
    heavy = round(LINE * max(0, min(seconds, planned)) / planned)
    return "━" * heavy + "─" * (LINE - heavy)


class RoomPanel(PagePanel):
    """What the room sees. Where there is room, and the step wants it, the timer in large figures."""

    DEFAULT_CSS = """
    RoomPanel { border: round $cool; border-title-color: $cool; }
    RoomPanel Digits {
        height: 3; margin-top: 2; text-align: center; text-style: bold; color: $strong; display: none;
    }
    RoomPanel Digits.-ending { color: $now; }
    RoomPanel .left { height: 1; text-align: center; color: $cool; display: none; }
    RoomPanel .left.-ending { color: $now; }
    RoomPanel.-timed Digits, RoomPanel.-timed .left { display: block; }
    """

    AMPLE = 0.8

    def __init__(self, *, title: str, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(title=title, id=id)
        self._clock = ""

    def compose(self) -> ComposeResult:
        """Lay out the scrolling text, and the figures under it."""
        with VerticalScroll(can_focus=False):
            yield TextView()
            yield Digits("")
            yield TextView("", classes="left")

    def show_clock(self, seconds: int | None, planned: int = 0) -> None:
        """Show the time left in large figures, below zero the time gone over; None takes them away.

        Of `planned` seconds a line under the figures shows how many are left, so that nobody has to read.
        """
        face = figures(seconds) if seconds is not None else ""
        changed = bool(face) != bool(self._clock)
        digits = self.query_one(Digits)
        if face != self._clock:
            digits.update(face)
        self._clock = face
        ending = bool(planned) and seconds is not None and seconds <= ENDING
        line = self.query_one(".left", TextView)
        left = time_left(seconds, planned) if seconds is not None else ""
        if line.plain != left:
            line.show(left, layout=False)
        for part in (digits, line):
            part.set_class(ending, "-ending")
        if changed:
            self.draw()

    def draw(self) -> None:
        """Lay the page out, the figures in the middle under it."""
        super().draw()
        for part in (self.query_one(Digits), self.query_one(".left")):
            part.styles.width = self.query_one(TextView).styles.width

    def rows_below(self) -> int:
        """Return the rows of the figures, where they fit under the text."""
        width, height = self._room()
        longest = max(len(page.projected(width, Air.FULL)) for page in self._pages)
        fits = bool(self._clock) and longest + CLOCK_ROWS <= height
        self.set_class(fits, "-timed")
        return CLOCK_ROWS if fits else 0


class PrivatePanel(PagePanel):
    """What only the facilitator sees; hidden until it is asked for."""

    DEFAULT_CSS = """
    PrivatePanel { display: none; border: round $now; border-title-color: $now; padding: 1 1; background: $surface; }
    PrivatePanel > VerticalScroll, PrivatePanel > VerticalScroll.-long { align: left top; }
    """

    def _room(self) -> tuple[int, int]:
        return min(self.content_size.width - 2, MEASURE), self.content_size.height
