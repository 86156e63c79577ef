"""Reading a statement to its end, and signing it or not: what the kiosk and one's own machine have in common."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum, auto
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.types import CSSPathType

from ethics_workshop.services.attesting import Outcome
from ethics_workshop.services.signature import Beside
from ethics_workshop.tui import signing_pages as pages
from ethics_workshop.tui.commands import QUIT, QUIT_ANYWHERE, Command
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.signing_texts import Matter, whole_text
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.panel import ScrollPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.tui.widgets.tick import Tick
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_


class Stage(Enum):
    """Where one person stands."""

    CHOOSE = auto()
    """At the kiosk: who it is."""
    READ = auto()
    REFLECT = auto()
    NAME = auto()
    SIGNED = auto()
    NOT_NOW = auto()


TYPING = frozenset({Stage.CHOOSE, Stage.REFLECT, Stage.NAME})
"""The stages with an entry: `q` is a letter there."""


class SigningScreen(WorkshopScreen[None]):
    """The text, the reflection, the name, the receipt. Subclasses know who signs, and what comes after."""

    CSS_PATH: ClassVar[CSSPathType | None] = "signing.tcss"
    SIGNING = (
        Command("sign", ("s",), N_("Sign now"), N_("Sign, once the whole text has been read"), "sign", footer=False),
        Command("not-now", ("n",), N_("Not now"), N_("Sign another day, or not: no reason is asked"), "not_now", footer=False),
        Command("go-on", ("enter",), N_("Go on"), N_("Go on to your name"), "go_on"),
        Command("tick", ("space",), N_("Tick"), N_("Say that you have thought about it, or take that back"), "tick"),
        Command("confirm", ("enter",), N_("Sign"), N_("Sign with the name as it is typed"), "confirm"),
        Command("scroll-down", ("down", "pagedown", "space"), N_("Read on"), N_("Scroll the text down"), "scroll(1)"),
        Command("to-end", ("end",), N_("To the end"), N_("Go to the end of the text"), "scroll(99)", footer=False),
        Command("scroll-up", ("up", "pageup"), N_("Read back"), N_("Scroll the text up"), "scroll(-1)", footer=False),
    )  # fmt: skip
    """The commands of these stages; the subclasses' `ACTIONS` hold them."""

    STAGES: ClassVar[Mapping[str, set[Stage]]] = {
        "sign": {Stage.READ},
        "not-now": {Stage.READ, Stage.REFLECT},
        "go-on": {Stage.REFLECT},
        "tick": {Stage.REFLECT},
        "confirm": {Stage.NAME},
        "scroll-down": {Stage.READ},
        "scroll-up": {Stage.READ},
        "to-end": {Stage.READ},
    }
    """At which stages a command of these screens can be used."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.person: tuple[str, str] = ("", "")
        """The id and the name of who signs."""
        self.outcome: Outcome | None = None
        self.matter: Matter | None = None
        self._read: set[str] = set()
        """The languages in which the end of the text was seen."""
        self._kept: dict[str, object] = {}
        """What was typed and ticked, by widget: going back and forth loses nothing of it."""
        self._top = 0.0
        """How far the text was scrolled when it was left."""

    @property
    def read_to_end(self) -> bool:
        """Whether the end of the text was seen in the language on screen: what is read is what is signed."""
        return self.words.language in self._read

    def title_text(self) -> str:
        """Name the statement."""
        statement = self.matter.reading.statement if self.matter else None
        return self.words.text(statement.title) if statement else self.words("Sign the statement")

    def subtitle_text(self) -> str:
        """Name the version, from when it applies."""
        if self.matter is None:
            return ""
        statement = self.matter.reading.statement
        said = self.words("version {version}", version=statement.version)
        return f"{said} · {short_day(statement.effective, self.words)}"

    def commands(self) -> list[Command]:
        """Return only what can be done at this stage."""
        shown = [c for c in super().commands() if c.id not in self.STAGES or self.stage in self.STAGES[c.id]]
        if self.stage not in TYPING:
            return shown
        typing = [c for c in shown if c.id != QUIT.id]  # `q` is a letter there
        room = not self.has_class(
            "-narrow"
        )  # else the way on would make way for the way out; Escape leads out too
        return [replace(c, footer=room, palette=True) if c.id == QUIT_ANYWHERE.id else c for c in typing]

    def available(self, command_id: str) -> bool:
        """Signing takes a text read to its end."""
        if command_id in self.STAGES:
            able = command_id != "sign" or self.read_to_end
            return self.stage in self.STAGES[command_id] and able
        return super().available(command_id)

    # laying out

    def body(self) -> ComposeResult:
        """Lay out what the stage needs."""
        words, matter = self.words, self.matter
        layouts: dict[Stage, Callable[[], ComposeResult]] = {
            Stage.CHOOSE: self.choosing,
            Stage.READ: lambda: pages.reading(self.person[1], self.key, words),
            Stage.REFLECT: lambda: pages.reflecting(matter, self.key, words),
            Stage.NAME: lambda: pages.naming(matter, self.key, words),
            Stage.SIGNED: lambda: pages.signed(self.outcome, self.afterwards(signed=True), words),
            Stage.NOT_NOW: lambda: pages.thanks(self.afterwards(signed=False), words),
        }
        yield from layouts[self.stage]()

    def choosing(self) -> ComposeResult:
        """Lay out the question who it is, where that has to be asked."""
        yield from ()

    def afterwards(self, *, signed: bool) -> list[str]:  # noqa: ARG002  # for subclasses
        """Return what is said at the end, in the language on screen."""
        return []

    async def go(self, stage: Stage) -> None:
        """Go to a stage; what was typed and ticked at the one before is there again when it comes back."""
        self._keep_typed()
        self.stage = stage
        await self.recompose()
        await self.put_back(self._kept)
        self.fill()

    def forget(self) -> None:
        """Know nothing more about who stood here."""
        self.outcome, self._top = None, 0.0
        self._read.clear()
        self._kept.clear()

    def _keep_typed(self) -> None:
        kept = self.keep()
        self._kept.update({name: kept[name] for name in ("reflected", "declared", "name") if name in kept})
        for panel in self.query("#text"):
            self._top = panel.scroll_y

    @property
    def typed(self) -> bool:
        """Whether anything was typed or ticked that would be lost by leaving."""
        self._keep_typed()
        return any(bool(state[0]) for state in self._kept.values() if isinstance(state, tuple))

    async def relabel(self) -> None:
        """Show the screen in the language just chosen: a text is read in the language in which it is signed."""
        self._keep_typed()
        if self.stage in {Stage.REFLECT, Stage.NAME} and not self.read_to_end:
            self.stage, self._top = Stage.READ, 0.0
        await super().relabel()
        await self.put_back(self._kept)
        self.fill()

    def fill(self) -> None:
        """Put the focus where the stage begins, and show its text."""
        first = {Stage.READ: "#text", Stage.REFLECT: "#reflected", Stage.NAME: "#name"}.get(self.stage, "")
        if first and self.query(first):
            self.query_one(first).focus()
        if self.stage is Stage.READ:
            self.call_after_refresh(self._show_text)
        self.refresh_commands()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out for another size."""
        super().on_resize(event)
        self._keep_typed()
        self.call_after_refresh(self._show_text)

    # reading

    def _show_text(self) -> None:
        if self.matter is None or not self.query("#text"):
            return
        self.query_one("#statement", TextView).show(whole_text(self.matter, self.words))
        self.call_after_refresh(self._back_to_place)

    def _back_to_place(self) -> None:
        for panel in self.query("#text"):
            panel.scroll_to(y=self._top, animate=False)
        self.call_after_refresh(self._look_where)

    def _look_where(self) -> None:
        if self.stage is not Stage.READ or not self.query("#sign-button"):
            return  # it is being laid out anew: this comes again
        if not self.query_one("#statement", TextView).plain:
            return  # the end of what is not there yet was not seen
        panel = self.query_one("#text", ScrollPanel)
        if panel.size.height and panel.scroll_offset.y >= panel.max_scroll_y:
            self._read.add(self.words.language)
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

    # deciding

    def on_key_button_pressed(self, event: KeyButton.Pressed) -> None:
        """Take the button that was pressed or clicked."""
        if event.button.id == "sign-button" and self.read_to_end:
            self.action_sign()
        elif event.button.id == "go-on-button":
            self.action_go_on()
        elif event.button.id == "not-now-button":
            self.action_not_now()

    def on_input_submitted(self) -> None:
        """Enter goes on."""
        if self.stage is Stage.REFLECT:
            self.action_go_on()
        elif self.stage is Stage.NAME:
            self.action_confirm()

    def action_sign(self) -> None:
        """Ask for a moment of reflection first."""
        self.perform(self.go(Stage.REFLECT))

    def action_tick(self) -> None:
        """Tick, or take the tick back."""
        self.query_one("#reflected", Tick).toggle()

    def action_go_on(self) -> None:
        """Ask for the name."""
        self.perform(self.go(Stage.NAME))

    def action_not_now(self) -> None:
        """Thank; nothing is asked and nothing is kept."""
        self.perform(self._not_now())

    async def _not_now(self) -> None:
        await self.go(Stage.NOT_NOW)
        self.forget()

    # signing

    def action_confirm(self) -> None:
        """Sign, once."""
        typed = self.query_one("#name", Entry).value
        self.once(lambda: self._sign(typed))

    async def _sign(self, typed: str) -> None:
        self.outcome = await self.signed(typed, self._beside())
        await self.go(Stage.SIGNED)
        self._kept.clear()

    def _beside(self) -> Beside:
        reflected, declared = (self._kept.get(name, ("",)) for name in ("reflected", "declared"))
        assert isinstance(reflected, tuple)  # noqa: S101  # what `keep` returns of these widgets
        assert isinstance(declared, tuple)  # noqa: S101
        return Beside(reflected=bool(reflected[0]), declared=str(declared[0]))

    async def signed(self, typed: str, beside: Beside) -> Outcome:
        """Sign, on disk. Raises WorkshopError."""
        raise NotImplementedError

    async def leave(self) -> None:
        """Escape: a stage back at a time; before what was typed is lost, it asks."""
        back = {Stage.NAME: Stage.REFLECT, Stage.REFLECT: Stage.READ}.get(self.stage)
        if back is not None:
            await self.go(back)
        elif self.stage is Stage.READ and self.typed:
            self.perform(self._ask_and_leave())
        else:
            self.left()

    async def _ask_and_leave(self) -> None:
        words = self.words
        question = Confirm(
            words("Leave without signing?"),
            words("What you typed is not kept."),
            yes=words("Leave"),
            no=words("Stay"),
        )
        if await self.app.push_screen_wait(question):
            self.left()

    def left(self) -> None:
        """Go to where one came from."""
        self.dismiss(None)
