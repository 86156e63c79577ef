"""Home: the one thing to do next, and the four doors of the program."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.tui.commands import SETTINGS, TOUR, Command
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.band import Band
from ethics_workshop.tui.widgets.card import Card, Door
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

if TYPE_CHECKING:
    from ethics_workshop.tui.news import BankNews, RecordsNews

CARDS = (
    ("1", "cases", N_("Browse cases"), N_("Read a case study, and choose one for your team")),
    ("2", "sessions", N_("Run a session"), N_("Lead your team through a case, step by step")),
    ("3", "attest", N_("Attest"), N_("Read the statement and sign it, in private")),
    ("4", "office", N_("V&E office"), N_("The roster, exports, and care for the records")),
)
MORE = (
    ("5", "learn", N_("Learn"), N_("Work through a case alone, in private")),
    ("6", "toolkit", N_("Toolkit"), N_("Guides, a course, cards and links")),
    ("7", "team", N_("My team"), N_("Verify what your reports signed")),
    ("8", "own-record", N_("My record"), N_("What is held about you")),
    ("9", "steps", N_("My next steps"), N_("What is asked of you, and by when")),
)
"""Doors on one line under the cards: for oneself, and for those who lead. That of the team is there for who has one."""

_SCREENS = {
    "cases": ("bank", "BankScreen"),
    "attest": ("attest", "AttestScreen"),
    "kiosk": ("kiosk", "KioskScreen"),
    "learn": ("learn", "LearnScreen"),
    "toolkit": ("toolkit", "ToolkitScreen"),
    "team": ("team", "TeamScreen"),
    "own-record": ("own_record", "OwnRecordScreen"),
    "steps": ("roadmap", "RoadmapScreen"),
    "office": ("office", "OfficeScreen"),
}
"""The module and the class of what a door opens: imported when it is opened, for a start pays for Home alone."""


class HomeScreen(WorkshopScreen[None]):
    """The first screen. It is painted from words alone; what it tells of the records comes after."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#cases"
    ACTIONS = (
        Command("open", ("enter",), N_("Open"), N_("Open a card by its key, or the lit one"), "open_lit", palette=False,
                shown_key="1-9", stands_for=tuple(name for _, name, *_ in (*CARDS, *MORE))),
        Command("resume", ("r",), N_("Resume"), N_("Go on with the session that was interrupted"), "resume"),
        Command(SETTINGS.id, ("s", *SETTINGS.keys), SETTINGS.label, SETTINGS.tooltip, SETTINGS.action),
        *(
            Command(name, (key,), title, about, f"open_card('{name}')", footer=False)
            for key, name, title, about in (*CARDS, *MORE)
        ),
        Command("trivia", (), N_("Trivia"), N_("Five minutes of questions that come back; without points"), "trivia",
                footer=False),
        Command("tour", ("g",), TOUR.label, TOUR.tooltip, TOUR.action, footer=False),
        Command("no-tour", ("n",), N_("No tour"), N_("Offer the tour no more; it can still be found by its name"), "no_tour",
                footer=False),
        Command("right", ("right", "down"), N_("Next card"), N_("Light the next card"), "app.focus_next",
                footer=False, palette=False, shown_key="→ ↓"),
        Command("left", ("left", "up"), N_("Card before"), N_("Light the card before"), "app.focus_previous",
                footer=False, palette=False, shown_key="← ↑"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.bank: BankNews | None = None
        self.records: RecordsNews | None = None
        self._resume_wanted = False
        self._failed = False
        """Whether the records could not be read."""
        self._next = ("", "")
        self._door = ""
        """The command that the band stands for."""

    def help_text(self) -> str:
        """Say what Home is for."""
        return self.words(
            "The band at the top says what to do next. The cards open the rest; everything can also be found by its name."
        )

    def help_heading(self) -> str:
        """Name the screen: its top line names the program."""
        return self.words("Home")

    def body(self) -> ComposeResult:
        """Lay out the band, the cards and the promise."""
        words = self.words
        yield Band(id="band")
        with Container(id="cards"):
            for key, name, title, about in CARDS:
                yield Card(self.key(name) or key, words(title), words(about), id=name)
        with Horizontal(id="more"):
            for key, name, title, about in MORE:
                yield Door(self.key(name) or key, words(title), words(about), id=name)
        yield TextView("", id="offer")
        yield TextView(self._promise, id="promise")

    @property
    def _promise(self) -> Content:
        """What stands at the foot: the promise, or in its place that the clock is doubtful."""
        if self.records is not None and self.records.clock is not None:
            from ethics_workshop.words.clock import warning

            return plain(warning(self.records.clock, self.words), "$now")
        return plain(self.words("Everything you record stays on this computer until you share it."))

    @property
    def leads(self) -> bool:
        """Whether somebody reports to who acts, or may: it is not known who acts, or not known yet."""
        return self.records is None or self.records.leads or not self.workshop_app.actor

    @property
    def offers_tour(self) -> bool:
        """Whether the one line about the tour stands on Home."""
        return bool(self.records and self.records.offers_tour and not self.workshop_app.tour_over)

    def next_thing(self) -> tuple[str, str]:
        """Return what the band says."""
        return self._next

    def on_mount(self) -> None:
        """Read the bank, which takes longest, once Home is on screen."""
        self.call_after_refresh(self._read_all)

    def _read_all(self) -> None:
        self.perform(self._read_records(), group="records")
        self.perform(self._read_bank(), group="bank")

    def on_screen_resume(self) -> None:
        """Read the records again: somebody comes back from having done something."""
        if self.records is not None:
            self._read_all()

    async def _read_records(self) -> None:
        from ethics_workshop.tui.news import read_records

        app = self.workshop_app
        try:
            self.records = await app.call(read_records, app.workshop, app.actor, demo=app.demo)
        except WorkshopError:
            self._failed = True
            self.show()
            raise
        self._failed = False
        app.actor_name = self.records.actor_name
        self.show()
        if self._resume_wanted:
            self._resume_wanted = False
            self.action_resume()

    def _tell_failure(self) -> None:
        """Say in the band where one can go on when the records cannot be read."""
        words, self._door = self.words, SETTINGS.id
        what = words("Your records cannot be opened")
        self._next = (self.key(SETTINGS.id), what)
        detail = words("Nothing in them was changed. Cases can be read; the settings lead to another folder.")
        self.query_one("#band", Band).tell(words("Stopped"), what, detail, self.key(SETTINGS.id))

    async def _read_bank(self) -> None:
        from ethics_workshop.services.ports import CaseQuery
        from ethics_workshop.tui.news import read_bank

        app = self.workshop_app
        self.bank = await app.call(read_bank, app.workshop)
        self.show()
        await app.call(app.catalogue.search, CaseQuery())  # the list of cases begins with it

    async def put_back(self, kept: dict[str, object]) -> None:
        """Tell the news again, in the language just chosen."""
        await super().put_back(kept)
        self.show()

    def show(self) -> None:
        """Tell what is known by now."""
        from ethics_workshop.tui.screens import home_texts as texts

        if not self.query("#band"):
            return
        words = self.words
        if self._failed:
            self._tell_failure()
        elif self.records is not None:
            verb, what, detail, self._door, comfort = texts.band(self.records, words)
            self._next = (self.key(self._door), f"{verb} · {what}")
            self.query_one("#band", Band).tell(verb, what, detail, self.key(self._door), comfort)
            self.query_one("#sessions", Card).tell(texts.sessions(self.records, words))
            self.query_one("#office", Card).tell(texts.office(self.records, words))
        self.set_class(self.leads, "-leads")
        self.query_one("#promise", TextView).show(self._promise)
        offer = self.query_one("#offer", TextView)
        self.set_class(self.offers_tour, "-offers")
        offer.show(
            words(
                "New here? {yes}: a tour of five screens · {no}: no",
                yes=self.key("tour"),
                no=self.key("no-tour"),
            )
        )
        if self.bank is not None:
            self.query_one("#cases", Card).tell(texts.cases(self.bank, words))
            self.query_one("#attest", Card).tell(texts.attest(self.bank, self.records, words))
        self.refresh_commands()

    def available(self, command_id: str) -> bool:
        """Resuming takes a session that was interrupted; before that is known, the key is taken and waits."""
        if command_id == "resume":
            return self.records is None or self.records.resume is not None
        if command_id == "no-tour":
            return self.offers_tour
        if command_id == "team":
            return self.leads
        return super().available(command_id)

    def action_no_tour(self) -> None:
        """Offer the tour no more."""
        self.perform(self._decline(), group="tour")

    async def _decline(self) -> None:
        await self.workshop_app.end_tour()
        self.show()

    async def _open_settings(self) -> None:
        await self.app.run_action(SETTINGS.action)

    def on_card_opened(self, event: Card.Opened) -> None:
        """Open what the card stands for."""
        self.action_open_card(event.card.id or "")

    def on_band_pressed(self) -> None:
        """Do what the band says."""
        if self._door == "resume":
            self.action_resume()
        elif self._door == SETTINGS.id:
            self.perform(self._open_settings())
        else:
            self.action_open_card(self._door)

    def action_open_lit(self) -> None:
        """Open the card that has the focus."""
        if isinstance(self.focused, Card):
            self.action_open_card(self.focused.id or "")

    def action_resume(self) -> None:
        """Go on with the interrupted session; pressed before the records are read, as soon as they are."""
        if self.records is None:
            self._resume_wanted = True
            return
        from ethics_workshop.tui.screens.cockpit import CockpitScreen

        if self.records.resume is not None:
            self.app.push_screen(CockpitScreen(self.records.resume.session_id))

    def action_open_card(self, name: str) -> None:
        """Open one of the doors."""
        if name == "attest" and not self.workshop_app.actor:
            name = "kiosk"  # the settings name nobody: it asks who it is
        if name == "sessions":
            self._open_sessions()
        elif name in _SCREENS:
            from importlib import import_module

            module, screen = _SCREENS[name]
            self.app.push_screen(getattr(import_module(f"ethics_workshop.tui.screens.{module}"), screen)())

    def action_trivia(self) -> None:
        """Ask whoever learns what is due."""
        from ethics_workshop.tui.screens.trivia import ask_alone

        self.perform(ask_alone(self), group="alone")

    def _open_sessions(self) -> None:
        """Open the list of sessions; where there is none yet, plan the first one."""
        known = self.records
        if known is not None and known.people and not (known.resume or known.planned or known.closed):
            from ethics_workshop.tui.screens.plan import PlanScreen

            self.app.push_screen(PlanScreen())
        else:
            from ethics_workshop.tui.screens.sessions import SessionsScreen

            self.app.push_screen(SessionsScreen())
