"""Roadmaps from the ledger: who is asked what, what is due for whom, and reports that no later event changes."""

import csv
import dataclasses
import io
import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.bank.bank import Bank
from ethics_workshop.cli.roadmap import _json
from ethics_workshop.domain import programme_event as p
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.event import Day, Event
from ethics_workshop.domain.people import Person, PersonSince, Role, Standing, Unit
from ethics_workshop.domain.programme import Due, Programme, Requirement
from ethics_workshop.domain.roadmap import State
from ethics_workshop.exchange.roster import RosterFileReader
from ethics_workshop.records.ledger import RecordsLedger
from ethics_workshop.records.register import Register
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports import ROSTER_COLUMNS
from ethics_workshop.services.roadmap import RoadmapService
from ethics_workshop.services.roster import RosterService
from ethics_workshop.settings import shipped_bank
from ethics_workshop.words.language import Words
from tests.fakes.derived import MemoryLedger
from tests.fakes.memory import UNIT, FakeClock, MemoryBank, both
from tests.records.history import TickingClock, signature

OTHER = Unit("Operations", "Network", "Division 7")
COURSE = Requirement("course", both("Course"), (), due=Due(3), course=True)
FIRST = Requirement("first", both("First day"), (), due=Due(0), attestation=True)


class AskingBank(MemoryBank):
    """A bank whose programme asks for a course, and for a signature on the first day."""

    def programme(self) -> Programme:
        return Programme((FIRST, COURSE), 4, 1, "model")


def known(number: int, hired: str, unit: Unit = UNIT, manager: str = "E01", **named: object) -> PersonSince:
    person = Person(f"E{number:02}", f"Person {9 - number}", "", "en", unit, manager, Role.EMPLOYEE, hired, "",
                    Standing.ACTIVE)  # fmt: skip
    return PersonSince("2026-01-01", dataclasses.replace(person, **named))  # type: ignore[arg-type]


def entered(number: int, person: str, day: str, on: str = "") -> p.CompletionEntered:
    return p.CompletionEntered(completion_id=f"C-{number}", person_id=person, name="", unit=UNIT, requirement="course",
                               method="course", completed_on=on or day, day=Day(day, "-05:00"))  # fmt: skip


def service(events: Sequence[Event], *people: PersonSince) -> RoadmapService:
    by_id = {one.person.person_id: one for one in people}

    def find(person_id: str) -> Person:
        if person_id not in by_id:
            raise Refused(Problem.UNKNOWN_PERSON, person=person_id, near="")
        return by_id[person_id].person

    ledger = MemoryLedger(events, {key: [one] for key, one in by_id.items()})
    return RoadmapService(ledger, find, AskingBank(), FakeClock())


def test_what_is_recorded_makes_the_roadmap() -> None:
    """A course and a signature count; what was voided or withdrawn does not."""
    signed = dataclasses.replace(signature("E02"), statement="model", day=Day("2026-11-02", "-05:00"))
    void = p.CompletionVoided(completion_id="C-1", reason="r", day=Day("2026-11-03", "-05:00"))
    events: list[Event] = [entered(1, "E02", "2026-10-01"), signed]
    person = known(2, "2026-06-01")
    states = [item.state for item in service(events, person).show("E02").items]
    assert states == [State.DONE, State.DONE]
    assert [i.state for i in service([*events, void], person).show("E02").items] == [
        State.DONE,
        State.OVERDUE,
    ]
    withdrawn = p.AttestationWithdrawn(
        attestation_id=signed.attestation_id, reason="r", day=Day("2026-11-04", "-05:00")
    )
    items = service([*events, withdrawn], person).show("E02").items
    assert [i.state for i in items] == [State.OVERDUE, State.DONE]
    as_it_was = service([*events, void, withdrawn], person).show("E02", "2026-11-02").items
    assert [i.state for i in as_it_was] == [State.DONE, State.DONE]


def test_a_newcomer_begins_with_the_first_day() -> None:
    """For thirty days the list begins with it, done or not; for others it is one requirement of many."""
    new = service([], known(2, "2026-11-10")).show("E02")
    assert [item.requirement.id for item in new.first_day] == ["first"]
    assert [item.requirement.id for item in new.by_urgency()] == ["first", "course"]
    signed = dataclasses.replace(signature("E02"), statement="model", day=Day("2026-11-11", "-05:00"))
    assert [item.state for item in service([signed], known(2, "2026-11-10")).show("E02").first_day] == [
        "done"
    ]
    assert service([], known(2, "2026-05-10")).show("E02").first_day == ()


def test_what_is_due_is_listed_by_person_unit_and_manager() -> None:
    """Overdue and due by default; with a date, whatever has to be done by it; nobody away."""
    people = (
        known(1, "2026-11-01", manager=""),
        known(2, "2026-09-01"),
        known(3, "2026-06-01", OTHER),
        known(4, "2026-06-01", standing=Standing.INACTIVE),
    )
    roads = service([], *people)
    told = [(person.person_id, item.requirement.id, item.state.value) for person, item in roads.due()]
    assert told == [
        ("E01", "first", "overdue"),
        ("E02", "course", "due"),
        ("E02", "first", "overdue"),
        ("E03", "course", "overdue"),
        ("E03", "first", "overdue"),
    ]
    assert {person.person_id for person, _ in roads.due(unit=OTHER)} == {"E03"}
    assert {person.person_id for person, _ in roads.due(manager_id="E01")} == {"E02", "E03"}
    assert ("E01", "course") in [(w.person_id, i.requirement.id) for w, i in roads.due("2027-02-01")]
    assert [road.person.person_id for road in roads.of_reports("E01")] == ["E03", "E02"], "by name"
    assert roads.of_reports("E02") == []


