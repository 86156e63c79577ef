"""Attendance: what is ticked, and what that makes to be recorded."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.session import Session
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.dialogs.ticks import NEW_GUEST, REMOTE, ROOM, Change, change_of, ticks_of
from ethics_workshop.tui.people import search_people, unit_people
from tests.tui.driving import UNIT, department, planned, stood_at


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One department for the module."""
    return department(tmp_path_factory.mktemp("ticks"))


def record(workshop: Workshop, session: Session, change: Change) -> Session:
    """Do what the cockpit does with a change."""
    sessions = workshop.sessions
    for who in change.leave:
        session = sessions.leave(session.id, who)
    if change.room:
        session = sessions.check_in(session.id, change.room)
    if change.remote:
        session = sessions.check_in(session.id, change.remote, remote=True)
    for name in change.guests:
        session = sessions.add_guest(session.id, name)
    return session


MODES = st.dictionaries(st.sampled_from([f"E{n:02}" for n in range(1, 10)]), st.sampled_from([ROOM, REMOTE]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MODES, MODES)
def test_what_is_recorded_is_what_was_ticked(
    workshop: Workshop, first: dict[str, str], second: dict[str, str]
) -> None:
    """Whatever is ticked, and ticked again later: the session says the same, mode included."""
    people, session = unit_people(workshop, UNIT), planned(workshop)
    for wanted in (first, second):
        ticks = ticks_of(session, people)
        ticks.here = dict(wanted)
        session = record(workshop, session, change_of(session, ticks))
        assert {p: session.people[p].mode for p in session.checked_in} == wanted
        assert change_of(session, ticks_of(session, people)) == Change()


def test_guests_come_leave_and_come_back(workshop: Workshop) -> None:
    """A guest is added by name; unticked, they left; ticked again, they are back."""
    people, session = unit_people(workshop, UNIT), stood_at(workshop, "read")
    ticks = ticks_of(session, people)
    ticks.names[f"{NEW_GUEST}1"] = "Ana [b]Guest"
    ticks.here[f"{NEW_GUEST}1"] = ROOM
    session = record(workshop, session, change_of(session, ticks))
    (guest_id,) = session.guests
    assert guest_id in session.present
    ticks = ticks_of(session, people)
    ticks.toggle(guest_id)
    session = record(workshop, session, change_of(session, ticks))
    assert guest_id not in session.present
    ticks = ticks_of(session, people)
    ticks.toggle(guest_id)
    session = record(workshop, session, change_of(session, ticks))
    assert [session.guests[g] for g in session.guests if g in session.present] == ["Ana [b]Guest"]


def test_people_are_found_by_name_or_id_without_accents(workshop: Workshop) -> None:
    """Typing `cote` or `e02` finds Zoé Côté; nothing typed finds nobody."""
    assert [p.person_id for p in search_people(workshop, "cote")] == ["E02"]
    assert [p.person_id for p in search_people(workshop, "e02")] == ["E02"]
    assert search_people(workshop, "  ") == []


def test_names_that_begin_with_what_is_typed_come_first(tmp_path: Path) -> None:
    """A word that begins so, then words that hold it; by name among equals, and the nearest even of a few."""
    workshop = department(tmp_path, 4, names=("Ana Delmar", "Zed Martin", "Omar Bey", "Marc Roy"))
    assert [p.name for p in search_people(workshop, "mar")] == [
        "Marc Roy",
        "Zed Martin",
        "Ana Delmar",
        "Omar Bey",
    ]
    assert [p.name for p in search_people(workshop, "mar", most=1)] == ["Marc Roy"]


def test_who_has_left_is_not_offered(tmp_path: Path) -> None:
    """Somebody whose last day has passed is on no list."""
    workshop = department(tmp_path, 3)
    file = tmp_path / "roster.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].removesuffix(",,") + ",2020-01-01,2020-12-31"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    workshop.roster.import_file(file)
    assert [p.person_id for p in unit_people(workshop, UNIT)] == ["E01", "E03"]
    assert search_people(workshop, "cote") == []
