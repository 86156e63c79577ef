"""A page to read with lettered options under it: scrolled to what is chosen, so that nothing is chosen unread."""

from textual import events

from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.options import Options
from ethics_workshop.tui.widgets.panel import ReadPanel
from ethics_workshop.tui.widgets.text_view import TextView, rows_of


class ChoosingScreen(WorkshopScreen[None]):
    """Has a `ReadPanel` called `page` with `Options` called `options` in it. Subclasses say what choosing does."""

    @property
    def choosing(self) -> bool:
        """Whether a choice waits."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """Take the option of this id."""
        raise NotImplementedError

    def foot(self) -> str:
        """Return what the line under the page says once all of the page has been shown."""
        raise NotImplementedError

    @property
    def foot_first(self) -> bool:
        """Whether the foot is said even while there is more text."""
        return False

    def show_foot(self) -> None:
        """Say under the page that there is more text, or else what `foot` returns.

        The line keeps the room of the longer of the two. If the page grew with the shorter one, all of its text could
        be in view, the longer line would take that room again, and the two would follow each other for ever.
        """
        if not self.query("#hint"):
            return
        hint, panel = self.query_one("#hint", TextView), self.query_one("#page", ReadPanel)
        more = self.words("There is more: {keys}", keys=self.keys_text("page-down"))
        said = self.foot()
        hint.styles.min_height = max(rows_of(each, hint.size.width) for each in (more, said))
        if panel.scroll_offset.y < panel.max_scroll_y and not self.foot_first:
            said = more
        if hint.plain != said:
            hint.show(said)

    def watch_page(self) -> None:
        """Notice that the end of the page is reached, however it is scrolled, and that there is another page."""
        page = self.query_one("#page")
        self.watch(page, "scroll_y", lambda _: self.show_foot(), init=False)
        self.watch(page, "virtual_size", self._page_changed, init=False)

    def _page_changed(self) -> None:
        self.call_after_refresh(self.laid_out_again)

    def laid_out_again(self) -> None:
        """Let the arrows scroll what is longer than the window, while nothing is chosen."""
        if not self.query("#page"):
            return
        self.show_foot()
        if not self.choosing and isinstance(self.focused, Options | None):
            self.query_one("#page", ReadPanel).focus(scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.show_foot)

    def action_page(self, by: int) -> None:
        """Scroll the text by screens."""
        panel = self.query_one("#page", ReadPanel)
        self._scroll(by * max(1, panel.content_size.height - 2))

    def _scroll(self, lines: int) -> None:
        self.query_one("#page", ReadPanel).scroll_relative(y=lines, animate=False)

    def on_options_arrow(self, event: Options.Arrow) -> None:
        """Scroll to the option under the cursor; once it is in view, go to the next one."""
        options, panel = self.query_one("#options", Options), self.query_one("#page", ReadPanel)
        place, height = options.place(options.cursor), panel.content_size.height
        above = place.y < panel.scroll_offset.y
        below = place.bottom > panel.scroll_offset.y + height
        if (event.by > 0 and below) or (event.by < 0 and (above or options.cursor == 0)):
            self._scroll(3 * event.by)
            return
        options.go(options.cursor + event.by)
        panel.scroll_to_region(options.place(options.cursor), animate=False)

    def on_options_picked(self, event: Options.Picked) -> None:
        """Choose what was picked; an option that cannot be read yet is shown first."""
        options, panel = self.query_one("#options", Options), self.query_one("#page", ReadPanel)
        place = options.place(options.cursor)
        if place.bottom > panel.scroll_offset.y + panel.content_size.height:
            panel.scroll_to_region(place, animate=False)
        else:
            self.choose(event.key)

    def action_pick(self) -> None:
        """Pick the option under the cursor."""
        self.query_one("#options", Options).action_pick()

    def action_letter(self, letter: str) -> None:
        """Choose by letter."""
        for option in self.query_one("#options", Options).options:
            if option.letter == letter.upper() and self.choosing:
                self.choose(option.key)
