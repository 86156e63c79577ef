"""The bank on screen: preview, broken files, and ten thousand cases."""

import re
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.listing import Fault
from ethics_workshop.domain.text import Text
from ethics_workshop.domain.track import Track, TrackCase
from ethics_workshop.services.ports import CaseQuery, CasesFound
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.reading.filters import Filters
from ethics_workshop.tui.screens.bank import BankScreen
from ethics_workshop.tui.screens.faults import SHOWN, FaultsScreen
from ethics_workshop.tui.widgets.case_list import CaseList, whole
from ethics_workshop.tui.widgets.cropped import Cropped
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.title_bar import TitleBar
from ethics_workshop.wiring import build
from tests.fakes.library import Library, summary
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import CASE, Driver, department, driving


def with_bank(tmp_path: Path) -> tuple[Workshop, Path]:
    """A workshop on a copy of the shipped bank, and the folder of its cases."""
    bank = tmp_path / "bank"
    shutil.copytree(one_case_bank(), bank)
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


def library(tmp_path: Path, count: int) -> tuple[Workshop, Library]:
    """A workshop whose bank holds `count` cases in memory."""
    workshop = department(tmp_path, 2)
    shelves = Library(workshop.bank, map(summary, range(count)))
    return Furnished(workshop, shelves), shelves


class Furnished(Workshop):
    """A workshop with another bank."""

    def __init__(self, workshop: Workshop, bank: Library) -> None:
        super().__init__(workshop._adapters)
        self._bank = bank

    @property
    def bank(self) -> Library:  # type: ignore[override]
        return self._bank


def screen_of(driver: Driver) -> BankScreen:
    """The bank, when it is in front."""
    assert isinstance(driver.screen, BankScreen)
    return driver.screen


def cases(driver: Driver) -> CaseList:
    """The list."""
    return driver.screen.query_one(CaseList)


def flat(driver: Driver) -> str:
    """What the list says, in one line."""
    panel = driver.screen.query_one("#cases").region.shrink((1, 1, 1, 1))
    rows = driver.text.splitlines()[panel.y : panel.bottom]
    return " ".join(" ".join(row[panel.x : panel.right] for row in rows).split())


async def counted(driver: Driver) -> None:
    """Wait until the filters are counted for what is asked."""
    bank = screen_of(driver)
    await driver.until(lambda: bank._counted == bank.query_asked, "not counted")


async def test_the_preview_follows_the_cursor(tmp_path: Path) -> None:
    """Every key that moves the cursor moves the preview with it."""
    workshop, _ = library(tmp_path, 50)
    async with driving(workshop) as driver:
        await driver.press("1")
        for key, place in [
            ("down", 1),
            ("down", 2),
            ("up", 1),
            ("end", 49),
            ("up", 48),
            ("home", 0),
            ("pagedown", 4),
        ]:
            await driver.press(key)
            assert cases(driver).cursor == place
            assert f"Case {place}\n" in preview(driver)


async def test_ten_thousand_cases_are_fetched_as_they_are_looked_at(tmp_path: Path) -> None:
    """Only what is about the cursor is ever fetched, wherever it goes; the case under it is there."""
    workshop, shelves = library(tmp_path, 10_000)
    async with driving(workshop) as driver:
        await driver.press("1")
        assert "10000 case studies" in driver.text
        for key, number in (("end", 9_999), ("up", 9_998), ("home", 0), ("down", 1)):
            await driver.press(key)
            await driver.until(lambda number=number: f"Case {number}\n" in preview(driver))
            assert f"▌ Case {number} " in driver.text
        assert shelves.fetched < 600


async def test_the_list_moves_on_ahead_of_the_cursor(tmp_path: Path) -> None:
    """At an edge only the cursor is painted at once; then the list moves, so that the next rows are on screen."""
    workshop, _ = library(tmp_path, 60)
    async with driving(workshop, size=(120, 40)) as driver:
        await driver.press("1")
        shown = cases(driver)
        height = shown.size.height // shown.row_height
        await driver.press(*["down"] * (height - 1))
        await driver.until(lambda: shown.scroll_offset.y > 0)
        assert f"Case {shown.cursor + 2}" in driver.text
        await driver.press_often("up", 20)
        await driver.press_often("down", 59)
        await driver.settle()
        assert shown.cursor == 59
        assert "Case 59" in driver.text


