"""The least that Textual can do with a key: one `Static` that says another number. With a path: how long a mount took."""

import sys
import time
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static

BEGAN = time.perf_counter()


class StaticApp(App[None]):
    """A line that counts keys."""

    pressed = 0

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("Row number 0", id="line")

    def on_key(self) -> None:
        """Count."""
        self.pressed += 1
        self.query_one("#line", Static).update(f"Row number {self.pressed}")


class EmptyApp(App[None]):
    """Nothing; writes the seconds from its making to its first paint."""

    def on_ready(self) -> None:
        """Note the time once the screen was painted."""
        self.call_after_refresh(self._note)

    def _note(self) -> None:
        Path(sys.argv[1]).write_text(str(time.perf_counter() - BEGAN), encoding="ascii")
        self.exit()


if __name__ == "__main__":
    (EmptyApp() if len(sys.argv) > 1 else StaticApp()).run()
