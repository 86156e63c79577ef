"""The page of the stage, in the middle of its window, and the clock under it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ethics_workshop.tui.cockpit.panels import figures
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.stage import font
from ethics_workshop.tui.stage.layout import Face, face
from ethics_workshop.tui.widgets.text_view import TextView


class StagePanel(Widget):
    """Lays a page out at the largest type that the window holds. It scrolls when it is longer than that."""

    DEFAULT_CSS = """
    StagePanel { layout: vertical; height: 1fr; padding: 0 4; align: center middle; }
    StagePanel VerticalScroll { width: auto; height: auto; max-height: 100%; max-width: 100%; scrollbar-size-vertical: 1; }
    StagePanel TextView { width: auto; height: auto; }
    StagePanel #clock { width: 100%; color: $strong; display: none; }
    StagePanel #clock.-over { color: $now; }
    StagePanel.-timed #clock { display: block; margin-top: 2; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._prose = Prose()
        self._seconds: int | None = None
        self._face = Face([])

    def compose(self) -> ComposeResult:
        """Lay out the scrolling page, and the clock under it."""
        with VerticalScroll(can_focus=False):
            yield TextView("", id="page")
        yield TextView("", id="clock")

    def show(self, prose: Prose, seconds: int | None) -> None:
        """Show a page from its beginning, and the seconds left (below zero: gone over); None without a clock."""
        self._prose, self._seconds = prose, seconds
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.draw()

    def show_clock(self, seconds: int) -> None:
        """Show the seconds left on a page that has a clock."""
        self._seconds = seconds
        self._draw_clock()

    def on_resize(self) -> None:
        """Lay the page out for the new size."""
        self.draw()

    def draw(self) -> None:
        """Lay the page out for the size there is."""
        width, height = self.content_size
        if width <= 0 or height <= 0:
            return
        self._face = face(self._prose, width - 1, height, timed=self._seconds is not None)
        self.query_one("#page", TextView).show(Content("\n").join(self._face.lines))
        self.set_class(self.has_clock, "-timed")
        self._draw_clock()

    @property
    def has_clock(self) -> bool:
        """Whether the clock stands under the page: where it does not, the top line has it."""
        return bool(self._face.clock) and self._seconds is not None

    def _draw_clock(self) -> None:
        if self._seconds is None or not self._face.clock:
            return
        clock = self.query_one("#clock", TextView)
        rows = font.drawn(figures(self._seconds).strip(), self._face.clock)
        width = self.content_size.width
        clock.set_class(self._seconds < 0, "-over")
        clock.show(Content("\n".join(row.center(width).rstrip() for row in rows)), layout=False)

    def scroll(self, by: int) -> None:
        """Scroll by half a window."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=by * max(1, page.size.height // 2), animate=False)
