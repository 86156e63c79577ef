"""A line to type into: paste is capped and cleaned, and what was typed survives a change of language."""

from collections.abc import Sequence

from textual import events
from textual.widgets import Input

from ethics_workshop.domain.text import clean


class Entry(Input):
    """An `Input` that takes at most `most` characters, and of a paste only its first line, cleaned."""

    DEFAULT_CSS = """
    Entry { border: none; height: 1; padding: 0 1; background: $raised; color: $strong; }
    Entry:focus { border: none; background: $raised; }
    Entry > .input--placeholder { color: $quiet; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        most: int = 280,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  # Textual's own name
    ) -> None:
        super().__init__(value, placeholder=placeholder, max_length=most, id=id, select_on_focus=False)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        most = self.max_length or 280
        first = event.text[: 4 * most].splitlines()[:1]
        room = most - len(self.value) + len(self.selected_text)
        if first and room > 0:
            self.replace(clean(first[0])[:room], *sorted(self.selection))

    def keep_state(self) -> Sequence[object]:
        """Return the typed text and the cursor's place."""
        return (self.value, self.cursor_position)

    def restore_state(self, state: Sequence[object]) -> None:
        """Put typed text and cursor back."""
        self.value, place = str(state[0]), state[1]
        self.cursor_position = place if isinstance(place, int) else 0
