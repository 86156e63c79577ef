"""A practice run: the whole cockpit, and not a byte in the records."""

import tempfile
from pathlib import Path

from ethics_workshop.tui.screens.plan import PlanScreen
from tests.tui.driving import CASE, Driver, department, driving, planned


def content(folder: Path) -> dict[str, bytes]:
    """Every file of the records as it stands on disk; a log that holds nothing is none."""
    files = [p for p in sorted(folder.glob("records.db*")) if not p.name.endswith("-shm")]
    return {p.name: found for p in files if (found := p.read_bytes())}


def left_over() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("ethics-workshop-practice-*"))


async def practising(driver: Driver) -> PlanScreen:
    """Open a plan, and let Enter begin practice."""
    screen = PlanScreen([CASE])
    await driver.app.push_screen(screen)
    await driver.until(lambda: screen.choices is not None)
    await driver.press("p", "enter")
    await driver.until(lambda: driver.name == "CockpitScreen")
    await driver.settle()
    return screen


async def test_a_practice_run_leaves_the_records_as_they_were_to_the_byte(tmp_path: Path) -> None:
    """Led to its close, with people, votes and a summary; every screen says that nothing is recorded; then it is gone."""
    workshop = department(tmp_path)
    planned(workshop)
    before, others = content(tmp_path / "data"), left_over()
    async with driving(workshop) as driver:
        await practising(driver)
        app = driver.app
        assert app.workshop is not workshop
        service = app.workshop.sessions
        (session,) = [
            row
            for row in service.all()
            if row.state == "planned" and row.session_id in str(app.screen.session_id)
        ]  # type: ignore[attr-defined]
        await app.call(service.check_in, session.session_id, ["E01", "E02", "E03"])
        while (await app.call(service.load, session.session_id)).step.value != "close":
            await app.call(service.next, session.session_id)
        await app.screen.take(await app.call(service.load, session.session_id))  # type: ignore[attr-defined]
        await driver.settle()
        assert "Practice: nothing is recorded" in driver.text.splitlines()[0]
        assert not app.screen.available("kiosk")  # type: ignore[attr-defined]
        await driver.press("e")
        assert "Practice: nothing is recorded" in driver.text
        await driver.press("right", "enter")
        await driver.until(lambda: driver.name == "SummaryScreen")
        await driver.until(lambda: "Practice: nothing is recorded" in "\n".join(driver.text.splitlines()[2:]))
        await driver.press("escape")
        await driver.until(lambda: driver.name == "HomeScreen")
        assert app.workshop is workshop
        await driver.until(lambda: left_over() <= others)
        await driver.settle()
        assert "Practice" not in driver.text.splitlines()[0]
    assert content(tmp_path / "data") == before
    assert [row.state for row in workshop.sessions.all()] == ["planned"]


async def test_a_program_that_ends_in_the_middle_of_practice_leaves_nothing(tmp_path: Path) -> None:
    """What it practised on is gone with it, and the real records are as they were."""
    workshop = department(tmp_path)
    before, others = content(tmp_path / "data"), left_over()
    async with driving(workshop) as driver:
        await practising(driver)
        assert left_over() > others
    assert left_over() <= others
    assert content(tmp_path / "data") == before
