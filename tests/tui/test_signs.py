"""What is told without colour and without motion, and whether the notices in the corner can be read."""

from pathlib import Path

import pytest
from rich.style import Style
from textual._animator import SimpleAnimation
from textual.css.scalar_animation import ScalarAnimation
from textual.widgets._toast import Toast

from ethics_workshop.domain.case import Rating
from ethics_workshop.domain.checkup import Level
from ethics_workshop.services.ports import Finding
from ethics_workshop.tui import themes
from ethics_workshop.tui.cockpit import debrief
from ethics_workshop.tui.screens import office_texts
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.words.doctor import LEVELS
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import rating_name
from tests.tui.driving import Driver, department, driving
from tests.tui.test_contrast import GRAPHIC, TEXT, contrast
from tests.tui.tour import living


@pytest.mark.parametrize("language", ["en", "fr"])
def test_good_and_bad_have_a_mark_and_a_word(language: str) -> None:
    """Each rating of a choice, each result of a check and each level of a look at the computer has its own."""
    words = Words(language)
    assert set(debrief._RATING_MARKS) == set(Rating)
    assert len({mark for mark, _ in debrief._RATING_MARKS.values()}) == len(Rating)
    assert len({rating_name(rating, words) for rating in Rating}) == len(Rating)
    assert set(LEVELS) == set(Level)
    assert len({words.p("check", level) for level in LEVELS.values()}) == len(Level)
    holds = office_texts.verified([], words).plain.splitlines()[0]
    fails = office_texts.verified([Finding("FINDING", "journal 1")], words).plain.splitlines()[0]
    assert (holds[:2], fails[:2]) == ("✓ ", "! ")
    assert holds[2:] != fails[2:]


async def test_nothing_moves_where_no_motion_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With TEXTUAL_ANIMATIONS=none every animation is over at its first step, and no cursor blinks."""
    over: list[bool] = []
    for kind in (SimpleAnimation, ScalarAnimation):
        monkeypatch.setattr(kind, "__call__", noted(kind.__call__, over))
    async with driving(living(tmp_path), size=(80, 24)) as driver:
        assert driver.app.animation_level == "none"
        await driver.press("4", "c")
        await driver.until(lambda: driver.name == "Checkup")
        await driver.settle()
        await driver.press("down", "pagedown", "end", "escape", "i")
        await driver.until(lambda: driver.name == "AskPath")
        assert not driver.screen.query_one(Entry).cursor_blink
        assert over
        assert all(over)


def noted(call: object, over: list[bool]) -> object:
    """The step of an animation, which also notes whether it was the last one."""

    def step(animation: object, time: float, level: str = "full") -> bool:
        over.append(bool(call(animation, time, level)))  # type: ignore[operator]
        return over[-1]

    return step


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
async def test_notices_can_be_read(tmp_path: Path, theme: themes.Theme) -> None:
    """The title and the text of a notice 4.5:1 on what is behind them, its edge 3:1; of each kind, in each theme."""
    async with driving(department(tmp_path), size=(80, 24), notices=True) as driver:
        driver.app.theme = theme.name
        driver.app.notify("It is saved", markup=False)
        driver.app.notify("One line is left out", title="Settings", severity="warning", markup=False)
        driver.app.notify("It is not saved", severity="error", markup=False)
        await driver.until(lambda: len(driver.screen.query(Toast)) == 3 and "not saved" in driver.text)
        faint, texts = [], 0
        for text, ratio in notices(driver):
            texts += text[0].isalpha()
            if ratio < (TEXT if text[0].isalpha() else GRAPHIC):
                faint.append((text, round(ratio, 2)))
        assert not faint
        assert texts >= 4


def notices(driver: Driver) -> list[tuple[str, float]]:
    """What is painted in the notices, each with its contrast."""
    found = []
    strips = driver.screen._compositor.render_strips()
    for toast in driver.screen.query(Toast):
        region = toast.region
        for strip in strips[region.y : region.bottom]:
            for segment in strip.crop(region.x, region.right):
                style = segment.style or Style()
                if segment.text.strip() and style.color and style.bgcolor:
                    pair = (style.color.get_truecolor(), style.bgcolor.get_truecolor(foreground=False))
                    found.append((segment.text.strip(), contrast(*map(tuple, pair))))
    return found
