"""A practice run in the app: while it lasts, every screen works on a workshop that is thrown away."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ethics_workshop.services.workshop import Workshop
    from ethics_workshop.tui.shell import Shell


class Practising:
    """Puts a practice workshop in the place of the real one, and the real one back when its screens are left."""

    def __init__(self, app: "Shell") -> None:
        self._app = app
        self._real: Workshop | None = None
        self._depth = 0
        """How many screens there were, that of the beginning included."""

    def begin(self, practice: "Workshop") -> None:
        """Work on `practice` from now on, until the screen in front, or what takes its place, is left."""
        self._real, self._app.workshop = self._app.workshop, practice
        self._depth = len(self._app.screen_stack)

    def popping(self) -> None:
        """Note that the screen in front is left: with the one of the beginning, practice ends."""
        if self._real is not None and len(self._app.screen_stack) <= self._depth:
            practice, self._app.workshop, self._real = self._app.workshop, self._real, None
            # on the worker thread, after what is under way there: the timer may just be kept
            self._app.run_worker(self._app.guarded(self._throw_away(practice)), exit_on_error=False)

    async def _throw_away(self, practice: "Workshop") -> None:
        await self._app.call(practice.discard)

    def discard(self) -> None:
        """Throw away a practice run that is still on: the program ends."""
        if self._real is not None:
            practice, self._app.workshop, self._real = self._app.workshop, self._real, None
            practice.discard()
