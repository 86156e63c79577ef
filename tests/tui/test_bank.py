"""The bank on screen: preview, broken files, and ten thousand cases."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings, shipped_bank
from ethics_workshop.tui.screens.bank import BankScreen, row
from ethics_workshop.tui.widgets.case_list import CaseList
from ethics_workshop.tui.widgets.cropped import Cropped
from ethics_workshop.wiring import build
from tests.tui.driving import CASE, Driver, department, driving


def with_bank(tmp_path: Path) -> tuple[Workshop, Path]:
    """A workshop on a copy of the shipped bank, and the folder of its cases."""
    bank = tmp_path / "bank"
    shutil.copytree(shipped_bank(), bank)
    return build(read_settings(str(tmp_path / "data"), [str(bank)], "en", "", {})), bank / "cases"


def preview(driver: Driver) -> str:
    """The text of the preview."""
    return driver.screen.query_one(Cropped).plain


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_list_and_its_preview(tmp_path: Path, language: str) -> None:
    """The case is listed with its minutes; the preview tells its hook, its tension and that it is a draft."""
    workshop = department(tmp_path)
    case = workshop.bank.case(CASE)
    async with driving(workshop, language=language) as driver:
        await driver.press("1")
        assert case.title(language) in driver.text
        assert f"{case.minutes[1]} min" in driver.text
        for text in (case.hook, case.tension):
            assert text(language) in preview(driver)


async def test_the_preview_follows_the_cursor(tmp_path: Path) -> None:
    """Every key that moves the cursor moves the preview with it."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1")
        bank = driver.screen
        assert isinstance(bank, BankScreen)
        await _fill(driver, bank, 50)
        for key, place in [
            ("down", 1),
            ("down", 2),
            ("up", 1),
            ("end", 49),
            ("up", 48),
            ("home", 0),
            ("pagedown", 5),
        ]:
            await driver.press(key)
            assert bank.query_one(CaseList).cursor == place
            assert f"Case {place}\n" in preview(driver)


async def _fill(driver: Driver, bank: BankScreen, count: int) -> None:
    assert bank.holdings is not None
    one = bank.holdings.cases[0]
    many = [
        dataclasses.replace(one, id=f"C{n:05}", title=type(one.title)(f"Case {n}", f"Cas {n}"))
        for n in range(count)
    ]
    bank.holdings = dataclasses.replace(bank.holdings, cases=many)
    bank.show()
    await driver.settle()


async def test_ten_thousand_cases_are_drawn_as_they_are_looked_at(tmp_path: Path) -> None:
    """Only the rows on screen are ever put into words, wherever the cursor goes."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1")
        bank = driver.screen
        assert isinstance(bank, BankScreen)
        await _fill(driver, bank, 10_000)
        drawn: set[str] = set()

        def counting(case: object) -> tuple[str, str, str]:
            drawn.add(case.id)  # type: ignore[attr-defined]
            assert bank.holdings is not None
            return row(case, bank.holdings.names, driver.app.words)  # type: ignore[arg-type]

        bank.query_one(CaseList).show(bank.holdings.cases, counting)  # type: ignore[union-attr]
        await driver.press("end", "home", "pagedown")
        assert "Case 5" in driver.text
        assert len(drawn) < 40


async def test_a_broken_file_is_announced_and_explained(tmp_path: Path) -> None:
    """The others open; one line says how many do not, and its key tells file, line, field and remedy."""
    workshop, cases = with_bank(tmp_path)
    (cases / "coi" / "C99-[b]broken.toml").write_text('id = "C99-broken"\nlevel = 7\n', encoding="utf-8")
    async with driving(workshop, actor="", size=(120, 40)) as driver:
        await driver.until(lambda: "1 file could not be opened" in driver.text)
        await driver.press("1")
        await driver.until(lambda: "1 file could not be opened" in driver.text)
        assert "The cousin’s file" in driver.text
        await driver.press("e")
        assert driver.name == "FaultsScreen"
        assert "C99-[b]broken.toml" in driver.text
        assert "line 1 · analysis" in driver.text
        assert "add it" in driver.text
        await driver.press("f6")
        assert "ligne" in driver.text
        await driver.press("escape")
        assert driver.name == "BankScreen"


async def test_without_faults_there_is_no_key_for_them(tmp_path: Path) -> None:
    """A sound bank shows neither the line nor the command."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1")
        assert "faults" not in [command.id for command in driver.screen.commands()]  # type: ignore[attr-defined]
        await driver.press("e")
        assert driver.name == "BankScreen"


async def test_an_empty_bank_says_so(tmp_path: Path) -> None:
    """A bank without a case: a sentence, and neither reading nor facilitating."""
    workshop, cases = with_bank(tmp_path)
    shutil.rmtree(cases)
    cases.mkdir()
    async with driving(workshop, actor="") as driver:
        await driver.press("1")
        await driver.until(lambda: "no case" in preview(driver))
        await driver.press("enter", "f")
        assert driver.name == "BankScreen"


async def test_enter_reads_and_f_facilitates(tmp_path: Path) -> None:
    """Enter opens the reader on the case under the cursor, f the plan with it."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter")
        assert driver.name == "ReaderScreen"
        await driver.press("escape", "f")
        assert driver.name == "PlanScreen"


async def test_language_switch_keeps_the_cursor(tmp_path: Path) -> None:
    """F6 leaves the cursor on the same case, with the preview in French."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1")
        bank = driver.screen
        assert isinstance(bank, BankScreen)
        await _fill(driver, bank, 30)
        await driver.press("down", "down", "down", "f6")
        assert bank.query_one(CaseList).cursor == 3
        assert "Cas 3\n" in preview(driver)
