"""Where a rule comes from: the instruments and sections that a part of a case rests on."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ethics_workshop.tui.case_document import Section
from ethics_workshop.tui.case_material import Material, source_lines, unverified
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words


class Sources(WorkshopDialog[None]):
    """Lists the sources of a section, with their addresses; what is from memory says so."""

    CSS_PATH = "dialog.tcss"
    CSS = """
    Sources { align: center middle; background: $background 70%; }
    Sources .dialog { width: 84; }
    """
    ACTIONS = (Command("close", ("escape", "enter", "w"), N_("Close"), N_("Put this away"), "close"),)

    def __init__(self, material: Material, section: Section, words: Words) -> None:
        super().__init__()
        self._material, self._section, self._in = material, section, words

    def help_text(self) -> str:
        """Say what is listed."""
        return self.words("The instruments and sections that this part of the case rests on.")

    def compose(self) -> ComposeResult:
        """Lay out the sources."""
        with VerticalScroll(classes="dialog"):
            yield TextView(self.words("Where this comes from"), classes="dialog-title")
            yield TextView(self._text(), classes="dialog-text")
        yield Footer()

    def _text(self) -> Prose:
        text_words, own = self._in, self._section.sources
        text = Prose().say(self._section.heading, STRONG)
        keys: Sequence[str] = own or self._material.case.refs
        if not own:
            text.say(text_words("This part cites no rule of its own. The case rests on these:"), QUIET)
        for key in self._material.references:
            if key in keys:
                source_lines(text, self._material, key, text_words)
        if unverified(self._material, keys):
            text.gap(
                text_words("“To verify” marks what was written from memory: check it before you rely on it."),
                WARM,
            )
        return text

    def action_close(self) -> None:
        """Put this away."""
        self.dismiss(None)
