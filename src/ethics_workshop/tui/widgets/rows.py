"""How many lines a list has: a change that moves nothing on the screen must not lay the screen out again."""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


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
