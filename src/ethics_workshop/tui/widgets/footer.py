"""The line at the bottom: what can be done now, with its keys; what has no room is in Help."""

from typing import cast

from textual import events
from textual.content import Content
from textual.widget import Widget

from ethics_workshop.tui.commands import Command, Commanding
from ethics_workshop.tui.plain import plain

GAP, NARROW = 2, 64
"""Cells between two commands; under so many columns one less, which is what lets the key that goes on stand there."""
FIRST = {
    "help": 0,
    "help-here": 0,
    "quit": 0,
    "quit-anywhere": 0,
    "back": 0,
    "language": 2,
    "palette": 3,
    "resume": 4,
}
"""What gets room first: 0 always, as has the way out by Escape; 1 the screen's own commands; then what works everywhere.

The key that resumes a session stands on the band of Home too.
"""


class Footer(Widget):
    """One row of commands. A command that is impossible now is dimmed; a click does what the key does."""

    DEFAULT_CSS = """
    Footer { dock: bottom; height: 1; padding: 0 1; background: $bar; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._spans: list[tuple[int, int, Command]] = []
        self._said = Content("")

    @property
    def _owner(self) -> Commanding:
        return cast("Commanding", self.screen)

    def render(self) -> Content:
        """Return the row, and note where each command stands for the mouse."""
        words, column, parts = self._owner.words, 0, []
        self._spans = []
        mark, room = self._mark(), self.size.width
        for command in self._fitting(room - mark.cell_length - (self._gap if mark else 0)):
            key, label = f" {command.key_text(words)} ", words(command.label)
            width = len(key) + 1 + len(label)
            able = self._owner.available(command.id)
            parts.append(Content.styled(key, "bold $chip-text on $chip" if able else "$quiet on $raised"))
            parts.append(Content.styled(f" {label}{' ' * self._gap}", "$foreground" if able else "$quiet"))
            self._spans.append((column, column + width, command))
            column += width + self._gap
        self._said = Content.assemble(*parts, " " * max(0, room - column - mark.cell_length), mark)
        return self._said

    @property
    def _gap(self) -> int:
        return GAP if self.size.width >= NARROW else GAP - 1

    def renew(self) -> None:
        """Paint the row again if it says something else now."""
        before = self._said
        if not self.render().is_same(before):
            self.refresh()

    def _mark(self) -> Content:
        """Return the mark of a dialog, which may cover the top line that bears it (`Commanding.mark_text`)."""
        mark = self._owner.mark_text() if self.screen.is_modal else ""
        return Content.styled(f" {mark} ", "bold $background on $now") if mark else Content("")

    def _fitting(self, room: int) -> list[Command]:
        """Return the commands that fit `room` cells: Help and Quit always, what works everywhere last."""
        words = self._owner.words
        shown = [command for command in self._owner.commands() if command.footer]
        kept: set[str] = set()
        for command in sorted(shown, key=_place):
            width = len(command.key_text(words)) + 3 + len(words(command.label))
            if room >= width or not _place(command):
                kept.add(command.id)
                room -= width + self._gap
        return [command for command in shown if command.id in kept]

    def _at(self, x: int) -> Command | None:
        """Return the command at column `x` of the widget."""
        column = x - self.styles.padding.left
        return next((command for start, end, command in self._spans if start <= column < end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the key under the pointer does."""
        command = self._at(event.x)
        self.tooltip = plain(self._owner.words(command.tooltip)) if command else None

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        command = self._at(event.x)
        if command is not None and self._owner.available(command.id):
            await self.app.run_action(command.action, self.screen)


def _place(command: Command) -> int:
    """Return the place of a command among those that want room; an id alone would make “Cancel” a way out of a session."""
    return 0 if command.keys[:1] == ("escape",) else FIRST.get(command.id, 1)
