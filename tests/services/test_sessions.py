"""Running sessions, against records in memory: in milliseconds, without a disk."""

import dataclasses

import pytest

from ethics_workshop.domain.error import Problem, Refused, StorageError
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.tally import Method
from ethics_workshop.services.sessions import Plan, SessionService
from tests.fakes.memory import UNIT, CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster


@pytest.fixture
def records() -> MemoryRecords:
    return MemoryRecords()


@pytest.fixture
def bank() -> MemoryBank:
    return MemoryBank()


@pytest.fixture
def service(records: MemoryRecords, bank: MemoryBank) -> SessionService:
    return SessionService(records, MemoryRoster(), bank, FakeClock(), CountingIds())


def plan(service: SessionService, *cases: str, agenda: str = "huddle", facilitator: str = "E01") -> Session:
    person = MemoryRoster().person(facilitator)
    assert person is not None
    return service.plan(Plan(cases or ("C14-cousins-file",), agenda, UNIT, person), actor="E01")


def closed(service: SessionService) -> Session:
    session = plan(service)
    service.check_in(session.id, ["E01", "E02"])
    while service.load(session.id).step != "close":
        service.next(session.id)
    service.commit(session.id, "If asked, then we will talk.", owner="E02", by="2026-12-01")
    return service.close(session.id)


def test_a_plan_copies_what_replay_needs(service: SessionService, bank: MemoryBank) -> None:
    """When the case leaves the bank, the session still has its title, its question and its options."""
    session = plan(service)
    bank.known.clear()
    again = service.load(session.id)
    assert [option.id for option in again.case.options] == ["a", "b"]
    assert again.case.question.en == "What do you do?"
    assert again.plan.requirement == "ve-workshop"
    assert service.case(again) is None


@pytest.mark.parametrize(
    ("cases", "agenda", "facilitator", "problem"),
    [
        (("C99",), "huddle", "E01", Problem.UNKNOWN_CASE),
        (("C14-cousins-file", "C14-cousins-file"), "huddle", "E01", Problem.CASE_TWICE),
        (("C14-cousins-file",), "marathon", "E01", Problem.UNKNOWN_AGENDA),
        (("C14-cousins-file",), "huddle", "E09", Problem.PERSON_HAS_LEFT),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_leaves_nothing(
    service: SessionService,
    records: MemoryRecords,
    cases: tuple[str, ...],
    agenda: str,
    facilitator: str,
    problem: Problem,
) -> None:
    """Unknown or repeated cases, unknown agendas and people who left."""
    with pytest.raises(Refused) as refusal:
        plan(service, *cases, agenda=agenda, facilitator=facilitator)
    assert refusal.value.problem is problem
    assert records.events == []


def test_check_in_is_all_or_nothing(service: SessionService, records: MemoryRecords) -> None:
    """One unknown person among three: nobody is checked in."""
    session = plan(service)
    before = list(records.events)
    with pytest.raises(Refused) as refusal:
        service.check_in(session.id, ["E01", "nobody", "E02"])
    assert refusal.value.problem is Problem.UNKNOWN_PERSON
    assert records.events == before


def test_checking_in_twice_changes_nothing(service: SessionService, records: MemoryRecords) -> None:
    """Who is in stays in; no second event is written."""
    session = plan(service)
    service.check_in(session.id, ["E01", "E01", "E02"])
    before = list(records.events)
    assert service.check_in(session.id, ["E02"]).checked_in == ("E01", "E02")
    assert records.events == before


def test_what_the_disk_refuses_did_not_happen(service: SessionService, records: MemoryRecords) -> None:
    """A commit that fails raises, and the session is as before."""
    session = plan(service)
    records.fail = True
    with pytest.raises(StorageError):
        service.next(session.id)
    assert service.load(session.id).state is State.PLANNED


def test_close_records_once_and_its_commitments_come_back(service: SessionService) -> None:
    """Two completions; the next session of the unit starts with what is open, and a closed session stays closed."""
    session = closed(service)
    assert [person.person_id for person in session.completing()] == ["E01", "E02"]
    following = plan(service)
    assert [c.owner for c in service.open_commitments(following)] == ["Zoé Côté 2"]
    with pytest.raises(Refused):
        service.close(session.id)


def test_the_session_touched_last_is_resumed(service: SessionService) -> None:
    """Planned and closed sessions are not offered."""
    closed(service)
    assert service.resumable() is None
    first, second = plan(service), plan(service, "C18-more")
    assert [row.session_id for row in service.planned()] == [second.id, first.id]
    service.next(second.id)
    service.next(first.id)
    resumed = service.resumable()
    assert resumed is not None
    assert resumed.session_id == first.id


def test_the_timer_is_kept_for_its_own_step(service: SessionService) -> None:
    """Going on leaves the kept seconds behind."""
    session = service.next(plan(service).id)
    service.keep_step_clock(session, 41, running=True)
    kept = service.step_clock(session)
    assert kept is not None
    assert kept.elapsed == 41
    assert service.step_clock(service.next(session.id)) is None


def test_ids_may_be_typed_in_any_case(service: SessionService) -> None:
    """`s-0001` is `S-0001`; an unknown one is refused."""
    session = plan(service)
    assert service.load(f" {session.id.lower()} ").id == session.id
    with pytest.raises(Refused):
        service.load("S-9999")
    with pytest.raises(Refused):
        service.next("S-9999")


def test_every_command_reaches_the_session(service: SessionService) -> None:
    """Guests, departures, votes, facts, questions, themes, feedback, going back and cancelling."""
    session = plan(service)
    service.check_in(session.id, [f"E{n:02}" for n in range(1, 9)], remote=True)
    service.add_guest(session.id, "Guest")
    service.leave(session.id, "guest-1")
    for _ in range(3):
        service.next(session.id)
    voted = service.tally(session.id, {Method.PAPER: {"a": 5, "b": 3}})
    assert voted.round("a").totals == {"a": 5, "b": 3}
    assert service.next(session.id).step == "discuss"
    assert service.inject(session.id).step == "inject"
    assert service.back(session.id).step == "discuss"
    service.question(session.id, "Why?")
    service.theme(session.id, "family")
    while service.load(session.id).step != "wrap-up":
        service.next(session.id)
    after = service.feedback(session.id, 1, {5: 6})
    assert (after.questions[0].text, after.themes, after.feedback[1].answers) == ("Why?", ("family",), 6)
    assert {person.mode for person in after.people.values()} == {"remote"}
    assert service.cancel(session.id).state is State.CANCELLED
    assert dataclasses.is_dataclass(service.all()[0])
