"""Ask for a file or a folder; Tab completes, as in a shell."""

import os
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.plain import prose
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

LONGEST = 4096
"""Characters of a path, as long as Linux takes them."""
SHOWN = 6
"""Names that are shown under the entry."""


def complete(typed: str) -> tuple[str, list[str]]:
    """Return `typed` completed as far as it is certain, and the names that it could become. It looks at the disk."""
    expanded = os.path.expanduser(typed)  # noqa: PTH111  # a Path would drop the separator at the end
    folder, begun = os.path.split(expanded)
    try:
        with os.scandir(folder or ".") as entries:
            found = sorted(
                entry.name + (os.sep if entry.is_dir() else "")
                for entry in entries
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            )
    except OSError:
        return typed, []
    if not found:
        return typed, []
    shared = os.path.commonprefix(found)  # noqa: RUF071  # names in one folder, letter by letter
    return os.path.join(folder, shared), found  # noqa: PTH118  # as above


class AskPath(WorkshopDialog[Path | None]):
    """Answers with a path, or None after Escape. `heading` and `hint` are texts in the language on screen."""

    CSS_PATH = "dialog.tcss"
    ABOUT = N_("A path on this computer. Nothing is read or written before you go on.")
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("go-on", ("enter",), N_("Go on"), N_("Go on with this path"), "go_on"),
        Command("complete", ("tab",), N_("Complete"), N_("Complete what is typed, as far as it is certain"), "complete"),
        Command("cancel", ("escape",), N_("Back"), N_("Leave everything as it is"), "cancel"),
    )  # fmt: skip

    def __init__(self, heading: str, hint: str, value: str = "") -> None:
        super().__init__()
        self._heading, self._hint, self._value = heading, hint, value

    def compose(self) -> ComposeResult:
        """Lay out the question, the entry, and the names that could follow."""
        with Vertical(classes="dialog"):
            yield TextView(self._heading, classes="dialog-title")
            yield TextView(self._hint, classes="dialog-text")
            yield Entry(
                self._value, most=LONGEST, id="path", placeholder=self.words("The path of the file or folder")
            )
            yield TextView(id="names", classes="dialog-then")
        yield Footer()

    def on_mount(self) -> None:
        """Put the cursor behind what is proposed."""
        self.query_one("#path", Entry).focus()

    def on_key(self, event: events.Key) -> None:
        """Let Tab complete: the entry is the only thing that takes the focus."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.action_complete()

    def action_complete(self) -> None:
        """Complete what is typed."""
        self.perform(self._complete())

    async def _complete(self) -> None:
        entry = self.query_one("#path", Entry)
        typed = entry.value
        text, names = await self.workshop_app.call(complete, typed)
        if entry.value == typed:
            entry.value = text
            entry.cursor_position = len(text)
            more = ["…"] if len(names) > SHOWN else []
            said = (
                "   ".join([*names[:SHOWN], *more]) if names else self.words("There is nothing of that name.")
            )
            self.query_one("#names", TextView).show(prose(said if len(names) != 1 else ""))

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Take Enter in the entry as the answer."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Answer with the path, if there is one."""
        if typed := self.query_one("#path", Entry).value.strip():
            self.dismiss(Path(typed).expanduser())

    def action_cancel(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
