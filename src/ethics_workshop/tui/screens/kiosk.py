"""The kiosk: people sign the statement one at a time, alone at this machine, after the session. Or not."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from ethics_workshop.domain.command import CommandName
from ethics_workshop.domain.error import Problem, Refused, WorkshopError
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.table import legal
from ethics_workshop.domain.text import NAME_LIMIT, NOWHERE, clean, fold, nearness
from ethics_workshop.services.attesting import Outcome
from ethics_workshop.tui.commands import QUIT, QUIT_ANYWHERE, Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.people import search_people, still
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.panel import ScrollPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words import texts
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_

CLEARED_AFTER = 60
"""Seconds after which a receipt, or the thanks, makes way for the next person."""


LETTERS = 2
"""Letters from which on the whole roster is searched."""


class Stage(Enum):
    """Where one person stands at the kiosk."""

    CHOOSE = auto()
    READ = auto()
    NAME = auto()
    SIGNED = auto()
    NOT_NOW = auto()


class KioskScreen(WorkshopScreen[None]):
    """Signing after a session; without a session, for anybody on the roster. Nobody sees who signed."""

    CSS_PATH = "kiosk.tcss"
    ACTIONS = (
        Command("choose", ("enter",), N_("It’s me"), N_("Go on as the person under the cursor"), "choose"),
        Command("sign", ("s",), N_("Sign now"), N_("Sign, once the whole text has been read"), "sign", footer=False),
        Command("not-now", ("n",), N_("Not now"), N_("Sign another day, or not: no reason is asked"), "not_now", footer=False),
        Command("confirm", ("enter",), N_("Sign"), N_("Sign with the name as it is typed"), "confirm"),
        Command("next-person", ("enter", "space"), N_("Next person"), N_("Clear the screen for the next person"), "clear"),
        Command("scroll-down", ("down", "pagedown", "space"), N_("Read on"), N_("Scroll the text down"), "scroll(1)"),
        Command("to-end", ("end",), N_("To the end"), N_("Go to the end of the text"), "scroll(99)", footer=False),
        Command("scroll-up", ("up", "pageup"), N_("Read back"), N_("Scroll the text up"), "scroll(-1)", footer=False),
    )  # fmt: skip

    _STAGES: ClassVar[Mapping[str, set[Stage]]] = {
        "choose": {Stage.CHOOSE},
        "sign": {Stage.READ},
        "not-now": {Stage.READ},
        "confirm": {Stage.NAME},
        "next-person": {Stage.SIGNED, Stage.NOT_NOW},
        "scroll-down": {Stage.READ},
        "scroll-up": {Stage.READ},
        "to-end": {Stage.READ},
    }

    def __init__(self, session_id: str = "") -> None:
        super().__init__()
        self.session_id = session_id
        self.stage = Stage.CHOOSE
        self.person: tuple[str, str] = ("", "")
        """The id and the name of who stands at the kiosk."""
        self.outcome: Outcome | None = None
        self.read_to_end = False
        self._statement: Statement | None = None
        self._session: Session | None = None
        self._elsewhere: list[Choice] = []
        self._asked = self._answered = ""
        self._idle = 0
        self._signing = False

    def title_text(self) -> str:
        """Name the statement."""
        return self.words.text(self._statement.title) if self._statement else self.words("Sign the statement")

    def subtitle_text(self) -> str:
        """Name the version, from when it applies."""
        if self._statement is None:
            return ""
        said = self.words("version {version}", version=self._statement.version)
        return f"{said} · {short_day(self._statement.effective, self.words)}"

    def aside_text(self) -> str:
        """Name nobody: this screen is handed round."""
        return super().aside_text().rpartition(" · ")[2]

    def under_way(self) -> str:
        """Say that others may still want to sign: this screen is handed round."""
        return self.words("Whoever signed is recorded. Anybody else can sign another time.")

    def help_text(self) -> str:
        """Say how signing works here."""
        return self.words(
            "One person at a time, alone: choose your name, read the whole text, then type your full name yourself, or choose “Not now”. No reason is asked, and no list of who signed is shown."
        )

    def commands(self) -> list[Command]:
        """Return only what can be done at this stage."""
        shown = [
            c for c in super().commands() if c.id not in self._STAGES or self.stage in self._STAGES[c.id]
        ]
        if self.stage not in {Stage.CHOOSE, Stage.NAME}:
            return shown
        typing = [c for c in shown if c.id != QUIT.id]  # `q` is a letter there
        room = not self.has_class(
            "-narrow"
        )  # else the way on would make way for the way out; Escape leads out too
        return [replace(c, footer=room, palette=True) if c.id == QUIT_ANYWHERE.id else c for c in typing]

    def available(self, command_id: str) -> bool:
        """Signing takes a text read to its end; whose settings these are is nobody's business here."""
        if command_id in self._STAGES:
            able = {"sign": self.read_to_end, "choose": self._chosen is not None}
            return self.stage in self._STAGES[command_id] and able.get(command_id, True)
        return command_id != "settings" and super().available(command_id)

    # laying out

    def body(self) -> ComposeResult:
        """Lay out what the stage needs."""
        layouts = {
            Stage.CHOOSE: self._choosing,
            Stage.READ: self._reading,
            Stage.NAME: self._naming,
            Stage.SIGNED: self._signed,
            Stage.NOT_NOW: self._thanks,
        }
        yield from layouts[self.stage]()

    def _choosing(self) -> ComposeResult:
        yield TextView(plain(self.words("Who signs? One person at a time, alone."), "bold $strong"), id="who")
        yield Entry(most=NAME_LIMIT, placeholder=self.words("Your name or id"), id="find")
        yield ChoiceList(id="people", takes_focus=False)
        yield TextView(id="intro")

    def _intro(self, *, brief: bool = False, loose: bool = False) -> Prose:
        page = Prose()
        for number, line in enumerate(texts.ATTEST_INTRO[:1] if brief else texts.ATTEST_INTRO):
            lead = "• " if number else ""
            page.say(self.words(line), QUIET if number else STRONG, lead=lead, lead_style=QUIET, gap=loose)
        return page

    def _reading(self) -> ComposeResult:
        words = self.words
        with ScrollPanel(title=self.person[1], id="text"):
            yield TextView("", id="statement")
        yield TextView("", id="hint")
        with Horizontal(id="buttons"):
            yield KeyButton(self.key("sign"), words("Sign now"), id="sign-button")
            yield KeyButton(self.key("not-now"), words("Not now"), id="not-now-button")

    def _naming(self) -> ComposeResult:
        words = self.words
        with Vertical(id="sign"):
            yield TextView(plain(words("Type your full name, as it is on the roster."), "bold $strong"))
            yield Entry(most=NAME_LIMIT, id="name")
            yield TextView(
                words(
                    "What this signature is: a name typed on a machine that is not proven to be yours (assurance A0). It is never presented as more."
                )
            )
            yield TextView(
                words(
                    "{sign} signs. {back} goes back to the text, where “Not now” is.",
                    sign=self.key("confirm"),
                    back=self.key("back"),
                ),
                classes="quiet",
            )

    def _signed(self) -> ComposeResult:
        words = self.words
        outcome = self.outcome
        with Vertical(id="said"):
            yield TextView(plain(words(texts.SIGNED), "bold $strong"))
            yield TextView(outcome.receipt if outcome else "", id="receipt")
            if outcome is not None and not outcome.first:
                yield TextView(
                    words("You had signed this version in this cycle already: this is the first receipt.")
                )
            yield TextView(words(texts.STEP_AWAY))

    def _thanks(self) -> ComposeResult:
        words = self.words
        with Vertical(id="said"):
            for number, line in enumerate(texts.NOT_NOW):
                yield TextView(plain(words(line), "bold $strong" if number == 0 else ""))
            yield TextView(words(texts.STEP_AWAY))

    def on_mount(self) -> None:
        """Load the statement, and who was there."""
        self.perform(self._load())
        self.set_interval(1.0, self._second)

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            self._statement = await app.call(app.workshop.attestations.statement)
            if self.session_id:
                self._session = await app.call(app.workshop.sessions.load, self.session_id)
                _need_the_end(self._session)
        except WorkshopError:
            self.dismiss(None)
            raise
        self._fill()

    async def _go(self, stage: Stage) -> None:
        self.stage, self._idle = stage, 0
        await self.recompose()
        self._fill()

    async def relabel(self) -> None:
        """Show the kiosk in the language just chosen: a text is read in the language in which it is signed."""
        if self.stage in {Stage.READ, Stage.NAME}:
            self.read_to_end = False
            self.stage = Stage.READ
        await super().relabel()
        self._fill()

    def _fill(self) -> None:
        if self.stage is Stage.CHOOSE and self.query("#find"):
            self.query_one("#find").focus()
            intro = self._intro(brief=self.has_class("-low"), loose=self.has_class("-tall"))
            self.query_one("#intro", TextView).show(intro)
            self._show_people()
        elif self.stage is Stage.READ and self.query("#text"):
            self.query_one("#text").focus()
            self.call_after_refresh(self._show_text)
        elif self.stage is Stage.NAME and self.query("#name"):
            self.query_one("#name").focus()
        self.refresh_commands()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out for another size."""
        super().on_resize(event)
        self.call_after_refresh(self._fill)

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
        elif self.stage is Stage.NAME:
            self.action_confirm()

    def on_choice_list_picked(self) -> None:
        """Go on after a click."""
        self.action_choose()

    def action_choose(self) -> None:
        """Go on as the person under the cursor."""
        current = self._chosen
        if current is not None and self._statement is not None:
            self.person, self.read_to_end = (current.key, current.label), False
            self.perform(self._go(Stage.READ))

    # reading

    def _show_text(self) -> None:
        if self._statement is None or not self.query("#text"):
            return
        words, page = self.words, self._intro()
        page.gap(words.text(self._statement.title), WARM)
        page.gap(words.text(self._statement.body))
        self.query_one("#statement", TextView).show(page)
        self.call_after_refresh(self._look_where)

    def _look_where(self) -> None:
        if self.stage is not Stage.READ or not self.query("#text"):
            return
        panel = self.query_one("#text", ScrollPanel)
        if panel.size.height and panel.scroll_offset.y >= panel.max_scroll_y:
            self.read_to_end = True
        said = (
            self.words("You can sign now, or not.")
            if self.read_to_end
            else self.words("Read to the end first: {keys}", keys=self.keys_text("scroll-down"))
        )
        self.query_one("#hint", TextView).show(said)
        self.query_one("#sign-button").disabled = not self.read_to_end
        self.refresh_commands()

    def action_scroll(self, by: int) -> None:
        """Scroll the text."""
        panel = self.query_one("#text", ScrollPanel)
        panel.scroll_relative(y=by * max(1, panel.content_size.height - 2), animate=False)
        self.call_after_refresh(self._look_where)

    def on_mouse_scroll_down(self) -> None:
        """Notice that the mouse reached the end."""
        self.call_after_refresh(self._look_where)

    def on_key_button_pressed(self, event: KeyButton.Pressed) -> None:
        """Take the button that was pressed or clicked."""
        if event.button.id == "sign-button" and self.read_to_end:
            self.action_sign()
        elif event.button.id == "not-now-button":
            self.action_not_now()

    def action_sign(self) -> None:
        """Ask for the name."""
        self.perform(self._go(Stage.NAME))

    def action_not_now(self) -> None:
        """Thank and clear; nothing is asked and nothing is kept."""
        self.person = ("", "")
        self.perform(self._go(Stage.NOT_NOW))

    # signing

    def action_confirm(self) -> None:
        """Sign, once."""
        if not self._signing:
            self._signing = True
            self.perform(self._sign(self.query_one("#name", Entry).value))

    async def _sign(self, typed: str) -> None:
        app, person_id = self.workshop_app, self.person[0]
        language, attestations = self.words.language, self.workshop_app.workshop.attestations
        try:
            if self.session_id:
                self.outcome = await app.call(
                    attestations.sign_after,
                    self.session_id,
                    person_id,
                    typed,
                    language=language,
                    actor=person_id,
                )
            else:
                self.outcome = await app.call(
                    attestations.sign, person_id, typed, language=language, actor=person_id
                )
        finally:
            self._signing = False
        await self._go(Stage.SIGNED)

    def _second(self) -> None:
        self._idle += 1
        if self.stage in {Stage.SIGNED, Stage.NOT_NOW} and self._idle >= CLEARED_AFTER:
            self.action_clear()

    def action_clear(self) -> None:
        """Clear the screen for the next person."""
        self.person, self.outcome, self.read_to_end = ("", ""), None, False
        self._elsewhere, self._asked, self._answered = [], "", ""
        self.perform(self._go(Stage.CHOOSE))

    async def leave(self) -> None:
        """Escape: from the name back to the text, from the text back to the names, from there away."""
        if self.stage is Stage.NAME:
            await self._go(Stage.READ)
        elif self.stage is Stage.CHOOSE:
            self.dismiss(None)
        else:
            self.action_clear()


def _need_the_end(session: Session) -> None:
    """Refuse signing before the wrap-up: never in front of the leader. The table says so."""
    if not legal(session, CommandName.ATTEST):
        raise Refused(Problem.NOT_NOW, command=CommandName.ATTEST, place=session.place, session=session.id)
