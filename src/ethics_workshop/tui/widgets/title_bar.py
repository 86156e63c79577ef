"""The line at the top: where one is on the left, who acts and in which language on the right."""

from typing import cast

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from ethics_workshop.tui.commands import Commanding
from ethics_workshop.tui.plain import plain

SPACE = "   "
"""Between title and subtitle."""
LEAST = 12
"""Cells under which a part that is cut says nothing any more."""
BETWEEN = " · "
"""Between the parts of a subtitle."""


class TitleBar(Widget):
    """Asks its screen for `mark_text()`, `title_text()`, `subtitle_text()` and `aside_text()` each time it is painted."""

    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; padding: 0 2; margin: 0 0 1 0; color: $quiet; }
    """

    _said = Content("")
    """What was painted last."""

    def renew(self) -> None:
        """Paint the line again if it says something else now."""
        if not self._line().is_same(self._said):
            self.refresh()

    def render(self) -> Content:
        """Return the line."""
        self._said = self._line()
        return self._said

    def _line(self) -> Content:
        """Return the line; what is on the right goes first when there is no room for both."""
        screen = cast("Commanding", self.screen)
        left = plain(screen.title_text(), "bold $strong")
        mark = screen.mark_text()
        if mark:
            left = Content.assemble(Content.styled(f" {mark} ", "bold $background on $now"), "  ", left)
        room = self.size.width
        subtitle = _fitting(screen.subtitle_text(), room - left.cell_length - len(SPACE))
        if subtitle:
            left = Content.assemble(left, SPACE, plain(subtitle))
        busy = screen.busy_text()
        right = plain(busy, "$now") if busy else plain(screen.aside_text())
        gap = room - left.cell_length - right.cell_length
        if gap < 2:
            return left.truncate(room, ellipsis=True)
        return Content.assemble(left, " " * gap, right)


def _fitting(subtitle: str, room: int) -> str:
    """Return as many of the subtitle's parts as `room` cells hold; the first alone may be cut, if enough of it is left."""
    parts = subtitle.split(BETWEEN)
    while len(parts) > 1 and cell_len(BETWEEN.join(parts)) > room:
        parts.pop()
    return BETWEEN.join(parts) if room >= min(LEAST, cell_len(parts[0])) else ""
