"""Leaving out what there is no time for: what may go, what comes back, and what it saves."""

import pytest

from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import InjectMode, Step
from ethics_workshop.domain.command import Command
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.pace import StepTimer, left_out, may_cut, saved, to_cut
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.table import decide
from tests.domain.test_session_table import ASK, attendee, planned


def do(session: Session, *commands: Command) -> Session:
    for command in commands:
        for event in decide(session, command, ASK):
            session = session.evolve(event)
    return session


def opened(**options: object) -> Session:
    return do(planned(**options), c.CheckIn(tuple(attendee(n) for n in range(1, 9))))  # type: ignore[arg-type]


def steps(session: Session) -> list[Step]:
    """The way on from here, by `next` alone."""
    found = []
    while session.step is not Step.CLOSE:
        session = do(session, c.Next())
        found.append(session.step)
    return found


def test_the_agenda_says_what_goes_first() -> None:
    """Each cut leaves out the next step of its list, and the way leads past them."""
    session = do(opened(), c.Cut(), c.Cut())
    assert [place.step for place in left_out(session)] == [Step.VOTE_B, Step.REHEARSE]
    assert saved(session) == 120
    assert Step.REHEARSE not in steps(session)
    assert Step.VOTE_B not in steps(session)
    assert Step.DEBRIEF in steps(session)


def test_what_was_left_out_comes_back() -> None:
    """One by its name, or all."""
    session = do(opened(), c.Cut(), c.Cut(), c.Cut(Step.REHEARSE, restore=True))
    assert [place.step for place in left_out(session)] == [Step.VOTE_B]
    session = do(session, c.Cut(restore=True))
    assert session.cut == frozenset()
    assert saved(session) == 0
    assert steps(session) == steps(opened())


def test_nothing_behind_and_nothing_else_can_be_cut() -> None:
    """A step that is not in the agenda's list, and one that is done, are refused with a sentence."""
    for command in (c.Cut(Step.DEBRIEF), c.Cut(Step.READ), c.Cut(restore=True)):
        with pytest.raises(Refused) as refusal:
            decide(opened(), command, ASK)
        assert refusal.value.problem is Problem.NOTHING_TO_CUT


def test_the_debrief_is_never_cut() -> None:
    """Not even by an agenda that lists it."""
    session = opened()
    agenda = session.plan.agenda
    object.__setattr__(agenda, "cut", (Step.DEBRIEF,))
    assert to_cut(session) is None


def test_with_several_cases_the_next_one_goes_first() -> None:
    """Cutting twice leaves out `rehearse` of both cases before anything else."""
    session = do(opened(cases=2), c.Cut(), c.Cut())
    assert [(place.step, place.case) for place in left_out(session)] == [
        (Step.REHEARSE, 0),
        (Step.REHEARSE, 1),
    ]


def test_a_new_fact_that_was_left_out_is_played_all_the_same() -> None:
    """The facilitator chose it: its step is entered, and is no longer left out."""
    session = do(opened(), c.Cut(Step.INJECT))
    while session.step is not Step.DISCUSS:
        session = do(session, c.Next())
    session = do(session, c.PlayInject())
    assert session.step is Step.INJECT
    assert session.cut == frozenset()


def test_a_fact_on_offer_is_not_there_to_be_cut() -> None:
    """It is not on the way."""
    assert Step.INJECT not in [place.step for place in may_cut(opened(inject=InjectMode.OFFER))]


def test_a_timer_goes_on_from_what_it_was_given() -> None:
    """The seconds, and those that were added to the plan."""
    now = 10.0
    timer = StepTimer(lambda: now)
    timer.load(40, running=True, added=60)
    now = 15.5
    assert (timer.elapsed, timer.added) == (45, 60)
    timer.load(0, running=False)
    assert (timer.elapsed, timer.added) == (0, 0)
