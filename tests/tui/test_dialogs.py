"""Dialogs: questions that are safe, the palette, paths, and what is pasted."""

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input

from ethics_workshop.domain.command import CommandName
from ethics_workshop.domain.error import Problem, WorkshopError
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.dialogs.palette import Matches
from ethics_workshop.tui.dialogs.path import AskPath, complete
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import Words
from ethics_workshop.words.on_screen import THEN
from ethics_workshop.words.sentences import SENTENCES, explain
from tests.tui.driving import department, driving, stood_at

ANSWERS = {
    "en": {
        ("enter",): False,
        ("escape",): False,
        ("n",): False,
        ("y",): True,
        ("left", "enter"): True,
        ("left", "right", "enter"): False,
    },
    "fr": {("o",): True, ("tab", "space"): True},
}


@pytest.mark.parametrize("language", ANSWERS)
async def test_confirm_is_safe_by_default(tmp_path: Path, language: str) -> None:
    """Enter alone changes nothing; yes takes its key, or going there first."""
    async with driving(department(tmp_path, 2), language=language) as driver:
        for keys, answer in ANSWERS[language].items():
            got: list[Any] = []
            driver.app.push_screen(Confirm("Close [b]it[/b]?", "Final"), got.append)
            await driver.settle()
            assert "Close [b]it[/b]?" in driver.text
            await driver.press(*keys)
            assert got == [answer], keys
            assert driver.name == "HomeScreen", keys


async def test_palette_does_what_it_finds(tmp_path: Path) -> None:
    """A few letters in French, without their accents, find a command; Enter does it on the screen behind."""
    async with driving(department(tmp_path), language="fr") as driver:
        await driver.press("ctrl+p")
        await driver.type("PARCOURIR")
        matches = driver.screen.query_one(Matches)
        assert [found.id for found in matches.found] == ["cases"]
        await driver.press("enter")
        await driver.until(lambda: driver.name == "BankScreen")


async def test_palette_says_when_there_is_nothing(tmp_path: Path) -> None:
    """Letters that no command has: a sentence, and Enter only closes."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("f3")
        await driver.type("zzqx")
        assert "Nothing of that name" in driver.text
        await driver.press("enter")
        assert driver.name == "HomeScreen"


async def test_quit_from_a_dialog(tmp_path: Path) -> None:
    """Ctrl+Q leaves from everywhere, from a dialog with a field too; q is only a letter there."""
    async with driving(department(tmp_path, 2)) as driver:
        await driver.press("f3", "q")
        assert driver.screen.query_one(Input).value == "q"
        await driver.press("ctrl+q")
        assert not driver.app.is_running


async def test_a_huge_paste_is_capped(tmp_path: Path) -> None:
    """A megabyte with escape sequences pasted into a field: one clean line, at most as long as the field takes."""
    async with driving(department(tmp_path, 2)) as driver:
        await driver.press("f3")
        entry = driver.screen.query_one(Input)
        entry.post_message(Paste("a\x1b[31mb\u202ec" + "x" * 1_000_000 + "\nsecond line"))
        await driver.settle()
        assert entry.value.startswith("a[31mbc")
        assert len(entry.value) == 60
        assert "second" not in entry.value


async def test_a_path_completes(tmp_path: Path) -> None:
    """Tab completes a path as far as it is certain, and shows what could follow; Enter answers with it."""
    (tmp_path / "rosters").mkdir()
    (tmp_path / "roster-2026.csv").touch()
    got: list[Any] = []
    async with driving(department(tmp_path, 2)) as driver:
        driver.app.push_screen(AskPath("Which?", "Any."), got.append)
        await driver.settle()
        driver.screen.query_one(Input).value = f"{tmp_path}/ros"
        await driver.press("tab")
        await driver.until(lambda: driver.screen.query_one(Input).value == f"{tmp_path}/roster")
        assert "roster-2026.csv" in driver.text
        await driver.press("minus", "tab")
        await driver.until(lambda: driver.screen.query_one(Input).value == f"{tmp_path}/roster-2026.csv")
        await driver.press("enter")
    assert got == [tmp_path / "roster-2026.csv"]


def test_completing_where_there_is_nothing(tmp_path: Path) -> None:
    """A folder that is not there, or that may not be read, leaves what was typed."""
    assert complete(f"{tmp_path}/nowhere/x") == (f"{tmp_path}/nowhere/x", [])
    assert complete("\0") == ("\0", [])


async def test_palette_says_that_there_is_more(tmp_path: Path) -> None:
    """Under ten rows it says how many commands follow; going up from the first one leads to the last."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("ctrl+p")
        matches = driver.screen.query_one(Matches)
        more = len(matches.found) - 10
        assert f"… {more} more" in driver.text
        await driver.press("up")
        assert "more" not in matches.render().plain


