"""Handing a case out from the bank and from the reader: which sheet, into which file, in the language of the text."""

from pathlib import Path

from tests.bank.sample import CASE, put
from tests.tui.driving import department, driving


async def test_a_sheet_is_written_from_the_bank_and_from_the_reader(tmp_path: Path) -> None:
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "h")
        assert driver.name == "Pick"
        await driver.press("enter", "ctrl+u")
        await driver.type(str(tmp_path / "sheet.md"))
        await driver.press("enter")
        assert driver.name == "BankScreen"
        text = (tmp_path / "sheet.md").read_text(encoding="utf-8")
        assert text.startswith("# The cousin’s file\n\n## For participants")
        await driver.press("enter", "t", "h", "end", "enter", "ctrl+u")
        await driver.type(str(tmp_path / "all.html"))
        await driver.press("enter")
        html = (tmp_path / "all.html").read_text(encoding="utf-8")
        assert '<html lang="fr">' in html
        assert html.count('<section class="sheet') == 3


async def test_going_back_writes_nothing(tmp_path: Path) -> None:
    async with driving(department(tmp_path)) as driver:
        before = sorted(Path.cwd().iterdir())
        await driver.press("1", "h", "escape")
        assert driver.name == "BankScreen"
        await driver.press("h", "enter", "escape")
        assert driver.name == "BankScreen"
        assert sorted(Path.cwd().iterdir()) == before


async def test_a_case_of_a_pack_says_where_it_comes_from(tmp_path: Path) -> None:
    put(tmp_path / "data" / "packs" / "west" / "cases" / "C90-spare-key.toml", CASE)
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "end", "enter", "3", "end")
        assert "From the pack “west”" in driver.text
