"""The notes beside what the room sees: hidden, shown for a few seconds, or shown for good on a screen of one's own."""

from typing import Generic

from ethics_workshop.tui.cockpit.panels import PrivatePanel
from ethics_workshop.tui.screen import T, WorkshopScreen

PEEK = 8
"""Seconds for which a key shows the notes where there is one screen (SESSION.md)."""
STAY = -1


class Peeking(WorkshopScreen[T], Generic[T]):
    """A screen with the panels `#room` and `#private`. The styles of `-notes` show the second one."""

    notes_left = 0
    """Seconds for which the notes stay; below zero they stay until they are hidden."""

    def turn_notes(self, *, stay: bool) -> None:
        """Show the notes, for good or for some seconds; hide them when they are shown."""
        self.notes_left = (STAY if stay else PEEK) if self.notes_left == 0 else 0

    def show_notes(self) -> None:
        """Let the panel be seen, or not."""
        self.set_class(self.notes_left != 0, "-notes")

    def notes_name(self) -> str:
        """Return what the border of the notes says: for how long they stay."""
        return self.words("hidden again in {n} s", n=self.notes_left) if self.notes_left > 0 else ""

    def tick_notes(self) -> None:
        """Take a second of their time."""
        if self.notes_left > 0:
            self.notes_left -= 1
            self.show_notes()
            self.query_one("#private", PrivatePanel).retitle_below(self.notes_name())
