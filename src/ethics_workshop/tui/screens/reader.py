"""A case to read: the story, the facilitator's part clearly apart, and the references; in either language."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from ethics_workshop.tui.case_document import Material, Part, document, gather
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import wrap
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.tabs import Tabs
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words

MEASURE = 84
"""Cells of a line of text: longer ones are hard to read."""

PARTS = (N_("The case"), N_("For the facilitator"), N_("References"))


class ReaderScreen(WorkshopScreen[None]):
    """Shows a case in three parts with their contents. The text can be in the other language than the screen."""

    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "#text"
    ACTIONS = (
        Command("facilitate", ("f",), N_("Facilitate"), N_("Plan a session with this case"), "facilitate"),
        Command("part", ("right",), N_("Part"), N_("Go to a part by its number, or with the arrows"), "turn(1)", shown_key="1-3", palette=False),
        Command("part-before", ("left",), N_("Part before"), N_("Go to the part before"), "turn(-1)", footer=False,
                palette=False),
        *(
            Command(f"part-{number}", (str(number),), name, N_("Read this part of the case"), f"part({number - 1})",
                    footer=False)
            for number, name in enumerate(PARTS, 1)
        ),
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
        self.other_language = False
        self._material: Material | None = None
        self._parts: tuple[Part, Part, Part] = ([], [], [])
        self._starts: list[int] = []

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
        """Say what state a draft is in."""
        from ethics_workshop.words.names import case_status_name

        case = self._material.case if self._material else None
        return case_status_name(case.status, self.words) if case and case.status != "approved" else ""

    def help_text(self) -> str:
        """Say what the parts are."""
        return self.words(
            "The first part can be read by everybody. The second one tells what happens after each choice: keep it for whoever leads the session."
        )

    def body(self) -> ComposeResult:
        """Lay out the tabs, the contents and the text."""
        yield Tabs([self.words(name) for name in PARTS], id="tabs")
        with Horizontal():
            yield Panel(ChoiceList(id="contents"), title=self.words("Contents"), id="aside")
            with VerticalScroll(id="text"):
                yield TextView(id="page")

    def on_mount(self) -> None:
        """Read the case."""
        self.perform(self._read())

    async def _read(self) -> None:
        app = self.workshop_app
        self._material = await app.call(gather, app.workshop, self.case_id)
        await self._write()

    async def _write(self) -> None:
        """Set the text in its language: on the worker thread, for the first date loads much."""
        if self._material is not None:
            self._parts = await self.workshop_app.call(document, self._material, self.text_words)
            self.show()

    async def put_back(self, kept: dict[str, object]) -> None:
        """Set the text again, in the language just chosen."""
        await super().put_back(kept)
        await self._write()
        await super().put_back(kept)

    def show(self) -> None:
        """Show the part one is in."""
        if not self.query("#page"):
            return
        self.query_one(Tabs).show(self.part)
        self.query_one("#text").set_class(self.part == 1, "-facilitator")
        sections = self._parts[self.part]
        self.query_one("#contents", ChoiceList).show(
            [Choice(str(index), section.heading) for index, section in enumerate(sections)]
        )
        self._lay()
        self.refresh_commands()

    def _lay(self) -> None:
        """Lay the sections out one under the other, and note where each begins."""
        text = self.query_one("#text")
        width = max(20, min(MEASURE, text.scrollable_content_region.width - 4))
        rows: list[Content] = []
        self._starts = []
        if self.part == 1 and self._parts[1]:
            warning = self.text_words("For whoever leads the session: keep it from the room.")
            rows += [*wrap(plain(warning, "bold $now"), width), Content("")]
        for section in self._parts[self.part]:
            self._starts.append(len(rows))
            title = plain(section.heading, "bold $cool")
            rows.append(title + Content.styled(" " + "─" * max(0, width - title.cell_length - 1), "$line"))
            rows += [Content(""), *section.text.lines(width), Content("")]
        self.query_one("#page", TextView).show(Content("\n").join(rows))

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002  # Textual calls the base class's as well
        """Lay the text out for the width there is."""
        if self._material is not None:
            self.call_after_refresh(self._lay)

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Go to the heading under the cursor of the contents."""
        if event.list.has_focus:
            self._go(event.list.cursor)

    def on_choice_list_picked(self) -> None:
        """Go from the contents into the text."""
        self.query_one("#text").focus()

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """Turn to the part that was clicked."""
        self.action_part(event.index)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self._starts):
            self.query_one("#text").scroll_to(y=self._starts[index], animate=False)

    def available(self, command_id: str) -> bool:
        """Everything takes a case that was read."""
        own = {command.id for command in self.ACTIONS}
        return self._material is not None if command_id in own else super().available(command_id)

    def action_facilitate(self) -> None:
        """Plan a session with this case."""
        from ethics_workshop.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen([self.case_id]))

    def action_turn(self, by: int) -> None:
        """Go to the next part, or the one before."""
        self.action_part((self.part + by) % len(PARTS))

    def action_part(self, index: int) -> None:
        """Go to a part, and to its beginning."""
        if index != self.part:
            self.part = index
            self.query_one("#contents", ChoiceList).cursor = 0
            self.show()
            self.query_one("#text").scroll_home(animate=False)

    def action_section(self, by: int) -> None:
        """Go to the next heading, or the one before."""
        here = self.query_one("#text").scroll_offset.y
        places = [y for y in self._starts if (y > here if by > 0 else y < here)]
        if places:
            target = places[0] if by > 0 else places[-1]
            self.query_one("#contents", ChoiceList).go(self._starts.index(target))
            self.query_one("#text").scroll_to(y=target, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll the text by screens, wherever the focus is."""
        text = self.query_one("#text")
        text.scroll_relative(y=by * max(1, text.size.height - 2), animate=False)

    def action_text_language(self) -> None:
        """Show the text in the other language, at the same heading."""
        self.other_language = not self.other_language
        self.perform(self._write())
