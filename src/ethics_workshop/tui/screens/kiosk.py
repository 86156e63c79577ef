"""The kiosk: people sign the statement one at a time, alone at this machine, after the session. Or not."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.types import CSSPathType

from ethics_workshop.domain.command import CommandName
from ethics_workshop.domain.error import Problem, Refused, WorkshopError
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.table import legal
from ethics_workshop.domain.text import NAME_LIMIT, NOWHERE, clean, fold, nearness
from ethics_workshop.services.attesting import Outcome
from ethics_workshop.services.signature import Beside
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.people import search_people, still
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.screens.signing import SigningScreen, Stage
from ethics_workshop.tui.signing_texts import gather, introduction
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words import texts
from ethics_workshop.words.language import N_

CLEARED_AFTER = 60
"""Seconds after which a receipt, or the thanks, makes way for the next person."""


LETTERS = 2
"""Letters from which on the whole roster is searched."""


class KioskScreen(SigningScreen):
    """Signing after a session; without a session, for anybody on the roster. Nobody sees who signed."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["signing.tcss", "kiosk.tcss"]
    ACTIONS = (
        Command("choose", ("enter",), N_("It’s me"), N_("Go on as the person under the cursor"), "choose"),
        *SigningScreen.SIGNING,
        Command("next-person", ("enter", "space"), N_("Next person"), N_("Clear the screen for the next person"), "clear"),
    )  # fmt: skip

    STAGES: ClassVar[Mapping[str, set[Stage]]] = {
        **SigningScreen.STAGES,
        "choose": {Stage.CHOOSE},
        "next-person": {Stage.SIGNED, Stage.NOT_NOW},
    }

    def __init__(self, session_id: str = "") -> None:
        super().__init__(Stage.CHOOSE)
        self.session_id = session_id
        self._session: Session | None = None
        self._elsewhere: list[Choice] = []
        self._asked = self._answered = ""
        self._idle = 0

    def aside_text(self) -> str:
        """Name nobody: this screen is handed round."""
        return self.workshop_app.language_name

    def under_way(self) -> str:
        """Say that others may still want to sign: this screen is handed round."""
        return self.words("Whoever signed is recorded. Anybody else can sign another time.")

    def help_text(self) -> str:
        """Say how signing works here."""
        return self.words(
            "One person at a time, alone: choose your name, read the whole text, then type your full name yourself, or choose “Not now”. No reason is asked, and no list of who signed is shown."
        )

    def available(self, command_id: str) -> bool:
        """Whether it can be used now: going on takes somebody under the cursor, and nobody sees whose settings these are."""
        if command_id == "choose" and self._chosen is None:
            return False
        return command_id != "settings" and super().available(command_id)

    # laying out

    def choosing(self) -> ComposeResult:
        """Lay out the question who it is."""
        yield TextView(plain(self.words("Who signs? One person at a time, alone."), "bold $strong"), id="who")
        yield Entry(most=NAME_LIMIT, placeholder=self.words("Your name or id"), id="find")
        yield ChoiceList(id="people", takes_focus=False)
        yield TextView(id="intro")

    def afterwards(self, *, signed: bool) -> list[str]:  # noqa: ARG002  # the same after both
        """Let the next person come. No page is saved here: it would lie on somebody else's machine."""
        return [self.words(texts.STEP_AWAY)]

    def on_mount(self) -> None:
        """Load the statement, and who was there."""
        self.perform(self._load())
        self.set_interval(1.0, self._second)

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            # what changed is told of the version before: of what the person signed, nothing shows
            self.matter = await app.call(gather, app.workshop)
            if self.session_id:
                self._session = await app.call(app.workshop.sessions.load, self.session_id)
                _need_the_end(self._session)
        except WorkshopError:
            self.dismiss(None)
            raise
        self.fill()

    async def go(self, stage: Stage) -> None:
        """Go to a stage; its minute begins."""
        self._idle = 0
        await super().go(stage)

    def fill(self) -> None:
        """Put the focus where the stage begins, and show its text."""
        if self.stage is Stage.CHOOSE and self.query("#find"):
            self.query_one("#find").focus()
            intro = introduction(self.words, brief=self.has_class("-low"), loose=self.has_class("-tall"))
            self.query_one("#intro", TextView).show(intro)
            self._show_people()
        super().fill()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.fill)

    # choosing

    @property
    def _chosen(self) -> Choice | None:
        """Who is under the cursor."""
        return next((shown.current for shown in self.query("#people").results(ChoiceList)), None)

    def _show_people(self) -> None:
        """Show who fits what is typed, those with a name that begins so first; never who fitted what was typed before."""
        typed = clean(self.query_one("#find", Entry).value)
        asked, lines = fold(typed), self._elsewhere
        if self._session is not None:
            there = sorted(self._session.people.values(), key=lambda p: fold(p.name))
            lines = [Choice(p.person_id, p.name, p.person_id) for p in there]
        if asked:
            lines = [c for c in lines if nearness(asked, c.label, c.key) < NOWHERE]
            lines.sort(key=lambda c: nearness(asked, c.label, c.key))
        empty = self.words("Nobody by that name or id.")
        if self._session is None and len(typed) < LETTERS:
            lines, empty = [], self.words("Type at least two letters of your name, or your id.")
        elif self._session is None and typed != self._answered:
            empty = ""
        self.query_one("#people", ChoiceList).show(lines, empty=empty)
        self.set_class(not lines, "-nobody")
        self.refresh_commands()

    def on_input_changed(self) -> None:
        """Narrow the list, the cursor on who fits best; without a session, look through the roster."""
        if self.stage is not Stage.CHOOSE or not self.query("#find"):
            return
        self._show_people()
        self.query_one("#people", ChoiceList).go(0)
        asked = clean(self.query_one("#find", Entry).value)
        if self._session is None and asked != self._asked:
            self._asked = asked
            if len(asked) >= LETTERS:
                self.perform(self._look(asked), group="find")

    async def _look(self, asked: str) -> None:
        app = self.workshop_app
        if not await still(lambda: asked == self._asked):
            return
        found = await app.call(search_people, app.workshop, asked)
        if asked == self._asked and self.stage is Stage.CHOOSE:
            self._elsewhere, self._answered = [Choice(p.person_id, p.name, p.person_id) for p in found], asked
            self._show_people()

    def on_key(self, event: events.Key) -> None:
        """Let the arrows move the list while the field has the focus."""
        if self.stage is Stage.CHOOSE and event.key in {"up", "down"}:
            event.stop()
            self.query_one("#people", ChoiceList).action_move(-1 if event.key == "up" else 1)

    def on_input_submitted(self) -> None:
        """Enter goes on."""
        if self.stage is Stage.CHOOSE:
            self.action_choose()
        else:
            super().on_input_submitted()

    def on_choice_list_picked(self) -> None:
        """Go on after a click."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go on as the person under the cursor."""
        current = self._chosen
        if current is not None and self.matter is not None:
            self.forget()
            self.person = (current.key, current.label)
            self.perform(self.go(Stage.READ))

    # signing

    async def signed(self, typed: str, beside: Beside) -> Outcome:
        """Sign as the person who was chosen: after the session, or as anybody on the roster."""
        app, person_id, language = self.workshop_app, self.person[0], self.words.language
        attestations = app.workshop.attestations
        if self.session_id:
            return await app.call(
                attestations.sign_after,
                self.session_id,
                person_id,
                typed,
                language=language,
                actor=person_id,
                beside=beside,
            )
        return await app.call(
            attestations.sign, person_id, typed, language=language, actor=person_id, beside=beside
        )

    def forget(self) -> None:
        """Know nothing more about who stood here."""
        super().forget()
        self.person = ("", "")
        self._elsewhere, self._asked, self._answered = [], "", ""

    def _second(self) -> None:
        self._idle += 1
        if self.stage in {Stage.SIGNED, Stage.NOT_NOW} and self._idle >= CLEARED_AFTER:
            self.action_clear()

    def action_clear(self) -> None:
        """Clear the screen for the next person."""
        self.perform(self._clear())

    async def _clear(self) -> None:
        await self.go(Stage.CHOOSE)
        self.forget()
        self.fill()

    def left(self) -> None:
        """Go back to the names; from there away."""
        if self.stage is Stage.CHOOSE:
            self.dismiss(None)
        else:
            self.action_clear()


def _need_the_end(session: Session) -> None:
    """Refuse signing before the wrap-up: never in front of the leader. The table says so."""
    if not legal(session, CommandName.ATTEST):
        raise Refused(Problem.NOT_NOW, command=CommandName.ATTEST, place=session.place, session=session.id)
