"""Home: the one thing to do next, four doors, and no more imported than that takes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual.content import Content

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.dialogs.message import Message
from ethics_workshop.tui.screens.home import CARDS, HomeScreen
from ethics_workshop.tui.widgets.band import Band
from ethics_workshop.tui.widgets.card import _whole
from ethics_workshop.wiring import build
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import department, driving, planned, stood_at

HEAVY = (
    "pydantic",
    "sqlite_utils",
    "babel",
    "markdown_it",
    "sqlite3",
    "pysqlite3",
    "tomllib",
    "csv",
)


async def test_an_empty_department_is_told_what_to_do_first(tmp_path: Path) -> None:
    """Without a roster Home says to import one, and its key opens the place where that is done."""
    workshop = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], "en", "", {}))
    async with driving(workshop, actor="") as driver:
        assert driver.screen.query_one(Band).key == "4"
        assert "Import a roster" in driver.text
        await driver.press("4")
        assert driver.name == "OfficeScreen"


@pytest.mark.parametrize(("language", "words"), [("en", "Resume"), ("fr", "Reprendre")])
async def test_an_interrupted_session_comes_first(tmp_path: Path, language: str, words: str) -> None:
    """Home names the case, the step, how long ago and how many; r goes on with it at that step."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "discuss", people=6)
    async with driving(workshop, language=language) as driver:
        title = session.plan.cases[0].title(language)
        assert words in driver.text
        assert title in driver.text
        assert re.search(r"\b6\b", driver.text)
        await driver.press("r")
        await driver.until(lambda: driver.name == "CockpitScreen")
        assert driver.screen.session_id == session.id  # type: ignore[attr-defined]


async def test_a_planned_session_comes_next(tmp_path: Path) -> None:
    """With nothing interrupted, the session planned last is what to do next."""
    workshop = department(tmp_path)
    planned(workshop)
    async with driving(workshop) as driver:
        band = driver.screen.query_one(Band).render().plain
        assert band.startswith("Next")
        assert "Division 2" in band
        await driver.press("2")
        assert driver.name == "SessionsScreen"


async def test_the_first_session_is_planned_at_once(tmp_path: Path) -> None:
    """With a roster and no session yet, the second door leads straight to the plan."""
    async with driving(department(tmp_path)) as driver:
        await driver.press("2")
        assert driver.name == "PlanScreen"


DOORS = {"1": "BankScreen", "3": "AttestScreen", "4": "OfficeScreen", "5": "LearnScreen"}


async def test_doors_open_and_escape_comes_back(tmp_path: Path) -> None:
    """A number opens its door from anywhere on Home; Enter opens the lit one; Escape comes back."""
    async with driving(department(tmp_path)) as driver:
        for key, name in DOORS.items():
            await driver.press(key)
            assert driver.name == name
            await driver.press("escape")
            assert driver.name == "HomeScreen", key
        lit = 1
        for key, name in DOORS.items():
            await driver.press(*["right"] * (int(key) - lit), "enter")
            assert driver.name == name
            await driver.press("escape")
            lit = int(key)


async def test_home_reads_again_after_something_was_done(tmp_path: Path) -> None:
    """Coming back to Home, the band knows of what happened meanwhile."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        await driver.press("1")
        stood_at(workshop, "read", people=5)
        await driver.press("escape")
        await driver.until(lambda: driver.screen.query_one(Band).key == "r")


async def test_home_paints_before_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that fails is explained over a whole Home; the bank can be browsed all the same."""
    workshop = department(tmp_path)

    def fail() -> None:
        raise StorageError(Problem.DATABASE_DAMAGED, path="records.db", detail="")

    monkeypatch.setattr(workshop.sessions, "all", fail)
    async with driving(workshop, language="fr") as driver:
        await driver.until(lambda: isinstance(driver.screen, Message))
        assert "records.db" in driver.text
        await driver.press("enter")
        assert "Parcourir" in driver.text
        assert driver.screen.query_one(Band).key == "s"
        assert "Votre registre ne s’ouvre pas" in driver.text
        await driver.press("f6")
        assert "Your records cannot be opened" in driver.text
        await driver.press("f6", "1")
        await driver.until(lambda: driver.name == "BankScreen")


