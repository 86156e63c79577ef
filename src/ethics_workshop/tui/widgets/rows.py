"""What is drawn line by line: its styles looked up once, and no new layout for a change that moves nothing."""

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class Drawn(ScrollView):
    """A list or a text that draws its own lines."""

    _parts: dict[str, Style] | None = None

    def part(self, name: str) -> Style:
        """Return the style of a part of it (`choice--line`): Textual forgets them whenever a line is painted."""
        if self._parts is None:
            self._parts = {}
        if name not in self._parts:
            self._parts[name] = self.get_component_rich_style(name)
        return self._parts[name]

    def notify_style_update(self) -> None:
        """Look the styles up again: colours changed."""
        super().notify_style_update()
        self._parts = None


def set_rows(view: ScrollView, rows: int) -> None:
    """Give `view` another number of lines. The screen is laid out only where the scroll bar comes or goes."""
    size, height = Size(view.size.width, rows), view.size.height
    if (view.virtual_size.height > height) != (rows > height):
        view.virtual_size = size
        return
    view.set_reactive(Widget.virtual_size, size)
    if rows > height:
        view.vertical_scrollbar.window_virtual_size = rows
    view.scroll_y = min(view.scroll_y, view.max_scroll_y)
