"""What the cockpit tells the stage: the page, the timer, and that it is still there."""

import contextlib
from dataclasses import replace

from ethics_workshop.domain.error import StorageError
from ethics_workshop.domain.stage import Showing, StageState
from ethics_workshop.tui.screens.cockpit_leading import Leading
from ethics_workshop.tui.window_title import WindowTitle

BEAT = 2_000
"""Milliseconds after which the stage is told that the cockpit is still there, where nothing else was to be told."""


class Staging(Leading):
    """Opens the stage, and tells it whatever the room sees, as soon as it is shown here."""

    showing = Showing.LIVE
    """What the stage shows: a part of the cockpit that changes it calls `show_time`."""
    _told: StageState | None = None
    _telling = False
    _window: WindowTitle | None = None

    def on_mount(self) -> None:
        """Say in the window's title that this one is not for the room."""
        self._window = WindowTitle(self.app)
        self._name_window()

    def _name_window(self) -> None:
        if self._window is not None:
            self._window.name(self.words("PRIVATE"))

    async def relabel(self) -> None:
        """Show the cockpit in the language just chosen."""
        await super().relabel()
        self._name_window()

    def action_stage(self) -> None:
        """Open the room's window, or say what to type into another one."""
        self.perform(self._open_stage(), group="stage-window")

    async def _open_stage(self) -> None:
        app, words = self.workshop_app, self.words
        windows = app.workshop.windows
        command = windows.stage_command(self.session_id, words.language)
        way = windows.opening(command, words("ROOM: share this window"))
        if way is None or not await app.call(windows.open, way):
            self._tell_command(windows.typed(self.session_id, words.language))
        elif way.inside:
            said = words(
                "The stage is in tmux’s next window. Show that one in a terminal of its own: tmux attach."
            )
            app.notify(said, markup=False, timeout=10)
        else:
            said = words(
                "The stage opens in a window of its own. Move that one to the projector, or share it."
            )
            app.notify(said, markup=False, timeout=8)

    def _tell_command(self, command: str) -> None:
        from ethics_workshop.tui.dialogs.message import Message

        words = self.words
        self.app.copy_to_clipboard(command)
        self.app.push_screen(
            Message(
                words("The stage, in a second window"),
                words(
                    "No window could be opened from here. Open another terminal on this computer, and type:"
                ),
                f"{command}\n\n{words('It is on the clipboard too, if your terminal allows it.')}",
            )
        )

    def show_time(self) -> None:
        """Paint what changes with every second, and with every page; the stage follows."""
        super().show_time()
        if self.material is not None and self.is_mounted:
            self._tell_stage(self._state())

    def _state(self) -> StageState:
        """Return where the room is."""
        assert self.material is not None  # noqa: S101  # asked for after loading only
        session = self.now
        return StageState(
            session_id=session.id,
            place=session.index,
            page=self.page,
            elapsed=int(1000 * self.timer.exact),
            running=self.timer.running,
            planned=self.planned,
            at=self.workshop_app.workshop.stage.now(),
            ballot=self.material.ballot,
            showing=self.showing,
            more=self.material.draw.told() if self.material.draw else "",
        )

    def _tell_stage(self, state: StageState) -> None:
        """Tell what is new, and every two seconds that the cockpit is there; of what comes in haste, the last."""
        told = self._told
        if told is not None and told.says_the_same(state) and 0 <= state.at - told.at < BEAT:
            return
        self._told = state
        if not self._telling:
            self._telling = True
            self.perform(self._tell(), group="stage")

    async def _tell(self) -> None:
        """Tell until there is nothing newer. After one failure, which is shown, it is let be."""
        sent = None
        while sent is not self._told and self._told is not None:
            sent = self._told
            await self.workshop_app.call(self.workshop_app.workshop.stage.tell, sent)
        self._telling = False

    async def on_unmount(self) -> None:
        """Say that the cockpit was left on purpose; where that fails, the stage will say that it is silent."""
        if self._window is not None:
            self._window.give_back()
        told, self._told = self._told, None
        if told is not None:
            app = self.workshop_app
            left = replace(
                told,
                showing=Showing.LEFT,
                elapsed=int(1000 * self.timer.exact),
                running=False,
                at=app.workshop.stage.now(),
            )
            with contextlib.suppress(StorageError):
                await app.call(app.workshop.stage.tell, left)
