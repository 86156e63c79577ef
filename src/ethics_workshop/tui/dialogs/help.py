"""Help: what the screen is for, and every key of it."""

from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ethics_workshop.tui.commands import Command, key_text
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, Prose
from ethics_workshop.tui.screen import Commanded, WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_


class Help(WorkshopDialog[None]):
    """Lists the commands of `screen`, with the state they are in now."""

    CSS_PATH = "dialog.tcss"
    ACTIONS = (Command("close", ("escape", "enter", "f1", "q"), N_("Close"), N_("Put this away"), "close"),)

    def __init__(self, screen: Commanded[Any]) -> None:
        super().__init__()
        self._about = screen

    def compose(self) -> ComposeResult:
        """Lay out the paragraph and the keys."""
        with VerticalScroll(classes="dialog help"):
            yield TextView(self.words("Help"), classes="dialog-title")
            if text := self._about.help_text():
                yield TextView(text, classes="dialog-text")
            yield TextView(self._keys(), classes="dialog-keys")
        yield Footer()

    def _keys(self) -> Prose:
        words, text = self.words, Prose()
        commands = [
            command for command in self._about.commands() if command.keys and command.id != "quit-anywhere"
        ]
        keys = [self._keys_of(command) for command in commands]
        width = max((cell_len(key) for key in keys), default=0)
        for command, key in zip(commands, keys, strict=True):
            able = self._about.available(command.id)
            label = words(command.label) if able else f"{words(command.label)} ({words('not now')})"
            lead = key.rjust(width + len(key) - cell_len(key)) + "  "
            text.say(
                label, STRONG if able else QUIET, lead=lead, lead_style=f"bold {COOL}" if able else QUIET
            )
            text.say(words(command.tooltip), QUIET, indent=width + 2)
        return text

    def _keys_of(self, command: Command) -> str:
        shown = (
            [command.shown_key]
            if command.shown_key
            else [key_text(key, self.words) for key in command.keys[:2]]
        )
        return ", ".join(shown)

    def action_close(self) -> None:
        """Put Help away."""
        self.dismiss(None)
