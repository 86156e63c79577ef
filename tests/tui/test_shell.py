"""The shell: one command in five places, languages, errors, dialogs, small windows."""

import asyncio
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.events import Key

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.tui import themes
from ethics_workshop.tui.dialogs.help import Help
from ethics_workshop.tui.dialogs.message import Message
from ethics_workshop.tui.dialogs.palette import Matches, Palette
from ethics_workshop.tui.screens.home import HomeScreen
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import Words
from ethics_workshop.words.on_screen import THEN
from ethics_workshop.words.sentences import explain
from tests.tui.driving import Driver, department, driving


def footer(driver: Driver) -> str:
    """The footer of the screen in front."""
    return driver.screen.query_one(Footer).render().plain


def shown(driver: Driver) -> str:
    """Everything that the text views of the screen in front hold."""
    return "\n".join(view.plain for view in driver.screen.query(TextView))


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_command_is_in_five_places(tmp_path: Path, language: str) -> None:
    """One Command gives the key, the footer entry, the help row with its tooltip, and the palette entry."""
    async with driving(department(tmp_path), language=language, size=(120, 36)) as driver:
        words, home = Words(language), driver.screen
        assert isinstance(home, HomeScreen)
        command = next(c for c in home.ACTIONS if c.id == "cases")
        assert command.keys[0] in home._bindings.key_to_bindings
        resume = next(c for c in home.ACTIONS if c.id == "resume")
        assert f" r  {words(resume.label)}" in footer(driver)
        await driver.press("f1")
        assert isinstance(driver.screen, Help)
        assert words(command.label) in shown(driver)
        assert words(command.tooltip) in shown(driver)
        await driver.press("escape", "f3")
        assert isinstance(driver.screen, Palette)
        labels = [words(found.label) for found in driver.screen.query_one(Matches).found]
        assert words(command.label) in labels


async def test_a_taller_window_shows_more_of_the_palette(tmp_path: Path) -> None:
    """With the palette open the window is made taller: as many commands are shown as it has room for."""
    async with driving(department(tmp_path, 2), size=(80, 24)) as driver:
        await driver.press("f3")
        matches = driver.screen.query_one(Matches)
        before = matches.size.height
        await driver.resize(160, 48)
        assert matches.size.height == len(matches.found) > before


async def test_the_mouse_does_what_keys_do(tmp_path: Path) -> None:
    """A click on an entry of the footer does it; resting on it tells its tooltip."""
    async with driving(department(tmp_path)) as driver:
        row = footer(driver)
        help_at = (row.index(" F1 ") + 3, 0)
        await driver.pilot.hover(Footer, help_at)
        tooltip = driver.screen.query_one(Footer).tooltip
        assert str(tooltip) == "What this screen is for, what to do next, and its keys"
        await driver.pilot.click(Footer, help_at)
        await driver.settle()
        assert driver.name == "Help"


async def test_what_is_impossible_now_is_nowhere(tmp_path: Path) -> None:
    """Without an interrupted session its key does nothing, Help says "not now", and the palette leaves it out."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("r")
        assert driver.name == "HomeScreen"
        await driver.press("f1")
        assert "Resume (not now)" in shown(driver)
        assert Words("en")("Back") not in shown(driver)
        await driver.press("escape", "f3")
        assert "resume" not in [found.id for found in driver.screen.query_one(Matches).found]


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_help_and_quit_are_always_visible(tmp_path: Path, language: str) -> None:
    """At every width the footer is one row and holds Help and Quit."""
    words = Words(language)
    async with driving(department(tmp_path, 2), language=language) as driver:
        for width in (40, 60, 80, 120, 160):
            await driver.resize(width, 24)
            row = footer(driver)
            assert words("Help") in row
            assert words("Quit") in row
            assert Content(row).cell_length <= width


async def test_language_switch_keeps_what_was_typed(tmp_path: Path) -> None:
    """F6 in the middle of a word: the same word, the same cursor, the same focus, other labels."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("2")
        await driver.press("f6")
        assert driver.app.words.language == "fr"
        await driver.press("escape")
        assert "Parcourir" in driver.text
        assert driver.screen.focused is not None
        assert driver.screen.focused.id == "cases"
        await driver.press("right", "f6")
        assert driver.screen.focused is not None
        assert driver.screen.focused.id == "sessions"
        assert "Browse cases" in driver.text


async def test_a_refusal_is_explained_in_a_dialog(tmp_path: Path) -> None:
    """A typed error shows what happened and what to do next; the screen behind stays as it was."""

    async def refused() -> None:
        raise Refused(Problem.UNKNOWN_CASE, case="C99", near="")

    async with driving(department(tmp_path), language="fr") as driver:
        home = driver.screen
        assert isinstance(home, HomeScreen)
        home.perform(refused())
        await driver.until(lambda: isinstance(driver.screen, Message))
        said = explain(Refused(Problem.UNKNOWN_CASE, case="C99", near=""), Words("fr"), THEN)
        assert said.what in shown(driver)
        assert said.then in shown(driver)
        await driver.press("enter")
        assert driver.screen is home


