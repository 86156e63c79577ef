"""How the case bank's screen asks the bank: the newest question alone, results before counts, rows as they are seen."""

from collections.abc import Sequence

from textual import events

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.listing import Fault
from ethics_workshop.services.ports import CaseQuery
from ethics_workshop.tui.catalogue import Counts, Result
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.case_list import CaseList

QUIET_SECONDS = 0.25
"""How long nothing is typed before the filters are counted again: the results come first."""


class BankSearch(WorkshopScreen[None]):
    """The half of the screen that waits for the bank; the other half shows what came."""

    def __init__(self) -> None:
        super().__init__()
        self.query_asked = CaseQuery()
        """What was typed and chosen last."""
        self.result: Result | None = None
        """What was found last."""
        self.faults: Sequence[Fault] = ()
        self._begun: Result | None = None
        """What the list began with: Home may have found other cases since."""
        self._counts: Counts = {}
        self._counted: CaseQuery | None = None
        self._searching = False
        self._counting = False
        self._failed = False
        self._looked = False
        """Whether the files were looked at: from then on what comes into view is counted at once."""
        self._after = ""
        """A command that was given before its case was there."""

    def show(self, *, cursor: int | None = None) -> None:
        """Show what is known; `cursor` is the row to go to."""
        raise NotImplementedError

    def show_filters(self) -> None:
        """Show the choices, with how many cases each would leave."""
        raise NotImplementedError

    def show_preview(self) -> None:
        """Show what the case under the cursor is about."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show all cases as they were found last, or ask for them; then look whether files changed."""
        self.catalogue = self.workshop_app.catalogue
        self._begun = self.catalogue.everything
        if self._begun is not None:
            self._take(self._begun)
            self._look_soon()
        else:
            self.perform(self._open(), group="open")

    async def _open(self) -> None:
        await self._search()
        self._begun = self.catalogue.everything
        self._look_soon()

    def _look_soon(self) -> None:
        """Look at the files when what is known has been painted."""
        self.call_after_refresh(lambda: self.perform(self._look(), group="open"))

    async def _look(self) -> None:
        app = self.workshop_app
        changed = await app.call(self.catalogue.refresh) or self.catalogue.everything is not self._begun
        self.faults = await app.call(self.catalogue.faults)
        if changed:
            self._counted = None
            if (shown := self.query_one_optional("#list", CaseList)) is not None:
                shown.forget()
            await self._search(again=True)
        self.show()
        self._looked = True
        await self._count()

    def on_resize(self, event: events.Resize) -> None:
        """Count for the filters that a wider window brings into view."""
        super().on_resize(event)
        if self._looked:
            self.call_after_refresh(lambda: self.perform(self._count(), group="search"))

    def ask(self, query: CaseQuery) -> None:
        """Look for something else. Of what is asked while the bank searches, only the last is looked for."""
        if query != self.query_asked:
            self.query_asked = query
            if not self._searching:
                self.perform(self._search_and_count(), group="search")

    async def _search_and_count(self) -> None:
        await self._search()
        await self._look_further()
        await self._count()

    async def _look_further(self) -> None:
        """Find out more about what was found, once it is shown."""
        raise NotImplementedError

    async def _search(self, *, again: bool = False) -> None:
        """Search until what was found is what was asked last."""
        app, self._searching = self.workshop_app, True
        try:
            while again or self.result is None or self.result.query != self.query_asked:
                result = await app.call(self.catalogue.search, self.query_asked)
                if result.query == self.query_asked:
                    again = False
                    self._take(result)
        except WorkshopError:
            self._failed, self._after = True, ""
            self.show()
            raise
        finally:
            self._searching = False

    def _take(self, result: Result) -> None:
        """Show what was found: with new words the best first, without new ones the cursor stays on its case.

        On a screen that was left meanwhile, and while it is composed anew, there is no list to show it in.
        """
        before, self.result, self._failed = self.result, result, False
        cases = self.query_one_optional("#list", CaseList)
        if cases is None:
            return
        cases.fill(result.rows)
        same = before is not None and result.query.words in {"", before.query.words}
        kept = cases.current_key if same else None
        self.show(cursor=result.keys.index(kept) if kept in result.keys else 0)
        self._go_on()

    def _go_on(self) -> None:
        """Do what was asked for before its case was there."""
        if self._after and self.is_current:
            name, self._after = self._after, ""
            self.call_later(self.run_action, name)

    async def _count(self) -> None:
        """Count what the filters would leave, where they are seen and typing has paused."""
        from asyncio import sleep

        if self._counting:
            return
        app, self._counting = self.workshop_app, True
        try:
            while self._filters_seen and self._counted != self.query_asked and not self._failed:
                query = self.query_asked
                if self._counted is not None:
                    await sleep(QUIET_SECONDS)
                if query == self.query_asked:
                    self._counts = await app.call(self.catalogue.counts, query)
                    self._counted = query
                    self.show_filters()
        finally:
            self._counting = False

    @property
    def _filters_seen(self) -> bool:
        aside = self.query_one_optional("#aside")
        return aside is not None and aside.display

    async def on_case_list_wanted(self, event: CaseList.Wanted) -> None:
        """Fetch the rows that are looked at."""
        self.perform(self._fetch(event.keys), group="rows")

    async def _fetch(self, keys: Sequence[int]) -> None:
        cases = await self.workshop_app.call(self.catalogue.rows, keys)
        if (shown := self.query_one_optional("#list", CaseList)) is not None:
            shown.fill(cases)
        self.show_preview()
        self._go_on()

    def _waits(self, name: str) -> bool:
        """Whether the case that a command is for is still being looked for; then the command waits for it."""
        cases = self.query_one("#list", CaseList)
        sought = self.result is None or self.result.query != self.query_asked
        if not self._failed and (sought or (cases.current is None and cases.keys)):
            self._after = name
            return True
        return False
