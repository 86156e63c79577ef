"""Text that is made once and painted many times, broken at ordinary spaces alone."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ethics_workshop.tui.plain import prose
from ethics_workshop.tui.prose import Prose, without_widow


class TextView(Widget):
    """A block of text. A `str` is cleaned and never read as markup; `Content` is shown as it is, `Prose` is laid out.

    No-break spaces hold, as French needs; Textual's own wrapping breaks at them. No last word stands alone on its line.
    """

    DEFAULT_CSS = "TextView { height: auto; text-wrap: nowrap; }"

    def __init__(
        self,
        content: Content | Prose | str = "",
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._content = _safe(content)
        self._laid: tuple[int, list[Content]] = (0, [])

    @property
    def plain(self) -> str:
        """What is shown, before it is broken into lines and without style."""
        return self._content.plain

    def show(self, content: Content | Prose | str, *, layout: bool = True) -> None:
        """Show something else; `layout=False` where the block's size is fixed."""
        self._content = _safe(content)
        self._laid = (0, [])
        self.refresh(layout=layout)

    def lines(self, width: int) -> list[Content]:
        """Return the lines at `width` cells."""
        if self._laid[0] != width:
            self._laid = (width, _lines(self._content, max(1, width)))
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """Return the number of lines at `width` cells."""
        return len(self.lines(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  # Textual's
        """Return the width of the longest line."""
        if isinstance(self._content, Prose):
            return container.width
        return max((line.cell_length for line in self._content.split(allow_blank=True)), default=0)

    def render(self) -> Content:
        """Return the lines at the present width."""
        return Content("\n").join(self.lines(self.size.width))


def rows_of(content: Content | Prose | str, width: int) -> int:
    """Return how many lines a `TextView` makes of `content` at `width` cells."""
    return len(_lines(_safe(content), max(1, width)))


def _lines(content: Content | Prose, width: int) -> list[Content]:
    if isinstance(content, Prose):
        return content.lines(width, even=True)
    return [line for part in content.split(allow_blank=True) for line in without_widow(part, width)]


def _safe(content: Content | Prose | str) -> Content | Prose:
    return prose(content) if isinstance(content, str) else content
