"""A message that waits to be read."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_


class Message(WorkshopDialog[None]):
    """A title, what happened, and what to do next. Enter, Escape or Space puts it away."""

    CSS_PATH = "dialog.tcss"
    ABOUT = N_("What happened, what was kept, and what to do next.")
    ACTIONS = (
        Command(
            "understood", ("enter", "escape", "space"), N_("Understood"), N_("Put this away"), "understood"
        ),
    )

    def __init__(self, title: str, what: str, then: str = "") -> None:
        super().__init__()
        self._title, self._what, self._then = title, what, then

    def compose(self) -> ComposeResult:
        """Lay out the message."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield TextView(self._title, classes="dialog-title")
            yield TextView(self._what, classes="dialog-text")
            if self._then:
                yield TextView(self._then, classes="dialog-then")
        yield Footer()

    def action_understood(self) -> None:
        """Put the message away."""
        self.dismiss(None)
