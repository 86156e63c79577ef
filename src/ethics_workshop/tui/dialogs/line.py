"""A label that stays on its one line."""

from textual.content import Content

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.widgets.text_view import TextView


class Line(TextView):
    """One line of text, with an ellipsis where the width does not hold it."""

    def __init__(self, text: str, *, classes: str | None = None) -> None:
        super().__init__(plain(text), classes=classes)
        self._line = plain(text)

    def lines(self, width: int) -> list[Content]:
        """Return the one line."""
        return [self._line.truncate(max(1, width), ellipsis=True)]
