"""A bordered box with its title in the border; the border turns cool when something in it has the focus."""

from textual.containers import VerticalScroll
from textual.widget import Widget

from ethics_workshop.tui.plain import plain


class Panel(Widget):
    """A box that lays its children out from top to bottom. The title is text, never markup."""

    DEFAULT_CSS = """
    Panel {
        layout: vertical; width: 1fr; height: 1fr; padding: 1 2; overflow: hidden;
        border: round $line; border-title-color: $quiet; border-title-align: left;
    }
    Panel:focus, Panel:focus-within { border: round $cool; border-title-color: $cool; }
    """

    def __init__(
        self,
        *children: Widget,
        title: str = "",
        id: str | None = None,  # noqa: A002  # Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, id=id, classes=classes)
        self.retitle(title)

    def retitle(self, title: str) -> None:
        """Write `title` into the border; empty takes it away."""
        self.border_title = plain(title) if title else None


class ScrollPanel(Panel, VerticalScroll):
    """A panel whose content scrolls, with the keyboard too."""

    DEFAULT_CSS = """
    ScrollPanel { overflow-y: auto; overflow-x: hidden; scrollbar-size-vertical: 1; }
    ScrollPanel > TextView { padding-right: 1; }
    """


class ReadPanel(ScrollPanel, can_focus=True):
    """Takes the focus where there is more than it shows, so that the arrows scroll it; from its top, up leads out."""

    def allow_focus(self) -> bool:
        """Whether there is anything to scroll."""
        return self.max_scroll_y > 0

    def action_scroll_up(self) -> None:
        """Scroll up by a line, or go back to what stands before."""
        if self.scroll_offset.y:
            super().action_scroll_up()
        else:
            self.screen.focus_previous()
