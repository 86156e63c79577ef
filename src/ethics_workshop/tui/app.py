"""The application: its screens' shell, the one worker thread, languages, themes, and a graceful end."""

import sys
from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from ethics_workshop.tui import errors, signals, themes
from ethics_workshop.tui.commands import APP_COMMANDS, CARD, CTRL_C, QUIT, TOOLKIT, bindings_of
from ethics_workshop.tui.keymap import rebind
from ethics_workshop.tui.screen import Commanded
from ethics_workshop.tui.shell import Shell
from ethics_workshop.tui.sizes import HEIGHTS, WIDTHS
from ethics_workshop.tui.tidying import SECONDS, Tidying
from ethics_workshop.words.language import Words

if TYPE_CHECKING:
    from ethics_workshop.domain.listing import Fault
    from ethics_workshop.services.workshop import Workshop


class WorkshopApp(Shell, inherit_bindings=False):
    """The program as people see it. `workshop` does the work; `actor` is the person_id of who acts, or empty.

    With `session_id` the cockpit of that session is opened on top of Home; with `stage` too, the room's window of it in
    the place of Home, and nothing else can be gone to from there. `log_folder` takes `errors.log`. `faults`
    of the settings file are told once.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(APP_COMMANDS), CTRL_C]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { background: $raised; color: $foreground; }
    """

    def __init__(
        self,
        workshop: "Workshop",
        language: str,
        actor: str = "",
        theme: str = "",
        *,
        session_id: str = "",
        stage: bool = False,
        log_folder: Path | None = None,
        keys: Mapping[str, Sequence[str]] | None = None,
        faults: "Sequence[Fault]" = (),
    ) -> None:
        super().__init__(workshop, language, actor, log_folder)
        if keys:
            self._take_keys(keys)
        self._setting_faults = faults
        self.fault: BaseException | None = None
        self._session_id, self._stage = session_id, stage
        self._wear(themes.chosen(theme, no_color=self.no_color))
        if not _draws_unicode():
            from ethics_workshop.tui.ascii import AsciiFilter

            self._filters.append(AsciiFilter(_encoding()))

    def _take_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Take a person's own keys, as far as they are sound."""
        from ethics_workshop.tui.key_settings import check

        self.keymap, self.key_complaints = check(keys)
        rebind(self._bindings, APP_COMMANDS, self.keymap.everywhere)

    def _wear(self, theme: str) -> None:
        """Put the first theme on before any style is parsed: the watcher of `theme` would parse them all again."""
        for each in themes.THEMES:
            self.register_theme(each)
        self.set_reactive(App.theme, theme)
        self.update_classes(
            {"-dark-mode": self.current_theme.dark, "-light-mode": not self.current_theme.dark}, update=False
        )
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen: none is mounted before it. Textual reads no TCSS of a default screen by itself."""
        first = self._first_screen()
        self.stylesheet.read_all(first.css_path)
        return first

    def _first_screen(self) -> Screen[Any]:
        if self._stage:
            from ethics_workshop.tui.screens.stage import StageScreen

            return StageScreen(self._session_id)
        from ethics_workshop.tui.screens.home import HomeScreen

        return HomeScreen()

    def on_load(self) -> None:
        """Take over the signals that would end the program with a ruined terminal."""
        if not self.is_headless:
            signals.install(self)
            signals.watch(self)

    def on_mount(self) -> None:
        """Open the cockpit that was asked for, on top of Home; tell of settings that could not be taken."""
        if not self.is_headless:
            self.tidying = Tidying()
            self.set_interval(SECONDS, self.tidying.look, name="tidying")
        if self.key_complaints:
            self.call_after_refresh(self._tell_of_keys)
        if self._setting_faults:
            self.call_after_refresh(self._tell_of_settings)
        if self._session_id and not self._stage:
            from ethics_workshop.tui.screens.cockpit import CockpitScreen

            self.push_screen(CockpitScreen(self._session_id))

    def _tell_of_keys(self) -> None:
        count = len(self.key_complaints)
        said = self.words.n(
            "{n} setting of keys was left out: “All keys” in Help says why.",
            "{n} settings of keys were left out: “All keys” in Help says why.",
            count,
        )
        self.say(said)

    def _tell_of_settings(self) -> None:
        from ethics_workshop.words.settings import fault_line

        said = [fault_line(fault, self.words) for fault in self._setting_faults[:2]]
        if len(self._setting_faults) > len(said):
            more = self.words("… and more: see the settings ({key}).", key=self.key_of("settings"))
            said.append(more)
        title = self.words("Your settings file")
        self.notify("\n".join(said), title=title, severity="warning", timeout=15, markup=False)

    async def on_unmount(self) -> None:
        """Let the work in hand end: what it writes is whole or not at all."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
        self.end_practice()

    async def guarded(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work`; whatever goes wrong becomes a dialog."""
        await errors.guarded(self, work)

    # what every screen can do

    @property
    def top(self) -> "Commanded[Any] | None":
        """The screen in front, when it is one of ours."""
        screen = self.screen
        return screen if isinstance(screen, Commanded) else None

    async def on_key(self) -> None:
        """Try no key on a screen that is not laid out yet: one types ahead, and its parts are not there."""
        if self.top is not None:
            await self.top.laid_out()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Block what the screen in front says is impossible now."""
        ids = {command.action.removeprefix("app."): command.id for command in APP_COMMANDS}
        if action in ids and self.top is not None:
            return self.top.available(ids[action])
        return super().check_action(action, parameters)

    async def action_back(self) -> None:
        """Leave the screen in front."""
        if self.top is not None:
            await self.top.leave()

    async def action_language(self) -> None:
        """Switch to the other official language, and remember it."""
        await self.speak(self.words.other)
        self.remember("language", self.words.language)

    async def speak(self, language: str) -> None:
        """Show every open screen in `language`, at once."""
        self.words = Words(language)
        for screen in self.screen_stack:
            if isinstance(screen, Commanded):
                await screen.relabel()

    def action_theme(self) -> None:
        """Take the next theme and name it."""
        self.theme = themes.following(self.theme)
        self.say(self.words(themes.NAMES[self.theme]))
        self.remember("theme", self.theme.removeprefix("workshop-"))

    def action_settings(self) -> None:
        """Open the settings."""
        from ethics_workshop.tui.screens.settings import SettingsScreen

        if self.top is not None and self.top.available("settings"):
            self.push_screen(SettingsScreen())

    def action_help(self) -> None:
        """Say what the screen in front is for, what to do next, and its keys; put Help away where it is open."""
        from ethics_workshop.tui.dialogs.help import Help

        if isinstance(self.top, Help):
            self.top.dismiss(None)
        elif self.top is not None:
            self.push_screen(Help(self.top))

    def action_toolkit(self) -> None:
        """Open the toolkit, in front of whatever one is at."""
        from ethics_workshop.tui.screens.toolkit import ToolkitScreen

        if self.top is not None and self.top.available(TOOLKIT.id):
            self.push_screen(ToolkitScreen())

    def action_decision_card(self) -> None:
        """Show the card of steps, in front of whatever one is at."""
        from ethics_workshop.domain.toolkit import DECISION_CARD
        from ethics_workshop.tui.screens.toolkit_page import ToolkitPageScreen

        if self.top is not None and self.top.available(CARD.id):
            self.push_screen(ToolkitPageScreen(DECISION_CARD))

    def action_all_keys(self) -> None:
        """List every key of the program."""
        from ethics_workshop.tui.dialogs.help import ALL_KEYS, Help

        if self.top is not None:
            self.push_screen(Help(self.top, tab=ALL_KEYS))

    def action_jump(self) -> None:
        """Show a letter on everything that can be gone to on the screen in front."""
        from ethics_workshop.tui.dialogs.jump import Jump, spots_of

        if self.top is not None and (spots := spots_of(self.top)):
            self.push_screen(Jump(spots))

    def action_tour(self) -> None:
        """Show five screens, with a few words on each."""
        from ethics_workshop.tui.tour import tour

        self.run_worker(self.guarded(tour(self)), group="tour", exclusive=True, exit_on_error=False)

    def action_palette(self) -> None:
        """Find a command by its name."""
        from ethics_workshop.tui.dialogs.palette import Palette

        if self.top is not None:
            self.push_screen(Palette(self.top))

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell until it is asked for again; where there is no shell, say so."""
        if signals.has_shell():
            super().action_suspend_process()
        else:
            self.say(self.words("There is no shell behind this window to go to."))

    async def action_quit(self) -> None:
        """Leave the program; ask first where a session is under way."""
        waiting = next(
            (
                said
                for each in reversed(self.screen_stack)
                if isinstance(each, Commanded) and (said := each.under_way())
            ),
            "",
        )
        if not waiting:
            self.exit()
            return
        from ethics_workshop.tui.dialogs.leaving import Leaving

        question = Leaving(self.words("Quit the program?"), waiting, quits=True)
        self.push_screen(question, lambda yes: self.exit() if yes else None)

    async def action_quit_at_once(self) -> None:
        """Leave the program without a question: the key is not one that is pressed by accident."""
        self.exit()

    def action_help_quit(self) -> None:
        """Say how to leave: Textual's own sentence is English."""
        key = self.top.key(QUIT.id) if self.top is not None else ""
        if key:
            self.say(self.words("To leave the program: {key}, or Ctrl+Q.", key=key))
        else:
            self.say(self.words("To leave the program: Ctrl+Q."))

    # the end

    def _fatal_error(self) -> None:
        """Note what Textual caught, without its traceback on the terminal."""
        self._note_fault(sys.exc_info()[1] or self._exception)
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """End without printing Textual's English report."""
        self._note_fault(self._exception)
        self._close_messages_no_wait()

    def _note_fault(self, error: BaseException | None) -> None:
        if self.fault is None:
            self.fault = error or RuntimeError("the terminal could not be read")
            errors.log(self.log_folder, self.fault)


def start(
    workshop: "Workshop",
    language: str,
    *,
    actor: str = "",
    theme: str = "",
    session_id: str = "",
    stage: bool = False,
    log_folder: Path | None = None,
    keys: Mapping[str, Sequence[str]] | None = None,
    faults: "Sequence[Fault]" = (),
) -> int:
    """Run the application and return its exit code; with `session_id`, at the cockpit of that session, or at its `stage`.

    `keys` holds the keys of a person's settings by the name of a command (`cockpit-next`).

    128 + n after signal n, 1 after a fault of the program, of which a sentence is left on stderr.
    """
    app = WorkshopApp(
        workshop,
        language,
        actor,
        theme,
        session_id=session_id,
        stage=stage,
        log_folder=log_folder,
        keys=keys,
        faults=faults,
    )
    app.run()
    if app.fault is not None and not signals.ended_by_signal(app):
        words = app.words
        where = words("The details are in {path}.", path=log_folder / errors.LOG_NAME) if log_folder else ""
        print(  # the screen is gone; this is the one sentence left to say
            words("The program did something it should not, and ended. Everything recorded before is kept."),
            where,
            file=sys.stderr,
        )
    return app.return_code or 0


def _encoding() -> str:
    return getattr(sys.__stdout__, "encoding", None) or "ascii"


def _draws_unicode() -> bool:
    return _encoding().lower().replace("-", "").replace("_", "") in {"utf8", "utf16", "utf32"}
