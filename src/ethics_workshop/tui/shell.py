"""What every screen may ask of the application, without knowing its screens: words, work, and short sentences."""

from collections.abc import Callable, Coroutine, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.tui.keymap import Keymap
from ethics_workshop.words.language import Words

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from ethics_workshop.services.workshop import Workshop
    from ethics_workshop.tui.catalogue import Catalogue
    from ethics_workshop.tui.key_settings import Complaint
    from ethics_workshop.tui.tidying import Tidying

P = ParamSpec("P")
R = TypeVar("R")

PATIENCE = 0.3
"""Seconds after which the top line says that work goes on."""

LANGUAGE_NAMES = {"en": "English", "fr": "Français"}
"""Each language's name in its own tongue: never translated."""


class Shell(App[None], inherit_bindings=False):
    """The base of the application. `actor` is the person_id of who acts, or empty; `log_folder` is the data folder."""

    def __init__(
        self, workshop: "Workshop", language: str, actor: str = "", log_folder: Path | None = None
    ) -> None:
        super().__init__()
        self.workshop = workshop
        self.words = Words(language)
        self.demo = workshop.demo
        """Whether the records were made up; asked once, before the first screen."""
        self.actor = actor
        self.actor_name = ""
        self.log_folder = log_folder
        self.keymap = Keymap()
        """The keys in force."""
        self.key_complaints: Sequence[Complaint] = ()
        """What is wrong with the settings of keys; those were left out."""
        self.tour_over = False
        """Whether the tour was taken or declined since the start."""
        self.drafts: dict[str, dict[str, dict[str, object]]] = {}
        """What was typed and not saved, by session and dialog: leaving a screen loses no text."""
        self.tidying: Tidying | None = None
        """What keeps memory tidy; none where the app has no terminal."""
        self._told_unkept = False
        """Whether it was said that a choice made in passing could not be kept."""
        self.under_way = ""
        """What the work in hand is, in the language on screen: said when it takes longer than a moment."""
        self._slow_calls = 0
        self._executor: ThreadPoolExecutor | None = None
        self._real: Workshop | None = None
        """The real workshop, while one practises."""
        self._practice_depth = 0
        """How many screens there were when practice began, that of the beginning included."""

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The case bank as the screens ask it, and what it answered last."""
        from ethics_workshop.tui.catalogue import Catalogue

        return Catalogue(self.workshop.bank)

    # practice: while it lasts, every screen works on a workshop that is thrown away

    def begin_practice(self, practice: "Workshop") -> None:
        """Work on `practice` from now on, until the screen in front, or what takes its place, is left."""
        self._real, self.workshop = self.workshop, practice
        self._practice_depth = len(self.screen_stack)

    def pop_screen(self) -> AwaitComplete:
        """Go back to the screen below; a practice run ends with the screen on which it began."""
        if self._real is not None and len(self.screen_stack) <= self._practice_depth:
            practice, self.workshop, self._real = self.workshop, self._real, None
            # on the worker thread, after what is under way there: the timer may just be kept
            self.run_worker(self.guarded(self._throw_away(practice)), exit_on_error=False)
        return super().pop_screen()

    async def _throw_away(self, practice: "Workshop") -> None:
        await self.call(practice.discard)

    def end_practice(self) -> None:
        """Throw away a practice run that is still on: the program ends, and nothing is under way any more."""
        if self._real is not None:
            practice, self.workshop, self._real = self.workshop, self._real, None
            practice.discard()

    async def call(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `function` on the one worker thread and return its result, or raise its WorkshopError.

        Calls run one after another, in the order in which they were asked for; the screen never waits on the disk.
        What takes longer than `PATIENCE` is said in the top line.
        """
        import asyncio
        from functools import partial

        slow: list[bool] = []

        def late() -> None:
            slow.append(True)
            self._count_slow(1)

        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(1, thread_name_prefix="workshop")
        work = partial(function, *args, **kwargs)
        loop = asyncio.get_running_loop()
        timer = loop.call_later(PATIENCE, late)
        try:
            return await loop.run_in_executor(self._executor, work)
        finally:
            timer.cancel()
            if slow:
                self._count_slow(-1)

    def _count_slow(self, by: int) -> None:
        """Note that work takes longer than a moment, or is done; the top lines say so."""
        self._slow_calls += by
        for screen in self.screen_stack if self._running else ():
            for bar in screen.query("TitleBar"):
                bar.refresh()

    @property
    def busy_text(self) -> str:
        """What is under way for longer than a moment, in words; empty when nothing is."""
        return (self.under_way or self.words("Working…")) if self._slow_calls else ""

    def key_of(self, command_id: str) -> str:
        """Return the key in force of a command that works everywhere, for sentences; empty where it has none."""
        return next((c.key_text(self.words) for c in self.keymap.everywhere if c.id == command_id), "")

    async def guarded(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work`; whatever goes wrong becomes a dialog."""
        raise NotImplementedError

    @property
    def language_name(self) -> str:
        """The language on screen, in its own words."""
        return LANGUAGE_NAMES[self.words.language]

    def aside(self) -> str:
        """Return who acts and the language, for the right end of the top line."""
        return " · ".join(filter(None, (self.actor_name or self.actor, self.language_name)))

    async def speak(self, language: str) -> None:
        """Show everything in `language`."""
        raise NotImplementedError

    def remember(self, name: str, value: str) -> None:
        """Keep a choice made in passing in the person's settings, quietly; where that fails, it is said once."""
        if self.workshop.preferences.remembers:
            self.run_worker(self._remember(name, value), group="remember", exit_on_error=False)

    async def _remember(self, name: str, value: str) -> None:
        try:
            await self.call(self.workshop.preferences.keep, name, value, self.words)
        except WorkshopError as error:
            if not self._told_unkept:
                self._told_unkept = True
                from ethics_workshop.words.on_screen import THEN
                from ethics_workshop.words.sentences import explain

                self.say(str(explain(error, self.words, THEN, settings=self.key_of("settings"))))

    async def end_tour(self) -> None:
        """Note that the tour was taken or declined, where this program remembers choices."""
        self.tour_over = True
        preferences = self.workshop.preferences
        if preferences.remembers:
            await self.call(preferences.keep, "tour", "done", self.words)

    def say(self, sentence: str) -> None:
        """Show a short sentence in a corner for a few seconds."""
        self.notify(sentence, markup=False, timeout=4)

    def stop(self, code: int) -> None:
        """End with exit code `code`, the terminal restored."""
        self.exit(return_code=code)
