"""A card of Home: a key, what it opens, and what is new there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import without_widow, wrap
from ethics_workshop.tui.widgets.fitting import fitting

INSET = 3
"""Cells before a line: under the title."""
LEAST = 4
"""Lines of news that must have room before it is said what a card is for."""


class Card(Widget, can_focus=True):
    """Shows as many groups of paragraphs as it has room for. Enter, Space or a click opens it."""

    DEFAULT_CSS = """
    Card { padding: 1 2; background: $surface; border-left: outer $line; color: $foreground; }
    Card:focus { background: $raised; border-left: outer $cool; }
    """

    @dataclass
    class Opened(Message):
        """A card was opened."""

        card: "Card"

    def __init__(self, key: str, title: str, about: str, *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.key = key
        self._title, self._about = title, about
        self._lines: Sequence[Content] = ()

    @property
    def room(self) -> int:
        """Cells of a line of news."""
        return max(1, self.size.width - INSET)

    def tell(self, lines: Sequence[Content]) -> None:
        """Show `lines` under the title; the first ones stay when there is little room."""
        self._lines = lines
        self.refresh()

    def render(self) -> Content:
        """Return the title, what the card is for where there is room, and the lines."""
        width, height = self.room, self.size.height
        mark = ("▸ " if self.has_focus else "  ", "$cool")
        title = wrap(plain(self._title, "bold $strong"), width)
        rows = [
            Content.assemble((self.key, "bold $cool"), mark, title[0]),
            *(_inset(row) for row in title[1:]),
        ]
        about = without_widow(plain(self._about, "$quiet"), width)
        news = [without_widow(line, width) for line in self._lines]
        length = sum(len(block) for block in news)
        if height >= len(about) + len(rows) + (1 + min(length, LEAST) if length else 0):
            rows += [*(_inset(row) for row in about), *([Content("")] if length else [])]
        rows += [_inset(row) for row in _whole(news, height - len(rows), width)]
        return Content("\n").join(rows)

    def on_key(self, event: events.Key) -> None:
        """Open by the keyboard."""
        if event.key in {"enter", "space"}:
            event.stop()
            self.post_message(self.Opened(self))

    def on_click(self) -> None:
        """Open by the mouse."""
        self.post_message(self.Opened(self))


class Door(Card):
    """A card of one line: a key, what it opens, and what that is for where there is room for all of it."""

    DEFAULT_CSS = "Door { width: 1fr; height: 1; padding: 0 2; }"

    def render(self) -> Content:
        """Return the line."""
        mark = ("▸ " if self.has_focus else "  ", "$cool")
        line = Content.assemble((self.key, "bold $cool"), mark, plain(self._title, "bold $strong"))
        about = Content.assemble("  ", plain(self._about, "$quiet"))
        return line + about if line.cell_length + about.cell_length <= self.size.width else line


def _whole(news: Sequence[list[Content]], room: int, width: int) -> list[Content]:
    """Return the rows that fit.

    The first two groups (blank lines part them) may lose paragraphs; the others are whole, but for a lone paragraph,
    which is something to read on: it may be cut.
    """
    rows: list[Content] = []
    group = 0
    for number, block in enumerate(news):
        if not block[0]:
            group += 1
            rest = list(takewhile(lambda other: other[0], news[number + 1 :]))
            left = room - len(rows) - 1
            if group > 1 and sum(map(len, rest)) > left:
                if len(rest) == 1 and left > 1:
                    rows += [Content(""), *fitting(rest[0], left, width)]
                break
        if not number or len(block) <= room - len(rows):
            rows += fitting(block, room - len(rows), width)
    return rows


def _inset(row: Content) -> Content:
    return Content.assemble("   ", row)
