"""Screens of tasks: cards at the left, and at the right what came of the last one."""

import contextlib
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.path import AskPath
from ethics_workshop.tui.prose import QUIET, WARM, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.card import Card
from ethics_workshop.tui.widgets.panel import ReadPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words

PATIENCE = 0.3
"""Seconds after which work that goes on is said to go on."""

Told = Callable[[Words], Prose]
"""A result that can be told in either language."""

Task = tuple[str, str, str, str]
"""A key, the id of a command, and two msgids: its name, and what it is for."""

Work = Mapping[str, Callable[[], Coroutine[Any, Any, None]]]
"""What each task does, by the id of its command."""


def task_commands(tasks: tuple[Task, ...]) -> tuple[Command, ...]:
    """Return the commands that every such screen has, and one for each task."""
    return (
        Command("open", ("enter",), N_("Do it"), N_("Do what the lit card says"), "open_lit", palette=False),
        Command("read-on", ("pagedown",), N_("Read on"), N_("Scroll the result down"), "read(1)"),
        Command("read-back", ("pageup",), N_("Read back"), N_("Scroll the result up"), "read(-1)", footer=False),
        *(Command(name, (key,), title, about, f"do('{name}')", footer=False) for key, name, title, about in tasks),
    )  # fmt: skip


class TasksScreen(WorkshopScreen[None]):
    """Does one task at a time. Subclasses name the tasks and their work, and what is offered after a look."""

    CSS_PATH = "tasks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    TASKS: ClassVar[tuple[Task, ...]] = ()
    AFTER_LOOK: ClassVar[frozenset[str]] = frozenset()
    """The commands that only a look at something offers."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = False
        self._told: Told | None = None
        """What came of the last task; None before the first."""

    @property
    def offered(self) -> str:
        """The command of AFTER_LOOK that is offered now; empty for none."""
        return ""

    def work(self) -> Work:
        """Return what each task does."""
        return {}

    def welcome(self, words: Words, width: int) -> Prose | Content:
        """Return what stands in the place of a result before the first task."""
        raise NotImplementedError

    def tell_cards(self) -> None:
        """Let cards tell how things stand."""

    def commands(self) -> list[Command]:
        """Offer what follows a look only after it, and to read on only where there is more."""
        left_out = set(self.AFTER_LOOK) - {self.offered}
        if not self._more:
            left_out |= {"read-on", "read-back"}
        return [command for command in super().commands() if command.id not in left_out]

    @property
    def _more(self) -> bool:
        """Whether the result is longer than its panel."""
        return any(panel.max_scroll_y > 0 for panel in self.query("#result"))

    def body(self) -> ComposeResult:
        """Lay out the tasks and the result."""
        words = self.words
        with Horizontal():
            with Vertical(id="tasks"):
                for key, name, title, about in self.TASKS:
                    yield Card(self.key(name) or key, words(title), words(about), id=name)
            yield ReadPanel(TextView(id="told"), id="result")

    def on_resize(self, event: events.Resize) -> None:
        """Tell more where there is more room."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def on_descendant_focus(self) -> None:
        """Show the keys of where the focus is now."""
        self.refresh_commands()

    async def put_back(self, kept: dict[str, object]) -> None:
        """Tell the result again, in the language just chosen."""
        await super().put_back(kept)
        self.show()

    def show_result(self, told: Told) -> None:
        """Show what came of a task, from its top."""
        self._told = told
        self.show()
        self.query_one("#result").scroll_home(animate=False)

    def show(self) -> None:
        """Show the last result."""
        if self.query("#told"):
            words = self.words
            view = self.query_one("#told", TextView)
            view.show(self._told(words) if self._told else self.welcome(words, view.size.width))
            title = words("What came of it") if self._told else words("Where things stand")
            self.query_one("#result", ReadPanel).retitle(title)
            self.tell_cards()
        self.refresh_commands()
        self.call_after_refresh(self.refresh_commands)

    def available(self, command_id: str) -> bool:
        """Do one thing at a time, and take only what was looked at."""
        if command_id in self.AFTER_LOOK:
            return not self.busy and self.offered == command_id
        if command_id == "open":
            return not self.busy and isinstance(self.focused, Card)
        if command_id in {name for _, name, *_ in self.TASKS}:
            return not self.busy
        return super().available(command_id)

    @contextlib.contextmanager
    def working(self, sentence: str) -> Iterator[None]:
        """Keep the other tasks away, and say after a moment that the work goes on, and for how long."""
        began, self.busy = time.monotonic(), True
        self.workshop_app.under_way = sentence
        timer = self.set_interval(PATIENCE, lambda: self._tick(sentence, began))
        self.refresh_commands()
        try:
            yield
        finally:
            timer.stop()
            self.busy, self.workshop_app.under_way = False, ""
            self.show()

    def _tick(self, sentence: str, began: float) -> None:
        if self.query("#told"):
            seconds = int(time.monotonic() - began)
            said = Prose().say(sentence, WARM).say(self.words("{n} s", n=seconds), QUIET)
            self.query_one("#told", TextView).show(said)

    def on_card_opened(self, event: Card.Opened) -> None:
        """Do what the card says."""
        self.action_do(event.card.id or "")

    def action_open_lit(self) -> None:
        """Do what the card with the focus says."""
        if isinstance(self.focused, Card):
            self.action_do(self.focused.id or "")

    def action_read(self, by: int) -> None:
        """Scroll the result, wherever the focus is."""
        panel = self.query_one("#result")
        panel.scroll_relative(y=by * max(1, panel.content_size.height - 2), animate=False)

    def action_do(self, name: str) -> None:
        """Begin one of the tasks."""
        if self.available(name):
            self.perform(self.work()[name]())

    async def ask_path(self, heading: str, hint: str, proposed: str = "") -> Path | None:
        """Ask for a path; None after Escape."""
        return await self.app.push_screen_wait(AskPath(heading, hint, proposed))
