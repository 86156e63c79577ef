"""My next steps: what is asked of me and of my reports, whatever there is to show."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.services.ports import ROSTER_COLUMNS
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.dialogs.grouped import Grouped
from ethics_workshop.tui.dialogs.message import Message
from ethics_workshop.tui.screens.home import HomeScreen
from ethics_workshop.tui.screens.roadmap import RoadmapScreen
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.wiring import SystemClock, build
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import Driver, driving

LONG = "Marie-Antoinette Wilhelmina Featherstonehaugh-Cholmondeley de la Rivière-du-Loup"


def ago(days: int) -> str:
    """The local date so many days ago."""
    return (dt.date.fromisoformat(SystemClock().day().date) - dt.timedelta(days=days)).isoformat()


def team(folder: Path, *people: tuple[str, str, str], bank: Sequence[str] = ()) -> Workshop:
    """A workshop with people: id, name, first day. All report to E01."""
    workshop = build(read_settings(str(folder / "data"), list(bank) or [str(one_case_bank())], "en", "", {}))
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(ROSTER_COLUMNS)
    for number, (who, name, hired) in enumerate(people):
        boss = "E01" if number else ""
        rows.writerow(
            [who, name, "", "en", "Operations", "Network", "Division 2", boss, "employee", hired, ""]
        )
    file = folder / "roster.csv"
    file.write_text(out.getvalue(), encoding="utf-8")
    workshop.roster.import_file(file)
    return workshop


def lines(driver: Driver) -> list[str]:
    """The list as it stands, headings and all."""
    return [f"{c.mark} {c.label}".strip() for c in driver.screen.query_one(Grouped).choices if c.label]


def about(driver: Driver) -> str:
    return driver.screen.query_one("#text", TextView).plain


def enter(workshop: Workshop, folder: Path, *rows: str) -> None:
    file = folder / "c.csv"
    file.write_text("person_id,requirement,completed_on,reference\n" + "\n".join(rows), encoding="utf-8")
    workshop.completions.import_file(file)


@pytest.mark.parametrize(
    ("language", "first", "size"), [("fr", "Premier jour", (80, 24)), ("en", "First day", (160, 48))]
)
async def test_a_newcomer_reads_the_first_day_first(
    tmp_path: Path, language: str, first: str, size: tuple[int, int]
) -> None:
    """The checklist, then the rest by urgency; the panel says by when, why and how; Enter goes there, Escape back."""
    workshop = team(tmp_path, ("E01", "Alex Tremblay", ago(3)))
    enter(workshop, tmp_path, f"E01,ve-foundations,{ago(1)},CERT 7")
    async with driving(workshop, language=language, size=size) as driver:
        await driver.press("9")
        await driver.until(lambda: bool(lines(driver)))
        assert lines(driver)[0].startswith(first)
        assert [line[0] for line in lines(driver) if line[0] in "!▸○✓"] == list("!▸○○✓")
        assert lines(driver)[0] in driver.text
        words = driver.app.words
        assert " · ".join([words.n("{n} day late", "{n} days late", 3), words("due {day}", day="")]) in about(
            driver
        )
        assert "IRCC" in about(driver)
        await driver.press("end")
        assert "CERT 7" in about(driver)
        await driver.press("home", "enter")
        assert driver.name == "AttestScreen"
        await driver.press("escape")
        assert driver.name == "RoadmapScreen"
        await driver.press("escape")
        assert driver.name == "HomeScreen"


async def test_the_language_changes_and_the_cursor_stays(tmp_path: Path) -> None:
    """F6 shows everything in French, on the same step."""
    async with driving(team(tmp_path, ("E01", "Alex Tremblay", "2015-05-04"))) as driver:
        await driver.press("9", "end")
        before = driver.screen.query_one(Grouped).current
        await driver.press("f6")
        after = driver.screen.query_one(Grouped).current
        assert before is not None
        assert after is not None
        assert (after.key, after.label != before.label) == (before.key, True)
        assert "Mes étapes" in driver.text


async def test_a_manager_sees_what_is_due_for_reports(tmp_path: Path) -> None:
    """t shows those with something due, by name, and how many have nothing; t again one's own. Names of any length."""
    people = [("E01", "Alex Tremblay", "2015-05-04"), ("E02", LONG, "2015-05-04"), ("E03", "Ana Roy", ago(0))]
    workshop = team(tmp_path, *people, ("E04", "Bea Cyr", ago(20)))
    enter(workshop, tmp_path, f"E04,code-first-day,{ago(20)},read")
    async with driving(workshop) as driver:
        await driver.press("9", "t")
        assert [line for line in lines(driver) if "· E" in line] == [
            line
            for line in lines(driver)
            if line.startswith(("Ana Roy · E03", "Bea Cyr · E04", f"{LONG} · E02"))
        ]
        assert lines(driver)[0] == "Ana Roy · E03 · 2"
        assert "due soon" in driver.screen.subtitle_text()  # type: ignore[attr-defined]
        assert "Ana Roy · Division 2" in about(driver)
        assert not driver.screen.available("open")  # type: ignore[attr-defined]  # it is for them to do
        await driver.press("end")
        assert LONG in about(driver)
        await driver.press("t")
        assert not any("· E" in line for line in lines(driver))


