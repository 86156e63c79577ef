"""A text that is shown as far as there is room: for previews, where what follows is a key away."""

from textual.content import Content
from textual.widget import Widget

from ethics_workshop.tui.prose import Prose


class Cropped(Widget):
    """A text of a fixed size: it changes without a new layout, which is what makes a preview quick."""

    DEFAULT_CSS = "Cropped { height: 1fr; width: 1fr; text-wrap: nowrap; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._prose = Prose()

    def show(self, prose: Prose) -> None:
        """Show another text."""
        self._prose = prose
        self.refresh()

    @property
    def plain(self) -> str:
        """The whole text without layout."""
        return self._prose.plain

    def render(self) -> Content:
        """Return the lines that fit, with an ellipsis under them where some are missing."""
        lines = self._prose.lines(max(1, self.size.width))
        if len(lines) > self.size.height > 0:
            lines = [*lines[: self.size.height - 1], Content.styled("…", "$quiet")]
        return Content("\n").join(lines)