async def test_rows_that_come_later_take_their_places(tmp_path: Path) -> None:
    """A list is shown with its first page; what is looked at beyond it is drawn once it is there."""
    workshop, _ = library(tmp_path, 200)
    async with driving(workshop, size=(160, 90)) as driver:
        await driver.press("1")
        await driver.until(lambda: "Case 24" in driver.text)
        await driver.press("end")
        await driver.until(lambda: "Case 199" in driver.text)


async def test_search_as_one_types(tmp_path: Path) -> None:
    """s goes to the entry, letters narrow the list, ↓ goes into it, Escape clears, then leaves."""
    workshop, _ = library(tmp_path, 48)
    async with driving(workshop) as driver:
        await driver.press("1", "down", "s")
        await driver.type("cous")
        assert "7 of 48" in driver.text
        assert [cases(driver).cursor, len(cases(driver).keys)] == [0, 7]
        await driver.press("down")
        assert driver.screen.focused is cases(driver)
        await driver.press("down")
        assert "Case 7\n" in preview(driver)
        await driver.press("escape")
        assert "48 case studies" in driver.text
        assert "Case 7\n" in preview(driver)
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_escape_in_the_entry(tmp_path: Path) -> None:
    """Escape clears what was typed, then goes to the list, then leaves; Enter reads what is lit."""
    workshop, _ = library(tmp_path, 48)
    async with driving(workshop) as driver:
        await driver.press("1", "slash")
        await driver.type("cousin")
        await driver.press("escape")
        assert driver.screen.query_one("#words").value == ""  # type: ignore[attr-defined]
        assert driver.screen.focused is driver.screen.query_one("#words")
        await driver.press("escape")
        assert driver.screen.focused is cases(driver)
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_near_misses_are_said_to_be_near(tmp_path: Path) -> None:
    """When no case has all the words the nearest are shown under a line that says so; none at all: what to do."""
    workshop, _ = library(tmp_path, 48)
    async with driving(workshop) as driver:
        await driver.press("1", "s")
        await driver.type("cousin zzz")
        assert "The nearest:" in flat(driver)
        assert "0 of 48" in driver.text
        assert len(cases(driver).keys) == 7
        await driver.press("escape")
        await driver.type("zzz")
        assert "Try fewer" in flat(driver)
        assert not preview(driver)
        await driver.press("enter")
        assert driver.name == "BankScreen"


@pytest.mark.parametrize("key", ["tab", "enter"])
async def test_what_may_have_been_meant_is_taken_by_a_key(tmp_path: Path, key: str) -> None:
    """Words that no case has: the line says which ones may have been meant; Tab, or Enter, searches for them."""
    workshop, shelves = library(tmp_path, 48)
    shelves.proposed = {"kuzzin": "cousin"}
    async with driving(workshop) as driver:
        await driver.press("1", "s")
        await driver.type("kuzzin")
        await driver.until(lambda: "Did you mean “cousin”? Tab takes it." in flat(driver))
        assert "No case has these words." in flat(driver)
        await driver.press("f6")
        assert "Vouliez-vous dire « cousin »?" in flat(driver)
        await driver.press("f6", key)
        assert driver.screen.query_one(Entry).value == "cousin"
        await driver.until(lambda: "7 of 48" in driver.text)
        assert "Did you mean" not in driver.text
        assert "meant" not in [command.id for command in screen_of(driver).commands()]


async def test_near_misses_and_what_may_have_been_meant(tmp_path: Path) -> None:
    """Both are shown: Enter reads the nearest, Tab takes the words; what is typed on takes the line away."""
    workshop, shelves = library(tmp_path, 48)
    shelves.proposed = {"cousin asss": "cousin asks"}
    async with driving(workshop) as driver:
        await driver.press("1", "s")
        await driver.type("cousin asss")
        await driver.until(lambda: "“cousin asks”" in flat(driver))
        assert "The nearest:" in flat(driver)
        await driver.press("backspace", "backspace")
        await driver.until(lambda: "Did you mean" not in driver.text)
        assert "7 of 48" in driver.text


async def test_tab_goes_on_where_nothing_is_proposed(tmp_path: Path) -> None:
    """As it does on every other screen, and back."""
    workshop, _ = library(tmp_path, 3)
    async with driving(workshop) as driver:
        await driver.press("1", "s", "tab")
        assert driver.screen.focused is cases(driver)
        await driver.press("shift+tab")
        assert driver.screen.focused is driver.screen.query_one(Entry)


