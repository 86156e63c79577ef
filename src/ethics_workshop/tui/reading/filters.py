"""The panel of filters: groups of choices, each with the number of cases it would leave."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.strip import Strip

from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.plain import cut


class Filters(ChoiceList):
    """A `ChoiceList` in groups: lines without a key are headings, and the cursor passes over them."""

    DEFAULT_CSS = "Filters { overflow-x: hidden; scrollbar-gutter: stable; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "pick", show=False)]

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

    def show(self, choices: "list[Choice] | tuple[Choice, ...]", *, empty: str | None = None) -> None:  # type: ignore[override]
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

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Put the light out: two cursors on a screen are one too many."""
        self.refresh()

    def _line(self, choice: Choice, width: int, *, here: bool) -> Strip:
        quiet = self.get_component_rich_style("choice--detail")
        if not choice.key:
            return Strip([Segment(f"  {cut(choice.label, width - 2)}", quiet)]).adjust_cell_length(
                width, quiet
            )
        return super()._line(choice, width, here=here and self.has_focus)