@pytest.mark.parametrize("rows", range(2, 20))
def test_a_card_shows_whole_groups(rows: int) -> None:
    """Whatever the height, a session's name is not shown without what it is about, but for the first one."""
    news = [
        Content(text) for text in ("count", "", "one", "of one", "", "two", "of two", "", "three", "of three")
    ]
    shown = [row.plain for row in _whole([[line] for line in news], rows, 40)]
    assert len(shown) <= rows
    assert shown[0] == "count"
    for name in ("two", "three"):
        assert (name in shown) == (f"of {name}" in shown)


async def test_home_tells_how_far_the_programme_has_come(tmp_path: Path) -> None:
    """After a session Home counts who took part, and shows what the team promised; a name of any length fits."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "commit", a=(5, 2, 1), b=(1, 6, 1))
    workshop.sessions.commit(session.id, "If " + "somebody asks " * 18)
    while session.step.value != "close":
        session = workshop.sessions.next(session.id)
    workshop.sessions.close(session.id)
    async with driving(workshop, size=(160, 48)) as driver:
        await driver.until(lambda: "8 people have taken part" in driver.text)
        assert "Promised by Division 2, and still open" in driver.text
        assert "1 closed" in driver.text


async def test_who_acts_stands_in_the_top_line(tmp_path: Path) -> None:
    """The actor is named, not numbered; a person the roster does not know keeps the id."""
    async with driving(department(tmp_path), actor="E02") as driver:
        await driver.press("1")
        assert "Zoé Côté · English" in driver.text
    (tmp_path / "other").mkdir()
    async with driving(department(tmp_path / "other"), actor="nobody") as driver:
        assert "nobody" in driver.text


async def test_hostile_names_are_only_text(tmp_path: Path) -> None:
    """A division and a leader named with markup and escape sequences: shown, cleaned, never obeyed."""
    workshop = department(tmp_path, names=["Alex [/b]\u202eTremblay\x1b[2J [@click=app.quit]x[/]"])
    planned(workshop)
    async with driving(workshop, size=(120, 40)) as driver:
        assert "\x1b" not in driver.text
        assert "\u202e" not in driver.text
        assert "[/b]" in driver.text


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_all_four_doors_at_every_size(tmp_path: Path, language: str) -> None:
    """Every card shows its title in full at every size that is supported."""
    async with driving(department(tmp_path, 3), language=language) as driver:
        for size in ((60, 20), (80, 24), (120, 36), (160, 48)):
            await driver.resize(*size)
            for _, _, title, _ in CARDS:
                assert driver.app.words(title) in driver.text, size


IMPORTS = """
import asyncio, sys
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.app import WorkshopApp
from ethics_workshop.tui.screens.home import HomeScreen
from ethics_workshop.wiring import build

HomeScreen._read_all = lambda self: None

async def main():
    app = WorkshopApp(build(read_settings(sys.argv[1], [], "en", "", {})), "en")
    async with app.run_test(size=(120, 40)):
        strips = app.screen._compositor.render_strips()
        text = " ".join(strip.text for strip in strips)
        assert "Browse" in text and "Quit" in text
        print("\\n".join(sorted(sys.modules)))

asyncio.run(main())
"""


def test_home_imports_little(tmp_path: Path) -> None:
    """When Home is on screen, no heavy library, no other screen and no adapter has been imported."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split())
    assert not {name for name in modules for heavy in HEAVY if name == heavy or name.startswith(f"{heavy}.")}
    screens = {name for name in modules if name.startswith("ethics_workshop.tui.screens.")}
    assert screens == {"ethics_workshop.tui.screens.home"}
    dialogs = {name for name in modules if name.startswith("ethics_workshop.tui.dialogs")}
    assert not dialogs
    rooms = (
        "ethics_workshop.records",
        "ethics_workshop.bank",
        "ethics_workshop.exchange",
        "ethics_workshop.db",
    )
    assert not {name for name in modules if name.startswith(rooms)}


async def test_resume_pressed_before_the_records_are_read_waits_for_them(tmp_path: Path) -> None:
    """A key that comes early is not lost: the cockpit opens as soon as it is known which one."""
    workshop = department(tmp_path)
    stood_at(workshop, "discuss", people=6)
    async with driving(workshop) as driver:
        home = driver.screen
        assert isinstance(home, HomeScreen)
        home.records = None
        await driver.press("r")
        assert driver.name == "HomeScreen"
        home._read_all()
        await driver.settle()
        assert driver.name == "CockpitScreen"
