"""The V&E office on screen: look before importing, exports, verification, backups."""

import sqlite3
import time
from pathlib import Path

import pytest
from textual.widgets import Input

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.services.exporting import EXPORTS
from ethics_workshop.services.ports import Reach
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.dialogs.message import Message
from ethics_workshop.tui.screens.office import OfficeScreen
from ethics_workshop.tui.screens.office_texts import Holdings
from ethics_workshop.tui.screens.tasks import PATIENCE
from ethics_workshop.tui.widgets.card import Card
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.wiring import build
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import COLUMNS, Driver, department, driving, stood_at

ROW = "{id},{name},,en,Operations,Network,Division 2,,employee,,"


def roster(path: Path, *rows: str) -> Path:
    """A roster file with these rows."""
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


async def give_path(driver: Driver, path: Path) -> None:
    """Answer the question for a path."""
    await driver.until(lambda: driver.name in {"AskPath", "AskExport"})
    driver.screen.query_one(Input).value = str(path)
    await driver.press("enter")


def told(driver: Driver) -> str:
    """What the office says came of the last task."""
    return driver.screen.query_one("#told", TextView).plain


async def opened(driver: Driver) -> OfficeScreen:
    """Go to the office."""
    await driver.press("4")
    await driver.until(lambda: driver.name == "OfficeScreen")
    assert isinstance(driver.screen, OfficeScreen)
    return driver.screen


async def test_a_look_before_the_import(tmp_path: Path) -> None:
    """The first key only looks: nothing is on the roster until the second one, and then exactly the file is."""
    workshop = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], "en", "", {}))
    file = roster(tmp_path / "r.csv", ROW.format(id="007", name="Zoé"), ROW.format(id="08", name="A [/b]"))
    async with driving(workshop, actor="", size=(120, 36)) as driver:
        office = await opened(driver)
        await driver.press("y")
        assert workshop.roster.count() == 0
        await driver.press("i")
        await give_path(driver, file)
        await driver.until(lambda: office.pending is not None)
        assert "2 new" in told(driver)
        assert workshop.roster.count() == 0
        await driver.press("y")
        await driver.until(lambda: office.pending is None)
        assert [person.person_id for person in workshop.roster.people()] == ["007", "08"]
        await driver.press("y")
        assert workshop.roster.count() == 2


async def test_faulty_rows_are_listed_and_can_be_left_out(tmp_path: Path) -> None:
    """Every fault is named with line and column; s imports the rest, y does nothing."""
    workshop = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], "en", "", {}))
    file = roster(tmp_path / "r.csv", ROW.format(id="1", name="Ann"), "2,Bob,no-address,en,O,N,D,,chief,,")
    async with driving(workshop, actor="") as driver:
        office = await opened(driver)
        await driver.press("i")
        await give_path(driver, file)
        await driver.until(lambda: office.pending is not None)
        assert "line 3, column email" in told(driver)
        assert "line 3, column role" in told(driver)
        await driver.press("y")
        assert workshop.roster.count() == 0
        await driver.press("s")
        await driver.until(lambda: office.pending is None)
        assert [person.person_id for person in workshop.roster.people()] == ["1"]


async def test_a_roster_with_nothing_sound_cannot_be_imported(tmp_path: Path) -> None:
    """Neither key is offered when no row is left."""
    workshop = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], "en", "", {}))
    file = roster(tmp_path / "r.csv", "2,Bob,no-address,en,O,N,D,,chief,,")
    async with driving(workshop, actor="") as driver:
        office = await opened(driver)
        await driver.press("i")
        await give_path(driver, file)
        await driver.until(lambda: "line 2" in told(driver))
        assert not office.available("take")
        assert not office.available("take-sound")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"a,b,c\n1,2,3\n"])
async def test_what_is_no_roster_is_explained(tmp_path: Path, content: bytes) -> None:
    """A wrong file: a sentence in a dialog, nothing pending, and the office goes on."""
    workshop = department(tmp_path)
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)
    async with driving(workshop) as driver:
        office = await opened(driver)
        await driver.press("i")
        await give_path(driver, file)
        await driver.until(lambda: isinstance(driver.screen, Message))
        await driver.press("enter")
        assert office.pending is None
        assert office.available("import")


