"""The case bank as a reading room: search, filters with counts, a list, and what the case under the cursor is about."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.services.ports import CaseQuery
from ethics_workshop.tui.commands import QUIT_ANYWHERE, Command
from ethics_workshop.tui.dialogs.choices import ChoiceList
from ethics_workshop.tui.handing_out import HANDOUT, hand_out
from ethics_workshop.tui.painting import PAINTED
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.reading import texts
from ethics_workshop.tui.reading.choices import chosen, cleared, lines, toggled
from ethics_workshop.tui.reading.filters import Filters
from ethics_workshop.tui.screens.bank_found import BankFound
from ethics_workshop.tui.widgets.case_list import CaseList
from ethics_workshop.tui.widgets.cropped import Cropped
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.tui.widgets.title_bar import TitleBar
from ethics_workshop.words.language import N_

LONGEST = 120
"""Characters that can be searched for."""


class BankScreen(BankFound):
    """Lists the cases that match what is typed and chosen; the preview follows the cursor."""

    CSS_PATH = "bank.tcss"
    AUTO_FOCUS = "#list"
    ACTIONS = (
        Command("read", ("enter",), N_("Read"), N_("Read the case under the cursor"), "read"),
        Command("facilitate", ("f",), N_("Facilitate"), N_("Plan a session with this case"), "facilitate"),
        Command("alone", ("a",), N_("Alone"), N_("Work through this case alone, in private"), "alone"),
        Command("search", ("s", "slash"), N_("Search"), N_("Find cases by words, in either language"), "search"),
        Command("filter", ("g",), N_("Filter"), N_("Narrow the list by topic, playlist, time, level, value or audience"),
                "filter"),
        HANDOUT,
        Command("meant", ("tab",), N_("Take it"), N_("Search for the words that may have been meant"), "meant"),
        Command("to-list", ("down",), N_("To the list"), N_("Go from the search into the list"), "to_list",
                footer=False, palette=False),
        Command("faults", ("e",), N_("Faulty files"), N_("See what is wrong in the files that could not be opened"),
                "faults"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._preview_due = False
        self._works: tuple[bool, ...] = ()
        """What the keys depend on, as the footer was painted last."""

    # what it says

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Cases")

    def subtitle_text(self) -> str:
        """Say how many there are, of how many, by which filters."""
        if self.result is not None:
            return texts.headline(self.result, self.catalogue.names, self.words)
        return "" if self._failed else self.words("Reading the case bank…")

    def help_text(self) -> str:
        """Say what the bank is for."""
        return self.words(
            "Every case can be read alone, run as a huddle, or run as a workshop. Search finds words in both languages, from their first letters on. In a group of filters any choice will do; between groups all must hold."
        )

    def commands(self) -> list[Command]:
        """Leave out what there is nothing for; say what Enter and Escape do where one is."""
        without = {name for name, there in (("faults", self.faults), ("meant", self.meant)) if not there}
        shown = [command for command in super().commands() if command.id not in without]
        if isinstance(self.focused, Entry):
            shown = [_while_typing(command) for command in shown]
        labels = {}
        if isinstance(self.focused, Filters):
            labels = {"read": N_("Choose"), "filter": N_("To the list")}
        if self._clears:
            labels["back"] = N_("Clear")
        return [
            replace(command, label=labels[command.id]) if command.id in labels else command
            for command in shown
        ]

    def body(self) -> ComposeResult:
        """Lay out the line on broken files, the filters, the list under its entry, and the preview."""
        words = self.words
        yield TextView(id="broken")
        with Horizontal():
            yield Panel(Filters(id="filters"), title=words("Filters"), id="aside")
            yield Panel(
                Entry(placeholder=self._hint, most=LONGEST, typed=self._typed, id="words"),
                TextView(id="note"),
                CaseList(id="list"),
                title=words("Case studies"),
                id="cases",
            )
            yield Panel(Cropped(id="preview"), title=words("Preview"), id="about")

    @property
    def _hint(self) -> str:
        """What stands in the empty entry: the keys that narrow the list."""
        return self.words(
            "{search}: search · {filter}: filters", search=self.key("search"), filter=self.key("filter")
        )

    # showing

    async def put_back(self, kept: dict[str, object]) -> None:
        """Show everything again, in the language just chosen."""
        await super().put_back(kept)
        if self.result is not None:
            self.query_one("#list", CaseList).fill(self.result.rows)
        self.show()
        self.show_filters()

    def show(self, *, cursor: int | None = None) -> None:
        """Show what is known."""
        cases = self.query_one_optional("#list", CaseList)
        if cases is None:
            return
        words = self.words
        broken, note = self.query_one("#broken", TextView), self.query_one("#note", TextView)
        trouble = texts.trouble(self.faults, self.key("faults"), words)
        if broken.plain != trouble:
            broken.display = bool(trouble)
            broken.show(plain(trouble, "$bad"))
        if self.result is not None:
            near = texts.note(self.result, self.meant, self.key("meant"), words)
            if note.plain != near:
                note.display = bool(near)
                note.show(plain(near, "$now"))
            cases.show(
                self.result.keys,
                self._row,
                cursor=cursor,
                empty=texts.nothing(self.result, self.meant, self.key("back"), words),
            )
        elif self._failed:
            cases.show((), self._row, empty=words("The case bank could not be read."))
        self.on_case_list_moved()
        self._tell_commands()

    def _row(self, case: CaseSummary) -> tuple[str, str, str]:
        """Return what the list says of a case."""
        return texts.row(case, self.catalogue.names, self.words)

    def _tell_commands(self) -> None:
        """Paint the top line again, and the footer where other keys work now: with each letter that takes time."""
        works = (self.available("read"), bool(self.faults), bool(self.meant), self._clears)
        if works != self._works:
            self._works = works
            self.refresh_commands()
        else:
            bar = self.query_one_optional(TitleBar)  # none on a screen that is being left
            if bar is not None:
                bar.renew()

    def show_filters(self) -> None:
        """Show the choices, with how many cases each would leave."""
        if self.query("#filters") and self._counted is not None:
            airy = not self.has_class("-low")
            self.query_one("#filters", Filters).show(
                lines(self._counts, self.query_asked, self.catalogue.names, self.words, airy=airy)
            )

    def show_preview(self) -> None:
        """Show what the case under the cursor is about; where words were found, once it is known where they are."""
        self._preview_due = False
        view = self.query_one_optional("#preview", Cropped)
        if view is not None and self.passage_is_known():
            case = self.query_one("#list", CaseList).current
            if case is not None:
                why = self.catalogue.why(self.query_asked, case.id)
                view.show(texts.preview(case, why, self.passage, self.catalogue.names, self.words))
            elif self.result is not None and not self.result.keys:
                view.show(Prose())

    # what people do

    def available(self, command_id: str) -> bool:
        """Offer reading and facilitating where there is a case; before that is known, the keys are taken and wait."""
        if command_id in {"read", "facilitate", "alone", "handout"}:
            return not self._failed and (self.result is None or bool(self.result.keys))
        return bool(self.meant) if command_id == "meant" else super().available(command_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the key of what may have been meant through: without anything to take it goes on, as it does elsewhere."""
        return True if action == "meant" else super().check_action(action, parameters)

    def on_case_list_moved(self) -> None:
        """Let the preview follow once cursor, list and count are painted; many moves at once paint it once."""
        if not self._preview_due:
            self._preview_due = True
            self.set_timer(PAINTED, self.show_preview)

    def on_case_list_opened(self) -> None:
        """Read the case."""
        self.action_read()

    def _typed(self, text: str) -> None:
        """Search as one types."""
        self.ask(replace(self.query_asked, words=" ".join(text.split())))

    def on_input_submitted(self) -> None:
        """Read the case that is lit: the best one, unless the cursor was moved; without any, take what was meant."""
        if self.meant and self.result is not None and not self.result.keys:
            self.action_meant()
        else:
            self.action_read()

    def on_choice_list_picked(self, event: ChoiceList.Picked) -> None:
        """Take a choice, or give it back."""
        group, _, key = event.choice.key.partition(" ")
        self.ask(toggled(self.query_asked, group, key))
        self.show_filters()

    def on_descendant_focus(self) -> None:
        """Say in the footer what the keys do here."""
        self.refresh_commands()

    def action_to_list(self) -> None:
        """Go from the entry into the list, which has the key for itself."""
        self.query_one("#list").focus()

    def action_search(self) -> None:
        """Go to the entry."""
        self.query_one("#words").focus()

    def action_filter(self) -> None:
        """Go to the filters, which open where they were put away; from there, back to the list."""
        if isinstance(self.focused, Filters):
            self._close_filters()
            return
        self.add_class("-drawer")
        self.query_one("#filters").focus()
        self.call_after_refresh(lambda: self.perform(self._count(), group="search"))

    def _close_filters(self) -> None:
        self.remove_class("-drawer")
        self.query_one("#list").focus()

    @property
    def _clears(self) -> bool:
        """Whether Escape gives up words or choices before it leaves."""
        if isinstance(self.focused, Filters):
            return bool(chosen(self.query_asked))
        if isinstance(self.focused, Entry):
            return bool(self.query_asked.words)
        return self.query_asked != CaseQuery()

    async def leave(self) -> None:
        """Give up what narrows the list, nearest first; then go back to the list, then to the screen before."""
        entry = self.query_one("#words", Entry)
        if isinstance(self.focused, Filters):
            if self._clears:
                self.ask(cleared(self.query_asked))
                self.show_filters()
            else:
                self._close_filters()
        elif isinstance(self.focused, Entry) and not entry.value:
            self.query_one("#list").focus()
        elif self._clears or entry.value:
            self.ask(CaseQuery() if self.focused is not entry else replace(self.query_asked, words=""))
            entry.value = ""
            self.show_filters()
        else:
            await super().leave()

    def action_read(self) -> None:
        """Read the case under the cursor."""
        from ethics_workshop.tui.screens.reader import ReaderScreen

        if not self._waits("read") and (case := self.query_one("#list", CaseList).current) is not None:
            self.app.push_screen(ReaderScreen(case.id))

    def action_facilitate(self) -> None:
        """Plan a session with the case under the cursor."""
        from ethics_workshop.tui.screens.plan import PlanScreen

        if not self._waits("facilitate") and (case := self.query_one("#list", CaseList).current) is not None:
            self.app.push_screen(PlanScreen([case.id]))

    def action_alone(self) -> None:
        """Work through the case under the cursor, alone."""
        from ethics_workshop.tui.screens.learn import play_alone

        if not self._waits("alone") and (case := self.query_one("#list", CaseList).current) is not None:
            self.perform(play_alone(self, case.id), group="alone")

    def action_handout(self) -> None:
        """Write the case under the cursor as sheets."""
        if not self._waits("handout") and (case := self.query_one("#list", CaseList).current) is not None:
            self.perform(hand_out(self, case.id, self.words), group="handout")

    def action_faults(self) -> None:
        """Show what is wrong in which files."""
        from ethics_workshop.tui.screens.faults import FaultsScreen

        if self.faults:
            self.app.push_screen(FaultsScreen(self.faults))


def _while_typing(command: Command) -> Command:
    """Show in the footer what works while one types: a letter would be typed, ↓ goes to the list."""
    works = not command.keys or len(command.keys[0]) > 1
    return replace(command, footer=works and (command.footer or command.id in {"to-list", QUIT_ANYWHERE.id}))
