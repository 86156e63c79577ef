"""The base of what is read at length: a text in parts with its contents, in either language, or in both."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.tui.case_document import Part, Section
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.reading.contents import Contents
from ethics_workshop.tui.reading.layout import BOTH_FROM, Laid, Place, Setting, lay, lay_both
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.page import Page
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.tabs import Tabs
from ethics_workshop.words.language import N_, Words

CONTENTS_FROM = 150
"""Columns of the window from which the contents stay beside two columns of text."""

LANGUAGES = (
    Command("both", ("b",), N_("Both"),
            N_("Read both languages side by side; in a narrow window, the other one"), "both"),
    Command("text-language", ("t",), N_("Text language"),
            N_("Read the text in the other language; the screen stays in yours"), "text_language"),
)  # fmt: skip
SECTIONS = (
    Command("next", ("n",), N_("Next section"), N_("Go to the next heading"), "section(1)"),
    Command("previous", ("p",), N_("Section before"), N_("Go to the heading before"), "section(-1)", footer=False),
    Command("page-down", ("pagedown", "space"), N_("Read on"), N_("Scroll the text down"), "page(1)", footer=False,
            palette=False),
    Command("page-up", ("pageup",), N_("Read back"), N_("Scroll the text up"), "page(-1)", footer=False,
            palette=False),
)  # fmt: skip
"""What every text that is read has; a screen puts its own commands before and between."""


class DocumentScreen(WorkshopScreen[None]):
    """Shows a document. The text can be in the other language than the screen."""

    CSS_PATH = "document.tcss"
    AUTO_FOCUS = "#text"
    PARTS: ClassVar[tuple[str, ...]] = ("",)
    """The names of the parts, as msgids; with one part alone there are no tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.part = 0
        self.section = 0
        """The section one is in."""
        self.other_language = False
        self.both = False
        """Whether both languages were asked for side by side."""
        self.loaded = False
        """Whether there is something to show."""
        self.laid: tuple[Laid, ...] = (Laid((), ()),) * len(self.PARTS)
        self._set_as: Setting | None = None
        self._documents: dict[str, Sequence[Part]] = {}
        self._place: Place | None = None
        """Where to go on once the text is set anew."""
        self._jumped_to = -1
        self._setting = False

    async def load(self) -> None:
        """Read what is to be shown. Override; may raise a WorkshopError."""

    def document(self, words: Words) -> Sequence[Part]:
        """Return the parts in the language of `words`; asked on the worker thread. Override."""
        raise NotImplementedError

    def warnings(self, words: Words) -> Sequence[str]:  # noqa: ARG002  # for those that warn
        """Return a warning for each part; empty for one that everybody may read."""
        return ("",) * len(self.PARTS)

    @property
    def text_words(self) -> Words:
        """The words of the language that the text is in."""
        return Words(self.words.other) if self.other_language else self.words

    def body(self) -> ComposeResult:
        """Lay out the tabs, the contents and the text."""
        if len(self.PARTS) > 1:
            yield Tabs([self.words(name) for name in self.PARTS], id="tabs")
        with Horizontal():
            yield Panel(Contents(id="contents"), title=self.words("Contents"), id="aside")
            yield Page(id="text")

    # setting the text

    def on_mount(self) -> None:
        """Read what is to be shown."""
        self.perform(self._begin())

    async def _begin(self) -> None:
        await self.load()
        self.loaded = True
        self.refresh_commands()
        await self._set()

    async def _set(self) -> None:
        """Set the text as it is wanted, on the worker thread: wrapping takes time, and the first date loads much."""
        if self._setting or not self.loaded:
            return
        self._setting = True
        try:
            while (wanted := self._wanted()) != self._set_as and wanted.width > 1:
                place = self._place or self._here()
                self.laid = await self.workshop_app.call(self._lay, wanted)
                self._set_as, self._place = wanted, place
            self.show(self._place or self._here())
            self._place = None
        finally:
            self._setting = False

    def _wanted(self) -> Setting:
        both = self.both and self.app.size.width >= BOTH_FROM
        return Setting(self.text_words.language, both, self.query_one(Page).room)

    def _lay(self, wanted: Setting) -> tuple[Laid, ...]:
        words = Words(wanted.language)
        mine, warnings = self._document(words), self.warnings(words)
        if not wanted.both:
            return tuple(lay(part, wanted.width, said) for part, said in zip(mine, warnings, strict=True))
        other = Words(words.other)
        pairs = zip(mine, self._document(other), self.warnings(other), warnings, strict=True)
        return tuple(lay_both(left, right, wanted.width, (said, also)) for left, right, also, said in pairs)

    def _document(self, words: Words) -> Sequence[Part]:
        if words.language not in self._documents:
            self._documents[words.language] = self.document(words)
        return self._documents[words.language]

    @property
    def here(self) -> Section | None:
        """The section one is in, in the language of the text; None before it is set."""
        if self._set_as is None:
            return None
        return self._documents[self._set_as.language][self.part][self.section]

    async def put_back(self, kept: dict[str, object]) -> None:
        """Set the text again, in the language just chosen."""
        await super().put_back(kept)
        self._set_as = None
        await self._set()

    def keep(self) -> dict[str, object]:
        """Keep the place as well."""
        self._place = self._here()
        return super().keep()

    def on_page_resized(self) -> None:
        """Set the text for the width there is."""
        self.perform(self._set(), group="set")

    def on_resize(self, event: events.Resize) -> None:
        """Give the contents up where both languages need the room."""
        self.set_class(self.both and event.size.width < CONTENTS_FROM, "-both")

    def show(self, place: Place) -> None:
        """Show the part one is in, at `place`."""
        if not self.query("#text") or self._set_as is None:
            return
        laid = self.laid[self.part]
        for tabs in self.query(Tabs):
            tabs.show(self.part)
        page = self.query_one(Page)
        self.section = max(0, min(place.section, len(laid.starts) - 1))
        ends = [*laid.starts[1:], len(laid.rows)]
        top = laid.starts[self.section] if self.section or place.below else 0
        page.show(
            laid.rows,
            at=min(top + place.below, ends[self.section] - 1),
            warned=bool(self.warnings(self.words)[self.part]),
        )
        self._jumped_to = page.scroll_offset.y
        headings = self._documents[self._set_as.language][self.part]
        self.query_one("#contents", ChoiceList).show(
            [Choice(str(index), section.heading) for index, section in enumerate(headings)]
        )
        self._mark()
        self.refresh_commands()

    # where one is

    def _here(self) -> Place:
        starts = self.laid[self.part].starts
        if not starts:
            return Place()
        below = self.query_one(Page).scroll_offset.y - starts[self.section]
        return Place(self.section, max(0, below))

    def _mark(self) -> None:
        """Mark the section one is in, in the text and in the contents."""
        self.query_one(Page).mark(self.laid[self.part].starts[self.section])
        self.query_one("#contents", ChoiceList).go(self.section)

    def _go(self, section: int) -> None:
        """Go to a heading, and stay with it even where the text ends before it reaches the top."""
        starts = self.laid[self.part].starts
        if 0 <= section < len(starts):
            page = self.query_one(Page)
            self.section = section
            page.go(starts[section] if section else 0)
            self._jumped_to = page.scroll_offset.y
            self._mark()

    def on_page_scrolled(self) -> None:
        """Follow the scrolling: the section at the top is the one that is read, at the end the last one."""
        page, laid = self.query_one(Page), self.laid[self.part]
        top = page.scroll_offset.y
        if top == self._jumped_to or not laid.starts:
            return
        self._jumped_to = -1
        end = top >= page.max_scroll_y > 0
        self.section = len(laid.starts) - 1 if end else laid.section_at(top)
        self._mark()

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Go to the heading under the cursor of the contents."""
        if event.list.has_focus and event.list.cursor != self.section:
            self._go(event.list.cursor)

    def on_choice_list_picked(self) -> None:
        """Go from the contents into the text."""
        self.query_one("#text").focus()

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """Turn to the part that was clicked."""
        self.action_part(event.index)

    # what people do

    def available(self, command_id: str) -> bool:
        """Everything takes a text that was read."""
        own = {command.id for command in self.ACTIONS}
        return self.loaded if command_id in own else super().available(command_id)

    def action_turn(self, by: int) -> None:
        """Go to the next part, or the one before."""
        self.action_part((self.part + by) % len(self.PARTS))

    def action_part(self, index: int) -> None:
        """Go to a part, and to its beginning."""
        if index != self.part:
            self.part = index
            self.show(Place())

    def action_section(self, by: int) -> None:
        """Go to the next heading, or the one before; back from within a section, to its own."""
        own = self._here().below > 0 and by < 0 and self._jumped_to < 0
        self._go(self.section + (0 if own else by))

    def action_page(self, by: int) -> None:
        """Scroll the text by screens, wherever the focus is."""
        page = self.query_one(Page)
        page.go(page.scroll_offset.y + by * max(1, page.size.height - 2))

    def action_text_language(self) -> None:
        """Show the text in the other language, at the same heading."""
        self.other_language = not self.other_language
        self.perform(self._set(), group="set")

    def action_both(self) -> None:
        """Show both languages side by side, or one again; the other one where two have no room."""
        if self.app.size.width < BOTH_FROM:
            self.action_text_language()
            return
        self.both = not self.both
        self.set_class(self.both and self.app.size.width < CONTENTS_FROM, "-both")
        self.perform(self._set(), group="set")
