"""What the case bank's screen says beside what was found: the passage with the words, and what may have been meant."""

from ethics_workshop.domain.listing import Snippet
from ethics_workshop.tui.catalogue import Result
from ethics_workshop.tui.screens.bank_search import BankSearch
from ethics_workshop.tui.widgets.case_list import CaseList
from ethics_workshop.tui.widgets.entry import Entry

Wanted = tuple[int, str, str]
"""A case, the words in it, and the language to read them in."""


class BankFound(BankSearch):
    """Asks for one passage at a time, that of the case under the cursor, and for other words where some are nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.meant = ""
        """The words that may have been meant."""
        self.passage = Snippet("")
        """Where the words are in the case under the cursor."""
        self._passage_of: Wanted | None = None
        self._reading = False

    async def _look_further(self) -> None:
        """Ask what was meant by words that were not found. What is typed meanwhile makes the answer void."""
        result = self.result
        if result is None or not result.query.words or (result.keys and not result.near):
            return
        meant = await self.workshop_app.call(self.catalogue.meant, result.query)
        if meant and self.result is result:
            self.meant = meant
            self.show()

    def _take(self, result: Result) -> None:
        """Show what was found; what may have been meant by other words is no longer of interest."""
        if self.result is None or self.result.query != result.query:
            self.meant = ""
        super()._take(result)

    def _wanted(self) -> Wanted | None:
        """Return of which case the passage is wanted, and with which words; None without words or a case."""
        cases = self.query_one_optional("#list", CaseList)
        if cases is None or cases.current_key is None or self.result is None or not self.result.query.words:
            return None
        return cases.current_key, self.result.query.words, self.words.language

    def passage_is_known(self) -> bool:
        """Whether the passage of the case under the cursor is there, or none is wanted; if not, it is asked for."""
        wanted = self._wanted()
        if wanted is None:
            self.passage = Snippet("")
        elif wanted != self._passage_of:
            if not self._reading:
                self.perform(self._read_passage(), group="passage")
            return False
        return True

    async def _read_passage(self) -> None:
        self._reading = True
        try:
            while (wanted := self._wanted()) is not None and wanted != self._passage_of:
                self.passage = await self.workshop_app.call(self.catalogue.snippet, *wanted)
                self._passage_of = wanted
        finally:
            self._reading = False
        self.show_preview()

    def action_meant(self) -> None:
        """Search for what may have been meant; where nothing is proposed, go to the next field as Tab does elsewhere."""
        if not self.meant:
            self.focus_next()
            return
        entry = self.query_one("#words", Entry)
        entry.value = self.meant
        entry.cursor_position = len(entry.value)
        entry.focus()
