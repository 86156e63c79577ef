"""The title of the terminal's window: which one the room may see, and which one it may not."""

import os

from textual.app import App

_KEEP, _GIVE_BACK = "\x1b[22;2t", "\x1b[23;2t"
"""xterm's stack of titles, which others have too; a terminal that does not know it keeps the empty title."""
_WITHOUT = frozenset({"", "dumb", "linux"})
"""Terminals without a window, or that would write the title onto the screen."""


class WindowTitle:
    """Names the window of an app, and gives its own title back. Only sentences of ours are written, never data."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._named = False

    def name(self, title: str) -> None:
        """Give the window a title, in the place of its own or of one that was given before."""
        if os.environ.get("TERM", "xterm" if os.name == "nt" else "") in _WITHOUT:
            return
        if not self._named:
            self._write(_KEEP)
            self._named = True
        self._write(f"\x1b]2;{title}\x07")

    def give_back(self) -> None:
        """Give the window the title that it had."""
        if self._named:
            self._named = False
            self._write(f"\x1b]2;\x07{_GIVE_BACK}")

    def _write(self, sequence: str) -> None:
        driver = self._app._driver  # noqa: SLF001  # Textual has no door of its own for titles
        if driver is not None and not self._app.is_headless:
            driver.write(sequence)
