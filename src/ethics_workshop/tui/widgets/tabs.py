"""Tabs with an underline: which part of a long thing one is in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.widgets.spots import Spot


class Tabs(Widget):
    """Two lines: the names with their keys, and the underline. The screen's own keys change the tab."""

    DEFAULT_CSS = "Tabs { height: 2; padding: 0 2; }"

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        index: int

    def __init__(self, names: Sequence[str], *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._names = list(names)
        self.index = 0

    def show(self, index: int) -> None:
        """Mark another tab."""
        self.index = index
        self.refresh()

    def _spans(self) -> list[tuple[int, int]]:
        spans, column = [], 0
        for number, name in enumerate(self._names, 1):
            width = plain(f"{number} {name}").cell_length
            spans.append((column, column + width))
            column += width + 3
        return spans

    def render(self) -> Content:
        """Return the names and the underline."""
        names, line, end = [], [], 0
        for index, (name, (start, stop)) in enumerate(zip(self._names, self._spans(), strict=True)):
            lit = index == self.index
            names.append(
                Content.assemble((f"{index + 1} ", "$cool"), plain(name, "bold $strong" if lit else "$quiet"))
            )
            line.append(Content.styled("─" * (start - end), "$line"))
            line.append(Content.styled(("━" if lit else "─") * (stop - start), "$now" if lit else "$line"))
            end = stop
        line.append(Content.styled("─" * max(0, self.size.width - end), "$line"))
        first = Content("   ").join(names)
        return Content("\n").join([first, Content.assemble(*line).truncate(self.size.width)])

    def spots(self) -> list[Spot]:
        """Return the tabs as places to jump to."""
        left, top = self.content_region.offset

        def choosing(index: int) -> Callable[[], None]:
            def go() -> None:
                self.post_message(self.Chosen(index))

            return go

        return [Spot(left + start, top, choosing(index)) for index, (start, _) in enumerate(self._spans())]

    def on_click(self, event: events.Click) -> None:
        """Choose a tab with the mouse."""
        for index, (start, stop) in enumerate(self._spans()):
            if start <= event.x - self.styles.padding.left < stop:
                self.post_message(self.Chosen(index))
