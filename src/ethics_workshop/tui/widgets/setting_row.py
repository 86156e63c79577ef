"""One setting on two lines or more: its name, its value and where that comes from, and what it is for."""

from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import without_widow, wrap
from ethics_workshop.tui.widgets.spots import Spot

BAR = 2
"""Cells before the name: the bar of the lit row."""
WIDE = 36
"""Cells beside the name from which on the value’s origin and the remark stand there; with fewer they come below."""
INDENT = 2
"""Cells before what comes below the name."""


class SettingRow(Widget, can_focus=True):
    """Shows one setting whole, on as many lines as that takes; a click on the row that is lit changes it.

    `name_width` is in cells.
    """

    DEFAULT_CSS = """
    SettingRow { height: auto; padding: 0 1 0 0; color: $foreground; }
    SettingRow:focus { background: $raised; }
    """

    @dataclass
    class Chosen(Message):
        """A row that was lit already was clicked."""

        row: "SettingRow"

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._label = self._value = self._origin = self._about = ""
        self._gap = 0
        self._warns = False

    def tell(
        self, name: str, value: str, origin: str, about: str, *, name_width: int, warns: bool = False
    ) -> None:
        """Show these texts; `warns` puts the second line in the warm colour, after a mark."""
        self._label, self._value, self._origin = name, value, origin
        self._about, self._warns, self._gap = about, warns, name_width
        self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines the row takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        here, room = self.has_focus, max(1, width - BAR)
        bar = Content.styled("▌ " if here else "  ", "bold $now")
        return [bar + line for line in self._laid(room, "bold $strong" if here else "$foreground")]

    def _laid(self, room: int, style: str) -> list[Content]:
        gap = self._gap if room >= self._gap + WIDE * 2 // 3 else room // 3
        wide, beside = room - gap >= WIDE, max(1, room - gap)
        names = wrap(plain(self._label, style), max(1, gap - 2))
        origin, value = plain(self._origin, "$quiet"), plain(self._value, "bold $strong")
        about = plain(f"! {self._about}" if self._warns else self._about, "$now" if self._warns else "$quiet")
        if wide:
            said = wrap(value, beside - origin.cell_length - 2)
            said[0] += " " * (beside - said[0].cell_length - origin.cell_length) + origin
            said += without_widow(about, beside)
        else:
            said = wrap(value, beside)
        rows = [
            name + " " * (gap - name.cell_length) + line
            for name, line in zip_longest(names, said, fillvalue=Content(""))
        ]
        if wide:
            return rows
        below = without_widow(Content.assemble(origin, (" · ", "$quiet"), about), max(1, room - INDENT))
        return rows + [" " * INDENT + line for line in below]

    def spots(self) -> list[Spot]:
        """Return the row as a place to jump to: the letter stands before the name."""

        def go() -> None:
            self.focus()

        return [Spot(self.region.x - 1, self.region.y, go)]

    @property
    def plain(self) -> str:
        """What the row says, on one line."""
        return plain(" ".join(filter(None, (self._label, self._value, self._origin, self._about)))).plain

    def on_click(self) -> None:
        """Light the row; when it is lit already, change it."""
        if self.has_focus:
            self.post_message(self.Chosen(self))