async def test_the_preview_says_where_the_words_are(tmp_path: Path) -> None:
    """The passage follows the cursor, its words marked by more than colour; without words there is none."""
    workshop, _ = library(tmp_path, 48)
    async with driving(workshop) as driver:
        await driver.press("1", "s")
        await driver.type("cousin")
        await driver.until(lambda: "Found: A cousin asks." in preview(driver))
        assert "Case 0\n" in preview(driver)
        await driver.press("down", "down")
        await driver.until(lambda: "Case 7\n" in preview(driver))
        assert "Found: A cousin asks." in preview(driver)
        await driver.press("escape")
        await driver.until(lambda: "48 case studies" in driver.text)
        await driver.until(lambda: "Found" not in preview(driver))


async def test_only_the_newest_words_are_looked_for(tmp_path: Path) -> None:
    """While a search runs, what is typed meanwhile is one search, not a queue; what is shown is the last."""
    workshop, shelves = library(tmp_path, 48)
    async with driving(workshop) as driver:
        await driver.press("1", "s")
        before, shelves.slow = len(shelves.asked), 0.2
        for end in range(1, 7):
            screen_of(driver).query_one(Entry).value = "cousin"[:end]
            if end == 1:
                await driver.until(lambda: len(shelves.asked) > before)
        await driver.settle()
        assert [query.words for query in shelves.asked[before:]] == ["c", "cousin"]
        assert "7 of 48" in driver.text


@pytest.mark.parametrize(("key", "name"), [("f", "PlanScreen"), ("enter", "ReaderScreen")])
async def test_a_key_before_the_list_is_not_lost(tmp_path: Path, key: str, name: str) -> None:
    """A command given while the bank is read is done when the case is there."""
    workshop, shelves = library(tmp_path, 3)
    shelves.cases_held = {k: replace(c, id=CASE) for k, c in shelves.cases_held.items()}
    read, find = threading.Event(), shelves.find

    def wait_and_find(query: CaseQuery) -> CasesFound:
        read.wait(10)
        return find(query)

    shelves.find = wait_and_find  # type: ignore[method-assign]
    async with driving(workshop, held=True) as driver:
        driver._send("1")
        await driver._quiet()
        assert screen_of(driver).result is None
        driver._send(key)
        await driver._quiet()
        read.set()
        await driver.until(lambda: driver.name == name)


async def test_filters_and_their_counts(tmp_path: Path) -> None:
    """g goes to the filters; a choice narrows the list; counts follow the other groups; Escape gives them up."""
    workshop, shelves = library(tmp_path, 48)
    async with driving(workshop, size=(120, 36)) as driver:
        await driver.press("1")
        await counted(driver)
        filters = driver.screen.query_one(Filters)
        assert "○ Conflict of interest" in driver.text
        await driver.press("g")
        assert driver.screen.focused is filters
        await driver.press("space")
        await counted(driver)
        (topic,) = screen_of(driver).query_asked.topics
        assert "12 of 48" in driver.text
        assert f"›  {name_of(workshop, topic)}" in driver.text
        assert "● " in driver.text
        shown = {choice.key: choice.detail for choice in filters.choices if choice.key}
        expected = shelves.counts(screen_of(driver).query_asked)
        assert shown == {f"{group} {key}": str(count) for (group, key), count in expected.items()}
        await driver.press("end", "enter")
        await counted(driver)
        assert screen_of(driver).query_asked.audiences
        await driver.press("escape")
        assert screen_of(driver).query_asked == CaseQuery()
        await driver.press("escape")
        assert driver.screen.focused is cases(driver)


def name_of(workshop: Workshop, topic: str) -> str:
    """The English name of a topic."""
    return workshop.bank.name_of("topic", topic).en


async def test_a_playlist_narrows_the_list_and_says_why(tmp_path: Path) -> None:
    """Playlists are a group of filters with counts; the preview tells why a case stands in the one that was chosen."""
    workshop, shelves = library(tmp_path, 48)
    why = [TrackCase(f"C{n:05}-case", Text(f"Reason {n}.", f"Raison {n}.")) for n in (7, 8)]
    shelves.playlists = [
        Track("first-week", Text("First week", "Première semaine"), Text("", ""), ("all",), tuple(why))
    ]
    async with driving(workshop, size=(120, 36)) as driver:
        await driver.press("1", "g")
        await counted(driver)
        filters = driver.screen.query_one(Filters)
        labels = [choice.label for choice in filters.choices]
        at = labels.index("Playlists") + 1
        assert (filters.choices[at].key, filters.choices[at].detail) == ("track first-week", "2")
        filters.go(at)
        await driver.press("space")
        await driver.until(lambda: "2 of 48" in driver.text)
        await driver.press("g", "down")
        await driver.until(lambda: "Playlist: Reason 8." in preview(driver))
        await driver.press("f6")
        assert "Parcours\N{NO-BREAK SPACE}: Raison 8." in preview(driver)
        await driver.press("escape")
        await driver.until(lambda: "Raison" not in preview(driver))


