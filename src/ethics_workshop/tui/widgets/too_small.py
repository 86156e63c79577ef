"""What is shown when the window is smaller than any screen can be."""

from typing import cast

from textual.content import Content
from textual.widget import Widget

from ethics_workshop.tui.commands import Commanding
from ethics_workshop.tui.plain import prose


class TooSmall(Widget):
    """Covers the screen with one sentence, and the size that is needed in columns and rows."""

    DEFAULT_CSS = """
    TooSmall {
        overlay: screen; position: absolute; offset: 0 0; width: 100vw; height: 100vh;
        background: $background; color: $foreground; content-align: center middle; text-align: center;
    }
    """

    def __init__(self, smallest: tuple[int, int]) -> None:
        super().__init__()
        self._smallest = smallest

    def render(self) -> Content:
        """Return the sentence."""
        screen = cast("Commanding", self.screen)
        larger = screen.words("Make the window larger, please.")
        columns, rows = self._smallest
        needed = screen.words("{columns} × {rows} at least", columns=columns, rows=rows)
        return prose("\n".join(filter(None, (screen.mark_text(), larger, needed))))
