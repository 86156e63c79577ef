"""Reading a case: three parts, two languages, references with their marks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from ethics_workshop.domain.text import Text, clean
from ethics_workshop.tui.case_document import document
from ethics_workshop.tui.case_material import gather
from ethics_workshop.tui.dialogs.choices import ChoiceList
from ethics_workshop.tui.screens.reader import ReaderScreen
from ethics_workshop.tui.widgets.page import Page
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
    for number, (key, reference) in enumerate(material.references.items(), 1):
        line = citation(reference, words)
        assert f"[{number}] {line}" in [row.strip() for row in shown], key
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


def page(driver: Driver) -> Page:
    """The text."""
    return driver.screen.query_one(Page)


def reader_of(driver: Driver) -> ReaderScreen:
    """The reader, when it is in front."""
    assert isinstance(driver.screen, ReaderScreen)
    return driver.screen


async def test_parts_and_sections_by_key(tmp_path: Path) -> None:
    """Numbers and arrows turn the parts; n and p go by headings; the contents go with them."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter")
        reader = reader_of(driver)
        await driver.press("right")
        assert reader.part == 1
        assert "For whoever leads the session" in driver.text
        await driver.press("3")
        assert reader.part == 2
        await driver.press("right")
        assert reader.part == 0
        second = reader.laid[0].starts[1]
        await driver.press("n")
        assert page(driver).scroll_offset.y == second
        await driver.press("n", "p")
        assert page(driver).scroll_offset.y == second
        await driver.press("pageup")
        assert page(driver).scroll_offset.y < second


async def test_every_section_can_be_reached_and_is_marked(tmp_path: Path) -> None:
    """n goes through all the headings, also through those at the end that cannot come to the top; p comes back."""
    async with driving(department(tmp_path), size=(120, 36)) as driver:
        await driver.press("1", "enter", "2")
        reader = reader_of(driver)
        contents = reader.query_one("#contents", ChoiceList)
        count = len(reader.laid[1].starts)
        for by, key in ((1, "n"), (-1, "p")):
            for _ in range(count - 1):
                before = reader.section
                await driver.press(key)
                assert reader.section == before + by
                assert contents.cursor == reader.section
                assert f"▌ {contents.choices[reader.section].label}" in driver.text


async def test_the_contents_follow_the_scrolling(tmp_path: Path) -> None:
    """Scrolling marks the section that is read; at the end that is the last one."""
    async with driving(department(tmp_path), size=(120, 36)) as driver:
        await driver.press("1", "enter", "2")
        reader = reader_of(driver)
        seen = [reader.section]
        for _ in range(16):
            await driver.pilot.press("space")
            seen.append(reader.section)
        await driver.settle()
        assert seen == sorted(seen)
        assert len(set(seen)) > 3
        assert reader.section == len(reader.laid[1].starts) - 1
        assert reader.query_one("#contents", ChoiceList).cursor == reader.section


async def test_both_languages_side_by_side(tmp_path: Path) -> None:
    """b sets both languages beside each other, heading beside heading; again, one alone; the place is kept."""
    workshop = department(tmp_path)
    case = workshop.bank.case(CASE)
    async with driving(workshop, size=(160, 48), language="fr") as driver:
        await driver.press("1", "enter", "n", "b")
        await driver.until(lambda: " │ " in page(driver).plain)
        reader = reader_of(driver)
        assert reader.section == 1
        text = page(driver).plain
        for each in ("en", "fr"):
            assert flat(case.scenes[0].text(each))[:30] in text
        assert all(row.cell_length <= page(driver).room for row in page(driver).rows)
        starts = {page(driver).rows[start].plain.count("──") > 1 for start in reader.laid[0].starts}
        assert starts == {True}
        await driver.press("b")
        await driver.until(lambda: " │ " not in page(driver).plain)
        assert reader.section == 1


async def test_both_in_a_narrow_window_is_the_other_one(tmp_path: Path) -> None:
    """Below a hundred columns b turns the text; made wide again, both stand there when they were asked for."""
    workshop = department(tmp_path)
    case = workshop.bank.case(CASE)
    async with driving(workshop) as driver:
        await driver.press("1", "enter", "b")
        await driver.until(lambda: case.title.fr in driver.text)
        await driver.press("b")
        await driver.until(lambda: case.title.en in driver.text)
        await driver.pilot.resize_terminal(120, 36)
        await driver.press("b")
        await driver.until(lambda: " │ " in page(driver).plain)
        await driver.pilot.resize_terminal(80, 24)
        await driver.until(lambda: " │ " not in page(driver).plain)
        await driver.pilot.resize_terminal(120, 36)
        await driver.until(lambda: " │ " in page(driver).plain)


