"""Trivia on the screen: asked, answered, graded, enough for today, and nothing to ask."""

from pathlib import Path

import pytest

from ethics_workshop.domain import trivia as rules
from ethics_workshop.domain.trivia import Dealt, Grade
from ethics_workshop.services import trivia as service
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.screens.trivia import Stage, TriviaScreen
from ethics_workshop.tui.widgets import options
from ethics_workshop.tui.widgets.text_view import TextView
from tests.tui.driving import Driver, department, driving


async def at_trivia(driver: Driver) -> TriviaScreen:
    """Open Trivia for Al Roy."""
    await driver.app.push_screen(TriviaScreen("E01", "Al Roy"))
    await driver.until(lambda: driver.name == "TriviaScreen" and driver.screen.sitting is not None)  # type: ignore[attr-defined]
    await driver.settle()
    assert isinstance(driver.screen, TriviaScreen)
    return driver.screen


def kept(workshop: Workshop) -> list[int]:
    """How often each question in the private file was answered."""
    return [each.times for each in workshop._adapters.card_files.cards_of("E01").cards()]


def letters(screen: TriviaScreen) -> tuple[str, str]:
    """The right letter and a wrong one."""
    assert screen.sitting is not None
    assert screen.sitting.asked is not None
    right = screen.sitting.asked.right
    return right, "a" if right != "a" else "b"


async def test_questions_from_the_first_to_none_that_is_due(tmp_path: Path) -> None:
    """From Learn; kept before what is right is shown; a key held down answers one question; each stage in both languages."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(80, 30)) as driver:
        await driver.press("5")
        await driver.until(lambda: bool(driver.screen.person[0]))  # type: ignore[attr-defined]
        await driver.press("t")
        await driver.until(lambda: driver.name == "TriviaScreen" and driver.screen.sitting is not None)  # type: ignore[attr-defined]
        screen = driver.screen
        assert isinstance(screen, TriviaScreen)
        assert (screen.stage, screen.available("hard"), screen.available("go-on")) == (
            Stage.ASKED,
            False,
            False,
        )
        assert "private file" in driver.text
        await driver.press("down", "f6")
        assert "fichier privé" in driver.text
        await driver.press("f6")
        right, _ = letters(screen)
        await driver.press_often(right, 4)
        assert (screen.stage, kept(workshop)) == (Stage.ANSWERED, [1])
        assert "Right." in driver.text
        await driver.press("f1", "escape")  # a dialog between does not hold Enter back, below
        for key, grade in (("h", Grade.HARD), ("y", Grade.EASY), ("y", Grade.GOOD), ("h", Grade.HARD)):
            await driver.press(key)
            assert screen.answered is not None
            assert screen.answered.grade is grade
        assert "It was hard. It comes back tomorrow." in driver.text
        await driver.press("f6")
        assert "C’était difficile. Elle revient demain." in driver.text
        await driver.press("f6", "enter")
        _, wrong = letters(screen)
        await driver.press(wrong)
        assert "Not quite." in driver.text
        assert "(your answer)" in driver.text
        assert not screen.available("easy")
        await driver.press("enter", "enter", "enter")
        assert screen.sitting is not None
        assert (screen.stage, screen.sitting.deal.state, kept(workshop)) == (
            Stage.NOTHING,
            Dealt.NONE_DUE,
            [1, 1, 1],
        )
        assert "The next question comes back on" in driver.text
        assert not screen.available("go-on")
        screen.action_forget()
        await driver.until(lambda: driver.name == "Confirm")
        await driver.press("y")
        await driver.until(lambda: screen.stage is Stage.ASKED)
        assert kept(workshop) == []


async def test_enough_for_today_and_a_bank_without_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five minutes end in a sentence, not in a count; Enter goes on, Escape leaves; an empty bank says so."""
    monkeypatch.setattr(rules, "ENOUGH_SECONDS", 1)
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await at_trivia(driver)
        await driver.press("a", "enter")
        assert screen.stage is Stage.NOTHING
        assert "That is enough for today." in driver.text
        await driver.press("f6")
        assert "C’est assez pour aujourd’hui." in driver.text
        await driver.press("enter")
        assert screen.stage is Stage.ASKED
        await driver.press("a", "enter")
        assert screen.stage is Stage.ASKED
        await driver.press("escape")
        assert driver.name == "HomeScreen"
        monkeypatch.setattr(service, "questions", lambda _: iter(()))
        empty = await at_trivia(driver)
        assert empty.stage is Stage.NOTHING
        assert "n’ont pas de questions" in driver.text


async def test_enter_held_down_answers_one_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It answers, goes on, and stops at a question that nobody has read; let go and pressed again, it answers that."""
    clock = [0.0]
    monkeypatch.setattr(options, "monotonic", lambda: clock[0])
    workshop = department(tmp_path)
    async with driving(workshop, size=(80, 30)) as driver:
        screen = await at_trivia(driver)
        clock[0] += 2
        for _ in range(6):
            await driver.press("enter")
            clock[0] += 0.1
        assert (screen.stage, kept(workshop)) == (Stage.ASKED, [1])
        clock[0] += 2
        await driver.press("enter")
        assert (screen.stage, kept(workshop)) == (Stage.ANSWERED, [1, 1])


async def test_the_line_under_the_page_comes_to_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A foot of two lines, a page that only just holds its text: “There is more” and the foot do not take turns."""
    said: list[str] = []
    show = TextView.show

    def counted(view: TextView, content: str) -> None:
        if view.id == "hint":
            said.append(content)
        show(view, content)

    async with driving(department(tmp_path), size=(60, 30)) as driver:
        screen = await at_trivia(driver)
        hint = screen.query_one("#hint", TextView)
        rows = screen.query_one("#story").size.height + screen.query_one("#options").size.height
        assert len(hint.lines(hint.size.width)) == hint.size.height == 2
        monkeypatch.setattr(TextView, "show", counted)
        found = set()
        for height in range(rows + 5, rows + 11):
            said.clear()
            await driver.resize(60, height)
            assert len(said) <= 1, height
            assert len(hint.lines(hint.size.width)) <= hint.size.height
            found.add("more" in hint.plain)
        assert found == {True, False}