# what went wrong, in front of a screen

COMMAND = {"command": next(iter(CommandName)).value}
AT_THE_START = {
    Problem.BANK_NOT_FOUND, Problem.BANK_UNREADABLE, Problem.REGISTRY_BROKEN, Problem.DEMO_FOLDER_IN_USE,
    Problem.NOT_A_TERMINAL, Problem.DATABASE_DAMAGED,
}  # fmt: skip
"""What is named by an option, or mended by a plain command alone: no screen does it."""


@pytest.mark.parametrize("problem", sorted(set(Problem) & set(SENTENCES) - AT_THE_START))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_dialog_names_screens_and_not_commands(problem: Problem, language: str) -> None:
    """What to do next is said in terms of the app: no plain command and no option."""
    words = Words(language)
    texts = (*SENTENCES[problem], THEN.get(problem, ""))
    facts = {name for text in texts for _, name, *_ in Formatter().parse(text) if name} - {"settings"}
    then = explain(
        WorkshopError(problem, **(dict.fromkeys(facts, "read") | COMMAND)), words, THEN, settings="F9"
    ).then
    assert not re.search(r"--\w|ethics-workshop|“(next|close|attest|\w+ (list|show|check|sign))", then), then
    assert not re.search(r"«\W(next|close|attest|\w+ (list|show|check|sign))\b", then), then


async def test_palette_names_what_it_does(tmp_path: Path) -> None:
    """In the cockpit no entry is called “Do it”: what Enter does there stands in the list by its own name."""
    workshop = department(tmp_path)
    stood_at(workshop, "vote-a")
    async with driving(workshop, language="fr") as driver:
        await driver.press("r", "f3")
        offered = [found.id for found in driver.screen.query_one(Matches).found]
        assert "tally" in offered
        assert "do" not in offered


@pytest.mark.parametrize(
    ("key", "word", "other"), [("escape", "Sortir", "Quitter"), ("q", "Quitter", "Sortir")]
)
async def test_leaving_has_one_word(tmp_path: Path, key: str, word: str, other: str) -> None:
    """Question, button and footer name leaving the cockpit, or the program, by the same word."""
    workshop = department(tmp_path)
    stood_at(workshop, "vote-a")
    async with driving(workshop, language="fr") as driver:
        await driver.press("r", key)
        assert driver.name == "Leaving"
        shown = "\n".join(view.plain for view in driver.screen.query(TextView))
        footer = driver.screen.query_one(Footer).render()
        button = driver.screen.query_one("#yes", KeyButton).render()
        assert all(word in str(each) and other not in str(each) for each in (shown, footer, button))


async def test_a_notice_hides_no_line_of_a_dialog(tmp_path: Path) -> None:
    """What was just said stands at the top of a dialog that opens, and of ways of voting only the last is told."""
    workshop = department(tmp_path)
    stood_at(workshop, "vote-a")
    async with driving(workshop, notices=True) as driver:
        await driver.press("r", "b", "b", "a")
        assert driver.name == "AttendanceDialog"
        assert len(driver.app._notifications) == 1
        (toast,) = driver.screen.query("Toast")
        assert toast.region.bottom <= driver.screen.query_one(ChoiceList).region.y


async def test_a_short_list_makes_a_short_dialog(tmp_path: Path) -> None:
    """A list of two leaves no empty field under it; a long one fills the window and no more."""
    two = [Choice(str(n), f"Choice {n}") for n in range(2)]
    many = [Choice(str(n), f"Choice {n}") for n in range(200)]
    async with driving(department(tmp_path, 2)) as driver:
        for choices, rows in ((two, 8), (many, 20)):
            driver.app.push_screen(Chooser("Which case?", choices))
            await driver.settle()
            assert driver.screen.query_one(".form-fixed").size.height + 2 == rows
            assert driver.screen.query_one(ChoiceList).size.height == min(len(choices), rows - 6)
            await driver.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_footer_of_the_cockpit_goes_on_and_cancels_nothing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Where there is little room the key that goes on stands there, and the one that gives a session up does not."""
    workshop = department(tmp_path)
    stood_at(workshop, "vote-a")
    async with driving(workshop, language="fr", size=size) as driver:
        await driver.press("r")
        assert driver.name == "CockpitScreen"
        footer = str(driver.screen.query_one(Footer).render())
        assert "Suite" in footer
        assert "Sortir" in footer
        assert "Annuler" not in footer
