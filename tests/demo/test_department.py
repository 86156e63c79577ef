"""The made-up department: as large and as varied as promised, the same for the same seed, and sound."""

import contextlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ethics_workshop.db.connection import connect
from ethics_workshop.demo.people import department as people_of
from ethics_workshop.demo.units import shape
from ethics_workshop.domain.acknowledgement import Standpoint
from ethics_workshop.domain.people import Role, Standing
from ethics_workshop.domain.roadmap import State
from ethics_workshop.domain.text import NAME_LIMIT, clean
from ethics_workshop.records.tables import PROJECTIONS
from ethics_workshop.services.roadmap import RoadmapService
from ethics_workshop.services.workshop import Workshop
from tests.demo.made import Made, Noon, made, opened, shipped_bank


@pytest.fixture
def workshop(folder: Path) -> Workshop:
    return opened(folder)


def rows_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the journal, of what is derived from it and of the register."""
    tables = ("journal", "payloads", "heads", "roster_people", *(table.name for table in PROJECTIONS))
    with contextlib.closing(connect(folder / "records.db", read_only=True)) as connection:
        return {name: list(connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3")) for name in tables}


def test_it_has_the_size_that_was_promised(workshop: Workshop) -> None:
    """Three sectors, seven branches, twelve divisions, 400 people; every one with an id and an address of their own."""
    people, units = workshop.roster.people(), workshop.roster.units()
    assert len(people) == len({p.person_id for p in people}) == len({p.email for p in people}) == 400
    assert len({unit.sector for unit in units}) == 3
    assert len({(unit.sector, unit.branch) for unit in units}) == 7
    assert len(units) == 12
    assert all(p.email.endswith(".example") for p in people)


def test_its_people_are_a_department(workshop: Workshop) -> None:
    """One head, and everybody else below them; both languages; hires, leavers, and two to look into."""
    people = {p.person_id: p for p in workshop.roster.people()}
    heads = [p for p in people.values() if not p.manager_id]
    assert [p.role for p in heads] == [Role.EXECUTIVE]
    for person in people.values():
        chain = [person.person_id]
        while manager := people[chain[-1]].manager_id:
            assert manager not in chain
            chain.append(manager)
        assert chain[-1] == heads[0].person_id
    languages = Counter(p.language for p in people.values())
    assert min(languages["en"], languages["fr"]) > 100
    standings = Counter(p.standing for p in people.values())
    assert standings[Standing.INACTIVE] == 2
    assert 5 < standings[Standing.LEFT] < 40
    assert sum(p.hired > "2025-11-22" for p in people.values()) > 10


def test_managers_verified_most_of_what_was_signed(workshop: Workshop) -> None:
    """Some wait, a few were not verified; each was decided by the manager of whoever signed, and after the signature."""
    teams = [
        workshop.acknowledgements.team(p.person_id) for p in workshop.roster.people() if p.role != "employee"
    ]
    stands = Counter(report.standpoint for team in teams for report in team.reports)
    assert stands[Standpoint.VERIFIED] > 150
    assert min(stands[Standpoint.WAITING], stands[Standpoint.NOT_SIGNED]) > 20
    assert stands[Standpoint.REFUSED] > 0
    for team in teams:
        for report in team.reports:
            if report.decision is not None and report.attestation is not None:
                assert report.decision.by_id == team.manager.person_id
                assert report.decision.decided_on >= report.attestation.signed_on


def test_a_year_of_sessions_is_there(department: Made, workshop: Workshop) -> None:
    """Sessions in every state, and one interrupted at its first vote with eight people, offered to its facilitator."""
    rows = workshop.sessions.all()
    states = Counter(row.state for row in rows)
    assert states["closed"] > 40
    assert min(states["planned"], states["cancelled"]) > 1
    assert states["open"] == 1
    resumable = workshop.sessions.resumable()
    assert resumable is not None
    assert resumable.session_id == department.demo.session_id
    session = workshop.sessions.load(resumable.session_id)
    assert (session.step, len(session.present)) == ("vote-a", 8)
    assert session.plan.facilitator_id == department.demo.facilitator_id
    assert workshop.sessions.step_clock(session) is not None
    assert workshop.sessions.open_commitments(session)
    assert max(row.touched_at for row in rows) <= "2026-11-22T17:00:00Z"


def test_a_year_of_learning_is_there(folder: Path) -> None:
    """Most completed, most signed, by themselves or after a session, in both languages; what they wrote is there."""
    rows = rows_of(folder)
    assert len({row[1] for row in rows["completion"]}) > 0.7 * 400
    signed = rows["attestation"]
    assert len({row[1] for row in signed}) > 0.7 * 400
    assert {row[9] for row in signed} == {"en", "fr"}
    assert {row[12] for row in signed} == {"kiosk", "own"}
    assert len(rows["commitment"]) > 40
    assert min(len(rows["question"]), len(rows["theme"])) > 5
    assert len(rows["feedback"]) > 100


def test_its_roadmaps_are_believable(department: Made, workshop: Workshop) -> None:
    """Most have done what is asked, some are late with something, the person who looks at it too; newcomers begin."""
    ledger = workshop._adapters.ledger
    service = RoadmapService(ledger, workshop.roster.find, shipped_bank(), Noon())
    roads = list(service.all())
    assert len(roads) > 350
    states = Counter(item.state for road in roads for item in road.items)
    assert states[State.DONE] > 3 * states[State.OVERDUE] > 0
    assert 0.15 < sum(bool(road.open()) for road in roads) / len(roads) < 0.6
    assert any(road.first_day for road in roads)
    assert service.show(department.demo.facilitator_id).open()


def test_nobody_signs_twice_in_a_cycle_or_before_the_statement_was_in_force(folder: Path) -> None:
    """A person, a version and a cycle come together once, and never before the statement's first day."""
    signed = rows_of(folder)["attestation"]
    assert len({(row[1], row[7], row[8]) for row in signed}) == len(signed)
    assert min(str(row[17]) for row in signed) >= "2026-04-01"


