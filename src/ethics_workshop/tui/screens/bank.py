"""The case bank: a list, and beside it what the case under the cursor is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.domain.listing import CaseSummary, Fault, Severity
from ethics_workshop.domain.text import Text
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.case_list import CaseList
from ethics_workshop.tui.widgets.cropped import Cropped
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.names import case_status_name

Names = Mapping[tuple[str, str], Text]
"""The names of topics, values, audiences, by registry and key."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """The cases, the names that describe them, and what is wrong in which files."""

    cases: Sequence[CaseSummary]
    names: Names
    faults: Sequence[Fault]
    """Those that must be mended, the files that cannot be used first."""

    @property
    def broken(self) -> int:
        """How many files cannot be used."""
        return len({fault.path for fault in self.faults if fault.severity is Severity.BREAKING})

    @property
    def faulty(self) -> int:
        """How many files have something to mend."""
        return len({fault.path for fault in self.faults})


def read_holdings(workshop: Workshop) -> Holdings:
    """Read the bank, on the worker thread. Raises BadInput when it cannot be read."""
    bank = workshop.bank
    cases = bank.cases()
    keys = {("topic", key) for case in cases for key in case.topics}
    keys |= {("value", key) for case in cases for key in case.values}
    keys |= {("audience", key) for case in cases for key in case.audiences}
    keys |= {("level", str(case.level)) for case in cases}
    faults = [fault for fault in bank.faults() if fault.severity is not Severity.WARNING]
    broken = {fault.path for fault in faults if fault.severity is Severity.BREAKING}
    faults.sort(key=lambda fault: fault.path not in broken)
    return Holdings(cases, {key: bank.name_of(*key) for key in keys}, faults)


class BankScreen(WorkshopScreen[None]):
    """Lists the cases; the preview follows the cursor."""

    CSS_PATH = "bank.tcss"
    AUTO_FOCUS = "#list"
    ACTIONS = (
        Command("read", ("enter",), N_("Read"), N_("Read the case under the cursor"), "read"),
        Command("facilitate", ("f",), N_("Facilitate"), N_("Plan a session with this case"), "facilitate"),
        Command("faults", ("e",), N_("Faulty files"), N_("See what is wrong in the files that could not be opened"),
                "faults"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.holdings: Holdings | None = None

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Cases")

    def subtitle_text(self) -> str:
        """Say how many there are."""
        if self.holdings is None:
            return self.words("Reading the case bank…")
        return self.words.n("{n} case study", "{n} case studies", len(self.holdings.cases))

    def help_text(self) -> str:
        """Say what the bank is for."""
        return self.words("Every case can be read alone, run as a huddle, or run as a workshop.")

    def commands(self) -> list[Command]:
        """Leave the key for faults away where there are none."""
        faulty = self.holdings is not None and self.holdings.faults
        return [command for command in super().commands() if command.id != "faults" or faulty]

    def body(self) -> ComposeResult:
        """Lay out the line on broken files, the list and the preview."""
        yield TextView(id="broken")
        with Horizontal():
            yield Panel(CaseList(id="list"), title=self.words("Case studies"), id="cases")
            yield Panel(Cropped(id="preview"), title=self.words("Preview"), id="about")

    def on_mount(self) -> None:
        """Read the bank."""
        self.perform(self._read())

    async def _read(self) -> None:
        app = self.workshop_app
        self.holdings = await app.call(read_holdings, app.workshop)
        self.show()

    async def put_back(self, kept: dict[str, object]) -> None:
        """Show the list again, in the language just chosen."""
        await super().put_back(kept)
        self.show()

    def show(self) -> None:
        """Show what was read."""
        if self.holdings is None or not self.query("#list"):
            return
        held, words = self.holdings, self.words
        broken = self.query_one("#broken", TextView)
        broken.display = bool(held.faults)
        broken.show(plain(trouble(held, words), "$bad"))
        self.query_one("#list", CaseList).show(held.cases, lambda case: row(case, held.names, words))
        self.show_preview()
        self.refresh_commands()

    def show_preview(self) -> None:
        """Show what the case under the cursor is about."""
        case = self.query_one("#list", CaseList).current
        held, view = self.holdings, self.query_one("#preview", Cropped)
        if held is not None and case is not None:
            view.show(preview(case, held.names, self.words))
        elif held is not None:
            view.show(Prose().say(self.words("The case bank holds no case that can be opened."), QUIET))

    def available(self, command_id: str) -> bool:
        """Offer reading and facilitating where there is a case."""
        if command_id in {"read", "facilitate"}:
            return bool(self.holdings and self.holdings.cases)
        return super().available(command_id)

    def on_case_list_moved(self) -> None:
        """Let the preview follow the cursor."""
        self.show_preview()

    def on_case_list_opened(self) -> None:
        """Read the case."""
        self.action_read()

    def action_read(self) -> None:
        """Read the case under the cursor."""
        from ethics_workshop.tui.screens.reader import ReaderScreen

        if (case := self.query_one("#list", CaseList).current) is not None:
            self.app.push_screen(ReaderScreen(case.id))

    def action_facilitate(self) -> None:
        """Plan a session with the case under the cursor."""
        from ethics_workshop.tui.screens.plan import PlanScreen

        if (case := self.query_one("#list", CaseList).current) is not None:
            self.app.push_screen(PlanScreen([case.id]))

    def action_faults(self) -> None:
        """Show what is wrong in which files."""
        from ethics_workshop.tui.screens.faults import FaultsScreen

        if self.holdings is not None and self.holdings.faults:
            self.app.push_screen(FaultsScreen(self.holdings.faults))


def trouble(held: Holdings, words: Words) -> str:
    """Return the line on files with faults; empty where there are none."""
    if held.broken:
        count = words.n("{n} file could not be opened", "{n} files could not be opened", held.broken)
        return words("{count}; the other cases work. e: what is wrong, and where.", count=count)
    if held.faulty:
        count = words.n("{n} file has something to mend", "{n} files have something to mend", held.faulty)
        return words("{count}. e: what is wrong, and where.", count=count)
    return ""


def row(case: CaseSummary, names: Names, words: Words) -> tuple[str, str, str]:
    """Return what a row says: the title, the minutes of a huddle, and topics, audience and level."""
    said = [
        _named("topic", case.topics[:1], names, words),
        _named("audience", case.audiences[:1], names, words),
    ]
    return (
        words.text(case.title),
        words("{n} min", n=case.minutes[1]),
        " · ".join(filter(None, [*said, _named("level", [str(case.level)], names, words)])),
    )


def preview(case: CaseSummary, names: Names, words: Words) -> Prose:
    """Return what the preview says of a case."""
    solo, huddle, workshop = case.minutes
    text = Prose().say(words.text(case.title), STRONG).gap(words.text(case.hook))
    text.gap(words.text(case.tension), "$now")
    text.say(_named("value", case.values, names, words), COOL)
    text.gap(words.text(case.opening), "$foreground")
    sizes = words("{solo} min alone · {huddle} min huddle · {workshop} min workshop",
                  solo=solo, huddle=huddle, workshop=workshop)  # fmt: skip
    text.gap(sizes, QUIET)
    text.say(_named("topic", case.topics, names, words), QUIET)
    text.say(_named("audience", case.audiences, names, words), QUIET)
    return text.say(case_status_name(case.status, words), QUIET)


def _named(registry: str, keys: Sequence[str], names: Names, words: Words) -> str:
    return " · ".join(words.text(names[registry, key]) for key in keys if (registry, key) in names)
