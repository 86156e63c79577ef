"""One setting on two lines: its name, its value and where that comes from, and what it is for."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ethics_workshop.tui.plain import cut, plain


class SettingRow(Widget, can_focus=True):
    """Shows one setting; a click on the row that is lit changes it. `name_width` is in cells."""

    DEFAULT_CSS = """
    SettingRow { height: 2; padding: 0 1 0 0; color: $foreground; }
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
        self.refresh()

    def render(self) -> Content:
        """Return the two lines."""
        here, room = self.has_focus, max(1, self.size.width - 2)
        wide = room >= self._gap + 36
        gap = self._gap if room >= self._gap + 24 else min(self._gap, room // 3)
        name = cut(self._label, gap - 2)
        origin = cut(self._origin, room // 3) if wide else ""
        value = cut(self._value, room - gap - cell_len(origin) - 1)
        space = room - gap - cell_len(value) - cell_len(origin)
        about = cut(self._second_line(wide, room - gap), room - gap)
        return Content.assemble(
            ("▌ " if here else "  ", "bold $now"),
            (name, "bold $strong" if here else "$foreground"),
            " " * (gap - cell_len(name)),
            (value, "bold $strong"),
            " " * space,
            (origin, "$quiet"),
            "\n",
            ("▌ " if here else "  ", "bold $now"),
            " " * gap,
            (about, "$now" if self._warns else "$quiet"),
        )

    def _second_line(self, wide: bool, room: int) -> str:
        """Return what it is for, or the warning; where there is little room, where the value comes from goes first."""
        about = f"! {self._about}" if self._warns else self._about
        if wide or self._warns:
            return about
        both = f"{self._origin} · {about}"
        return both if cell_len(both) <= room else self._origin

    @property
    def plain(self) -> str:
        """What the row says, on one line."""
        return plain(" ".join(filter(None, (self._label, self._value, self._origin, self._about)))).plain

    def on_click(self) -> None:
        """Light the row; when it is lit already, change it."""
        if self.has_focus:
            self.post_message(self.Chosen(self))
