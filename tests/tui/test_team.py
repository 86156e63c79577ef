"""My team and my record: deciding, delegating and reading with the keyboard, and every state that can be met."""

import json
from pathlib import Path

import pytest

from ethics_workshop.domain.acknowledgement import Standpoint
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.services.acknowledging import Team
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.screens.own_record import OwnRecordScreen
from ethics_workshop.tui.screens.team import TeamScreen
from ethics_workshop.tui.widgets.entry import Entry
from tests.tui.driving import Driver, department, driving, name_of


def signed(workshop: Workshop, *people: int) -> list[str]:
    return [workshop.attestations.sign(f"E{n:02}", name_of(n), language="en").receipt for n in people]


def standpoint(workshop: Workshop, person_id: str) -> Standpoint:
    team = workshop.acknowledgements.team("E01")
    return next(report.standpoint for report in team.reports if report.person.person_id == person_id)


async def opened(driver: Driver) -> TeamScreen:
    await driver.press("7")
    screen = driver.screen
    assert isinstance(screen, TeamScreen)
    await driver.until(lambda: screen.teams is not None)
    await driver.settle()
    return screen


async def test_a_manager_verifies_one_after_the_other_and_refuses_with_a_reason(tmp_path: Path) -> None:
    """From Home: what waits comes first; `v` goes on to the next; `x` keeps a reason that was left half typed."""
    workshop = department(tmp_path, 5)
    receipts = signed(workshop, 2, 3)
    async with driving(workshop) as driver:
        screen = await opened(driver)
        assert "To verify · 2" in driver.text
        assert "Late · 2" in driver.text
        await driver.press("v")
        assert standpoint(workshop, "E02") is Standpoint.VERIFIED
        assert screen.current is not None
        assert screen.current[1].person.person_id == "E03"
        await driver.press("x")
        await driver.type("Not seen")
        await driver.press("escape")
        assert standpoint(workshop, "E03") is Standpoint.WAITING
        await driver.press("x")
        await driver.type(" yet")
        await driver.press("enter")
        assert standpoint(workshop, "E03") is Standpoint.REFUSED
        assert "Not seen yet" in driver.text
        assert receipts[1] in driver.text
        await driver.press("f6")
        assert "Non vérifiées · 1" in driver.text
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_what_cannot_be_decided_has_no_key(tmp_path: Path) -> None:
    """Nothing to verify where nobody signed; a refusal of the rules is told in words, and the list stays."""
    workshop = department(tmp_path, 3)
    async with driving(workshop) as driver:
        screen = await opened(driver)
        assert not screen.available("verify")
        assert not screen.available("refuse")
        await driver.press("v", "x")
        assert driver.screen is screen
        assert not screen.available("end")


async def test_delegating_until_a_day_and_ending_it(tmp_path: Path) -> None:
    """The delegate finds the team under its manager’s name; the manager sees who else verifies, and can end it."""
    workshop = department(tmp_path, 4)
    receipt = signed(workshop, 3)[0]
    async with driving(workshop) as driver:
        screen = await opened(driver)
        await driver.press("d")
        await driver.type("Zoq")
        await driver.until(lambda: "Nobody by that name or id." in driver.text)
        await driver.press("backspace")
        await driver.until(lambda: "Zoé Côté" in driver.text)
        await driver.press("enter")
        assert driver.name == "Note"
        await driver.type("yesterday")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter", *["backspace"] * 9, "enter")
        await driver.until(lambda: driver.screen is screen and screen.available("end"))
        assert "Zoé Côté can verify for you too, until you end it" in driver.text
    async with driving(workshop, actor="E02") as driver:
        screen = await opened(driver)
        assert "You verify for Al Roy" in driver.text
        await driver.press("v")
        assert standpoint(workshop, "E03") is Standpoint.VERIFIED
    async with driving(workshop) as driver:
        screen = await opened(driver)
        await driver.press("e")
        assert not screen.available("end")
    assert not workshop.acknowledgements.leads("E02")
    assert workshop.attestations.status("E03").current is not None
    assert receipt


async def test_who_leads_nobody_has_no_team_and_a_record(tmp_path: Path) -> None:
    """Home offers the team to those who have one; whoever opens it otherwise reads why it is empty."""
    workshop = department(tmp_path, 3)
    async with driving(workshop, actor="E02") as driver:
        assert "My team" not in driver.text
        assert "My record" in driver.text
        await driver.press("7")
        assert driver.name == "HomeScreen"
        await driver.app.push_screen(TeamScreen())
        await driver.until(lambda: "nobody reports to you" in driver.text.replace("\n", " "))


async def test_many_with_long_names_and_records_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifty reports scroll at 60 columns; a failure is said once, and the screen says it too."""
    workshop = department(tmp_path, 50, ["Boss", *[f"Person [b] {'long ' * 30}{n}" for n in range(2, 51)]])
    async with driving(workshop, size=(60, 20)) as driver:
        screen = await opened(driver)
        await driver.press("end")
        assert screen.current is not None
        assert screen.current[1].person.person_id == "E50"
        assert "Person [b] long" in driver.text

        def fail(_person_id: str) -> list[Team]:
            raise StorageError(Problem.DATABASE_LOCKED, path="records.db")

        await driver.press("escape")
        monkeypatch.setattr(workshop.acknowledgements, "teams", fail)
        await driver.press("7")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert "could not be read" in driver.text


async def test_reminders_are_written_from_the_screen(tmp_path: Path) -> None:
    """Into the folder that is typed; what is there already is left alone, and said."""
    workshop = department(tmp_path, 3)
    out = tmp_path / "out"
    async with driving(workshop) as driver:
        await opened(driver)
        for _ in range(2):
            await driver.press("r")
            driver.screen.query_one("#path", Entry).value = str(out)
            await driver.press("enter")
            await driver.settle()
        assert driver.name == "Message"
    assert sorted(path.name for path in out.iterdir()) == ["E02.txt", "E03.txt"]


async def test_my_record_is_read_and_written(tmp_path: Path) -> None:
    """All parts with why they are held; the file holds the same; the language changes at once."""
    workshop = department(tmp_path, 3)
    receipt = signed(workshop, 2)[0]
    out = tmp_path / "mine.json"
    async with driving(workshop, actor="E02", size=(100, 40)) as driver:
        await driver.press("8")
        screen = driver.screen
        assert isinstance(screen, OwnRecordScreen)
        await driver.until(lambda: screen.record is not None)
        await driver.settle()
        assert "What is held about you" in driver.text
        await driver.press("w")
        driver.screen.query_one("#path", Entry).value = str(out)
        await driver.press("enter")
        await driver.until(out.exists)
        await driver.press("f6")
        assert "Ce qui est conservé sur vous" in driver.text
        await driver.press("escape")
        assert driver.name == "HomeScreen"
    assert json.loads(out.read_text("utf-8"))["attestations"]["entries"][0]["receipt"] == receipt
