"""Closing the loop on screen: last time's commitments, answers that come back, and what the office does with them."""

from pathlib import Path

from ethics_workshop.domain.loop_event import Outcome
from ethics_workshop.domain.text import Text
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.dialogs.review import ReviewDialog
from ethics_workshop.tui.screens.cockpit import CockpitScreen
from ethics_workshop.tui.screens.summary import SummaryScreen
from ethics_workshop.words.language import Words
from tests.tui.driving import Driver, department, driving, planned, stood_at


def with_a_session_before(folder: Path, *texts: str) -> Workshop:
    """A department whose division closed a session with these commitments and one question."""
    workshop = department(folder)
    session = stood_at(workshop, "commit", a=(5, 2, 1), b=(1, 6, 1))
    for text in texts:
        workshop.sessions.commit(session.id, text, owner="E02")
    workshop.sessions.question(session.id, "May we accept a [b]coffee[/b]?")
    workshop.sessions.theme(session.id, "gifts")
    for _ in range(2):
        workshop.sessions.next(session.id)
    workshop.sessions.close(session.id)
    return workshop


async def cockpit(driver: Driver, session_id: str) -> CockpitScreen:
    screen = CockpitScreen(session_id)
    await driver.app.push_screen(screen)
    await driver.until(lambda: screen.session is not None)
    await driver.settle()
    return screen


async def test_last_times_commitments_are_gone_through_one_by_one(tmp_path: Path) -> None:
    """Nothing is saved before something was chosen; kept, then changed; Escape keeps what was typed."""
    workshop = with_a_session_before(tmp_path, "We ask first.", "We wait a day.")
    async with driving(workshop) as driver:
        screen = await cockpit(driver, planned(workshop).id)
        await driver.press("1", "enter")
        assert isinstance(driver.screen, ReviewDialog)
        assert "1 of 2" in driver.text
        assert "We ask first." in driver.text
        await driver.press("down")
        await driver.type("Twice")
        await driver.press("escape", "1")
        assert driver.screen.outcome is Outcome.KEPT
        assert "Twice" in driver.text
        await driver.press("enter")
        await driver.until(
            lambda: isinstance(driver.screen, ReviewDialog) and "We wait a day." in driver.text
        )
        await driver.press("up", "tab")
        await driver.type("in doubt")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        await driver.settle()
        rows = {row.text: row for row in workshop.loop.commitments()}
        assert (rows["We ask first."].status, rows["We ask first."].note) == ("kept", "Twice")
        changed = rows["We wait a day."]
        assert changed.status == "changed"
        assert changed.reviewed_in == screen.session_id
        (following,) = [row for row in rows.values() if row.commitment_id == changed.successor]
        assert (following.if_text, following.then_text, following.succeeds) == (
            "in doubt",
            "We wait a day",
            changed.commitment_id,
        )
        assert not screen.available("review")
        await driver.press("right")
        assert "kept · Twice" in driver.text


async def test_page_down_goes_to_another_commitment_and_back(tmp_path: Path) -> None:
    """Nobody has to begin with the first; nothing is recorded on the way."""
    workshop = with_a_session_before(tmp_path, "We ask first.", "We wait a day.")
    async with driving(workshop, language="fr", size=(80, 24)) as driver:
        await cockpit(driver, planned(workshop).id)
        await driver.press("1", "pagedown")
        await driver.until(lambda: "2 de 2" in driver.text)
        assert "We wait a day." in driver.text
        await driver.press("pagedown")
        await driver.until(lambda: "1 de 2" in driver.text)
        assert not any(row.reviewed_on for row in workshop.loop.commitments())


async def test_answers_come_back_at_check_in_and_in_the_summary(tmp_path: Path) -> None:
    """On a page of their own, as text; the summary of the session that heard them tells them too."""
    workshop = with_a_session_before(tmp_path, "We ask first.")
    (asked,) = workshop.loop.questions(unanswered=True)
    workshop.loop.answer(asked.question_id, Text("A coffee is [b]fine[/b].", "Un café, oui."))
    session = planned(workshop)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, session.id)
        assert len(screen.pages) == 3
        await driver.press("right", "right")
        assert "A coffee is [b]fine[/b]." in driver.text
        await driver.press("f6")
        assert "Un café, oui." in driver.text
    assert "A coffee is [b]fine[/b]." in workshop.summaries.make(session, "text", Words("en"))


async def test_the_summary_screen_writes_three_files(tmp_path: Path) -> None:
    """Asked for by one key, into a folder that need not be there."""
    workshop = with_a_session_before(tmp_path, "We ask first.")
    (row,) = workshop.sessions.all()
    out = tmp_path / "out" / "here"
    async with driving(workshop) as driver:
        screen = SummaryScreen(row.session_id)
        await driver.app.push_screen(screen)
        await driver.until(lambda: len(screen.texts) == 2)
        await driver.settle()
        await driver.press("s")
        await driver.until(lambda: driver.name == "AskPath")
        driver.screen.query_one("#path").value = str(out)  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.until(lambda: out.exists() and len(list(out.iterdir())) == 3)
        await driver.settle()
    assert sorted(file.suffix for file in out.iterdir()) == [".html", ".md", ".txt"]
    for file in out.iterdir():
        text = file.read_text(encoding="utf-8")
        assert "What the group agreed to do" in text
        assert "Ce que le groupe" in text
