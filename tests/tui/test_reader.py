"""Reading a case: three parts, two languages, references with their marks."""

from pathlib import Path

import pytest

from ethics_workshop.domain.text import clean
from ethics_workshop.tui.case_document import document, gather
from ethics_workshop.tui.screens.reader import ReaderScreen
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import citation
from tests.tui.driving import CASE, Driver, department, driving


def plain_of(part: object) -> str:
    """The text of a part, headings included."""
    return "\n".join(f"{section.heading}\n{section.text.plain}" for section in part)  # type: ignore[attr-defined]


def flat(text: str) -> str:
    """A text as prose shows it: one space between words, and no marks of emphasis."""
    return " ".join(clean(text, multiline=True).split()).replace("*", "")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_three_parts_hold_the_whole_case(tmp_path: Path, language: str) -> None:
    """The story is in the first part; outcomes, reasons and analysis only in the second; references in the third."""
    material = gather(department(tmp_path), CASE)
    case = material.case
    story, guide, sources = (" ".join(plain_of(part).split()) for part in document(material, Words(language)))
    for scene in case.scenes:
        assert flat(scene.text(language)) in story
        for option in scene.options:
            assert flat(option.label(language)) in story
            for secret in (option.outcome, option.feedback, option.why_people_choose):
                assert flat(secret(language)) in guide
                assert flat(secret(language)) not in story
    for secret in (case.analysis.line, case.analysis.judgment, case.notes.pitfalls, case.goal):
        assert flat(secret(language)) in guide
        assert flat(secret(language)) not in story
    for step in case.guide:
        assert flat(step.text(language)) in guide
    for inject in case.injects:
        assert flat(inject.text(language)) in guide
        assert flat(inject.text(language)) not in story
    for reference in material.references.values():
        assert flat(reference.title(language)) in sources


def test_what_is_from_memory_is_marked(tmp_path: Path) -> None:
    """Every section that the case cites is listed; exactly those not found in a source are “to verify”."""
    material = gather(department(tmp_path), CASE)
    words = Words("en")
    shown = plain_of(document(material, words)[2]).splitlines()
    cited = {
        *material.case.refs,
        *(key for scene in material.case.scenes for o in scene.options for key in o.refs),
    }
    assert cited <= set(material.references)
    for key, reference in material.references.items():
        line = citation(reference, words)
        assert line in shown, key
        assert ("to verify" in line) == (reference.mark != "found")
    assert {reference.mark for reference in material.references.values()} == {"found", "memory"}


async def test_the_text_can_be_in_the_other_language(tmp_path: Path) -> None:
    """t turns the text alone; the footer stays in the language of the screen, and F6 turns both."""
    workshop = department(tmp_path)
    case = workshop.bank.case(CASE)
    async with driving(workshop) as driver:
        await driver.press("1", "enter")
        assert case.title.en in driver.text
        await driver.press("t")
        await driver.until(lambda: case.title.fr in driver.text)
        assert "Facilitate" in driver.text
        await driver.press("f6")
        await driver.until(lambda: case.title.en in driver.text)
        assert "Facilitate" not in driver.text


async def test_draft_is_said(tmp_path: Path) -> None:
    """A draft says so in the top line of every part."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter")
        for key in ("1", "2", "3"):
            await driver.press(key)
            assert "draft" in driver.text.splitlines()[0]


async def test_parts_and_sections_by_key(tmp_path: Path) -> None:
    """Numbers and arrows turn the parts; n and p go by headings; the contents go with them."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter")
        reader = driver.screen
        assert isinstance(reader, ReaderScreen)
        await driver.press("right")
        assert reader.part == 1
        assert "For whoever leads the session" in driver.text
        await driver.press("3")
        assert reader.part == 2
        await driver.press("right")
        assert reader.part == 0
        text = reader.query_one("#text")
        await driver.press("n")
        assert text.scroll_offset.y == reader._starts[1]
        await driver.press("n", "p")
        assert text.scroll_offset.y == reader._starts[1]
        await driver.press("pageup")
        assert text.scroll_offset.y < reader._starts[1]


async def test_the_contents_lead_into_the_text(tmp_path: Path) -> None:
    """Tab reaches the contents, the cursor moves the text, Enter goes into it."""
    async with driving(department(tmp_path), size=(120, 36)) as driver:
        await driver.press("1", "enter")
        reader = driver.screen
        assert isinstance(reader, ReaderScreen)
        await _focus(driver, "contents")
        await driver.press("down")
        assert reader.query_one("#text").scroll_offset.y == reader._starts[1]
        await driver.press("enter")
        assert reader.focused is reader.query_one("#text")


async def _focus(driver: Driver, name: str) -> None:
    for _ in range(5):
        if driver.screen.focused is not None and driver.screen.focused.id == name:
            return
        await driver.press("tab")
    raise AssertionError(name)


async def test_lines_fit_at_every_size(tmp_path: Path) -> None:
    """No line of the text is wider than its column, and none longer than one can read."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter", "2")
        reader = driver.screen
        assert isinstance(reader, ReaderScreen)
        for size in ((60, 20), (80, 24), (160, 48)):
            await driver.resize(*size)
            room = reader.query_one("#text").scrollable_content_region.width
            lines = reader.query_one("#page", TextView).lines(room)
            assert len(lines) > 100
            assert max(line.cell_length for line in lines) <= min(room, 84)
