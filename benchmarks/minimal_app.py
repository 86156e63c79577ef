"""The least that Textual can put on a screen: the floor of start-up."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class MinimalApp(App[None]):
    """Two words."""

    def compose(self) -> ComposeResult:
        """Lay out the two words."""
        yield Static("Browse Quit")


if __name__ == "__main__":
    MinimalApp().run()
