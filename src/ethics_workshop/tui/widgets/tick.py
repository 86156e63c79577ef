"""Something to say yes to, or not: a box with its mark and a sentence."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import wrap

LEAD = 6
"""Cells before the sentence: the arrow of the focus and the box."""


class Tick(Widget, can_focus=True):
    """Space or a click ticks it and takes the tick back. The arrow marks the focus."""

    DEFAULT_CSS = """
    Tick { height: auto; color: $foreground; }
    Tick:focus { background: $raised; color: $strong; text-style: bold; }
    """

    class Changed(Message):
        """It was ticked, or its tick was taken back."""

    ticked = var(default=False)

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._label = label

    def watch_ticked(self) -> None:
        """Paint the mark."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """Return the number of lines at `width` cells."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the arrow, the box and the sentence, its lines under each other."""
        mark = "✓" if self.ticked else " "
        first = Content.assemble(("▸ " if self.has_focus else "  ", "$cool"), f"[{mark}] ")
        lines = self._lines(self.size.width)
        return Content("\n").join(
            (first if at == 0 else Content(" " * LEAD)) + line for at, line in enumerate(lines)
        )

    def _lines(self, width: int) -> list[Content]:
        return wrap(plain(self._label), max(1, width - LEAD))

    def on_click(self) -> None:
        """Tick by the mouse."""
        self.toggle()

    def on_key(self, event: events.Key) -> None:
        """Tick by the keyboard."""
        if event.key == "space":
            event.stop()
            self.toggle()

    def toggle(self) -> None:
        """Tick it, or take the tick back."""
        self.ticked = not self.ticked
        self.post_message(self.Changed())

    def keep_state(self) -> Sequence[object]:
        """Return whether it is ticked."""
        return (self.ticked,)

    def restore_state(self, state: Sequence[object]) -> None:
        """Tick it as it was."""
        self.ticked = bool(state[0])
