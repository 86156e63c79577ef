"""What a look at this computer found: the report of `doctor`, to be read, scrolled and copied."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ethics_workshop.domain.checkup import Check, Level
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.doctor import LEVELS, harmless, in_areas, report, summed_up
from ethics_workshop.words.language import N_

STYLES = {Level.OK: QUIET, Level.LOOK: COOL, Level.NOTE: WARM, Level.PROBLEM: "bold $bad"}
"""How the word before a line looks; the word itself says as much."""


class Checkup(WorkshopDialog[None]):
    """Shows the checks in the language on screen."""

    CSS_PATH = "dialog.tcss"
    ABOUT = N_(
        "What was looked at on this computer, and what to do where something is not right. Nothing personal is in it."
    )
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("scroll", (), N_("Read on"), N_("Scroll the report"), "scroll", shown_key="↑ ↓", palette=False),
        Command("copy", ("c",), N_("Copy"), N_("Copy the report, to send it to whoever supports you"), "copy"),
        Command("close", ("escape", "enter", "q"), N_("Close"), N_("Put this away"), "close"),
        FORM_LANGUAGE,
    )  # fmt: skip

    def __init__(self, checks: Sequence[Check]) -> None:
        super().__init__()
        self._checks = checks

    def compose(self) -> ComposeResult:
        """Lay out the report; the keys of a list scroll it."""
        words = self.words
        with VerticalScroll(classes="dialog help", id="report"):
            yield TextView(words("A look at this computer"), classes="dialog-title")
            yield TextView(summed_up(self._checks, words), id="sum", classes="dialog-text")
            yield TextView(self._lines(), id="lines", classes="dialog-keys")
            yield TextView(harmless(words), classes="dialog-then")
        yield Footer()

    def _lines(self) -> Prose:
        text = Prose()
        width = max(len(self.words.p("check", level)) for level in LEVELS.values()) + 2
        for title, found in in_areas(self._checks, self.words):
            text.gap(title, STRONG)
            for line in found:
                text.say(line.what, lead=line.level.ljust(width), lead_style=STYLES[line.weight])
                if line.then:
                    text.say(line.then, QUIET, indent=width)
        return text

    def action_copy(self) -> None:
        """Hand the report to the terminal's clipboard; not every terminal takes it."""
        self.app.copy_to_clipboard(report(self._checks, self.words))
        self.workshop_app.say(self.words("Copied, if your terminal allows it."))

    def action_close(self) -> None:
        """Put the report away."""
        self.dismiss(None)
