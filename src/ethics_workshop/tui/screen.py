"""The base of every screen: commands, title, footer, live language switch, and work that may fail."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.worker import Worker

from ethics_workshop.tui.commands import HELP_HERE, JUMP, TOUR, Command, bindings_of, key_text
from ethics_workshop.tui.keymap import EVERYWHERE, place_of, rebind
from ethics_workshop.tui.painting import Narrow
from ethics_workshop.tui.shell import Shell
from ethics_workshop.tui.sizes import AIRY, sized
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.title_bar import TitleBar
from ethics_workshop.words.language import Words

T = TypeVar("T")

SMALLEST = (40, 10)
"""Columns and rows under which a screen says that the window must be larger."""


class Commanded(Screen[T], Generic[T]):
    """A screen whose keys, footer, help and palette come from its `ACTIONS`."""

    ACTIONS: ClassVar[tuple[Command, ...]] = ()
    """The screen's commands, in the order of the footer. (`COMMANDS` is Textual's, and something else.)"""

    def __init_subclass__(cls, **options: bool) -> None:
        if "ACTIONS" in cls.__dict__:
            cls.BINDINGS = [*bindings_of(cls.ACTIONS), *cls.__dict__.get("BINDINGS", ())]
            cls.PLACE = place_of(cls.__name__)
        super().__init_subclass__(**options)

    ABOUT: ClassVar[str] = ""
    """What the screen is for: a msgid. A screen that has more to say overrides `help_text`."""
    PLACE: ClassVar[str] = ""
    """What the settings call the screen whose `ACTIONS` these are (`cockpit` in `cockpit-next`)."""

    _small_cover: Widget | None = None
    """What covers a window that is too small."""
    _busy = False
    """Whether something is under way that is done once at a time."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._compositor = Narrow()

    @property
    def workshop_app(self) -> Shell:
        """The application, by its own type."""
        return self.app  # type: ignore[return-value]

    @property
    def words(self) -> Words:
        """The words of the language on screen."""
        return self.workshop_app.words

    def mark_text(self) -> str:
        """Return what the top line says before everything else: that this is practice, or a demo."""
        if self.workshop_app.workshop.practice:
            return self.words("Practice: nothing is recorded")
        return self.words("DEMO") if self.workshop_app.demo else ""

    async def _compose(self) -> None:
        """Know the window's size before anything is laid out; Textual itself would tell it after a first layout."""
        self.add_class(*sized(self.app.size))
        await super()._compose()

    def _compositor_refresh(self) -> None:
        """Paint nothing while a whole screen is in front: Textual would paint all of that one again for it.

        What is behind a dialog is seen, and is painted. A screen that comes back to the front is painted anew.
        """
        front = self.app.screen
        if front is self or front.is_modal:
            super()._compositor_refresh()
            if self.workshop_app.tidying is not None:
                self.workshop_app.tidying.painted()
        else:
            self._dirty_widgets.clear()

    def _on_mount(self, _event: events.Mount) -> None:
        """Take the keys in force in place of those that were shipped; Textual calls the handlers of all classes."""
        if not self.workshop_app.keymap.as_shipped:
            rebind(self._bindings, self.ACTIONS, self.actions)

    @property
    def actions(self) -> tuple[Command, ...]:
        """The screen's own commands, with the keys in force."""
        return self.workshop_app.keymap.of(self.PLACE, self.ACTIONS)

    def key(self, command_id: str) -> str:
        """Return the key of a command as it is printed on a keyboard, for sentences; empty where it has none."""
        everything = (*self.actions, *self.workshop_app.keymap.everywhere)
        return next((c.key_text(self.words) for c in everything if c.id == command_id), "")

    def keys_text(self, command_id: str, most: int = 2) -> str:
        """Return up to `most` keys of a command for sentences: `↓, PgDn`; empty where it has none."""
        everything = (*self.actions, *self.workshop_app.keymap.everywhere)
        found = next((c.keys for c in everything if c.id == command_id), ())
        return ", ".join(key_text(key, self.words) for key in found[:most])

    def title_text(self) -> str:
        """Return what the top line names first."""
        return self.words("Ethics Workshop")

    def subtitle_text(self) -> str:
        """Return what follows the title, dimmed; empty for nothing."""
        return ""

    def aside_text(self) -> str:
        """Return what stands at the right of the top line: who acts, and the language."""
        return self.workshop_app.aside()

    def busy_text(self) -> str:
        """Return what is under way for longer than a moment; empty when nothing is."""
        return self.workshop_app.busy_text

    def help_text(self) -> str:
        """Return a paragraph on what the screen is for, in the language on screen."""
        return self.words(self.ABOUT)

    def help_heading(self) -> str:
        """Return what Help is about here: the screen's own name."""
        return self.title_text()

    def step_help(self) -> Sequence[str]:
        """Return sentences on the step one is at; none where a screen has no steps."""
        return ()

    def next_thing(self) -> tuple[str, str]:
        """Return the key and the words of what can be done next; empty where there is nothing."""
        ready = (c for c in self.commands() if c.footer and c.id not in EVERYWHERE and self.available(c.id))
        for command in ready:
            return command.key_text(self.words), self.words(command.tooltip)
        return "", ""

    def of_this_step(self) -> frozenset[str]:
        """Return the ids of commands that belong to the step one is at; none where a screen has no steps."""
        return frozenset()

    def under_way(self) -> str:
        """Return what waits when the program is left now, as a sentence to ask with; empty to leave without asking."""
        return ""

    def commands(self) -> list[Command]:
        """Return this screen's commands, then those that work everywhere and that it does not replace."""
        taken = {command.id for command in self.ACTIONS}
        if self._first:
            taken.add("back")
        everywhere = self.workshop_app.keymap.everywhere
        return [*self.actions, *(command for command in everywhere if command.id not in taken)]

    @property
    def _first(self) -> bool:
        """Whether there is nothing to go back to."""
        return self.app.screen_stack[:1] == [self]

    def available(self, command_id: str) -> bool:
        """Whether a command can be used now. Override for the screen's own; call `super()` for the others."""
        if command_id == JUMP.id:
            return any(widget is not self for widget in self.focus_chain)
        if command_id == TOUR.id:
            return not any(isinstance(each, Commanded) and each.under_way() for each in self.app.screen_stack)
        return command_id != "back" or not self._first

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Block the keys of commands that cannot be used now."""
        for command in self.ACTIONS:
            _, name, arguments = parse(command.action)
            if name == action and arguments == parameters:
                return self.available(command.id)
        return super().check_action(action, parameters)

    async def laid_out(self) -> None:
        """Wait until all parts of the screen are there."""
        await self._mounted_event.wait()

    def refresh_commands(self) -> None:
        """Paint footer and title again after something became possible or impossible."""
        self.refresh_bindings()
        for widget in (*self.query(Footer), *self.query(TitleBar)):
            widget.renew()

    def perform(self, work: Coroutine[Any, Any, None], *, group: str = "work") -> Worker[None]:
        """Run `work` beside the screen; a problem becomes a dialog, and the screen stays as it was."""
        return self.run_worker(self.workshop_app.guarded(work), group=group, exit_on_error=False)

    def once(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Perform `work`, unless what was begun so before is not done yet: keys come faster than a disk answers."""
        if not self._busy:
            self._busy = True
            self.perform(self._alone(work))

    async def _alone(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        finally:
            self._busy = False

    async def leave(self) -> None:
        """Go back to the screen before. Override to ask first."""
        self.dismiss(None)

    async def relabel(self) -> None:
        """Show the screen in the language just chosen, with focus, cursors and typed text where they were."""
        kept = self.keep()
        await self.recompose()
        await self.put_back(kept)
        self.refresh_commands()

    def keep(self) -> dict[str, object]:
        """Return what must survive being composed again: the focus and what stands in entries, by widget id."""
        kept: dict[str, object] = {"": self.focused.id if self.focused else None}
        for widget in self.query("*"):
            if widget.id and isinstance(state := _state(widget), tuple):
                kept[widget.id] = state
        return kept

    async def put_back(self, kept: dict[str, object]) -> None:
        """Put back what `keep` returned, into the widgets of the same ids."""
        for widget in self.query("*"):
            if widget.id and isinstance(state := kept.get(widget.id), tuple):
                _restore(widget, state)
        focused = kept.get("")
        if isinstance(focused, str):
            for widget in self.query(f"#{focused}"):
                widget.focus(scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say that the window is too small, rather than draw ruins; know whether it is a large one."""
        self.set_class(event.size.height >= AIRY, "-airy")
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self._small_cover:
            from ethics_workshop.tui.widgets.too_small import TooSmall

            self._small_cover = TooSmall(SMALLEST)
            self.mount(self._small_cover)
        elif self._small_cover and not small:
            self._small_cover.remove()
            self._small_cover = None


class WorkshopScreen(Commanded[T], Generic[T]):
    """A whole screen: top line, body, footer. Subclasses write `body`."""

    def compose(self) -> ComposeResult:
        """Lay out the top line, the body and the footer."""
        yield TitleBar()
        yield from self.body()
        yield Footer()

    def body(self) -> ComposeResult:
        """Yield what stands between the top line and the footer."""
        yield from ()


class WorkshopDialog(Commanded[T], ModalScreen[T], Generic[T]):
    """A dialog in front of a screen; Escape answers with `None`. Subclasses write `compose`."""

    DEFAULT_CSS = """
    WorkshopDialog ToastRack { dock: top; align: right top; margin: 0; }
    WorkshopDialog Toast { margin: 0; padding: 0 1; }
    """
    """What was said stands in the corner over the heading: at the foot it hid lines of a list."""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of([HELP_HERE])

    def commands(self) -> list[Command]:
        """Return the dialog's own commands, and Help: what is behind it waits."""
        return [*self.actions, HELP_HERE]

    def available(self, command_id: str) -> bool:
        """Whether a command can be used now: those of a dialog always can."""
        return bool(command_id)


def _state(widget: Widget) -> Sequence[object] | None:
    """Return what a person did to `widget`: typed text and cursor, or the cursor of a list, and the scrolling."""
    if hasattr(widget, "keep_state"):
        state: Sequence[object] = widget.keep_state()
        return state
    if widget.max_scroll_y > 0:
        return (widget.scroll_y,)
    return None


def _restore(widget: Widget, state: Sequence[object]) -> None:
    if hasattr(widget, "restore_state"):
        widget.restore_state(state)
    elif isinstance(place := state[0], (int, float)):
        widget.scroll_to(y=place, animate=False)
