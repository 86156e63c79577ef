"""Planning: everything has a value, Enter plans, Enter opens the cockpit; each line can be changed by arrows."""

from pathlib import Path

from ethics_workshop.settings import read_settings
from ethics_workshop.tui.planning import defaults
from ethics_workshop.tui.screens.plan import PlanScreen
from ethics_workshop.wiring import build
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import CASE, UNIT, Driver, department, driving, planned


async def plan(driver: Driver) -> PlanScreen:
    """Open the plan of the first case."""
    screen = PlanScreen([CASE])
    await driver.app.push_screen(screen)
    await driver.until(lambda: screen.choices is not None)
    await driver.settle()
    return screen


def test_the_defaults_are_the_huddle_the_actors_unit_and_who_acts(tmp_path: Path) -> None:
    """The actor's own unit, whatever was planned last; without an actor that one; the leader is whom the others report to."""
    workshop = department(tmp_path)
    choices = defaults(workshop, [CASE], "E51")
    assert (choices.agenda.id, choices.unit.division) == ("huddle", "Division 7")
    assert choices.facilitator is not None
    assert (choices.facilitator.person_id, choices.leader) == ("E51", None)
    planned(workshop)
    choices = defaults(workshop, [CASE], "")
    assert choices.unit == UNIT
    assert choices.leader is not None
    assert choices.facilitator == choices.leader
    assert choices.leader.person_id == "E01"
    assert defaults(workshop, [CASE], "E51").unit.division == "Division 7"
    assert defaults(workshop, [], "nobody").case_ids == [CASE]


async def test_enter_plans_and_enter_opens_the_cockpit(tmp_path: Path) -> None:
    """What is on disk after the first Enter is what the screen showed; the second Enter leads there."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await plan(driver)
        assert "15 min planned" in driver.text
        assert "written for 15 min" in driver.text
        await driver.press("enter")
        await driver.until(lambda: screen.planned is not None)
        (row,) = workshop.sessions.all()
        assert (row.state, row.unit, row.facilitator_id) == ("planned", UNIT, "E01")
        assert row.session_id in driver.text
        assert "Change" not in driver.text.splitlines()[-1]
        await driver.resize(60, 20)
        assert "Open the cockpit" in driver.text.splitlines()[-1]
        await driver.press("enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_the_steps_take_the_room_that_there_is(tmp_path: Path) -> None:
    """In one column, with air around each where there are rows enough; in two where there are few."""
    async with driving(department(tmp_path), size=(160, 48)) as driver:
        await plan(driver)

        def row(step: str) -> int:
            return next(y for y, line in enumerate(driver.text.splitlines()) if f"{step}  " in line)

        for size, apart in (((160, 48), 2), ((120, 36), 1), ((80, 24), 1)):
            await driver.resize(*size)
            assert row("Vote A") - row("Read") == apart
        assert row("Vote B") == row("Check-in"), "the second column begins there"


async def test_every_line_can_be_changed_with_the_arrows(tmp_path: Path) -> None:
    """Agenda, division, facilitator and manager: Space opens a list, arrows move, Enter takes."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(120, 36)) as driver:
        screen = await plan(driver)
        assert screen.choices is not None
        await driver.press("down", "space")
        await driver.until(lambda: driver.name == "Chooser")
        await driver.press("down", "down", "enter")
        await driver.until(lambda: driver.name == "PlanScreen")
        assert screen.choices.agenda.id == "workshop"
        assert "60 min planned" in driver.text
        assert "written for 45 min" in driver.text
        await driver.press("down", "right")
        await driver.until(lambda: driver.name == "Chooser")
        await driver.press("down", "enter")
        await driver.until(
            lambda: driver.name == "PlanScreen" and screen.choices.unit.division == "Division 7"
        )
        await driver.press("down", "space")
        await driver.until(lambda: driver.name == "Chooser")
        await driver.type("zoe")
        await driver.until(lambda: "Zoé Côté" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: driver.name == "PlanScreen")
        assert screen.choices.facilitator is not None
        assert screen.choices.facilitator.person_id == "E02"
        await driver.press("f6")
        assert "Zoé Côté" in driver.text
        assert "Animation" in driver.text


async def test_leaving_a_list_changes_nothing_and_several_cases_add_up(tmp_path: Path) -> None:
    """Escape keeps the line as it was; the case list ticks several."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await plan(driver)
        assert screen.choices is not None
        await driver.press("space")
        await driver.until(lambda: driver.name == "Chooser")
        assert "✓ The cousin’s file" in driver.text
        await driver.press("tab", "escape")
        assert screen.choices.case_ids == [CASE]
        screen.choices.case_ids = [CASE, CASE]
        screen.show()
        await driver.settle()
        assert "22 min planned" not in driver.text
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Message")  # a case twice is refused, in words
        await driver.press("enter")
        assert screen.planned is None
        assert workshop.sessions.all() == []


async def test_without_a_roster_a_sentence_says_what_to_do(tmp_path: Path) -> None:
    """Nobody to plan for: the sentence, and back to Home."""
    workshop = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], "en", "", {}))
    async with driving(workshop, actor="") as driver:
        await driver.app.push_screen(PlanScreen([CASE]))
        await driver.until(lambda: driver.name == "Message")
        await driver.until(lambda: "roster" in driver.text)
        await driver.press("enter")
        assert driver.name == "HomeScreen"
