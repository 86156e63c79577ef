"""A question with two answers, their keys printed on them."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from ethics_workshop.tui.commands import Command, key_text
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

YES = {"en": "y", "fr": "o"}
"""The first letter of yes, by language."""


class Confirm(WorkshopDialog[bool]):
    """Asks before something that cannot be taken back. `yes` and `no` are texts in the language on screen.

    The result is True for yes; False for no and for Escape. No has the focus: Enter alone changes nothing.
    """

    CSS_PATH = "dialog.tcss"
    ABOUT = N_("What is asked cannot be taken back afterwards. “No” changes nothing.")
    ACTIONS = (
        Command("yes", ("y", "o"), N_("Yes"), N_("Do it"), "answer(True)", footer=False),
        Command(
            "no", ("n", "escape"), N_("No"), N_("Leave everything as it is"), "answer(False)", footer=False
        ),
        Command(
            "across",
            ("left", "right"),
            N_("Other answer"),
            N_("Go to the other answer"),
            "across",
            shown_key="← →",
        ),
        Command("choose", ("enter",), N_("Choose"), N_("Give the answer that is lit"), "choose"),
    )

    def __init__(self, title: str, what: str = "", *, yes: str = "", no: str = "") -> None:
        super().__init__()
        self._title, self._what, self._yes, self._no = title, what, yes, no

    def compose(self) -> ComposeResult:
        """Lay out the question and its two answers."""
        words = self.words
        with Vertical(classes="dialog"):
            yield TextView(self._title, classes="dialog-title")
            if self._what:
                yield TextView(self._what, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                no, yes = self._printed("no", "escape"), self._printed("yes", YES[words.language])
                yield KeyButton(no, self._no or words("No"), id="no")
                yield KeyButton(yes, self._yes or words("Yes"), id="yes")
        yield Footer()

    def _printed(self, command_id: str, wanted: str) -> str:
        """Return the key of an answer as it is printed: `wanted`, unless other keys are in force."""
        keys = next(command.keys for command in self.actions if command.id == command_id)
        return key_text(wanted if wanted in keys else keys[0], self.words) if keys else ""

    def on_mount(self) -> None:
        """Put the focus on the harmless answer."""
        self.query_one("#no").focus()

    def on_key_button_pressed(self, event: KeyButton.Pressed) -> None:
        """Take the answer that was pressed or clicked."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:  # Textual hands action parameters by place
        """Answer with a key."""
        self.dismiss(yes)

    def action_across(self) -> None:
        """Go to the other answer."""
        self.query_one("#yes" if self.focused and self.focused.id == "no" else "#no").focus()

    def action_choose(self) -> None:
        """Give the answer that has the focus."""
        self.dismiss(self.focused is not None and self.focused.id == "yes")
