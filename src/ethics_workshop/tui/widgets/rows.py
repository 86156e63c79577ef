"""What is drawn line by line: its styles looked up once, and no new layout for a change that moves nothing."""

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget


class Drawn(ScrollView):
    """A list or a text that draws its own lines."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._parts: dict[str, Style] = {}

    def part(self, name: str) -> Style:
        """Return the style of a part of it (`choice--line`): Textual forgets them whenever a line is painted."""
        if name not in self._parts:
            self._parts[name] = self.get_component_rich_style(name)
        return self._parts[name]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines as they were drawn: where there is no border and no padding, there is nothing to add.

        The scroll bar is a widget of its own, painted in front of what is left free for it.
        """
        if any(self.styles.gutter):
            return super().render_lines(crop)
        strips = [self.render_line(y) for y in crop.line_range]
        background = self.background_colors[1]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, background) for strip in strips]
        (left, right), beyond = crop.column_span, self.visual_style.rich_style
        return [strip.crop_extend(left, right, beyond) for strip in strips]

    def notify_style_update(self) -> None:
        """Look the styles up again: colours changed."""
        super().notify_style_update()
        self._parts.clear()


def set_rows(view: ScrollView, rows: int) -> None:
    """Give `view` another number of lines. The screen is laid out only where the scroll bar comes or goes."""
    size, height = Size(view.size.width, rows), view.size.height
    if (view.virtual_size.height > height) != (rows > height):
        view.virtual_size = size
        return
    view.set_reactive(Widget.virtual_size, size)
    if rows > height:
        _set_bar(view.vertical_scrollbar, rows, height)
    view.scroll_y = min(view.scroll_y, view.max_scroll_y)


def _set_bar(bar: ScrollBar, rows: int, height: int) -> None:
    """Tell the scroll bar of another number of lines; it is painted again only where it looks different then."""
    smallest = height * height  # lines from which its thumb is one cell
    if bar.position == 0 and min(rows, bar.window_virtual_size) >= smallest:
        bar.set_reactive(ScrollBar.window_virtual_size, rows)
    else:
        bar.window_virtual_size = rows
