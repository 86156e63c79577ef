"""The list of sessions: in groups, told apart by day and division, whatever the room."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.domain.people import Unit
from ethics_workshop.services.ports import SessionRow
from ethics_workshop.tui.dialogs.choices import whole
from ethics_workshop.tui.screens.session_list import BETWEEN, LEAST, WIDEST, Line, columns
from ethics_workshop.tui.screens.sessions import SessionsScreen
from tests.tui.driving import department, driving, planned, stood_at

TEXTS = st.text(st.sampled_from("aé日 "), max_size=60)
LINES = st.builds(Line, st.just("2026-11-21"), TEXTS, TEXTS, TEXTS, TEXTS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, min_size=1, max_size=4), st.integers(30, 150))
def test_columns_fit_and_the_division_goes_last(lines: list[Line], room: int) -> None:
    """Whatever the texts: the row fits; people are left out after the agenda, and a title is cut only after both."""
    of = columns(lines, room)
    shown = [part for part in (of.day, of.unit, of.case, of.agenda, of.people) if part]
    assert sum(shown) + BETWEEN * (len(shown) - 1) <= room
    widest = min(WIDEST, max(cell_len(line.unit) for line in lines))
    assert of.unit == widest or not of.case
    if of.case < min(WIDEST, max(cell_len(line.case) for line in lines)):
        assert of.agenda == of.people == 0
        assert not of.case or of.case >= LEAST


def test_things_are_left_out_whole() -> None:
    """The last things go first; not even one of them is cut."""
    assert whole("Network · Operations", 30) == "Network · Operations"
    assert whole("Network · Operations", 19) == "Network"
    assert whole("Network · Operations", 6) == ""


async def test_many_with_one_case_are_told_apart_by_day_and_division(tmp_path: Path) -> None:
    """Groups have headings that the cursor passes over; each row has its day and division, clear of the scroll bar."""
    workshop = department(tmp_path)
    made = [planned(workshop) for _ in range(30)]
    running = stood_at(workshop, "discuss")
    today = dt.datetime.now().astimezone().date().isoformat()
    async with driving(workshop) as driver:
        screen = SessionsScreen()
        await driver.app.push_screen(screen)
        await driver.until(lambda: len(screen.rows) == 31)
        await driver.settle()
        assert screen.current is not None
        assert screen.current.session_id == running.id
        lines = driver.text.splitlines()
        assert sum("Open · 1" in line or "Planned · 30" in line for line in lines) == 2
        row = next(line for line in lines if "▸" in line)
        assert f"{today}  Division 2  The cousin’s file" in row
        assert "8 people " in row
        await driver.press("up")
        assert screen.current.session_id == running.id
        await driver.press("down")
        assert screen.current.session_id in {session.id for session in made}
        assert "planned" in driver.text
        await driver.press("f6")
        assert "Planifiées · 30" in driver.text


async def test_what_is_too_long_is_cut_and_nothing_else_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A title of 500 characters and a division of 90 leave the day and the groups where they are, at 60 columns too."""
    workshop = department(tmp_path)
    planned(workshop)
    (row,) = workshop.sessions.all()
    title = replace(row.case_title, en="Cousin [b] " * 45)
    unit = Unit("S" * 90, "B" * 90, "Division of " * 7)

    def rows() -> list[SessionRow]:
        return [replace(row, case_title=title, unit=unit)]

    monkeypatch.setattr(workshop.sessions, "all", rows)
    async with driving(workshop) as driver:
        await driver.app.push_screen(SessionsScreen())
        await driver.settle()
        for size in ((80, 24), (60, 20)):
            await driver.resize(*size)
            line = next(line for line in driver.text.splitlines() if "○" in line)
            assert "Division of Division" in line
            assert "Planned · 1" in driver.text
            assert "planned" in driver.text


async def test_records_that_cannot_be_read_are_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is said once; the screen stays, and says so too, with nothing that is not true."""
    workshop = department(tmp_path)

    def fail() -> list[SessionRow]:
        raise StorageError(Problem.DATABASE_LOCKED, path="records.db")

    async with driving(workshop) as driver:
        monkeypatch.setattr(workshop.sessions, "all", fail)
        await driver.app.push_screen(SessionsScreen())
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert driver.name == "SessionsScreen"
        assert "could not be read" in driver.text
        assert "No session yet" not in driver.text