async def test_who_has_no_reports_has_no_key_for_them(tmp_path: Path) -> None:
    """The key is neither shown nor does it do anything."""
    people = [("E01", "Alex Tremblay", "2015-05-04"), ("E02", "Ana Roy", "2015-05-04")]
    async with driving(team(tmp_path, *people), actor="E02") as driver:
        await driver.press("9", "t")
        assert isinstance(driver.screen, RoadmapScreen)
        assert not driver.screen.of_reports
        assert "reports" not in [command.id for command in driver.screen.commands()]


async def test_many_reports_scroll_and_none_due_is_said(tmp_path: Path) -> None:
    """Fifty people with three things each; and a team in which everything is done."""
    people = [("E01", "Alex", "2015-05-04"), *((f"E{n}", f"Person {n}", "2015-05-04") for n in range(10, 60))]
    async with driving(team(tmp_path, *people)) as driver:
        await driver.press("9", "t", "end")
        assert "Person 59" in driver.text
    quiet = tmp_path / "quiet"
    quiet.mkdir()
    workshop = team(quiet, people[0], ("E10", "Person 10", "2015-05-04"), bank=[str(_later(quiet))])
    async with driving(workshop) as driver:
        await driver.press("9", "t")
        assert lines(driver) == []
        assert "Nothing is due for anybody who reports to you" in driver.text


def _later(folder: Path) -> Path:
    """A bank whose programme asks one thing of everybody, without a date."""
    bank = folder / "bank"
    (bank / "cases").mkdir(parents=True)
    (bank / "programme.toml").write_text(
        'statement = "model-statement"\n[cycle]\nmonth = 4\nday = 1\n[[requirement]]\nid = "talk"\n'
        'title.en = "A talk"\ntitle.fr = "Un entretien"\nagendas = ["huddle"]\n',
        encoding="utf-8",
    )
    return bank


async def test_one_step_without_a_date(tmp_path: Path) -> None:
    """A programme of before: one requirement, no date, nothing about being late."""
    workshop = team(tmp_path, ("E01", "Alex Tremblay", "2015-05-04"), bank=[str(_later(tmp_path))])
    async with driving(workshop) as driver:
        await driver.press("9")
        assert lines(driver) == ["Later · 1", "○ A talk"]
        assert "nothing due" in driver.text
        await driver.press("enter")
        assert driver.name == "BankScreen"


async def test_who_is_asked_nothing_is_told_so(tmp_path: Path) -> None:
    """Somebody who begins next week has nothing to do yet."""
    async with driving(team(tmp_path, ("E01", "Alex Tremblay", ago(-7)))) as driver:
        await driver.press("9")
        assert "Nothing is asked of Alex Tremblay at present" in driver.text


async def test_without_a_name_it_asks_whose(tmp_path: Path) -> None:
    """Nobody set: a dialog finds people; Escape goes back to Home."""
    async with driving(team(tmp_path, ("E01", "Alex Tremblay", "2015-05-04")), actor="") as driver:
        await driver.press("9")
        assert driver.name == "Chooser"
        await driver.press("escape")
        assert isinstance(driver.screen, HomeScreen)
        await driver.press("9")
        await driver.type("alex")
        await driver.until(lambda: "Alex Tremblay" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: driver.name == "RoadmapScreen" and bool(lines(driver)))
        assert "Alex Tremblay" in driver.text


async def test_records_that_cannot_be_read_are_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason in a dialog; behind it the screen says that it could not be read."""
    workshop = team(tmp_path, ("E01", "Alex Tremblay", "2015-05-04"))

    def fail(*_: object) -> None:
        raise StorageError(Problem.DATABASE_DAMAGED, path="records.db", detail="")

    monkeypatch.setattr(workshop.roadmaps, "show", fail)
    async with driving(workshop) as driver:
        await driver.press("9")
        await driver.until(lambda: isinstance(driver.screen, Message))
        await driver.press("enter")
        assert "could not be read" in driver.text


async def test_home_tells_of_a_doubtful_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set back by two days: Home says so where its promise stands, in both languages, and everything else works."""
    workshop = team(tmp_path, ("E01", "Alex Tremblay", "2015-05-04"))
    now = SystemClock().now()
    monkeypatch.setattr(SystemClock, "now", lambda _: now - dt.timedelta(days=2))
    async with driving(workshop, size=(120, 36)) as driver:
        await driver.until(lambda: "clock" in driver.text)
        await driver.press("f6")
        assert "horloge" in driver.text
        await driver.press("9")
        assert driver.name == "RoadmapScreen"
