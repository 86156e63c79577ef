"""The stage follows its own machine's cockpit, and no other's."""

import datetime as dt

import pytest

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.stage import SILENCE, StageState
from ethics_workshop.services.sessions import Plan, SessionService
from ethics_workshop.services.stage import StageService
from tests.fakes.board import MemoryBoard
from tests.fakes.memory import UNIT, CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster


@pytest.fixture
def board() -> MemoryBoard:
    return MemoryBoard()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def sessions(clock: FakeClock) -> SessionService:
    return SessionService(MemoryRecords(), MemoryRoster(), MemoryBank(), clock, CountingIds())


@pytest.fixture
def service(board: MemoryBoard, sessions: SessionService, clock: FakeClock) -> StageService:
    return StageService(board, sessions, clock)


@pytest.fixture
def session(sessions: SessionService) -> Session:
    person = MemoryRoster().person("E01")
    assert person is not None
    return sessions.plan(Plan(("C14-cousins-file",), "huddle", UNIT, person))


def test_a_look_finds_what_was_told_and_then_nothing_new(service: StageService, session: Session) -> None:
    """Whoever looks with the mark of the last look is told nothing twice."""
    first = service.look(session.id)
    assert first is not None
    assert first.state is None
    assert service.look(session.id, first.mark) is None
    service.tell(StageState(session.id, 0, page=1, at=service.now()))
    second = service.look(session.id, first.mark)
    assert second is not None
    assert second.state is not None
    assert (second.state.page, second.state.machine) == (1, "this one")


def test_moments_are_utc_milliseconds(service: StageService, clock: FakeClock) -> None:
    """So that both windows count from the same."""
    clock.moment = dt.datetime(1970, 1, 1, 0, 0, 1, 2000, tzinfo=dt.UTC)
    assert service.now() == 1002


def test_another_machines_session_is_refused(
    service: StageService, session: Session, board: MemoryBoard, clock: FakeClock
) -> None:
    """While it leads, and for good where it recorded last; this machine's own cockpit makes it ours again."""
    board.here = "the other one"
    service.tell(StageState(session.id, 0, at=service.now()))
    board.here = "this one"
    with pytest.raises(Refused) as caught:
        service.open(session.id)
    assert caught.value.problem is Problem.ANOTHER_MACHINE
    clock.moment += dt.timedelta(milliseconds=SILENCE + 1)
    assert service.open(session.id) == session
    board.led_elsewhere = True
    with pytest.raises(Refused):
        service.open(session.id)
    service.tell(StageState(session.id, 0, at=service.now()))
    assert service.open(session.id) == session


def test_an_unknown_session_is_refused(service: StageService) -> None:
    """As everywhere else."""
    with pytest.raises(Refused) as caught:
        service.open("S-NONE")
    assert caught.value.problem is Problem.UNKNOWN_SESSION