async def test_the_four_exports(tmp_path: Path) -> None:
    """Four files and their dictionaries in a folder that is made for them; twice gives the same bytes."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "close", people=8)
    workshop.sessions.close(session.id)
    folder = tmp_path / "out" / "deep"
    async with driving(workshop) as driver:
        await opened(driver)
        await driver.press("e")
        await give_path(driver, folder)
        await driver.until(lambda: "8 rows" in told(driver))
        first = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert set(first) == {f"{name}.csv{more}" for name in EXPORTS for more in ("", ".dictionary.csv")}
        await driver.press("e")
        await give_path(driver, folder)
        await driver.until(lambda: driver.name == "OfficeScreen" and not driver.screen.busy)  # type: ignore[attr-defined]
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


async def test_the_kind_of_file_is_chosen_with_the_arrows(tmp_path: Path) -> None:
    """Two steps down is JSON, one is XLSX; the choice is offered again the next time."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        await opened(driver)
        await driver.press("e")
        await driver.until(lambda: driver.name == "AskExport")
        await driver.press("down")
        assert "● XLSX" in driver.text
        await give_path(driver, tmp_path / "out")
        await driver.until(lambda: "completions.xlsx" in told(driver))
        assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".xlsx"}
        await driver.press("e")
        await driver.until(lambda: driver.name == "AskExport")
        assert driver.screen.kind == "xlsx"  # type: ignore[attr-defined]
        await driver.press("down", "down", "up", "up", "escape")


async def test_a_look_at_this_computer(tmp_path: Path) -> None:
    """The report of `doctor` in a dialog that scrolls, follows the language, and can be copied whole."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(80, 24)) as driver:
        office = await opened(driver)
        await driver.press("c")
        await driver.until(lambda: driver.name == "Checkup" and "A look at this computer" in driver.text)
        await driver.press("c")
        assert "Data folder" in driver.app.clipboard
        await driver.press("end")
        await driver.until(lambda: driver.screen.query_one("#report").scroll_y > 0)
        await driver.press("home", "f6")
        await driver.until(lambda: "Examen de cet ordinateur" in driver.text)
        await driver.press("c")
        assert "Dossier des données" in driver.app.clipboard
        await driver.press("escape")
        await driver.until(lambda: driver.screen is office)


async def test_an_export_into_a_file_is_refused(tmp_path: Path) -> None:
    """A folder that cannot be made is a sentence, and the file in its place is untouched."""
    workshop = department(tmp_path)
    there = tmp_path / "taken"
    there.write_text("mine", encoding="utf-8")
    async with driving(workshop) as driver:
        await opened(driver)
        await driver.press("e")
        await give_path(driver, there)
        await driver.until(lambda: isinstance(driver.screen, Message))
    assert there.read_text(encoding="utf-8") == "mine"


async def test_verify_says_that_the_records_hold_or_where_not(tmp_path: Path) -> None:
    """Sound records are called so; rows that went behind the journal’s back are named by their table."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "close", people=6)
    workshop.sessions.close(session.id)
    async with driving(workshop) as driver:
        await opened(driver)
        await driver.press("v")
        await driver.until(lambda: "The records hold" in told(driver))
        with sqlite3.connect(tmp_path / "data" / "records.db") as database:
            database.execute("DELETE FROM completion")
        database.close()
        await driver.press("v")
        await driver.until(lambda: "The records do not hold" in told(driver))
        assert "completion" in told(driver)


async def test_a_backup_never_replaces_one(tmp_path: Path) -> None:
    """The backup is a database of its own; asked for again under the same name, it is refused."""
    workshop = department(tmp_path)
    target = tmp_path / "copy.db"
    async with driving(workshop) as driver:
        await opened(driver)
        await driver.press("b")
        await give_path(driver, target)
        await driver.until(lambda: target.exists() and "copy.db" in told(driver))
        before = target.read_bytes()
        await driver.press("b")
        await give_path(driver, target)
        await driver.until(lambda: isinstance(driver.screen, Message))
    assert target.read_bytes() == before


async def test_escape_from_a_question_leaves_everything(tmp_path: Path) -> None:
    """Escape from each question comes back to the office with nothing done."""
    async with driving(department(tmp_path)) as driver:
        await opened(driver)
        before = told(driver)
        for key in ("i", "e", "b"):
            await driver.press(key)
            await driver.until(lambda: driver.name in {"AskPath", "AskExport"})
            await driver.press("escape")
            await driver.until(lambda: driver.name == "OfficeScreen")
            assert told(driver) == before


