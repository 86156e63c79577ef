"""The booth: this computer goes round, one person at a time. What was chosen is never on the screen, nor in it."""

from dataclasses import replace
from enum import Enum, auto
from typing import ClassVar

from textual import constants, events
from textual.app import ComposeResult

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import CONFIDENCE
from ethics_workshop.services.booth import Booth, BoothService
from ethics_workshop.tui.cockpit import booth as texts
from ethics_workshop.tui.cockpit.panels import RoomPanel
from ethics_workshop.tui.commands import QUIT, Command
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.learning.choosing import lettered_commands
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.words.language import N_

LETTERS = "abcdefgh"
"""The keys of options: as many as there can be."""


class At(Enum):
    """Where the booth stands."""

    OPENING = auto()
    """The room is told how it works; nothing is open yet."""
    HAND = auto()
    """Between two people."""
    VOTE = auto()
    SURE = auto()
    """The choice is counted already; how sure, is a question of its own."""


class BoothScreen(WorkshopScreen[Session | None]):
    """Opens a booth, or goes on with one. Answers with the session as it stands then, None when nothing was opened."""

    CSS_PATH = "booth.tcss"
    ABOUT = N_(
        "The computer goes from hand to hand. One key is a vote, and it is counted at once; nothing of it stays on the screen. Whoever leads ends the vote."
    )
    ACTIONS = (
        Command("open", ("enter",), N_("Open the booth"), N_("Begin: the computer goes round"), "open"),
        Command("confidence", ("s",), N_("How sure"), N_("Ask each how sure they are, too; or not"), "confidence"),
        Command("begin", ("space", "enter"), N_("My turn"), N_("Show the question to whoever has the computer"), "begin"),
        *lettered_commands(LETTERS, N_("Choose this one: one key, and it is counted")),
        *(
            Command(f"rate-{value}", (value,), N_("How sure"), N_("Say how sure you are"), f"rate({value})",
                    footer=value == "1", palette=False, shown_key="1-4" if value == "1" else "")
            for value in CONFIDENCE
        ),
        Command("pass", ("p",), N_("I pass"), N_("Take part without choosing: no reason is asked"), "pass"),
        Command("count", ("t",), N_("End and count"), N_("End the vote: the totals are kept, and nothing else"), "count"),
        Command("void", ("x",), N_("Give up"), N_("End the vote without a count: nothing of it is kept"), "void"),
        Command("quit", QUIT.keys, QUIT.label, N_("Leave the program: the vote is lost, and that is asked first"), "quit"),
        Command("up", ("up", "pageup"), N_("Scroll up"), N_("Scroll the text up"), "scroll(-1)", footer=False, palette=False),
        Command("down", ("down", "pagedown"), N_("Scroll down"), N_("Scroll the text down"), "scroll(1)", footer=False, palette=False),
    )  # fmt: skip
    STAGES: ClassVar[dict[str, set[At]]] = {
        "open": {At.OPENING},
        "confidence": {At.OPENING},
        "begin": {At.HAND},
        "choose": {At.VOTE},
        **{f"rate-{value}": {At.SURE} for value in CONFIDENCE},
        "pass": {At.VOTE, At.SURE},
        "count": {At.HAND},
        "void": {At.HAND},
    }
    """At which stage a command can be used."""
    NOT_HERE: ClassVar[frozenset[str]] = frozenset({"settings", "jump", "toolkit", "decision-card", "tour"})
    """What leads elsewhere: the computer is in somebody else's hands."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.stage = At.OPENING
        self._confidence = bool(session.round("a").confidence)
        self._moved = False

    # what it shows

    @property
    def service(self) -> BoothService:
        """What opens and counts booths."""
        return self.workshop_app.workshop.booths

    @property
    def booth(self) -> Booth | None:
        """The booth that is open here."""
        return self.service.of(self.session)

    def title_text(self) -> str:
        """Name the booth."""
        return self.words("Booth")

    def subtitle_text(self) -> str:
        """Name the case."""
        return self.words.text(self.session.case.title)

    def aside_text(self) -> str:
        """Name nobody: this screen is handed round."""
        return self.workshop_app.language_name

    def under_way(self) -> str:
        """Say what leaving the program does to an open booth."""
        if self.booth is None:
            return ""
        return self.words(
            "The booth is open, and its ballots are in the memory of this program alone: leaving it ends the vote, and nothing of it is kept."
        )

    def body(self) -> ComposeResult:
        """Lay out the one page."""
        yield RoomPanel(title="", id="booth")

    def on_mount(self) -> None:
        """Go on with a booth that is open."""
        if self.booth is not None:
            self.stage = At.HAND
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    async def relabel(self) -> None:
        """Show the booth in the language just chosen: whoever votes may change it."""
        await super().relabel()
        self.show()

    def show(self) -> None:
        """Paint the stage."""
        if self.is_mounted and self.query("#booth"):
            self.query_one("#booth", RoomPanel).show(self._page())
            self.refresh_commands()

    def _page(self) -> Prose:
        words, booth = self.words, self.booth
        if booth is None or self.stage is At.OPENING:
            return texts.opening(
                self.session,
                words,
                interrupted=self.service.interrupted(self.session),
                confidence=self._confidence,
                key=self.key("confidence"),
            )
        if self.stage is At.VOTE:
            return texts.question(self.session, words, pass_key=self.key("pass"))
        if self.stage is At.SURE:
            return texts.how_sure(words, pass_key=self.key("pass"))
        return texts.handing(self.session, booth, words, begin=self.key("begin"), count=self.key("count"))

    def commands(self) -> list[Command]:
        """Return only what can be done at this stage; the options only as many as there are."""
        letters = self._letters.upper()
        shown = [c for c in super().commands() if self.available(c.id)]
        return [replace(c, shown_key=f"{letters[0]}-{letters[-1]}") if c.id == "choose" else c for c in shown]

    @property
    def _letters(self) -> str:
        return LETTERS[: len(self.session.case.options)]

    def available(self, command_id: str) -> bool:
        """Whether it can be used at this stage; nobody votes whose place is not there."""
        if command_id in self.NOT_HERE:
            return False
        if command_id == "begin":
            return self.stage is At.HAND and self._has_room
        if command_id.startswith("option-"):
            return self.stage is At.VOTE and command_id[-1] in self._letters
        if command_id in self.STAGES:
            return self.stage in self.STAGES[command_id]
        return super().available(command_id)

    @property
    def _has_room(self) -> bool:
        return self.booth is not None and self.booth.been < len(self.session.present)

    def _go(self, stage: At) -> None:
        self.stage = stage
        self.show()

    # for whoever votes

    def action_begin(self) -> None:
        """Show the question."""
        self._go(At.VOTE)

    def action_letter(self, letter: str) -> None:
        """Count a vote; from here on nothing knows which."""
        booth = self.booth
        if booth is not None:
            booth.cast(self.session.case.options[LETTERS.index(letter)].id)
            self._go(At.SURE if booth.asks_confidence else At.HAND)

    def action_pick(self) -> None:
        """Say that it takes a letter: nothing here is lit, so that nothing is chosen by Enter."""
        self.workshop_app.say(self.words("Choose by its letter."))

    def action_rate(self, value: int) -> None:
        """Count how sure somebody is, apart from the choice."""
        booth = self.booth
        if booth is not None:
            booth.rate(str(value))
            self._go(At.HAND)

    def action_pass(self) -> None:
        """Count somebody who took part without choosing; of how sure one is, nothing is counted."""
        if self.booth is not None and self.stage is At.VOTE:
            self.booth.pass_on()
        self._go(At.HAND)

    def action_scroll(self, by: int) -> None:
        """Scroll a page that is longer than the window."""
        self.query_one("#booth", RoomPanel).scroll(by)

    # for whoever leads

    def action_confidence(self) -> None:
        """Ask for confidence, or not."""
        self._confidence = not self._confidence
        self.show()

    def action_open(self) -> None:
        """Open the booth."""
        self.perform(self._open(), group="booth")

    async def _open(self) -> None:
        app = self.workshop_app
        if what := _watching(app.devtools is not None):
            raise Refused(Problem.BOOTH_WATCHED, what=what)
        self.session = await app.call(
            self.service.open, self.session.id, confidence=self._confidence, actor=app.actor
        )
        self._moved = True
        self._go(At.HAND)

    def action_count(self) -> None:
        """Ask, then end the vote and count."""
        if self.booth is None:
            return
        said = texts.before_counting(self.session, self.booth, self.words)
        self._ask(self.words("End the vote and count?"), said, self.words("Count"), count=True)

    def action_void(self) -> None:
        """Ask, then give the vote up."""
        said = self.words("Nothing of this vote is kept. You can open the booth again, or vote another way.")
        self._ask(self.words("Give this vote up?"), said, self.words("Give up"), count=False)

    def _ask(self, title: str, said: str, yes: str, *, count: bool) -> None:
        def answer(sure: bool | None) -> None:
            if sure:
                self.perform(self._end(count=count), group="booth")

        self.app.push_screen(Confirm(title, said, yes=yes), answer)

    async def _end(self, *, count: bool) -> None:
        app, service = self.workshop_app, self.service
        end = service.count if count else service.void
        self.dismiss(await app.call(end, self.session.id, actor=app.actor))

    def action_quit(self) -> None:
        """Leave the program; while a booth is open, only after a question that Enter alone does not answer."""
        if self.booth is None:
            self.app.run_worker(self.app.run_action("app.quit"))
            return
        question = Confirm(self.words("Quit the program?"), self.under_way(), yes=self.words("Quit"))
        self.app.push_screen(question, lambda yes: self.app.exit() if yes else None)

    async def leave(self) -> None:
        """Step back: from a question to the one before; between two people to the cockpit, once that is confirmed."""
        if self.stage in {At.VOTE, At.SURE}:
            self._go(At.HAND)
            return
        if self.booth is None:
            self.dismiss(self.session if self._moved else None)
            return
        words = self.words
        question = Confirm(
            words("Back to the cockpit?"),
            words("The booth stays open, and whoever has voted stays counted."),
            yes=words("Go back"),
        )

        def answer(yes: bool | None) -> None:
            if yes:
                self.dismiss(self.session)

        self.app.push_screen(question, answer)


def _watching(devtools: bool) -> str:
    """Return what makes Textual note down keys in a file or send them to another program; empty for nothing."""
    if constants.LOG_FILE:
        return "TEXTUAL_LOG"
    if constants.DEBUG:
        return "TEXTUAL_DEBUG"
    return "TEXTUAL=devtools" if devtools else ""
