"""A text of which what matters most is shown where there is little room: for previews, with the whole a key away."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.widgets.fitting import fitting


class Cropped(Widget):
    """A text of a fixed size: it changes without a new layout, which is what makes a preview quick."""

    DEFAULT_CSS = "Cropped { height: 1fr; width: 1fr; text-wrap: nowrap; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._prose = Prose()
        self._laid: tuple[Size, list[Content]] = (Size(), [])

    def show(self, prose: Prose) -> None:
        """Show another text."""
        self._prose, self._laid = prose, (Size(), [])
        self.refresh()

    @property
    def plain(self) -> str:
        """The whole text without layout."""
        return self._prose.plain

    def render(self) -> Content:
        """Return the lines that fit; what may be left out goes first, whole, and only then is something cut."""
        if self._laid[0] != self.size:
            width, height = max(1, self.size.width), self.size.height
            self._laid = (self.size, fitting(self._prose.fitting(width, height), height, width))
        return Content("\n").join(self._laid[1])
