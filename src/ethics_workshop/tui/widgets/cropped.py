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
        self._laid: tuple[int, list[Content]] = (0, [])

    def show(self, prose: Prose) -> None:
        """Show another text."""
        self._prose, self._laid = prose, (0, [])
        self.refresh()

    @property
    def plain(self) -> str:
        """The whole text without layout."""
        return self._prose.plain

    def render(self) -> Content:
        """Return the lines that fit, with an ellipsis under them where some are missing."""
        width = max(1, self.size.width)
        if self._laid[0] != width:
            self._laid = (width, self._prose.lines(width))
        lines = self._laid[1]
        if len(lines) > self.size.height > 0:
            lines = [*lines[: self.size.height - 1], Content.styled("…", "$quiet")]
        return Content("\n").join(lines)