@pytest.mark.parametrize(("size", "beside"), [((80, 24), True), ((60, 20), False)])
async def test_the_filters_are_a_drawer(tmp_path: Path, size: tuple[int, int], beside: bool) -> None:
    """Where there is little room g opens the filters, beside the list or before it, and puts them away."""
    workshop, _ = library(tmp_path, 48)
    async with driving(workshop, size=size) as driver:
        await driver.press("1")
        assert "Topic" not in driver.text
        await driver.press("g")
        await counted(driver)
        assert "Topic" in driver.text
        assert ("▌ Case 0" in driver.text) == beside
        await driver.press("space", "g")
        assert "Topic" not in driver.text
        assert "12 of 48" in driver.text


async def test_the_cursor_passes_over_headings(tmp_path: Path) -> None:
    """Going down and up again in the filters visits every choice once, and no heading."""
    workshop, _ = library(tmp_path, 48)
    async with driving(workshop) as driver:
        await driver.press("1", "g")
        await counted(driver)
        filters = driver.screen.query_one(Filters)
        keys = [choice.key for choice in filters.choices if choice.key]
        for press, path in (("down", keys), ("up", keys[::-1])):
            visited = []
            for _ in keys:
                assert filters.current is not None
                visited.append(filters.current.key)
                await driver.pilot.press(press)
            assert visited == path
        assert filters.scroll_offset.y == 0


async def test_changed_files_are_shown(tmp_path: Path) -> None:
    """After the first paint the files are looked at; when something changed, the list is asked for again."""
    workshop, shelves = library(tmp_path, 5)
    shelves.changes = [dict(enumerate(map(summary, range(3)), 50))]
    async with driving(workshop) as driver:
        await driver.press("1")
        await driver.until(lambda: "3 case studies" in driver.text)
        assert "Case 2" in driver.text


async def test_the_list_begins_with_what_home_found(tmp_path: Path) -> None:
    """It is there in the first paint, before the bank is asked again."""
    workshop, shelves = library(tmp_path, 5)

    def fail(query: CaseQuery) -> CasesFound:
        raise AssertionError(query)

    async with driving(workshop) as driver:
        await driver.until(lambda: driver.app.catalogue.everything is not None)
        shelves.find = fail  # type: ignore[method-assign]
        await driver.press("1")
        assert "Case 4" in driver.text


async def test_what_home_finds_meanwhile_is_shown(tmp_path: Path) -> None:
    """Home may see that files changed after the list began; then the list's own look finds nothing new."""
    workshop, shelves = library(tmp_path, 5)
    async with driving(workshop) as driver:
        await driver.until(lambda: driver.app.catalogue.everything is not None)

        def home_was_first() -> bool:
            shelves.cases_held = dict(enumerate(map(summary, range(3)), 50))
            driver.app.catalogue.search(CaseQuery())
            return False

        shelves.refresh = home_was_first  # type: ignore[method-assign]
        await driver.press("1")
        await driver.until(lambda: "3 case studies" in driver.text)
        assert "Case 2" in driver.text


async def test_a_case_that_went_is_left_out(tmp_path: Path) -> None:
    """A row whose file was deleted meanwhile does no harm to the others."""
    workshop, shelves = library(tmp_path, 200)
    async with driving(workshop) as driver:
        await driver.press("1")
        del shelves.cases_held[150]
        await driver.press("end")
        await driver.until(lambda: "Case 199\n" in preview(driver))
        assert "Case 198" in driver.text


async def test_five_hundred_letters(tmp_path: Path) -> None:
    """A title of 500 letters, with markup and escapes in it, is cut in the list and whole in the preview."""
    workshop, shelves = library(tmp_path, 2)
    long = "[/b]\x1b[2J" + "é" * 500
    shelves.cases_held = {k: replace(c, title=Text(long, long)) for k, c in shelves.cases_held.items()}
    async with driving(workshop, size=(60, 20)) as driver:
        await driver.press("1")
        await driver.until(lambda: "10 min" in driver.text)
        assert "…" in driver.text
        assert "\x1b" not in driver.text
        assert "é" * 500 in preview(driver)


