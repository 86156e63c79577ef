"""The line at the top: where one is on the left, who acts and in which language on the right."""

from typing import cast

from textual.content import Content
from textual.widget import Widget

from ethics_workshop.tui.commands import Commanding
from ethics_workshop.tui.plain import plain


class TitleBar(Widget):
    """Asks its screen for `mark_text()`, `title_text()`, `subtitle_text()` and `aside_text()` each time it is painted."""

    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; padding: 0 2; margin: 0 0 1 0; color: $quiet; }
    """

    def render(self) -> Content:
        """Return the line; what is on the right goes first when there is no room for both."""
        screen = cast("Commanding", self.screen)
        left = plain(screen.title_text(), "bold $strong")
        mark = screen.mark_text()
        if mark:
            left = Content.assemble(Content.styled(f" {mark} ", "bold $background on $now"), "  ", left)
        subtitle = screen.subtitle_text()
        if subtitle:
            left = Content.assemble(left, "   ", plain(subtitle))
        busy = screen.busy_text()
        right = plain(busy, "$now") if busy else plain(screen.aside_text())
        gap = self.size.width - left.cell_length - right.cell_length
        if gap < 2:
            return left.truncate(self.size.width, ellipsis=True)
        return Content.assemble(left, " " * gap, right)
