"""Help: what the screen is for, and every key of it."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from ethics_workshop.tui.commands import Command, key_text
from ethics_workshop.tui.plain import plain
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

    def _keys(self) -> Content:
        words, lines = self.words, []
        commands = [
            command for command in self._about.commands() if command.keys and command.id != "quit-anywhere"
        ]
        texts = [self._keys_of(command) for command in commands]
        width = max((len(text) for text in texts), default=0)
        for command, text in zip(commands, texts, strict=True):
            able = self._about.available(command.id)
            lines.append(
                Content.assemble(
                    plain(f" {text.rjust(width)} ", "bold $cool" if able else "$quiet"),
                    " " if able else "",
                    plain(words(command.label), "$strong" if able else "$quiet"),
                    "" if able else plain(f" ({words('not now')})", "$quiet"),
                    "\n" + " " * (width + 3),
                    plain(words(command.tooltip), "$quiet"),
                )
            )
        return Content("\n").join(lines)

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
