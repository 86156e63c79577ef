"""One stop of the tour: a band over the foot of a screen, which is shown as it is."""

from textual.app import ComposeResult
from textual.containers import Vertical

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_


class Tour(WorkshopDialog[int]):
    """Says a few words on the screen behind. The result is 1 to go on, -1 to go back, 0 to leave the tour."""

    CSS = """
    Tour { align: left bottom; background: $background 0%; }
    Tour Vertical { height: auto; padding: 1 3; background: $surface; border-top: outer $now; }
    Tour .tour-title { color: $strong; text-style: bold; }
    Tour .tour-text { color: $foreground; max-width: 100; }
    Tour.-low Vertical { padding: 0 2; }
    """
    AUTO_FOCUS = ""
    ABOUT = N_("The tour shows five screens. Nothing is recorded, and it can be left at any stop.")
    ACTIONS = (
        Command("on", ("enter", "pagedown", "space", "right"), N_("Go on"), N_("Go to the next screen"), "answer(1)"),
        Command("leave", ("escape", "q"), N_("Leave"), N_("Back to Home; the tour can be taken again"), "answer(0)"),
        Command("before", ("pageup", "left", "backspace"), N_("Back"), N_("Go to the screen before"), "answer(-1)"),
    )  # fmt: skip

    def __init__(self, title: str, text: str, *, first: bool) -> None:
        super().__init__()
        self._title, self._text, self._first_stop = title, text, first

    def available(self, command_id: str) -> bool:
        """Nothing comes before the first stop."""
        return command_id != "before" or not self._first_stop

    def compose(self) -> ComposeResult:
        """Lay out the band."""
        with Vertical():
            yield TextView(self._title, classes="tour-title")
            yield TextView(self._text, classes="tour-text")
        yield Footer()

    def action_answer(self, way: int) -> None:
        """Go on, back, or away."""
        self.dismiss(way)