async def test_the_result_is_told_in_the_language_of_the_moment(tmp_path: Path) -> None:
    """F6 after a task tells its result again, in French."""
    async with driving(department(tmp_path)) as driver:
        await opened(driver)
        await driver.press("v")
        await driver.until(lambda: "The records hold" in told(driver))
        await driver.press("f6")
        assert "The records hold" not in told(driver)
        assert "registre" in told(driver)


async def test_an_empty_office_tells_how_to_begin_and_a_long_report_is_reached_at_60_columns(
    tmp_path: Path,
) -> None:
    """Without a roster its columns are told; down leaves the tasks for a long report, scrolls it, and up leads back."""
    workshop = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], "en", "", {}))
    file = roster(tmp_path / ("r" * 90 + ".csv"), *["2,Bob,no-address,en,O,N,D,,chief,,"] * 3)
    async with driving(workshop, actor="", size=(60, 20)) as driver:
        office = await opened(driver)
        await driver.until(lambda: office.holdings is not None)
        assert "person_id" in told(driver)
        assert "taken part" not in told(driver)
        await driver.press(*["down"] * 7)
        panel = office.query_one("#result")
        assert isinstance(office.focused, Card)
        await driver.press("i")
        await give_path(driver, file)
        await driver.until(lambda: "line 4" in told(driver))
        await driver.settle()
        await driver.press("shift+tab")
        assert office.focused is panel
        while panel.scroll_offset.y < panel.max_scroll_y:
            before = panel.scroll_offset.y
            await driver.press("down")
            assert panel.scroll_offset.y > before
        assert not office.available("open")
        await driver.press("pageup", "pageup", "pageup", "up", "up")
        assert isinstance(office.focused, Card)


async def test_the_office_says_how_far_the_programme_came(tmp_path: Path) -> None:
    """Nobody at first; then how many, and by sector only where there is more than one."""
    workshop = department(tmp_path)
    async with driving(workshop, language="fr") as driver:
        office = await opened(driver)
        await driver.until(lambda: "Personne n’a encore participé." in told(driver))
        reach = [Reach("S" * 90, 100, 9, 7, "2026-2027"), Reach("[b]Two", 200, 10, 0, "2026-2027")]
        office.holdings = Holdings(120, 2, 1, reach)
        office.show()
        await driver.settle()
        assert "19 personnes ont participé" in told(driver)
        assert "\n 9 sur 100  SSS" in told(driver)
        assert "10 sur 200  [b]Two" in told(driver)
        assert "7 signatures en 2026-2027" in told(driver)


@pytest.mark.parametrize("size", [(120, 36), (160, 44), (160, 48)])
async def test_the_cards_are_of_one_height_and_the_panel_ends_with_them(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Where there is room, no card has a row more than the next, and nothing scrolls."""
    async with driving(department(tmp_path), size=size, language="fr") as driver:
        office = await opened(driver)
        await driver.until(lambda: office.holdings is not None)
        await driver.settle()
        cards, panel = list(office.query(Card)), office.query_one("#result")
        assert len({card.outer_size.height for card in cards}) == 1
        assert cards[-1].region.bottom == panel.region.bottom
        assert panel.max_scroll_y == 0


@pytest.mark.parametrize(("people", "said"), [(1, "2 people · 2 divisions"), (50, "51 people · 2 divisions")])
async def test_an_office_of_few_and_of_many(tmp_path: Path, people: int, said: str) -> None:
    """The card on the roster counts both."""
    async with driving(department(tmp_path, people)) as driver:
        office = await opened(driver)
        await driver.until(lambda: said in office.query_one("#import", Card).render().plain)


async def test_work_that_fails_leaves_the_result_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure after a while is a sentence in front; what came of the last task stands behind it, and all goes on."""
    workshop = department(tmp_path)

    def fail() -> None:
        time.sleep(PATIENCE * 1.5)
        raise StorageError(Problem.DATABASE_LOCKED, path="records.db")

    async with driving(workshop) as driver:
        office = await opened(driver)
        await driver.until(lambda: office.holdings is not None)
        before = told(driver)
        monkeypatch.setattr(workshop.upkeep, "verify", fail)
        await driver.press("v")
        await driver.until(lambda: isinstance(driver.screen, Message))
        await driver.press("enter")
        assert told(driver) == before
        assert office.available("verify")