async def test_where_a_rule_comes_from(tmp_path: Path) -> None:
    """w lists the instruments of the section with their addresses and footnotes; the story shows no option’s own."""
    workshop = department(tmp_path)
    material = gather(workshop, CASE)
    words = Words("en")
    async with driving(workshop, size=(120, 48)) as driver:
        await driver.press("1", "enter", "w")
        assert driver.name == "Sources"
        assert "cites no rule of its own" in driver.text
        await driver.press("w", "2", *["n"] * 4)
        section = document(material, words)[1][4]
        assert section.heading.startswith("Decision 1")
        await driver.press("w")
        text = " ".join(driver.text.split())
        for key in section.sources:
            named = f"{material.number(key)} {citation(material.references[key], words)}"
            assert " ".join(named.split()) in text  # a no-break space is a space here
            assert material.references[key].url.en in text
        assert material.number("PA#7") in plain_of([section])
        await driver.press("escape")
        assert reader_of(driver).section == 4


def test_every_footnote_has_its_source(tmp_path: Path) -> None:
    """Each number in the facilitator’s part is one of the sources, which say where they are cited."""
    material = gather(department(tmp_path), CASE)
    _, guide, sources = document(material, Words("en"))
    numbers = set(re.findall(r"\[\d+\]", plain_of(guide)))
    assert numbers
    assert numbers <= set(re.findall(r"\[\d+\]", plain_of(sources)))
    assert plain_of(sources).count("Cited in: ") == len(material.references)


async def test_a_case_whose_words_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A title of 500 letters is cut in the top line and stands whole in the text; the contents and keys stay."""
    workshop = department(tmp_path)
    long = " ".join(["interminable"] * 40)
    case = replace(workshop.bank.case(CASE), title=Text(long, long))
    monkeypatch.setattr(workshop.bank, "case", lambda _id: case)
    async with driving(workshop) as driver:
        driver.app.push_screen(ReaderScreen(CASE))
        await driver.settle()
        assert driver.text.splitlines()[0].rstrip().endswith("…")
        assert long in " ".join(page(driver).plain.split())
        assert "Decision 1" in driver.text
        await driver.resize(60, 20)
        assert "Quit" in driver.text.splitlines()[-1]


async def test_an_unknown_case_is_explained(tmp_path: Path) -> None:
    """A case whose file went meanwhile: a sentence over an empty page, whose keys do no harm."""
    async with driving(department(tmp_path)) as driver:
        driver.app.push_screen(ReaderScreen("C99-gone"))
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter", "n", "b", "t", "w", "2", "space", "f")
        assert driver.name == "ReaderScreen"
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_the_contents_lead_into_the_text(tmp_path: Path) -> None:
    """Tab reaches the contents, the cursor moves the text, Enter goes into it."""
    async with driving(department(tmp_path), size=(120, 36)) as driver:
        await driver.press("1", "enter")
        reader = driver.screen
        assert isinstance(reader, ReaderScreen)
        await _focus(driver, "contents")
        await driver.press("down")
        assert reader.query_one("#text").scroll_offset.y == reader.laid[reader.part].starts[1]
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
            room = page(driver).room
            await driver.until(lambda room=room: reader._set_as is not None and reader._set_as.width == room)
            lines = page(driver).rows
            assert len(lines) > 100
            assert max(line.cell_length for line in lines) <= min(room, 84)


async def test_turning_a_part_lays_nothing_out(tmp_path: Path) -> None:
    """The warm bar of the facilitator's part is drawn with the lines; the screen is not laid out again."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter")
        reader = reader_of(driver)
        await driver.until(lambda: bool(reader.laid[0].rows))
        page, laid_out = reader.query_one(Page), []
        reader.screen_layout_refresh_signal.subscribe(reader, laid_out.append, immediate=True)
        for key, bar in (("2", True), ("1", False), ("2", True)):
            await driver.press(key)
            assert page.warned is bar
            assert page.render_line(0).text.startswith("▌ " if bar else "  ")
        assert laid_out == []
