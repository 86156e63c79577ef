"""What is wrong in the files of the case bank, and how to mend it."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult

from ethics_workshop.domain.listing import Fault
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.prose import QUIET, STRONG, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.panel import ScrollPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.faults import sentence
from ethics_workshop.words.language import N_

SHOWN = 500
"""Faults that the screen lists: those mended, it lists the others."""


class FaultPanel(ScrollPanel, can_focus=True):
    """Takes the focus, so that the arrows scroll it."""


class FaultsScreen(WorkshopScreen[None]):
    """Lists faults by file, with line and field."""

    AUTO_FOCUS = "FaultPanel"
    ABOUT = N_(
        "Case files that could not be used: where the fault is, and how to mend it. Whoever looks after the case bank changes the files."
    )
    ACTIONS = (
        Command("scroll", (), N_("Read on"), N_("Scroll the list"), "read", shown_key="↑ ↓", palette=False),
    )
    CSS = "FaultsScreen FaultPanel { padding: 1 2; }"

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self._faults = faults

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Files that could not be opened")

    def subtitle_text(self) -> str:
        """Count the files."""
        return self.words.n("{n} file", "{n} files", len({fault.path for fault in self._faults}))

    def body(self) -> ComposeResult:
        """Lay out the list."""
        title = self.words("What is wrong, and how to mend it")
        yield FaultPanel(TextView(self._text(), id="faults"), title=title, id="list")

    def action_read(self) -> None:
        """Scroll down, for the mouse: the panel has keys of its own."""
        self.query_one("#list").scroll_page_down(animate=False)

    def _text(self) -> Prose:
        """Say it file by file: the lines in a column, and beside each its field and what is wrong with it."""
        shown, path = self._faults[:SHOWN], ""
        text = Prose().say(self.words("The other cases work as always."), QUIET)
        places = [self.words("line {line}", line=fault.line) for fault in shown]
        width = max(map(cell_len, places), default=0)
        for place, fault in zip(places, shown, strict=True):
            if fault.path != path:
                path = fault.path
                text.gap(path, STRONG)
            said = sentence(fault, self.words)
            if fault.field and fault.field not in said:
                said = f"**{fault.field}** · {said}"
            lead = place + " " * (width - cell_len(place) + 2)
            text.say(said, lead=lead, lead_style=QUIET, indent=2)
        if more := max(0, len(self._faults) - SHOWN):
            text.gap(
                self.words.n("… and {n} more: mend these first.", "… and {n} more: mend these first.", more),
                QUIET,
            )
        return text