async def test_a_bank_that_fails(tmp_path: Path) -> None:
    """What went wrong is said in a dialog; behind it the list says so, and Escape leaves."""
    workshop, shelves = library(tmp_path, 2)

    def fail(query: CaseQuery) -> CasesFound:
        raise BadInput(Problem.BANK_UNREADABLE, path="bank", detail="")

    async with driving(workshop) as driver:
        await driver.until(lambda: driver.app.catalogue.everything is not None)
        driver.app.catalogue.everything = None  # as if Home had not found them either
        shelves.find = fail  # type: ignore[method-assign]
        await driver.press("1")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert "could not be read" in flat(driver)
        await driver.press("enter", "f", "g", "s", "x")
        await driver.press("escape", "escape", "escape")


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
        assert "line 1  “analysis” is missing; add it" in driver.text
        assert "line 2  level · " in driver.text
        assert "add it" in driver.text
        await driver.press("f6")
        assert "ligne" in driver.text
        await driver.resize(60, 20)
        before = driver.text
        await driver.press("down")
        assert driver.text != before
        await driver.press("escape")
        assert driver.name == "BankScreen"


async def test_many_faults_are_counted_and_the_first_listed(tmp_path: Path) -> None:
    """A bank that went to pieces: the first faults are listed, the others counted, and long paths fit."""
    faults = [Fault(f"bank/cases/{'deep/' * 20}C{n}.toml", n, "level", "missing") for n in range(SHOWN + 7)]
    async with driving(department(tmp_path, 2), size=(60, 20)) as driver:
        driver.app.push_screen(FaultsScreen(faults))
        await driver.settle()
        await driver.press("end")
        assert "and 7 more: mend these first." in driver.text
        assert f"{SHOWN + 7} files" in driver.text


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
        await driver.until(lambda: "no case" in flat(driver))
        await driver.press("enter", "f")
        assert driver.name == "BankScreen"


