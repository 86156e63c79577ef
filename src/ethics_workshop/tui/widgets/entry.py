"""A line to type into: paste is capped and cleaned, and what was typed survives a change of language."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from ethics_workshop.domain.text import clean
from ethics_workshop.tui.commands import Commanding

if TYPE_CHECKING:
    from ethics_workshop.tui.shell import Shell


class Entry(Input):
    """An `Input` that takes at most `most` characters, and of a paste only its first line, cleaned; it says so."""

    DEFAULT_CSS = """
    Entry {
        border: none; border-left: outer $quiet; height: 1; padding: 0 1 0 0;
        background: $raised; color: $strong;
    }
    Entry:focus { border: none; border-left: thick $cool; background: $raised; background-tint: $foreground 0%; }
    Entry > .input--placeholder { color: $quiet; }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """As Textual's own, but a letter more does not lay the whole screen out again: an entry keeps its size."""

    def __init__(
        self,
        value: str = "",
        *,
        most: int = 280,
        placeholder: str = "",
        typed: Callable[[str], None] | None = None,
        id: str | None = None,  # noqa: A002  # Textual's own name
    ) -> None:
        """Tell `typed` of each change at once: the message about it comes after the letter is painted."""
        self._typed = typed
        super().__init__(value, placeholder=placeholder, max_length=most, id=id, select_on_focus=False)

    def watch_value(self, value: str) -> None:
        """Tell what stands in it now."""
        if self._typed is not None:
            self._typed(value)

    def on_mount(self) -> None:
        """Keep the cursor from blinking where no motion is wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        most = self.max_length or 280
        lines = event.text[: 4 * most].splitlines()
        room = max(0, most - len(self.value) + len(self.selected_text))
        first = clean(lines[0]) if lines else ""
        if room and first:
            self.replace(first[:room], *sorted(self.selection))
        if len(first) > room or len(lines) > 1 or len(event.text) > 4 * most:
            self._say_what_is_missing(most)

    def _say_what_is_missing(self, most: int) -> None:
        words = cast("Commanding", self.screen).words
        cast("Shell", self.app).say(
            words("Not all of it was pasted: one line of at most {most} characters goes in here.", most=most)
        )

    def keep_state(self) -> Sequence[object]:
        """Return the typed text and the cursor's place."""
        return (self.value, self.cursor_position)

    def restore_state(self, state: Sequence[object]) -> None:
        """Put typed text and cursor back."""
        self.value, place = str(state[0]), state[1]
        self.cursor_position = place if isinstance(place, int) else 0
