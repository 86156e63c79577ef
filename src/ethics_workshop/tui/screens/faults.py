"""What is wrong in the files of the case bank, and how to mend it."""

from collections.abc import Sequence

from textual.app import ComposeResult

from ethics_workshop.domain.listing import Fault
from ethics_workshop.tui.prose import QUIET, STRONG, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.panel import ScrollPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.faults import sentence
from ethics_workshop.words.language import N_

SHOWN = 500
"""Faults that the screen lists: those mended, it lists the others."""


class FaultsScreen(WorkshopScreen[None]):
    """Lists faults by file, with line and field."""

    AUTO_FOCUS = "ScrollPanel"
    ABOUT = N_(
        "Case files that could not be used: where the fault is, and how to mend it. Whoever looks after the case bank changes the files."
    )
    CSS = "FaultsScreen ScrollPanel { padding: 1 3; }"

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self._faults = faults

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Files that could not be opened")

    def subtitle_text(self) -> str:
        """Say that the others work."""
        return self.words("The other cases work as always.")

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield ScrollPanel(
            TextView(self._text(), id="faults"), title=self.words("What is wrong, and how to mend it")
        )

    def _text(self) -> Prose:
        text, path = Prose(), ""
        for fault in self._faults[:SHOWN]:
            if fault.path != path:
                path = fault.path
                text.gap(path, STRONG)
            place = self.words("line {line}", line=fault.line) + (f" · {fault.field}" if fault.field else "")
            text.say(place, QUIET, indent=2).say(sentence(fault, self.words), indent=4)
        if more := max(0, len(self._faults) - SHOWN):
            text.gap(
                self.words.n("… and {n} more: mend these first.", "… and {n} more: mend these first.", more),
                QUIET,
            )
        return text
