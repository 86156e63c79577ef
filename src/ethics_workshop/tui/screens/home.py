"""Home."""

from textual.app import ComposeResult

from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.text_view import TextView


class HomeScreen(WorkshopScreen[None]):
    """The first screen."""

    def body(self) -> ComposeResult:
        """Lay out the cards."""
        yield TextView(self.words("Browse cases"))
