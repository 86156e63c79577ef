"""A case to read: the story, the facilitator's part clearly apart, and the sources; in either language, or both."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.tui.case_document import Part, document
from ethics_workshop.tui.case_material import Material, gather
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.reading.contents import Contents
from ethics_workshop.tui.reading.layout import BOTH_FROM, Laid, Place, Setting, lay, lay_both
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.page import Page
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.tabs import Tabs
from ethics_workshop.words.language import N_, Words

PARTS = (N_("The case"), N_("For the facilitator"), N_("Sources"))

CONTENTS_FROM = 150
"""Columns of the window from which the contents stay beside two columns of text."""


class ReaderScreen(WorkshopScreen[None]):
    """Shows a case in three parts with their contents. The text can be in the other language than the screen."""

    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "#text"
    ACTIONS = (
        Command("facilitate", ("f",), N_("Facilitate"), N_("Plan a session with this case"), "facilitate"),
        Command("alone", ("a",), N_("Alone"), N_("Work through this case alone, in private"), "alone"),
        Command("part", ("right",), N_("Part"), N_("Go to a part by its number, or with the arrows"), "turn(1)", shown_key="1-3", palette=False),
        Command("part-before", ("left",), N_("Part before"), N_("Go to the part before"), "turn(-1)", footer=False,
                palette=False),
        *(
            Command(f"part-{number}", (str(number),), name, N_("Read this part of the case"), f"part({number - 1})",
                    footer=False)
            for number, name in enumerate(PARTS, 1)
        ),
        Command("sources", ("w",), N_("Sources"), N_("See where the rules of this section come from"), "sources"),
        Command("both", ("b",), N_("Both"),
                N_("Read both languages side by side; in a narrow window, the other one"), "both"),
        Command("text-language", ("t",), N_("Text language"),
                N_("Read the text in the other language; the screen stays in yours"), "text_language"),
        Command("next", ("n",), N_("Next section"), N_("Go to the next heading"), "section(1)"),
        Command("previous", ("p",), N_("Section before"), N_("Go to the heading before"), "section(-1)", footer=False),
        Command("page-down", ("pagedown", "space"), N_("Read on"), N_("Scroll the text down"), "page(1)", footer=False,
                palette=False),
        Command("page-up", ("pageup",), N_("Read back"), N_("Scroll the text up"), "page(-1)", footer=False,
                palette=False),
    )  # fmt: skip

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self.case_id = case_id
        self.part = 0
        self.section = 0
        """The section one is in."""
        self.other_language = False
        self.both = False
        """Whether both languages were asked for side by side."""
        self.laid: tuple[Laid, ...] = (Laid((), ()),) * len(PARTS)
        self._set_as: Setting | None = None
        self._material: Material | None = None
        self._documents: dict[str, tuple[Part, Part, Part]] = {}
        self._place: Place | None = None
        """Where to go on once the text is set anew."""
        self._jumped_to = -1
        self._setting = False

    @property
    def text_words(self) -> Words:
        """The words of the language that the text is in."""
        return Words(self.words.other) if self.other_language else self.words

    def title_text(self) -> str:
        """Name the case."""
        if self._material is None:
            return self.words("Cases")
        return self.text_words.text(self._material.case.title)

    def subtitle_text(self) -> str:
        """Say what state a draft is in: what that means is in the text, and goes first where there is no room."""
        from ethics_workshop.words.names import case_status_name

        case = self._material.case if self._material else None
        if case is None or case.status == "approved":
            return ""
        return case_status_name(case.status, self.words).replace(", ", " · ", 1)

    def help_text(self) -> str:
        """Say what the parts are."""
        return self.words(
            "The first part can be read by everybody. The second one tells what happens after each choice: keep it for whoever leads the session. Numbers in brackets stand for the sources, in the third part."
        )

    def body(self) -> ComposeResult:
        """Lay out the tabs, the contents and the text."""
        yield Tabs([self.words(name) for name in PARTS], id="tabs")
        with Horizontal():
            yield Panel(Contents(id="contents"), title=self.words("Contents"), id="aside")
            yield Page(id="text")

    # setting the text

    def on_mount(self) -> None:
        """Read the case."""
        self.perform(self._read())

    async def _read(self) -> None:
        app = self.workshop_app
        self._material = await app.call(gather, app.workshop, self.case_id)
        self.refresh_commands()
        await self._set()

    async def _set(self) -> None:
        """Set the text as it is wanted, on the worker thread: wrapping takes time, and the first date loads much."""
        if self._setting or self._material is None:
            return
        self._setting = True
        try:
            while (wanted := self._wanted()) != self._set_as and wanted.width > 1:
                place = self._place or self._here()
                self.laid = await self.workshop_app.call(self._lay, self._material, wanted)
                self._set_as, self._place = wanted, place
            self.show(self._place or self._here())
            self._place = None
        finally:
            self._setting = False

    def _wanted(self) -> Setting:
        both = self.both and self.app.size.width >= BOTH_FROM
        return Setting(self.text_words.language, both, self.query_one(Page).room)

    def _lay(self, material: Material, wanted: Setting) -> tuple[Laid, ...]:
        words = Words(wanted.language)
        mine, warning = self._document(material, words), ["", _warning(words), ""]
        if not wanted.both:
            return tuple(lay(part, wanted.width, said) for part, said in zip(mine, warning, strict=True))
        other = Words(words.other)
        pairs = zip(mine, self._document(material, other), ["", _warning(other), ""], warning, strict=True)
        return tuple(lay_both(left, right, wanted.width, (said, also)) for left, right, also, said in pairs)

    def _document(self, material: Material, words: Words) -> tuple[Part, Part, Part]:
        if words.language not in self._documents:
            self._documents[words.language] = document(material, words)
        return self._documents[words.language]

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
        self.query_one(Tabs).show(self.part)
        page = self.query_one(Page)
        self.section = max(0, min(place.section, len(laid.starts) - 1))
        ends = [*laid.starts[1:], len(laid.rows)]
        top = laid.starts[self.section] if self.section or place.below else 0
        page.show(laid.rows, at=min(top + place.below, ends[self.section] - 1), warned=self.part == 1)
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
        """Everything takes a case that was read."""
        own = {command.id for command in self.ACTIONS}
        return self._material is not None if command_id in own else super().available(command_id)

    def action_facilitate(self) -> None:
        """Plan a session with this case."""
        from ethics_workshop.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen([self.case_id]))

    def action_alone(self) -> None:
        """Work through this case, alone."""
        from ethics_workshop.tui.screens.learn import play_alone

        self.perform(play_alone(self, self.case_id), group="alone")

    def action_turn(self, by: int) -> None:
        """Go to the next part, or the one before."""
        self.action_part((self.part + by) % len(PARTS))

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

    def action_sources(self) -> None:
        """Show where the rules of the section come from."""
        from ethics_workshop.tui.dialogs.sources import Sources

        if self._material is not None and self._set_as is not None:
            section = self._documents[self._set_as.language][self.part][self.section]
            self.app.push_screen(Sources(self._material, section, self.text_words))


def _warning(words: Words) -> str:
    return words("For whoever leads the session: keep it from the room.")
