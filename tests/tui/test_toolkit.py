"""The toolkit on screen: the list, a page with its contents in both languages, files, and the card at hand anywhere."""

from pathlib import Path

import pytest

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.toolkit import DECISION_CARD
from ethics_workshop.services.toolkit import ToolkitService
from ethics_workshop.tui.dialogs.choices import ChoiceList
from ethics_workshop.tui.screens.toolkit import ToolkitScreen
from ethics_workshop.tui.screens.toolkit_page import ToolkitPageScreen
from ethics_workshop.tui.toolkit_document import sections
from ethics_workshop.tui.widgets.page import Page
from ethics_workshop.words.language import Words
from ethics_workshop.words.markup import blocks
from tests.tui.driving import Driver, department, driving


def listed(driver: Driver) -> list[str]:
    return [choice.label for choice in driver.screen.query_one("#pages", ChoiceList).choices]


async def test_the_list_speaks_both_languages_and_keeps_its_cursor(tmp_path: Path) -> None:
    workshop = department(tmp_path)
    pages = workshop.toolkit.pages()
    async with driving(workshop) as driver:
        await driver.press("6", "end")
        screen = driver.screen
        assert isinstance(screen, ToolkitScreen)
        assert listed(driver) == [page.title.en for page in pages]
        assert screen.current == pages[-1]
        assert pages[-1].summary.en.split()[0] in driver.text
        await driver.press("f6")
        assert listed(driver) == [page.title.fr for page in pages]
        assert screen.current == pages[-1]
        assert "Trousse" in driver.text
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_a_page_is_read_with_its_contents_in_either_language(tmp_path: Path) -> None:
    async with driving(department(tmp_path), size=(120, 36)) as driver:
        await driver.press("6", "enter")
        screen = driver.screen
        assert isinstance(screen, ToolkitPageScreen)
        page = screen.query_one(Page)
        headings = [c.label for c in screen.query_one("#contents", ChoiceList).choices]
        assert all(heading in page.plain for heading in headings)
        await driver.press("n", "n")
        assert screen.section == 2
        english = page.plain
        await driver.press("t")
        assert screen.words.language == "en"
        assert page.plain != english
        assert screen.section == 2
        await driver.press("b")
        assert "│" in page.plain
        await driver.press("f6")
        assert driver.app.words.language == "fr"
        await driver.press("escape")
        assert driver.name == "ToolkitScreen"


async def test_every_page_is_whole_on_screen_in_both_languages(tmp_path: Path) -> None:
    """Nothing of a page is lost on the way to the screen, no mark of Markdown and no brace is left over."""
    workshop = department(tmp_path)
    for language in ("en", "fr"):
        words = Words(language)
        for page in workshop.toolkit.pages():
            document = workshop.toolkit.document(page, words)
            shown = [f"{s.heading}\n{s.text.plain}" for s in sections(document, words)]
            said = " ".join("\n".join(shown).split())
            for block in blocks(document.body):
                assert " ".join(block.plain.split()) in said
            assert not any(mark in said for mark in ("**", "##", "`", "{", "}")), page.id


async def test_a_page_and_all_of_them_are_written_where_one_says(tmp_path: Path) -> None:
    async with driving(department(tmp_path)) as driver:
        await driver.press("6", "h")
        assert driver.name == "AskPath"
        await driver.press("ctrl+u")
        await driver.type(str(tmp_path / "all"))
        await driver.press("enter")
        assert (tmp_path / "all" / "index.html").is_file()
        await driver.press("enter", "t", "h", "ctrl+u")
        await driver.type(str(tmp_path / "page.html"))
        await driver.press("enter")
        assert '<html lang="fr">' in (tmp_path / "page.html").read_text(encoding="utf-8")
        await driver.press("h", "escape")
        assert driver.name == "ToolkitPageScreen"


async def test_the_card_is_a_key_away_in_a_case_and_found_by_its_name(tmp_path: Path) -> None:
    """The same page wherever it is asked for, and Escape leads back to where one was."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter", "d")
        assert isinstance(driver.screen, ToolkitPageScreen)
        assert driver.screen.page_id == DECISION_CARD
        assert not driver.screen.available("decision-card")
        await driver.press("escape")
        assert driver.name == "ReaderScreen"
        await driver.press("escape", "escape", "f3")
        await driver.type("decision")
        await driver.press("enter")
        assert driver.name == "ToolkitPageScreen"
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_a_broken_page_is_explained_and_a_bank_without_pages_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be opened then, and everything else goes on."""

    def broken(_self: ToolkitService) -> None:
        raise BadInput(Problem.REGISTRY_BROKEN, path="toolkit/x.toml", line=3)

    monkeypatch.setattr(ToolkitService, "pages", broken)
    async with driving(department(tmp_path)) as driver:
        await driver.press("6")
        assert driver.name == "Message"
        assert "toolkit/x.toml" in driver.text
        await driver.press("enter")
        assert "The pages could not be read." in driver.text
        assert not driver.screen.available("open")  # type: ignore[attr-defined]
        monkeypatch.setattr(ToolkitService, "pages", lambda _self: [])
        await driver.press("escape", "6", "enter", "h")
        assert driver.name == "ToolkitScreen"
        assert "The case bank holds no page" in driver.text
        await driver.press("escape", "1")
        assert driver.name == "BankScreen"
