"""What holds on every screen and dialog: longer words have room, and whatever is written can be read."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color, ColorType
from rich.style import Style
from textual.content import Content
from textual.theme import Theme
from textual.widget import Widget

from ethics_workshop.tui import themes
from ethics_workshop.tui.dialogs.choices import ChoiceList
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.card import Card
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.tui.widgets.title_bar import TitleBar
from ethics_workshop.words.language import Words
from tests.tui.driving import Driver, driving
from tests.tui.test_contrast import TEXT, contrast, roles
from tests.tui.tour import living, tour

AT_HAND = (TextView,)
"""Texts that say “…” themselves: what does not fit them is counted above."""
COUNTED = re.compile(r"… \d")
"""“… 3 more”: a list that goes on."""
SECOND = (TitleBar, ChoiceList, Card)
"""Where there are few columns, what follows a title or a name is cut before the title or the name is."""

SAYS = re.compile(r"[✓✕!?~▸▶‖]|[^\W\d_]{2,}")
"""A mark, or a word: what says as much as the colour that is on it."""

DRAWN = re.compile(r"[\s─━│┃┌┐└┘├┤╭╮╰╯▌▐▎▏▕▊█▔▁▂▃▄▅▆▇▀▘▝▖▗]*")
"""Lines and blocks: drawing, not text."""


class Longer(Words):
    """English with every vowel and every t twice: 40 % longer, and still words."""

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the longer message."""
        text = longer(super().__call__(message))
        return text.format(**values) if values else text

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the longer form for `count`."""
        return longer(one if count == 1 else many).format(n=count, **values)

    def p(self, context: str, message: str, /, **values: object) -> str:
        """Return the longer message."""
        text = longer(super().p(context, message))
        return text.format(**values) if values else text


def longer(message: str) -> str:
    """Return the message with every vowel and t outside of its placeholders twice."""
    found = re.split(r"(\{[^}]*\})", message)
    return "".join(part if part[:1] == "{" else re.sub("([aeiouytAEIOUYT])", r"\1\1", part) for part in found)


def test_longer_is_longer() -> None:
    """The longer English is about as much longer as French can be, with the same placeholders."""
    message = "Recorded in {path} before the session was closed; nobody is named."
    fields = [name for _, name, *_ in string.Formatter().parse(longer(message)) if name]
    assert fields == ["path"]
    assert 1.3 <= len(longer(message)) / len(message) <= 1.5


class Pairs:
    """A theme in which every role has a colour of its own, and which roles were painted upon which."""

    def __init__(self) -> None:
        model = themes.THEMES[0]
        self.names = {f"#{n:02x}{255 - n:02x}40": name for n, name in enumerate(sorted(roles(model)), 1)}
        colours = {name: colour for colour, name in self.names.items()}
        own = {name: colours.pop(name) for name in ("foreground", "background", "surface")}
        self.theme = Theme(
            "roles", primary=colours["cool"], dark=True, **own, variables={**model.variables, **colours}
        )
        self.found: dict[tuple[str, str], str] = {}
        self.judged: set[str] = set()
        """What is painted as good or as bad."""

    def look(self, driver: Driver) -> None:
        """Note the pairs that the screen in front shows, each with a text that is painted so."""
        for y, strip in enumerate(driver.screen._compositor.render_strips()):
            x = 0
            for segment in strip:
                at, x = x, x + segment.cell_length
                style = segment.style or Style()
                if not DRAWN.fullmatch(segment.text) and not _waits(driver, at, y):
                    pair = (self.role(style.color), self.role(style.bgcolor))
                    self.found.setdefault(pair, f"{driver.name}: {segment.text.strip()}")
                    assert not style.dim, self.found[pair]
                    if {"good", "bad"} & set(pair):
                        self.judged.add(segment.text.strip())

    def role(self, colour: Color | None) -> str:
        """Return the role that has this colour; a mixture of colours is no role."""
        if colour is None or colour.type is not ColorType.TRUECOLOR:
            return str(colour)
        name = str(colour.triplet and colour.triplet.hex)
        return self.names.get(name, name)

    def faint(self) -> Iterator[str]:
        """Tell which pairs cannot be read in some theme, or are of no role."""
        for theme in themes.THEMES:
            colours = roles(theme)
            for pair, where in self.found.items():
                if not set(pair) <= set(colours) or contrast(*(colours[name] for name in pair)) < TEXT:
                    yield f"{theme.name}: {' on '.join(pair)} ({where})"


def _waits(driver: Driver, x: int, y: int) -> bool:
    """Whether what is at this place is behind a dialog."""
    return driver.screen.is_modal and driver.screen.get_widget_at(x, y)[0] is driver.screen


def cramped(driver: Driver) -> Iterator[str]:
    """What has no room on the screen in front."""
    screen = driver.screen
    for widget, place in screen._compositor.full_map.items():
        if not widget.display or widget is screen or _scrolls(widget):
            continue
        name = f"{driver.name} {type(widget).__name__}#{widget.id or ' '.join(widget.classes)}"
        if place.region.area and not place.clip.contains_region(place.region):
            yield f"{name}: {place.region} outside of {place.clip}"
        if isinstance(widget, TextView) and widget.size.width:
            lines = widget.lines(widget.size.width)
            if widget.plain.strip() and len(lines) > widget.size.height:
                yield f"{name}: {len(lines)} lines in {widget.size.height}: {widget.plain[:60]!r}"
            if any(line.cell_length > widget.size.width for line in lines):
                yield f"{name}: wider than {widget.size.width}: {widget.plain[:60]!r}"
        if isinstance(widget, KeyButton | Footer):
            shown = widget.render()
            assert isinstance(shown, Content)
            if shown.rstrip().cell_length > widget.size.width:
                yield f"{name}: {shown.plain!r} in {widget.size.width}"
    yield from _cut(driver)
    yield from _without_a_way_out(driver)


def _scrolls(widget: Widget) -> bool:
    """Whether the widget stands in something that scrolls: there, what is outside can be reached."""
    return any(isinstance(w, Widget) and w.is_scrollable and w.max_scroll_y > 0 for w in widget.ancestors)


def _cut(driver: Driver) -> Iterator[str]:
    """Words that end in an ellipsis, but where the whole of it is at hand."""
    for y, line in enumerate(driver.text.splitlines()):
        for found in re.finditer("…", line):
            x = cell_len(line[: found.start()])
            widget = driver.screen.get_widget_at(x, y)[0]
            narrow = driver.screen.size.width < 80 and isinstance(widget, SECOND)
            if (
                not isinstance(widget, AT_HAND)
                and not narrow
                and widget.id != "contents"
                and not COUNTED.match(line, found.start())
                and not _waits(driver, x, y)
            ):
                yield f"{driver.name} {type(widget).__name__}#{widget.id}: {line.strip()!r}"


def _without_a_way_out(driver: Driver) -> Iterator[str]:
    words = driver.app.words
    for footer in driver.screen.query(Footer):
        shown = footer.render()
        for command in driver.screen.commands():  # type: ignore[attr-defined]
            if command.id in {"help", "quit"} and words(command.label) not in str(shown):
                yield f"{driver.name}: no {command.id} in {shown}"


@pytest.mark.parametrize(
    "size", [pytest.param(size, marks=pytest.mark.long) for size in ((80, 24), (60, 20))], ids=str
)
async def test_longer_words_have_room_and_can_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    """With words 40 % longer nothing is cut, and every pair of colours that is painted is 4.5:1 in all themes."""
    pairs, found = Pairs(), dict[str, None]()

    def look(driver: Driver) -> None:
        pairs.look(driver)
        found.update(dict.fromkeys(cramped(driver)))

    async with driving(living(tmp_path), size=size, words=Longer("en")) as driver:
        driver.app.register_theme(pairs.theme)
        driver.app.theme = pairs.theme.name
        seen = await tour(driver, look)
    assert not found, "\n".join(found)
    faint = list(pairs.faint())
    assert not faint, "\n".join(faint)
    assert pairs.judged
    assert not [text for text in pairs.judged if not SAYS.search(text)], "a colour alone"
    assert seen >= {"HomeScreen", "BankScreen", "ReaderScreen", "PlanScreen", "CockpitScreen", "KioskScreen"}


async def test_the_focus_is_seen_without_any_colour(tmp_path: Path) -> None:
    """Wherever the focus or a cursor goes, characters change and not colours alone."""
    async with driving(living(tmp_path), size=(80, 24)) as driver:

        async def moves(*keys: str) -> None:
            for key in keys:
                before = driver.text
                await driver.press(key)
                assert driver.text != before, (driver.name, key)

        await moves("right", "down", "left")
        await driver.press("2")
        await moves("down", "up")
        await driver.press("escape", "4")
        await moves("down", "down")
        await driver.press("escape", "r", "c")
        assert driver.name == "CommitmentDialog"
        await moves("tab", "tab")
        await driver.press("escape")
        driver.app.push_screen(Confirm("Close?", "Yes, close it"))
        await driver.settle()
        await moves("right", "left")


def test_no_color_takes_the_theme_without_colour() -> None:
    """NO_COLOR has the first word; a theme that nobody knows is the dark one."""
    assert themes.chosen("workshop-light", no_color=True) == themes.COLOURLESS
    assert themes.chosen("workshop-light", no_color=False) == "workshop-light"
    assert themes.chosen("", no_color=False) == themes.DEFAULT
    mono = next(theme for theme in themes.THEMES if theme.name == themes.COLOURLESS)
    assert {(r == g == b) for r, g, b in roles(mono).values()} == {True}