async def test_a_fault_of_the_program_is_admitted(tmp_path: Path) -> None:
    """An unexpected exception becomes a sentence and a private log, never a traceback; work goes on."""

    async def broken() -> None:
        raise ValueError("[/b] secret \x1b]0;title\x07")

    async with driving(department(tmp_path), folder=tmp_path) as driver:
        home = driver.screen
        assert isinstance(home, HomeScreen)
        home.perform(broken())
        await driver.until(lambda: isinstance(driver.screen, Message))
        assert "Traceback" not in driver.text
        assert "secret" not in driver.text
        log = tmp_path / "errors.log"
        assert "ValueError" in log.read_text(encoding="utf-8")
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        await driver.press("escape", "1")
        assert driver.name == "BankScreen"


async def test_calls_run_one_after_another_off_the_screen(tmp_path: Path) -> None:
    """Services run on one worker thread, in the order asked for; the screen goes on meanwhile."""
    seen: list[tuple[int, str]] = []
    gate = threading.Event()

    def work(number: int) -> int:
        gate.wait(5)
        seen.append((number, threading.current_thread().name))
        return number

    async with driving(department(tmp_path)) as driver:
        driver.held = True
        tasks = [asyncio.create_task(driver.app.call(work, n)) for n in range(5)]
        await driver.press("f6")
        assert driver.app.words.language == "fr"
        assert not seen
        gate.set()
        assert await asyncio.gather(*tasks) == [0, 1, 2, 3, 4]
    assert [number for number, _ in seen] == [0, 1, 2, 3, 4]
    assert {name for _, name in seen} == {"workshop_0"}


@pytest.mark.parametrize(
    "keys", [("1", "slash"), ("1", "question_mark", "escape"), ("s", "question_mark", "f1")]
)
async def test_keys_typed_ahead_wait_for_the_screen(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """What is typed before a screen is laid out finds it whole."""
    async with driving(department(tmp_path)) as driver:
        for key in keys:
            driver.app.post_message(Key(key, {"slash": "/", "question_mark": "?"}.get(key, key)))
        await driver.until(lambda: driver.name != "HomeScreen")
        await driver.settle()
        assert driver.app.fault is None


async def test_a_tiny_window_and_back(tmp_path: Path) -> None:
    """At 20x5 every screen and dialog says to make the window larger; at 80x24 it is whole again."""
    async with driving(department(tmp_path, 3)) as driver:
        for key in ("", "1", "2", "3", "4", "f1", "f3"):
            await driver.press(*filter(None, [key]))
            before = driver.text
            await driver.resize(20, 5)
            assert "window" in driver.text
            assert "40 × 10 at least" in driver.text
            await driver.resize(80, 24)
            assert driver.text == before
            if key:
                await driver.press("escape")


async def test_what_is_covered_is_not_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something new on Home does not have the whole screen in front of it painted again; coming back shows it."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1")
        await driver.settle()
        home, painted = driver.app.screen_stack[0], list[object]()
        front = driver.screen
        refresh = front.refresh

        def note(*regions: Any, **how: Any) -> Any:
            painted.append(regions)
            return refresh(*regions, **how)

        front.refresh = note  # type: ignore[method-assign]
        monkeypatch.setattr(HomeScreen, "_promise", Content("Something new"))
        home.query_one("#promise", TextView).show(Content("Something new"))
        await driver.settle()
        assert painted == []
        await driver.press("escape")
        assert "Something new" in driver.text


async def test_ctrl_c_tells_how_to_leave(tmp_path: Path) -> None:
    """Pressing Ctrl+C by reflex ends nothing, and names the key that does."""
    async with driving(department(tmp_path, 2)) as driver:
        await driver.press("ctrl+c")
        assert [note.message for note in driver.app._notifications] == ["To leave the program: q, or Ctrl+Q."]
        assert driver.app.is_running
        await driver.press("ctrl+q")
        assert not driver.app.is_running


async def test_themes_go_round(tmp_path: Path) -> None:
    """F8 goes through the four themes and names each; every screen keeps its words."""
    async with driving(department(tmp_path, 2), language="fr") as driver:
        seen = [driver.app.theme]
        for _ in themes.THEMES:
            await driver.press("f8")
            seen.append(driver.app.theme)
            assert "Parcourir" in driver.text
    assert seen[0] == seen[-1] == themes.DEFAULT
    assert set(seen) == set(themes.NAMES)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_contrast(theme: Any) -> None:
    """Every colour of text stands out at least 4.5:1 from every background it is put on."""
    roles = {**theme.variables, "foreground": theme.foreground}
    backgrounds = [theme.background, theme.surface, roles["raised"], roles["bar"]]
    for text in ("foreground", "strong", "quiet", "now", "cool", "good", "bad"):
        for background in backgrounds:
            assert _contrast(roles[text], background) >= 4.5, (theme.name, text, background)
    assert _contrast(roles["chip-text"], roles["chip"]) >= 4.5