def test_nobody_takes_part_who_does_not_work_there(folder: Path) -> None:
    """Whoever checked in had been hired, and had not left, on the day of the session."""
    rows = rows_of(folder)
    people = {row[0]: row for row in rows["roster_people"]}
    opened_on = {row[0]: str(row[19])[:10] for row in rows["session"]}
    for session_id, kind, who, *_ in rows["attendance"]:
        if kind == "person":
            hired, left, day = str(people[who][9]), str(people[who][10]), opened_on[session_id]
            assert hired <= day
            assert not left or left >= day


def test_what_leaves_says_what_it_is(folder: Path) -> None:
    """Every row of the four exports bears an id that says demo."""
    rows = rows_of(folder)
    for table in ("completion", "attestation", "session", "commitment"):
        assert rows[table]
        assert all("DEMO" in str(row[0]) for row in rows[table])


def test_the_records_hold_and_rebuild_to_the_same(department: Made, tmp_path: Path) -> None:
    """`verify` finds nothing, and deriving everything again changes no row."""
    copy = department.copied(tmp_path / "copy").folder
    workshop = opened(copy)
    assert workshop.upkeep.verify() == []
    before = rows_of(copy)
    workshop.upkeep.rebuild()
    workshop.close()
    assert rows_of(copy) == before


def test_the_same_seed_makes_the_same_rows(tmp_path: Path) -> None:
    """Down to hashes and salts; another seed makes other people."""
    first, again, other = (made(tmp_path / name, 40, seed) for name, seed in (("a", 7), ("b", 7), ("c", 8)))
    assert rows_of(first.folder) == rows_of(again.folder)
    assert rows_of(first.folder)["roster_people"] != rows_of(other.folder)["roster_people"]


def test_units_are_named_in_the_language_of_the_app(tmp_path: Path) -> None:
    """A French demo is one of a French roster, led in French."""
    workshop = opened(made(tmp_path / "data", 40, language="fr").folder)
    assert {unit.sector for unit in workshop.roster.units()} == {"Opérations clients"}


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.integers(10, 300), seed=st.integers(-(2**31), 2**31))
@example(people=266, seed=5767)  # somebody was missing from the newest roster and on no earlier one
def test_any_size_and_seed_make_records_that_hold(
    people: int, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As many people as were asked for, eight of them in an interrupted session, and nothing for `verify` to find."""
    found = made(tmp_path_factory.mktemp("demo") / "data", people, seed)
    workshop = opened(found.folder)
    assert workshop.upkeep.verify() == []
    assert workshop.roster.count() == people
    session = workshop.sessions.load(found.demo.session_id)
    assert (session.step, len(session.present)) == ("vote-a", 8)
    workshop.close()


@given(people=st.integers(1, 1500), seed=st.integers())
@settings(max_examples=10, deadline=None)
def test_any_size_makes_a_tree_of_clean_names(people: int, seed: int) -> None:
    """Every manager stands before those who report to them; names and units are text that an import would take."""
    import random

    found = people_of(people, random.Random(seed), Noon().now().date(), "fr")
    seen = {""}
    for person in found.people:
        assert person.manager_id in seen
        seen.add(person.person_id)
        for text in (person.name, person.unit.sector, person.unit.branch, person.unit.division):
            assert clean(text) == text
            assert 0 < len(text) <= NAME_LIMIT
    assert len(seen) == people + 1
    assert len(found.managers) == shape(people).divisions
