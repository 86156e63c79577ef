"""The panel of filters: groups of choices, each with the number of cases it would leave."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.grouped import Grouped
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import wrap

GOES_ON = "…"
"""The mark of a line, never drawn, on which the name of the choice above it goes on; its detail is that one’s key."""


class Filters(Grouped):
    """Choices that Space takes too; they show their cursor only while the panel has the focus.

    A name that is too long for a line goes on below: two choices must not look alike.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "pick", show=False)]

    _given: Sequence[Choice] = ()
    """The choices before their names were laid out in lines."""
    _laid_for = 0
    """The cells that they were laid out for."""

    def show(self, choices: Sequence[Choice], *, empty: str | None = None) -> None:
        """Show other choices."""
        self._given, self._laid_for = choices, self.scrollable_content_region.width
        super().show([line for choice in choices for line in _lines(choice, self._laid_for)], empty=empty)

    def on_resize(self) -> None:
        """Names have more room, or less."""
        if self._laid_for != self.scrollable_content_region.width:
            self.show(self._given)

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Put the light out: two cursors on a screen are one too many."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take a choice by any of its lines."""
        event.prevent_default()
        index = event.y + self.scroll_offset.y
        while 0 < index < len(self.choices) and self.choices[index].mark == GOES_ON:
            index -= 1
        if index == self.cursor:
            self.action_pick()
        elif index < len(self.choices):
            self.go(index)

    def _follow(self) -> None:
        """Bring all the lines of the choice under the cursor into view."""
        super()._follow()
        last = self.cursor
        while last + 1 < len(self.choices) and self.choices[last + 1].mark == GOES_ON:
            last += 1
        hidden = last - self.scroll_offset.y - max(1, self.size.height) + 1
        if hidden > 0:
            self.scroll_to(y=self.scroll_offset.y + hidden, animate=False, force=True)

    def _line(self, choice: Choice, width: int, *, here: bool) -> Strip:
        if choice.mark != GOES_ON:
            return super()._line(choice, width, here=here and self.has_focus)
        here = self.has_focus and self.current is not None and self.current.key == choice.detail
        style = self.part("choice--cursor" if here else "choice--line")
        bar = self.part("choice--bar") + Style(bgcolor=style.bgcolor)
        return Strip(
            [Segment("▌ " if here else "  ", bar), Segment(f"  {choice.label}", style)]
        ).adjust_cell_length(width, style)


def _lines(choice: Choice, width: int) -> Iterator[Choice]:
    """Yield the lines of a choice: its name broken so that the count stands apart at the right of the first."""
    room = width - 2 - cell_len(f"{choice.mark} ") - cell_len(choice.detail) - 3
    if not choice.key or room < 8 or cell_len(choice.label) <= room:
        yield choice
        return
    first, *rest = (row.plain for row in wrap(plain(choice.label), room))
    yield Choice(choice.key, first, choice.detail, choice.mark)
    yield from (Choice("", row, choice.key, GOES_ON) for row in rest)
