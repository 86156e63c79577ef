"""A demo says that it is one on every screen, in both languages, and behind every dialog."""

from pathlib import Path

import pytest

from ethics_workshop.services.workshop import Workshop
from tests.demo.made import Made, made, opened
from tests.tui.driving import Driver, department, driving


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A small demo, made once."""
    return made(tmp_path_factory.mktemp("demo") / "data", 40)


@pytest.fixture
def demo(template: Made, tmp_path: Path) -> Workshop:
    """A copy of it to work in."""
    return opened(template.copied(tmp_path / "data").folder)


def says_so(driver: Driver, screen: str, mark: str = "DÉMO") -> None:
    """The screen in front begins by saying what it is."""
    assert driver.name == screen
    assert driver.text.split("\n", 1)[0].startswith(f"   {mark} "), driver.text


@pytest.mark.long
async def test_every_screen_says_so(demo: Workshop) -> None:
    """Home, bank, plan, reader, sessions, summary, kiosk, office, cockpit: in a narrow window too."""
    async with driving(demo, language="fr", size=(60, 20), actor="DEMO-0001") as driver:
        says_so(driver, "HomeScreen")
        await driver.press("1")
        says_so(driver, "BankScreen")
        await driver.press("f")
        says_so(driver, "PlanScreen")
        await driver.press("escape", "enter")
        says_so(driver, "ReaderScreen")
        await driver.press("escape", "escape", "2")
        says_so(driver, "SessionsScreen")
        await driver.press("end", "s")
        says_so(driver, "SummaryScreen")
        assert "Démo" in driver.text
        await driver.press("escape", "escape", "3")
        says_so(driver, "AttestScreen")
        await driver.press("k")
        says_so(driver, "KioskScreen")
        await driver.press("escape", "4")
        says_so(driver, "OfficeScreen")


async def test_every_dialog_says_so_in_the_language_just_chosen(demo: Workshop) -> None:
    """A dialog may cover the top line, so its bottom line bears the mark."""
    async with driving(demo, language="fr", size=(60, 20), actor="DEMO-0001") as driver:
        await driver.press("r")
        says_so(driver, "CockpitScreen")
        await driver.press("f6")
        says_so(driver, "CockpitScreen", "DEMO")
        for key, name in (("f1", "Help"), ("f3", "Palette"), ("a", "AttendanceDialog"), ("t", "TallyDialog")):
            await driver.press(key)
            assert driver.name == name
            assert driver.text.rstrip().endswith(" DEMO"), (name, driver.text)
            await driver.press("escape")


async def test_a_window_too_small_still_says_so(demo: Workshop) -> None:
    """Where nothing else has room, the one sentence bears it."""
    async with driving(demo, size=(38, 8)) as driver:
        assert "DEMO" in driver.text


async def test_real_records_say_nothing_of_the_kind(tmp_path: Path) -> None:
    """Without the mark in the data folder there is no word of a demo."""
    async with driving(department(tmp_path)) as driver:
        assert "DEMO" not in driver.text
