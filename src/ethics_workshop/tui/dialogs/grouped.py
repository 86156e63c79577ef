"""A list in groups, each under its heading."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.plain import cut


class Grouped(ChoiceList):
    """A `ChoiceList` in groups: lines without a key are headings or air, and the cursor passes over them."""

    DEFAULT_CSS = "Grouped { scrollbar-gutter: stable; }"

    def go(self, index: int) -> None:
        """Put the cursor on the choice at `index`, or on the next one the way it was going."""
        count = len(self.choices)
        step = 1 if index >= self.cursor else -1
        for start, by in ((index, step), (index, -step)):
            at = max(0, min(start, count - 1))
            while 0 <= at < count and not self.choices[at].key:
                at += by
            if 0 <= at < count:
                super().go(at)
                return

    def show(self, choices: Sequence[Choice], *, empty: str | None = None) -> None:
        """Show other lines; the cursor never rests on a heading."""
        super().show(choices, empty=empty)
        if self.current is not None and not self.current.key:
            self.go(self.cursor)

    def _follow(self) -> None:
        """Bring the cursor into view, and with the first choice of a group its heading."""
        above = self.cursor
        while above > 0 and not self.choices[above - 1].key:
            above -= 1
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if above < top:
            self.scroll_to(y=above, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    def _line(self, choice: Choice, width: int, *, here: bool) -> Strip:
        if choice.key:
            return super()._line(choice, width, here=here)
        quiet = self.part("choice--detail")
        return Strip([Segment(f"  {cut(choice.label, width - 2)}", quiet)]).adjust_cell_length(width, quiet)
