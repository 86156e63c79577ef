"""A page to read with lettered options under it: scrolled to what is chosen, so that nothing is chosen unread."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.learning.who import named
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.options import Lettered, Options
from ethics_workshop.tui.widgets.panel import ReadPanel
from ethics_workshop.tui.widgets.text_view import TextView, rows_of
from ethics_workshop.words.language import N_

PAGING = (
    Command("page-down", ("pagedown", "space"), N_("Read on"), N_("Scroll the text down"), "page(1)", footer=False,
            palette=False),
    Command("page-up", ("pageup",), N_("Read back"), N_("Scroll the text up"), "page(-1)", footer=False,
            palette=False),
)  # fmt: skip
"""The commands that scroll the page."""


def lettered_commands(letters: str, tooltip: str) -> tuple[Command, ...]:
    """Return the commands that choose by one of `letters`, and the one that stands for them; `tooltip` is a msgid."""
    ids = tuple(f"option-{letter}" for letter in letters)
    shown = Command("choose", (), N_("Choose"), N_("Choose by letter, or with the arrows and Enter"), "pick",
                    shown_key=_range(letters), stands_for=ids, palette=False)  # fmt: skip
    return shown, *(
        Command(name, (letter,), N_("Choose"), tooltip, f"letter('{letter}')", footer=False, palette=False)
        for name, letter in zip(ids, letters, strict=True)
    )


def _range(letters: str) -> str:
    return f"{letters[0]}-{letters[-1]}".upper()


class ChoosingScreen(WorkshopScreen[None]):
    """What one person chooses, stage by stage. Subclasses say what is on the page and what choosing does."""

    LETTERS: ClassVar[str] = ""
    """The keys of options: as many as there can be."""
    STAGES: ClassVar[Mapping[str, set[Any]]] = {}
    """At which stages a command can be of use; one that is not named here always can."""

    def __init__(self, person_id: str, person_name: str) -> None:
        super().__init__()
        self.person_id, self.person_name = person_id, person_name

    @property
    def stage(self) -> Enum:
        """What is on the screen."""
        raise NotImplementedError

    @property
    def known(self) -> int:
        """How many options there are to choose from."""
        raise NotImplementedError

    @property
    def choosing(self) -> bool:
        """Whether a choice waits."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """Take the option of this id."""
        raise NotImplementedError

    def show(self, *, top: bool = True) -> None:
        """Show the stage one is at; `top` begins at its first line."""
        raise NotImplementedError

    def foot(self) -> str:
        """Return what the line under the page says once all of the page has been shown."""
        raise NotImplementedError

    @property
    def foot_first(self) -> bool:
        """Whether the foot is said even while there is more text."""
        return False

    def aside_text(self) -> str:
        """Name who learns, who need not be the one who acts elsewhere."""
        return named(self.person_name, super().aside_text())

    def commands(self) -> list[Command]:
        """Return what can be of use at this stage; the options only as many as there are."""
        letters = self.LETTERS[: self.known]
        shown_key = _range(letters or self.LETTERS[:1])
        return [
            replace(c, shown_key=shown_key) if c.id == "choose" and c.shown_key == _range(self.LETTERS) else c
            for c in super().commands()
            if self.of_use(c.id) and (not c.id.startswith("option-") or c.id[-1] in letters)
        ]

    def of_use(self, command_id: str) -> bool:
        """Whether a command can be of use at the stage one is at."""
        return command_id not in self.STAGES or self.stage in self.STAGES[command_id]

    def body(self) -> ComposeResult:
        """Lay out the page with its options, and the line under it."""
        with ReadPanel(id="page"):
            yield TextView("", id="story")
            yield Options(id="options")
        yield TextView("", id="hint")

    async def put_back(self, kept: dict[str, object]) -> None:
        """Show the same place in the language just chosen, the cursor and the page where they were."""
        self.watch_page()
        self.show(top=False)
        await super().put_back(kept)

    # the page

    def lay(self, title: str, page: Prose, options: Sequence[Lettered], *, top: bool) -> None:
        """Show a page and its options, which take the focus; `top` begins at its first line."""
        panel, lettered = self.query_one("#page", ReadPanel), self.query_one("#options", Options)
        panel.retitle(title)
        self.query_one("#story", TextView).show(page)
        lettered.show(options)
        if options:
            lettered.focus(scroll_visible=False)
        self.show_foot()
        if top:
            panel.scroll_home(animate=False)
            self.call_after_refresh(panel.scroll_home, animate=False)
        self.call_after_refresh(self.laid_out_again)
        self.refresh_commands()

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

    # choosing

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
        self.query_one("#options", Options).pick()

    def action_letter(self, letter: str) -> None:
        """Choose by letter."""
        for option in self.query_one("#options", Options).options:
            if option.letter == letter.upper() and self.choosing:
                self.choose(option.key)
