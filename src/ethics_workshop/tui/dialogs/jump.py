"""Jump: a letter over everything that can be gone to; pressing it goes there."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from ethics_workshop.tui.commands import JUMP, Command
from ethics_workshop.tui.screen import Commanded, WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.spots import Spot
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

LETTERS = "asdfghklqwertyuiopzxcvbnm"
"""In the order in which they are given out: those under the fingers first."""


def spots_of(screen: Commanded[Any]) -> list[Spot]:
    """Return the places on `screen` that can be gone to, from top to bottom: what takes the focus, and parts of it."""
    found: list[Spot] = []
    chain = {widget for widget in screen.focus_chain if widget is not screen}
    for widget in screen.query("*"):
        own = getattr(widget, "spots", None)
        if own is not None and widget.display and widget.region:
            found.extend(spot for spot in own() if _in_view(widget, spot))
        elif own is None and widget in chain:
            spot = Spot(widget.region.x, widget.region.y, _focusing(widget))
            found.extend([spot] if _in_view(widget, spot) else [])
    seen = {(spot.x, spot.y): spot for spot in found if screen.region.contains(spot.x, spot.y)}
    return [seen[place] for place in sorted(seen, key=lambda place: (place[1], place[0]))][: len(LETTERS)]


def _in_view(widget: Widget, spot: Spot) -> bool:
    """Whether the letter, the second cell of its mark, is not scrolled out of what holds the widget."""
    return widget.screen.find_widget(widget).clip.contains(spot.x + 1, spot.y)


def _focusing(widget: Widget) -> Callable[[], None]:
    def go() -> None:
        widget.focus()

    return go


class Jump(WorkshopDialog[None]):
    """Shows the letters over the screen behind, which stays as it is."""

    CSS = """
    Jump { background: $background 0%; }
    Jump .spot { position: absolute; width: 3; height: 1; color: $chip-text; background: $now; text-style: bold; text-align: center; }
    """
    AUTO_FOCUS = ""
    ABOUT = N_("Press the letter of the place to go to; nothing is opened or changed by it.")
    ACTIONS = (
        Command("stay", ("escape", *JUMP.keys), N_("Stay"), N_("Stay where you are"), "stay"),
        Command("go", (), N_("Go there"), N_("Go to the place with this letter"), "stay", shown_key="a-z", palette=False),
    )  # fmt: skip

    def __init__(self, spots: list[Spot]) -> None:
        super().__init__()
        self.spots = dict(zip(LETTERS, spots, strict=False))

    def compose(self) -> ComposeResult:
        """Lay out a letter over each place."""
        for letter, spot in self.spots.items():
            mark = TextView(letter, classes="spot")
            mark.styles.offset = (spot.x, spot.y)
            yield mark
        yield Footer()

    def on_key(self, event: events.Key) -> None:
        """Go to the place whose letter was pressed."""
        spot = self.spots.get(event.key)
        if spot is not None:
            event.stop()
            self.dismiss(None)
            self.app.call_later(spot.go)

    def action_stay(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
