"""The contents of a case beside its text."""

from collections.abc import Sequence

from textual.geometry import Region

from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList


class Contents(ChoiceList):
    """Headings. They change with every part that one turns to: only the lines that differ are painted."""

    def _repaint(self, before: Sequence[Choice], cursor: int) -> None:
        if self.scroll_offset.y or not before or not self.choices:
            self.refresh()
            return
        for y in range(max(len(before), len(self.choices))):
            if before[y : y + 1] != self.choices[y : y + 1] or (y == cursor) != (y == self.cursor):
                self.refresh(Region(0, y, self.size.width, 1))