async def test_enter_reads_and_f_facilitates(tmp_path: Path) -> None:
    """Enter opens the reader on the case under the cursor, f the plan with it."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("1", "enter")
        assert driver.name == "ReaderScreen"
        await driver.press("escape", "f")
        assert driver.name == "PlanScreen"


async def test_language_switch_keeps_the_place(tmp_path: Path) -> None:
    """F6 keeps words, filter, focus and the case under the cursor; the preview turns French."""
    workshop, _ = library(tmp_path, 480)
    async with driving(workshop) as driver:
        await driver.press("1", "s")
        await driver.type("case")
        await driver.press("escape")
        await driver.type("c")
        await driver.press("down", "g")
        await counted(driver)
        await driver.press("space", "g", *["down"] * 3)
        bank = screen_of(driver)
        asked, case = bank.query_asked, cases(driver).current
        assert asked.words == "c"
        assert asked.topics
        await driver.press("f6")
        assert bank.query_asked == asked
        assert cases(driver).current == case
        assert case is not None
        assert f"{case.title.fr}\n" in preview(driver)
        assert driver.screen.query_one("#words").value == "c"  # type: ignore[attr-defined]
        assert "120 sur 480" in driver.text
        assert driver.screen.focused is cases(driver)
        await driver.press("g")
        assert "Sujet" in driver.text


async def test_while_typing_the_footer_shows_no_letters(tmp_path: Path) -> None:
    """A letter would be typed: the footer shows what works in the entry, and the letters again outside it."""
    workshop, _ = library(tmp_path, 3)
    async with driving(workshop) as driver:
        await driver.press("1", "s")
        assert [c.keys[0] for c in driver.screen.commands() if c.footer and len(c.keys[0]) == 1] == []
        assert {"read", "to-list", "quit-anywhere"} <= {c.id for c in driver.screen.commands() if c.footer}
        await driver.resize(60, 20)
        assert "Quit" in driver.text.splitlines()[-1]
        await driver.press("down")
        assert {"facilitate", "search", "quit"} <= {c.id for c in driver.screen.commands() if c.footer}


async def test_a_title_goes_before_the_minutes(tmp_path: Path) -> None:
    """A title that has room only without what stands beside it is whole; the preview tells the minutes."""
    workshop, shelves = library(tmp_path, 2)
    long = "What the director likes on Sunday"
    shelves.cases_held[1] = replace(shelves.cases_held[1], title=Text(long, long))
    async with driving(workshop, size=(80, 24)) as driver:
        await driver.press("1")
        await driver.until(lambda: long in driver.text)
        rows = [cases(driver).render_line(y).text for y in (0, 3)]
        assert rows[0].strip(" ▌") == long
        assert rows[1].split()[-2:] == ["15", "min"]
        assert "10 min" in preview(driver)


def test_the_line_under_a_title_drops_whole_things() -> None:
    """What does not fit is left out as a whole; only a thing that stands alone is cut."""
    assert whole("Spot it · Gifts · Managers", 26) == "Spot it · Gifts · Managers"
    assert whole("Spot it · Gifts · Managers", 25) == "Spot it · Gifts"
    assert whole("Spot it · Gifts", 5) == "Spot…"


async def test_a_screen_that_was_left_takes_no_answer(tmp_path: Path) -> None:
    """What the bank still answers after Escape finds no list any more, and does no harm."""
    workshop, shelves = library(tmp_path, 3)
    async with driving(workshop) as driver:
        await driver.press("1")
        bank = screen_of(driver)
        await driver.press("escape")
        shelves.changes = [dict(enumerate(map(summary, range(5)), 50))]
        await bank._look()
        assert len(bank.result.keys) == 5  # type: ignore[union-attr]
        assert driver.name == "HomeScreen"


async def test_a_screen_half_gone_does_no_harm(tmp_path: Path) -> None:
    """What is told while a screen is taken apart finds no top line any more, and is no fault of the program."""
    workshop, _ = library(tmp_path, 3)
    async with driving(workshop) as driver:
        await driver.press("1")
        await driver.settle()
        bank = screen_of(driver)
        await bank.query_one(TitleBar).remove()
        bank.show()
        assert driver.name == "BankScreen"


async def test_a_wider_window_brings_filters_that_are_counted(tmp_path: Path) -> None:
    """A bank that was opened in a small window shows its filters, with counts, once the window is made large."""
    workshop, _ = library(tmp_path, 12)
    async with driving(workshop, size=(80, 24)) as driver:
        await driver.press("1")
        assert not driver.screen.query_one(Filters).choices
        await driver.resize(160, 48)
        await counted(driver)
        assert any(choice.detail for choice in driver.screen.query_one(Filters).choices)


async def test_long_names_of_filters_go_on_below(tmp_path: Path) -> None:
    """No name in the panel is cut: it takes more lines, which the cursor and a click take for one choice."""
    workshop, shelves = library(tmp_path, 12)
    long = "People who look after grants, contributions and what comes of them"
    shelves.name_of = lambda _registry, key: Text(f"{key} {long}", long)  # type: ignore[method-assign]
    async with driving(workshop, size=(120, 36)) as driver:
        await driver.press("1", "g")
        await counted(driver)
        filters = driver.screen.query_one(Filters)
        shown = "\n".join(filters.render_line(y).text for y in range(filters.size.height))
        assert "…" not in shown
        assert f"coi {long}" in " ".join(re.sub(r" {2,}\d+ *$", "", shown, flags=re.MULTILINE).split())
        first = filters.cursor
        await driver.press("down")
        assert filters.cursor > first + 1
        assert filters.render_line(filters.cursor + 1 - filters.scroll_offset.y).text.startswith("▌")
        await driver.pilot.click(filters, offset=(6, filters.cursor + 1 - filters.scroll_offset.y))
        await counted(driver)
        assert screen_of(driver).query_asked.topics == {"coi"}
        await driver.press("end")
        last = len(filters.choices) - 1 - filters.scroll_offset.y
        assert last < filters.size.height


async def test_a_low_preview_leaves_out_whole_things(tmp_path: Path) -> None:
    """With little room the story's later paragraphs go first, then what the case is filed under; nothing is cut."""
    workshop, shelves = library(tmp_path, 1)
    opening = Text("First it begins.\n\nThen it goes on.\n\nThen it ends.", "Début.\n\nSuite.\n\nFin.")
    shelves.cases_held = {k: replace(c, opening=opening) for k, c in shelves.cases_held.items()}
    async with driving(workshop, size=(120, 36)) as driver:
        await driver.press("1")
        view = driver.screen.query_one(Cropped)
        assert "Then it ends." in view.render().plain
        await driver.resize(80, 18)
        text = view.render().plain
        assert "…" not in text
        assert "Loyalty against fairness" in text
        assert "First it begins." in text
        assert "Then it ends." not in text