@pytest.mark.parametrize(
    ("as_at", "problem"),
    [("2026-11-22", Problem.DATE_TO_COME), ("20261101", Problem.BAD_DATE), ("yesterday", Problem.BAD_DATE)],
)
def test_a_report_is_as_at_a_day_that_has_come(as_at: str, problem: Problem) -> None:
    """Today is the 21st. What is no date, or still to come, is said."""
    roads = service([], known(2, "2026-09-01"))
    assert roads.show("E02", "2026-11-21").items
    with pytest.raises(BadInput) as caught:
        roads.show("E02", as_at)
    assert caught.value.problem is problem


def test_who_was_not_known_then_is_told_from_who_is_asked_nothing() -> None:
    """Before the register took somebody in there is no roadmap, and that is what it says."""
    roads = service([], known(2, "2025-09-01"))
    assert not roads.show("E02", "2025-12-31").known
    assert roads.show("E02", "2026-01-01").known
    with pytest.raises(Refused):
        roads.show("E09")


# as at a past day


class DatedClock(TickingClock):
    date = "2026-04-01"

    def day(self) -> Day:
        return Day(self.date, "-05:00")


DATES = [f"2026-{month:02}-{day:02}" for month in range(4, 8) for day in (1, 15, 28)]
WHAT = st.sampled_from(
    ["enter", "enter", "void", "sign", "withdraw", "transfer", "role", "leave", "missing", "return"]
)


class Happening:
    """A department of three to which something happens, day by day, on a real store."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, DatedClock()
        self.store = Store(folder / "data", self.clock)
        self.register, self.number = Register(self.store), 0
        plain = {"language": "fr", "sector": "S", "branch": "B", "division": "One", "role": "employee"}
        self.people = {
            f"E{n}": {**dict.fromkeys(ROSTER_COLUMNS, ""), **plain, "person_id": f"E{n}", "name": f"P {n}",
                      "hired": f"202{n}-02-0{n}"} for n in (1, 5, 6)
        }  # fmt: skip
        self.roster()

    def roster(self, missing: str = "") -> None:
        out = io.StringIO()
        writer = csv.DictWriter(out, ROSTER_COLUMNS)
        writer.writeheader()
        writer.writerows(row for key, row in self.people.items() if key != missing)
        file = self.folder / "r.csv"
        file.write_text(out.getvalue(), encoding="utf-8")
        with RosterFileReader().open(file) as opened:
            self.register.take_in(opened, "r.csv", dry_run=False, skip_faulty=False, actor="")

    def happen(self, date: str, what: str, who: str) -> None:
        self.clock.date, day = date, Day(date, "-05:00")
        self.number += 1
        events: list[Event] = []
        if what == "enter":
            course = entered(self.number, who, date, on="2026-03-03")
            events = [dataclasses.replace(course, requirement="ve-foundations")]
        elif what == "sign":
            signed = dataclasses.replace(
                signature(who), attestation_id=f"A-{self.number}", statement="model-statement"
            )
            events = [dataclasses.replace(signed, receipt=f"R{self.number}", day=day)]
        elif what == "void":
            events = [p.CompletionVoided(completion_id=f"C-{self.number - 1}", reason="r", day=day)]
        elif what == "withdraw":
            events = [p.AttestationWithdrawn(attestation_id=f"A-{self.number - 1}", reason="r", day=day)]
        if events:
            with self.store.write() as transaction:
                transaction.append(events)
            return
        row = self.people[who]
        changes = {"transfer": {"division": f"D{self.number}"}, "role": {"role": "manager"}, "leave": {"left": date},
                   "return": {"hired": date, "left": ""}}  # fmt: skip
        row.update(changes.get(what, {}))
        self.roster(missing=who if what == "missing" else "")

    def report(self, bank: Bank, as_at: str) -> bytes:
        """Everybody's roadmap as at a day, as the plain command prints it."""
        roster = RosterService(RosterFileReader(), self.register, self.store, self.clock)
        roads = RoadmapService(RecordsLedger(self.store), roster.find, bank, self.clock)
        told = {
            who: [_json(item, Words("en")) for item in roads.show(who, as_at).items] for who in self.people
        }
        return json.dumps(told).encode()


@pytest.fixture(scope="module")
def shipped() -> Bank:
    import datetime as dt

    return Bank([shipped_bank()], None, dt.date(2026, 11, 22))


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.sampled_from(DATES), WHAT, st.sampled_from(["E1", "E5", "E6"])), max_size=10),
    st.sampled_from(DATES),
)
def test_a_report_as_at_a_day_stays_the_same_bytes(
    shipped: Bank, tmp_path_factory: pytest.TempPathFactory, happened: list[tuple[str, str, str]], day: str
) -> None:
    """Transfers, leavers, those who return, what is voided, withdrawn or entered late: none changes what was told."""
    life = Happening(tmp_path_factory.mktemp("life"))
    with closing(life.store):
        for each in sorted(happened, key=lambda one: one[0]):
            if each[0] <= day:
                life.happen(*each)
        life.clock.date = day
        before = life.report(shipped, day)
        for each in sorted(happened, key=lambda one: one[0]):
            if each[0] > day:
                life.happen(*each)
        life.happen("2026-08-01", "enter", "E5")
        life.happen("2026-08-02", "leave", "E6")
        life.clock.date = "2026-12-01"
        assert life.report(shipped, day) == before
