"""The band at the top of Home: the one thing to do next."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import wrap
from ethics_workshop.tui.widgets.fitting import fitting


class Band(Widget):
    """A warm bar, what to do next, and its key at the right. Empty until it is told."""

    DEFAULT_CSS = """
    Band { height: 4; padding: 1 2; background: $surface; border-left: outer $now; color: $foreground; }
    """

    @dataclass
    class Pressed(Message):
        """The band was clicked."""

        key: str

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._verb = self._what = self._detail = self._comfort = ""
        self.key = ""
        """The key that does it; empty while there is nothing to do."""

    def tell(self, verb: str, what: str, detail: str, key: str, comfort: str = "") -> None:
        """Show what to do, on what, where it stands, and the key that does it; `comfort` where there is room."""
        self._verb, self._what, self._detail, self.key, self._comfort = verb, what, detail, key, comfort
        self.refresh()

    def render(self) -> Content:
        """Return two lines, the key at the end of the first."""
        if not self.key:
            return Content("")
        width = self.size.width
        head = Content.assemble(plain(self._verb, "bold $now"), "  ", plain(self._what, "bold $strong"))
        head = head.truncate(max(0, width - 5), ellipsis=True)
        key = Content.styled(f" {self.key} ", "bold $chip-text on $chip")
        first = Content.assemble(head, " " * max(1, width - head.cell_length - 3), key)
        detail = plain(self._detail)
        if self._comfort and detail.cell_length + len(self._comfort) < width:
            detail = Content.assemble(detail, " ", plain(self._comfort))
        room = self.size.height - 1
        rows = fitting(wrap(detail, max(1, width)), room, width)
        if self._comfort and len(rows) < room and self._comfort not in detail.plain:
            rows.append(plain(self._comfort, "$quiet").truncate(width, ellipsis=True))
        return Content("\n").join([first, *rows])

    def on_click(self) -> None:
        """Do it by the mouse."""
        if self.key:
            self.post_message(self.Pressed(self.key))
