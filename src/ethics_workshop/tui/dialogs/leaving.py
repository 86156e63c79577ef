"""A question before a session is left: one key says yes, and nothing that a presenter's clicker sends does."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from ethics_workshop.tui.commands import QUIT, Command
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_


class Leaving(WorkshopDialog[bool]):
    """Asks before leaving, which loses nothing: so Enter leaves. Escape, and what turns pages, stays.

    `title` and `what` are texts in the language on screen; `quits` when it is the program that is left, so that button
    and footer name it by the same word. The result is True to leave.
    """

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = ""
    ACTIONS = (
        Command("leave", ("enter", "y", "o", "q"), N_("Leave"), N_("Leave; everything is kept"), "answer(True)"),
        Command(
            "stay", ("escape", "n", "pagedown", "pageup", "full_stop", "space"), N_("Stay"),
            N_("Go on where you are"), "answer(False)",
        ),
    )  # fmt: skip

    def __init__(self, title: str, what: str, *, quits: bool = False) -> None:
        super().__init__()
        self._title, self._what, self._quits = title, what, quits

    @property
    def actions(self) -> tuple[Command, ...]:
        """The two answers; that of leaving the program has the name that it has everywhere."""
        leave, stay = super().actions
        return (replace(leave, label=QUIT.label, tooltip=QUIT.tooltip) if self._quits else leave, stay)

    def help_text(self) -> str:
        """Say that nothing is lost either way."""
        return self.words(
            "Leaving loses nothing: the session waits at its step, and Home offers to go on with it."
        )

    def compose(self) -> ComposeResult:
        """Lay out the question and its two answers."""
        with Vertical(classes="dialog"):
            yield TextView(self._title, classes="dialog-title")
            yield TextView(self._what, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield KeyButton(self.key("leave"), self.words(self.actions[0].label), id="yes")
                yield KeyButton(self.key("stay"), self.words("Stay"), id="no")
        yield Footer()

    def on_mount(self) -> None:
        """Let no button have the focus: both answers have a key of their own."""
        for button in self.query(KeyButton):
            button.can_focus = False

    def on_key_button_pressed(self, event: KeyButton.Pressed) -> None:
        """Take the answer that was pressed or clicked."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:  # Textual hands action parameters by place
        """Answer with a key."""
        self.dismiss(yes)
