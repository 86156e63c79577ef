"""Text that is made once and painted many times."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static

from ethics_workshop.tui.plain import prose


class TextView(Static):
    """A block of text. A `str` is cleaned and never read as markup; `Content` is shown as it is."""

    def __init__(
        self,
        content: Content | str = "",
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(_safe(content), markup=False, id=id, classes=classes)

    def show(self, content: Content | str, *, layout: bool = True) -> None:
        """Show something else; `layout=False` where the block's size is fixed."""
        self.update(_safe(content), layout=layout)


def _safe(content: Content | str) -> VisualType:
    return content if isinstance(content, Content) else prose(content)
