"""The booth: a vote for which this computer goes round. Opening, counting and giving up, as the table asks for them.

The ballots of an open booth are in no event, in no order and in no file (SESSION.md, "Ballots"): the journal knows that
one was opened, and at its end the totals of all of it, or that there are none.
"""

from collections.abc import Mapping

from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.event import Event
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import CONFIDENCE, STORED_FROM, Method, Part


def opened(session: Session, command: c.OpenBooth, actor: str) -> tuple[Event, ...]:
    """Open a booth; one that was open is void. Raises Refused while nobody is here who could vote."""
    if not session.present:
        raise Refused(Problem.NOBODY_VOTES, session=session.id)
    case = session.case
    begun = e.BoothOpened(
        session_id=session.id,
        actor=actor,
        booth_id=command.booth_id,
        case_id=case.case_id,
        scene_id=case.scene_id,
        round="a" if session.step is Step.VOTE_A else "b",
        confidence=command.confidence,
    )
    return (*left(session, actor), begun)


def counted(session: Session, command: c.CountBooth, actor: str) -> tuple[Event, ...]:
    """End the open booth with its totals, all in one. What it brought before, to the same round, is corrected.

    Raises Refused when it is not open any more, for options that are none, without a ballot, and for more ballots
    than people ever came: somebody may vote, and leave before the count.
    """
    booth, case = session.booth, session.case
    if booth is None or booth.id != command.booth_id:
        raise Refused(Problem.NO_BOOTH, session=session.id)
    if unknown := sorted(command.totals.keys() - {option.id for option in case.options}):
        raise Refused(Problem.UNKNOWN_OPTION, option=unknown[0], known=", ".join(o.id for o in case.options))
    part = _part(command, tuple(option.id for option in case.options))
    if not part.ballots:
        raise Refused(Problem.NO_BALLOTS, session=session.id)
    whole = session.round(booth.round).with_parts([part])
    ever = len(session.people) + len(session.guests)
    if whole.ballots > ever:
        raise Refused(Problem.TOO_MANY_BALLOTS, ballots=whole.ballots, present=ever)
    tallied = e.Tallied(
        session_id=session.id,
        actor=actor,
        case_id=case.case_id,
        scene_id=case.scene_id,
        round=booth.round,
        parts=whole.parts,
    )
    return (tallied, e.BoothClosed(session_id=session.id, actor=actor, booth_id=booth.id, counted=True))


def _part(command: c.CountBooth, options: tuple[str, ...]) -> Part:
    """Return what the booth brings: every option in the order of the case, and how sure people were from five on."""
    totals = {option: _number(command.totals, option) for option in options}
    sure = {value: _number(command.confidence, value) for value in CONFIDENCE}
    answers = sum(sure.values())
    return Part(Method.BOOTH, sum(totals.values()), totals, sure if answers >= STORED_FROM else {})


def _number(counts: Mapping[str, int], key: str) -> int:
    number = counts.get(key, 0)
    if number < 0:
        raise Refused(Problem.BAD_COUNT, value=number)
    return number


def voided(session: Session, _command: c.VoidBooth, actor: str) -> tuple[Event, ...]:
    """Give up the open booth: nothing of it is kept. Raises Refused when none is open."""
    if session.booth is None:
        raise Refused(Problem.NO_BOOTH, session=session.id)
    return left(session, actor)


def left(session: Session, actor: str) -> tuple[Event, ...]:
    """Return what leaving a vote does to a booth that is open: nothing of it is kept, and that leaves a trace."""
    if session.booth is None:
        return ()
    return (e.BoothClosed(session_id=session.id, actor=actor, booth_id=session.booth.id, counted=False),)
