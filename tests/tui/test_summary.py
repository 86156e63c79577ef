"""The summary and the list of sessions."""

from pathlib import Path

import pytest

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.domain.session import Session, State
from ethics_workshop.tui.screens.sessions import SessionsScreen
from ethics_workshop.tui.screens.summary import SummaryScreen, laid_out
from ethics_workshop.words.language import Words
from tests.tui.driving import Driver, department, driving, planned, stood_at


async def open_summary(driver: Driver, session_id: str) -> SummaryScreen:
    """Open the summary and wait for its texts."""
    screen = SummaryScreen(session_id)
    await driver.app.push_screen(screen)
    await driver.until(lambda: len(screen.texts) == 2)
    await driver.settle()
    return screen


async def test_the_summary_speaks_both_languages_by_switch_and_side_by_side(tmp_path: Path) -> None:
    """At 80 columns one language at a time; at 160 both; nobody who was there is named."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "commit", a=(5, 2, 1), b=(1, 6, 1))
    workshop.sessions.commit(session.id, "If [b]asked[/b], then say no.", owner="E02")
    async with driving(workshop, size=(80, 48)) as driver:
        screen = await open_summary(driver, session.id)
        assert "What the group agreed to do" in driver.text
        await driver.press("f6")
        assert "Ce que le groupe" in driver.text
        assert "What the group" not in driver.text
        await driver.resize(160, 48)
        assert "What the group agreed to do" in driver.text
        assert "If [b]asked[/b], then say no" in " ".join(driver.text.split())
        assert "Sam O’Neill" not in screen.texts["en"] + screen.texts["fr"]
        assert not screen.available("kiosk")


def test_a_summary_is_laid_out_by_its_lines() -> None:
    """Headings, items and paragraphs keep their order, and markup is text."""
    page = laid_out("# Title\n\nA [b]line[/b]\n\n- one\n- two\n")
    assert page.plain == "Title\nA [b]line[/b]\n• one\n• two"


def test_no_line_begins_with_the_sign_between_the_parts_of_a_unit() -> None:
    """It stays at the end of the part before."""
    text = laid_out("Huddle · Client Operations / Case Processing / Complex Cases · March 8, 2026")
    assert not any(line.plain.startswith("/") for width in range(20, 70) for line in text.lines(width))


def test_short_things_in_a_row_are_not_broken() -> None:
    """Neither a vote nor a date is parted at the end of a line, and no line begins with the sign between them."""
    page = laid_out("- Second vote: a: about half · b: about half · c: a few")
    lines = [line.plain for line in page.lines(50)]
    assert [" ".join(line.split()) for line in lines] == [
        "• Second vote: a: about half · b: about half ·",
        "c: a few",
    ]


async def test_sessions_are_listed_with_what_can_be_gone_on_with_first(tmp_path: Path) -> None:
    """Open, planned, closed, cancelled; Enter resumes, or shows the summary of what is over."""
    workshop = department(tmp_path)
    sessions = workshop.sessions
    over = sessions.close(stood_at(workshop, "close", a=(5, 2, 1)).id)
    given_up = sessions.cancel(planned(workshop).id)
    waiting, running = planned(workshop), stood_at(workshop, "discuss", a=(5, 2, 1))
    async with driving(workshop) as driver:
        screen = SessionsScreen()
        await driver.app.push_screen(screen)
        await driver.until(lambda: len(screen.rows) == 4)
        await driver.settle()
        assert list(screen.rows) == [running.id, waiting.id, over.id, given_up.id]
        assert "stopped at Discuss" in " ".join(driver.text.split())
        await driver.press("s", "k")
        assert driver.name == "SessionsScreen"
        await driver.press("enter")
        await driver.until(lambda: driver.name == "CockpitScreen" and driver.screen.session is not None)  # type: ignore[attr-defined]
        await driver.press("escape")
        await driver.until(lambda: driver.name == "Leaving")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "SessionsScreen")
        await driver.press("down", "down", "enter")
        await driver.until(lambda: driver.name == "SummaryScreen")
        await driver.until(lambda: bool(driver.screen.texts))
        assert driver.screen.session.state is State.CLOSED
        assert "Signing is for later" in " ".join(driver.text.split())


async def test_no_session_yet_says_how_to_plan_one(tmp_path: Path) -> None:
    """An empty list is a sentence, in French too."""
    workshop = department(tmp_path)
    async with driving(workshop, language="fr") as driver:
        await driver.app.push_screen(SessionsScreen())
        await driver.settle()
        assert "p en planifie une" in driver.text
        assert "No session" not in driver.text
        assert "15 minutes" in driver.text
        await driver.press("p")
        await driver.until(lambda: driver.name == "PlanScreen")


async def test_a_cancelled_session_says_so_and_nobody_signs_by_it(tmp_path: Path) -> None:
    """Of a session in which nobody was there: a sentence, and no kiosk."""
    workshop = department(tmp_path)
    given_up = workshop.sessions.cancel(planned(workshop).id)
    async with driving(workshop, language="fr", size=(60, 20)) as driver:
        screen = await open_summary(driver, given_up.id)
        assert "annulée" in driver.text
        assert not screen.available("kiosk")
        await driver.press("k")
        assert driver.screen is screen


async def test_a_session_without_people_has_a_summary_and_nobody_to_sign(tmp_path: Path) -> None:
    """It was planned, and no more: the case stands there, and the kiosk is not offered."""
    workshop = department(tmp_path)
    session = planned(workshop)
    async with driving(workshop) as driver:
        screen = await open_summary(driver, session.id)
        assert "The cousin’s file" in driver.text
        assert not screen.available("kiosk")
        assert screen.available("copy")


async def test_a_long_summary_is_read_to_its_last_line_with_the_arrow_alone(tmp_path: Path) -> None:
    """Three commitments of the greatest length at 60 columns: down shows the last one, up leads back."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "commit", a=(5, 2, 1), b=(1, 6, 1))
    for number in range(3):
        workshop.sessions.commit(
            session.id, f"{number} " + "if asked, " * 26 + f"last words {number}.", owner="E02"
        )
    async with driving(workshop, size=(60, 20)) as driver:
        screen = await open_summary(driver, session.id)
        last, first = screen.texts["en"].split()[-1], driver.text
        await driver.press(*["down"] * 9)
        assert last in driver.text
        await driver.press(*["up"] * 9)
        assert driver.text == first


async def test_a_summary_that_cannot_be_made_leads_back_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No empty screen stays behind, whether the session or its text fails."""
    workshop = department(tmp_path)
    session = planned(workshop)

    def fail(_session: Session, _words: Words) -> str:
        raise StorageError(Problem.DATABASE_LOCKED, path="records.db")

    monkeypatch.setattr(workshop.summaries, "render", fail)
    async with driving(workshop) as driver:
        for session_id in (session.id, "S-unknown"):
            await driver.app.push_screen(SummaryScreen(session_id))
            await driver.until(lambda: driver.name == "Message")
            await driver.press("enter")
            assert driver.name == "HomeScreen"
