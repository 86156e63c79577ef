"""Only what changed is painted, and it is what Textual itself would paint."""

import random
from pathlib import Path

import pytest
from rich.style import Style
from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ethics_workshop.tui.painting import Narrow
from ethics_workshop.tui.widgets.rows import Drawn
from tests.tui.driving import Driver, driving
from tests.tui.tour import living

SIZES = ((80, 24), (120, 36))


Cell = tuple[str, str]


def cells(strip: Strip) -> list[Cell]:
    """What is seen, cell by cell: a character in its style; of a blank only what is behind it and under it."""
    seen = []
    for text, given, _ in strip:
        style = given or Style()
        blank = f"{style.bgcolor} {style.underline} {style.reverse} {style.strike}"
        seen += [(character, blank if character == " " else str(style)) for character in text]
    return seen


def chopped(compositor: Compositor, regions: set[Region]) -> dict[tuple[int, int], list[Cell]]:
    """What a partial update would send of the lines of `regions`, by row and first column."""
    compositor._dirty_regions.clear()
    compositor._dirty_regions.update(regions)
    update = compositor.render_partial_update()
    assert update is not None
    sent = {}
    for y, x1, x2 in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            if x < x2 and end > x1:
                assert strip is not None, (y, x)
                sent[y, x] = cells(strip)
    return sent


def compare(screen: Screen[object], chance: random.Random) -> None:
    """Assert that parts of a screen, one or several at a time, are painted as Textual's own compositor does."""
    compositor = screen._compositor
    assert isinstance(compositor, Narrow)
    width, height = screen.size
    for _ in range(6):
        regions = set()
        for _ in range(chance.randint(1, 3)):
            x, y = chance.randrange(width), chance.randrange(height)
            regions.add(Region(x, y, chance.randint(1, width - x), chance.randint(1, height - y)))
        ours = chopped(compositor, regions)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Narrow, "_get_renders", Compositor._get_renders)
            patched.setattr(Drawn, "render_lines", ScrollView.render_lines)
            for widget in screen.query(Drawn):
                widget._styles_cache.clear()
            assert ours == chopped(compositor, regions)


@pytest.mark.parametrize("size", [SIZES[0], pytest.param(SIZES[1], marks=pytest.mark.long)])
async def test_parts_are_painted_as_a_whole_would_be(tmp_path: Path, size: tuple[int, int]) -> None:
    """Home, list, filters, reader, a dialog, the cockpit: any regions, the same text in the same styles."""
    chance = random.Random(7)
    async with driving(living(tmp_path), size=size) as driver:
        for keys in (
            (),
            ("1",),
            ("down",),
            ("enter",),
            ("pagedown",),
            ("f1",),
            ("escape", "escape", "escape"),
            ("r",),
        ):
            await driver.press(*keys)
            compare(driver.screen, chance)


async def test_only_what_changed_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A widget elsewhere on the same lines is not asked for any."""
    async with driving(living(tmp_path), size=(120, 36)) as driver:
        await driver.press("1")
        asked = noted(driver, monkeypatch)
        shown = driver.screen.query_one("#list")
        chopped(driver.screen._compositor, {Region(*shown.region.offset, 5, 2)})
        assert ("CaseList", 2) in asked
        assert not {name for name, _ in asked} & {"Filters", "Cropped", "Footer", "TitleBar", "Entry"}
        assert {rows for _, rows in asked} == {2}


def noted(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Return the list in which it will be noted which widget is asked for how many lines."""
    asked: list[tuple[str, int]] = []
    for kind in {type(widget) for widget in driver.screen.query("*")} | {type(driver.screen)}:
        real = kind.render_lines

        def noting(self, crop, real=real):  # type: ignore[no-untyped-def]
            asked.append((type(self).__name__, crop.height))
            return real(self, crop)

        monkeypatch.setattr(kind, "render_lines", noting)
    return asked
