"""An agenda of one's own, by keyboard from the plan; what fits into the minutes there are; the day."""

from pathlib import Path

from ethics_workshop.tui.screens.agenda_editor import AgendaEditor
from ethics_workshop.tui.screens.plan import PlanScreen
from tests.tui.driving import CASE, Driver, department, driving


async def plan(driver: Driver) -> PlanScreen:
    screen = PlanScreen([CASE])
    await driver.app.push_screen(screen)
    await driver.until(lambda: screen.choices is not None)
    await driver.settle()
    return screen


async def editing(driver: Driver) -> AgendaEditor:
    await driver.press("e")
    await driver.until(lambda: driver.name == "AgendaEditor")
    editor = driver.screen
    assert isinstance(editor, AgendaEditor)
    await driver.until(lambda: editor.agenda is not None)
    await driver.settle()
    return editor


async def test_an_agenda_is_copied_changed_and_chosen(tmp_path: Path) -> None:
    """The sum follows each key; Escape keeps what was changed; saved, the plan takes it."""
    async with driving(department(tmp_path)) as driver:
        screen = await plan(driver)
        editor = await editing(driver)
        assert "15:00 with one case" in driver.text
        await driver.press(*["down"] * 6, "right", "right")
        assert "15:30 with one case" in driver.text
        await driver.press("escape")
        assert driver.screen is screen
        editor = await editing(driver)
        assert "15:30 with one case" in driver.text
        await driver.press("home", *["down"] * 10, "space")
        assert "14:30 with one case" in driver.text
        assert "left out" in driver.text
        await driver.press("home", "space")
        assert editor.agenda is not None
        await driver.press("s")
        await driver.until(lambda: driver.screen is screen)
        await driver.settle()
        assert screen.choices is not None
        assert screen.choices.agenda.id == "huddle-2"
        assert screen.choices.agenda.seconds() == 14 * 60 + 30
    assert 'like = "huddle"' in (tmp_path / "data" / "agendas" / "huddle-2.toml").read_text(encoding="utf-8")


async def test_what_every_session_needs_cannot_be_left_out(tmp_path: Path) -> None:
    async with driving(department(tmp_path)) as driver:
        await plan(driver)
        editor = await editing(driver)
        await driver.press("down", "down")
        assert not editor.available("leave-out")
        await driver.press("space")
        assert editor.agenda is not None
        assert editor.agenda.steps[0].name == "check-in"
        await driver.press("down")
        assert editor.available("leave-out")


async def test_the_minutes_there_are_lead_to_an_agenda_and_cases(tmp_path: Path) -> None:
    """The best stands first, with its reasons; Enter takes it."""
    async with driving(department(tmp_path)) as driver:
        screen = await plan(driver)
        await driver.press("m")
        await driver.until(lambda: driver.name == "Chooser")
        await driver.press("6", "0", "enter")
        await driver.until(lambda: "What fits" in driver.text)
        assert "new for the division" in driver.text
        await driver.press("enter")
        await driver.until(lambda: driver.screen is screen)
        await driver.settle()
        assert screen.choices is not None
        assert screen.choices.agenda.id == "workshop"
        assert screen.choices.case_ids == [CASE]


async def test_a_day_is_named_and_kept_in_the_plan(tmp_path: Path) -> None:
    """A day that has passed is refused in a sentence, and the form stays."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await plan(driver)
        await driver.press("end", "space")
        await driver.until(lambda: driver.name == "Note")
        await driver.press(*"2001-01-01", "enter")
        await driver.until(lambda: "passed" in driver.text)
        await driver.press("enter")
        await driver.press(*["backspace"] * 10, *"2096-05-01", "enter")
        await driver.until(lambda: driver.screen is screen)
        await driver.settle()
        assert "May 1, 2096" in driver.text
        await driver.press("enter")
        await driver.until(lambda: screen.planned is not None)
    assert workshop.sessions.all()[0].on == "2096-05-01"
