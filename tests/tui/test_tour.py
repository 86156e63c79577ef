"""The tour, and what is said while work goes on."""

import threading
from pathlib import Path

from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.dialogs.tour import Tour
from ethics_workshop.tui.shell import PATIENCE
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.tui.widgets.title_bar import TitleBar
from ethics_workshop.wiring import build
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import Driver, department, driving
from tests.tui.test_language import Walker


def offered(driver: Driver) -> bool:
    """Whether Home offers the tour on its one line."""
    return driver.screen.query_one("#offer", TextView).display


def remembering(folder: Path) -> Workshop:
    """A department, and a settings file that choices are kept in."""
    department(folder, 3)
    env = {"ETHICS_WORKSHOP_SETTINGS": str(folder / "settings.toml")}
    return build(read_settings(str(folder / "data"), [str(one_case_bank())], "en", "", env))


async def test_five_screens_and_nothing_recorded(tmp_path: Path) -> None:
    """Home, bank, plan, an example of the cockpit, office: then Home again, no session more, and no offer any more."""
    workshop = remembering(tmp_path)
    behind = []
    async with driving(workshop, size=(60, 20), language="fr") as driver:
        await driver.until(lambda: offered(driver))
        walker = Walker(driver)
        await driver.press("g")
        for number in range(1, 6):
            await driver.until(lambda: isinstance(driver.screen, Tour))
            await driver.until(lambda n=number: f"{n} sur 5" in driver.text)
            behind.append(type(driver.app.screen_stack[-2]).__name__)
            await walker.look()
            if number == 2:
                await driver.press("pageup")
                await driver.until(lambda: "1 sur 5" in driver.text)
                await driver.press("pagedown")
                await driver.until(lambda: "2 sur 5" in driver.text)
            await driver.press("enter")
        await driver.until(lambda: driver.name == "HomeScreen" and not offered(driver))
    assert behind == ["HomeScreen", "BankScreen", "PlanScreen", "SampleCockpit", "OfficeScreen"]
    assert not workshop.sessions.all()
    async with driving(remembering(tmp_path)) as driver:
        await driver.until(lambda: driver.screen.records is not None)  # type: ignore[attr-defined]
        assert not offered(driver)


async def test_declining_is_remembered_and_the_tour_still_found(tmp_path: Path) -> None:
    """One key declines; the palette, and Help, begin the tour all the same; Escape leaves it."""
    async with driving(remembering(tmp_path)) as driver:
        await driver.until(lambda: offered(driver))
        await driver.press("n")
        await driver.until(lambda: not offered(driver))
        assert driver.app.workshop.preferences.one("tour").value == "done"
        await driver.press("1", "f3")
        await driver.type("tour")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Tour")
        await driver.press("escape")
        await driver.until(lambda: driver.name == "HomeScreen")
        await driver.press("f1", "t")
        await driver.until(lambda: driver.name == "Tour")


async def test_slow_work_is_said_in_the_top_line(tmp_path: Path) -> None:
    """After a moment the top line says that work goes on, and what; when it is done, who and which language again."""
    gate = threading.Event()
    async with driving(department(tmp_path, 2)) as driver:
        top = driver.screen.query_one(TitleBar)
        before = top.render().plain

        async def work() -> None:
            await driver.app.call(gate.wait, 10 * PATIENCE)

        driver.app.run_worker(work(), group="find")
        await driver.pilot.pause()
        assert top.render().plain == before
        await driver.until(lambda: "Working…" in top.render().plain)
        driver.app.under_way = "Importing…"
        assert "Importing…" in top.render().plain
        gate.set()
        await driver.until(lambda: top.render().plain == before)
