"""The transition table of a session: `(place, command) -> events`.

The screens, the help, the command line and the tests all read this one table; a pair that is not in it is refused.

Places that later capabilities take, each a row or a method here and nothing elsewhere: listening is a command of `discuss`; pausing for something real is a command of every open step; the
stage and the coach only read the session; the planner makes plans.
"""

import datetime as dt
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ethics_workshop.domain import booth
from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain.agenda import InjectMode, Step
from ethics_workshop.domain.command import Command, CommandName
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.event import Day, Event
from ethics_workshop.domain.loop_event import CommitmentReviewed, Outcome, QuestionAnswered
from ethics_workshop.domain.pace import left_out, may_cut, passed_over, to_cut
from ethics_workshop.domain.session import Place, Session, State
from ethics_workshop.domain.tally import STORED_FROM, Method, Part
from ethics_workshop.domain.text import ANSWER_LIMIT, FREE_TEXT_LIMIT, NAME_LIMIT, Text, clean

FEEDBACK_QUESTIONS = (1, 2, 3)
FEEDBACK_VALUES = (1, 2, 3, 4, 5)
SESSION_METHOD = "session"
"""The `method` of a completion by a facilitated session."""


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, and on which local day."""

    actor: str
    day: Day


Handler = Callable[[Session, Any, Context], tuple[Event, ...]]

STEP_PLACES = tuple(p for p in Place if p not in {Place.PLANNED, Place.CLOSED, Place.CANCELLED})


def legal(session: Session, name: CommandName) -> bool:
    """Whether the table knows this command where the session stands."""
    return (session.place, name) in TABLE


def decide(session: Session, command: Command, context: Context) -> tuple[Event, ...]:
    """Return the events that `command` makes. Raises Refused, with the reason, when it is not legal."""
    handler = TABLE.get((session.place, command.NAME))
    if handler is None:
        raise Refused(Problem.NOT_NOW, command=command.NAME, place=session.place, session=session.id)
    return handler(session, command, context)


def _opening(session: Session, context: Context) -> tuple[Event, ...]:
    if session.state is State.PLANNED:
        return (e.SessionOpened(session_id=session.id, actor=context.actor, day=context.day),)
    return ()


def _check_in(session: Session, command: c.CheckIn, context: Context) -> tuple[Event, ...]:
    if not command.people:
        raise Refused(Problem.NOBODY_NAMED, session=session.id)
    new = tuple(p for p in command.people if p.person_id not in session.present)
    if not new:
        return ()
    return (
        *_opening(session, context),
        e.CheckedIn(session_id=session.id, actor=context.actor, people=new),
    )


def _guest(session: Session, command: c.AddGuest, context: Context) -> tuple[Event, ...]:
    guest = e.GuestCheckedIn(
        session_id=session.id,
        actor=context.actor,
        guest_id=f"guest-{len(session.guests) + 1}",
        name=_text(command.name, NAME_LIMIT),
    )
    return (*_opening(session, context), guest)


def _leave(session: Session, command: c.Leave, context: Context) -> tuple[Event, ...]:
    if command.who not in session.present:
        raise Refused(Problem.NOT_CHECKED_IN, who=command.who, session=session.id)
    return (e.Left(session_id=session.id, actor=context.actor, who=command.who),)


def _next(session: Session, _command: c.Next, context: Context) -> tuple[Event, ...]:
    target = session.index + 1
    while target < len(session.route) - 1 and _passed_over(session, target):
        target += 1
    return (
        *_opening(session, context),
        *booth.left(session, context.actor),
        *_skipped_round(session, context),
        _enter(session, context, target),
    )


def _skipped_round(session: Session, context: Context) -> tuple[Event, ...]:
    name = _round_of(session.step)
    if not name or session.round(name).ballots:
        return ()
    case = session.case
    return (
        e.RoundSkipped(
            session_id=session.id,
            actor=context.actor,
            case_id=case.case_id,
            scene_id=case.scene_id,
            round=name,
        ),
    )


def _enter(session: Session, context: Context, index: int, *, back: bool = False) -> Event:
    return e.StepEntered(
        session_id=session.id, actor=context.actor, index=index, step=session.route[index].step, back=back
    )


def _back(session: Session, _command: c.Back, context: Context) -> tuple[Event, ...]:
    if not session.trail:
        raise Refused(Problem.NOTHING_TO_GO_BACK_TO, session=session.id)
    return (*booth.left(session, context.actor), _enter(session, context, session.trail[-1], back=True))


def _passed_over(session: Session, index: int) -> bool:
    """Whether `next` walks past this place: an offered inject is gone to by playing it, also a second time."""
    place = session.route[index]
    offered = place.step is Step.INJECT and session.plan.agenda.inject is InjectMode.OFFER
    return offered or passed_over(session, place)


def _cut(session: Session, command: c.Cut, context: Context) -> tuple[Event, ...]:
    if command.restore:
        places = [p for p in left_out(session) if command.step in {None, p.step}]
    elif command.step is None:
        places = [place for place in (to_cut(session),) if place is not None]
    else:
        places = [p for p in may_cut(session) if p.step is command.step][:1]
    if not places:
        raise Refused(Problem.NOTHING_TO_CUT, session=session.id, step=command.step or "")
    return tuple(
        _left_out(session, context, session.route.index(place), restored=command.restore) for place in places
    )


def _left_out(session: Session, context: Context, index: int, *, restored: bool) -> Event:
    return e.StepCut(
        session_id=session.id,
        actor=context.actor,
        index=index,
        step=session.route[index].step,
        restored=restored,
    )


def _round_of(step: Step) -> str:
    return {Step.VOTE_A: "a", Step.VOTE_B: "b"}.get(step, "")


def _tally(session: Session, command: c.Tally, context: Context) -> tuple[Event, ...]:
    name, case = _round_of(session.step), session.case
    known = {option.id for option in case.options}
    counted = session.round(name)
    parts = []
    for method, counts in command.counts.items():
        if method is Method.BOOTH and any(counts.values()):
            raise Refused(Problem.BOOTH_NOT_TYPED, session=session.id)
        for option, count in counts.items():
            if option not in known:
                raise Refused(Problem.UNKNOWN_OPTION, option=option, known=", ".join(sorted(known)))
            if count < 0:
                raise Refused(Problem.BAD_COUNT, value=count)
        parts.append(Part(method, sum(counts.values()), {o.id: counts.get(o.id, 0) for o in case.options}))
    counted = counted.with_parts(parts)
    if not counted.ballots and not session.round(name).ballots:
        raise Refused(Problem.NO_BALLOTS, session=session.id)
    if counted.ballots > len(session.present):
        raise Refused(Problem.TOO_MANY_BALLOTS, ballots=counted.ballots, present=len(session.present))
    return (
        e.Tallied(
            session_id=session.id,
            actor=context.actor,
            case_id=case.case_id,
            scene_id=case.scene_id,
            round=name,
            parts=counted.parts,
        ),
    )


def _booth(session: Session, command: c.OpenBooth, context: Context) -> tuple[Event, ...]:
    return booth.opened(session, command, context.actor)


def _booth_count(session: Session, command: c.CountBooth, context: Context) -> tuple[Event, ...]:
    return booth.counted(session, command, context.actor)


def _booth_void(session: Session, command: c.VoidBooth, context: Context) -> tuple[Event, ...]:
    return booth.voided(session, command, context.actor)


def _inject(session: Session, _command: c.PlayInject, context: Context) -> tuple[Event, ...]:
    if not session.unplayed:
        raise Refused(Problem.NO_INJECT_LEFT, case=session.case.case_id)
    played = e.InjectPlayed(
        session_id=session.id,
        actor=context.actor,
        case_id=session.case.case_id,
        inject_id=session.unplayed[0],
    )
    here = session.position
    for index, place in enumerate(session.route):
        if here.step is Step.DISCUSS and place.step is Step.INJECT and place.case == here.case:
            again = (_left_out(session, context, index, restored=True),) if index in session.cut else ()
            return (played, *again, _enter(session, context, index))
    return (played,)


def _commit(session: Session, command: c.Commit, context: Context) -> tuple[Event, ...]:
    return (_committed(session, command, context),)


def _committed(session: Session, command: c.Commit, context: Context, *, succeeds: str = "") -> e.Committed:
    if command.by:
        date_from(command.by, context.day.date)
    return e.Committed(
        session_id=session.id,
        actor=context.actor,
        commitment_id=command.commitment_id,
        text=_text(command.text),
        owner_id=command.owner_id,
        owner=clean(command.owner)[:NAME_LIMIT],
        by=command.by,
        if_text=_text(command.if_text) if command.if_text else "",
        then_text=_text(command.then_text) if command.if_text or command.then_text else "",
        succeeds=succeeds,
    )


def _review(session: Session, command: c.Review, context: Context) -> tuple[Event, ...]:
    made = next((m for m in session.commitments if m.id == command.commitment_id), None)
    if made is None:
        raise Refused(Problem.UNKNOWN_COMMITMENT, commitment=command.commitment_id)
    if made.successor:
        raise Refused(Problem.COMMITMENT_CHANGED, commitment=made.id, successor=made.successor)
    changed = command.outcome is Outcome.CHANGED
    if changed and command.successor is None:
        raise Refused(Problem.NO_SUCCESSOR, commitment=made.id)
    if not changed and command.successor is not None:
        raise Refused(Problem.SUCCESSOR_UNASKED, commitment=made.id)
    following = command.successor and _committed(session, command.successor, context, succeeds=made.id)
    reviewed = CommitmentReviewed(
        session_id=session.id,
        actor=context.actor,
        commitment_id=made.id,
        outcome=command.outcome,
        note=_text(command.note) if command.note else "",
        said_in=command.said_in,
        successor_id=following.commitment_id if following else "",
        day=context.day,
    )
    return (reviewed, following) if following else (reviewed,)


def _answer(session: Session, command: c.Answer, context: Context) -> tuple[Event, ...]:
    if all(asked.id != command.question_id for asked in session.questions):
        raise Refused(Problem.NO_SUCH_QUESTION, question=command.question_id)
    english, french = clean(command.answer.en), clean(command.answer.fr)
    _text(english or french, ANSWER_LIMIT)
    return (
        QuestionAnswered(
            session_id=session.id,
            actor=context.actor,
            question_id=command.question_id,
            answer=Text(*(_text(said, ANSWER_LIMIT) if said else "" for said in (english, french))),
            day=context.day,
        ),
    )


def date_from(value: str, today: str) -> None:
    """Raise Refused unless `value` is an ISO date, `today` or later."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise Refused(Problem.BAD_DATE, value=value) from None
    if day.isoformat() != value:
        raise Refused(Problem.BAD_DATE, value=value)
    if value < today:
        raise Refused(Problem.DATE_IN_THE_PAST, value=value)


def _text(value: str, limit: int = FREE_TEXT_LIMIT) -> str:
    text = clean(value)
    if not text:
        raise Refused(Problem.EMPTY_TEXT)
    if len(text) > limit:
        raise Refused(Problem.TEXT_TOO_LONG, length=len(text), limit=limit)
    return text


def _question(session: Session, command: c.AskQuestion, context: Context) -> tuple[Event, ...]:
    return (
        e.QuestionAsked(
            session_id=session.id,
            actor=context.actor,
            question_id=command.question_id,
            text=_text(command.text),
        ),
    )


def _theme(session: Session, command: c.NameTheme, context: Context) -> tuple[Event, ...]:
    name = _text(command.name)
    if name in session.themes:
        return ()
    return (e.ThemeNamed(session_id=session.id, actor=context.actor, name=name),)


def _feedback(session: Session, command: c.CountFeedback, context: Context) -> tuple[Event, ...]:
    values = {v: n for v, n in command.values.items() if n}
    sensible = all(v in FEEDBACK_VALUES and n > 0 for v, n in values.items())
    if command.question not in FEEDBACK_QUESTIONS or not sensible:
        raise Refused(Problem.BAD_FEEDBACK, question=command.question)
    answers = sum(values.values())
    here = len(session.people) + len(session.guests)
    if answers > here:
        raise Refused(Problem.TOO_MANY_ANSWERS, answers=answers, present=here)
    kept = {str(v): n for v, n in sorted(values.items())} if answers >= STORED_FROM else {}
    return (
        e.FeedbackCounted(
            session_id=session.id,
            actor=context.actor,
            question=command.question,
            answers=answers,
            values=kept,
        ),
    )


def _attest(session: Session, command: c.Attest, _context: Context) -> tuple[Event, ...]:
    if command.signature.person_id not in session.people:
        raise Refused(Problem.WAS_NOT_PRESENT, person=command.signature.person_id, session=session.id)
    return (command.signature,)


def _cancel(session: Session, _command: c.Cancel, context: Context) -> tuple[Event, ...]:
    cancelled = e.SessionCancelled(session_id=session.id, actor=context.actor, day=context.day)
    return (*booth.left(session, context.actor), cancelled)


def _close(session: Session, _command: c.Close, context: Context) -> tuple[Event, ...]:
    plan = session.plan
    closed = e.SessionClosed(session_id=session.id, actor=context.actor, day=context.day)
    completions = (
        e.CompletionRecorded(
            session_id=session.id,
            actor=context.actor,
            completion_id=f"{session.id}.{person.person_id}",
            person_id=person.person_id,
            name=person.name,
            unit=person.unit,
            requirement=plan.requirement,
            case_ids=tuple(case.case_id for case in plan.cases),
            method=SESSION_METHOD,
            facilitator_id=plan.facilitator_id,
            day=context.day,
        )
        for person in (session.completing() if plan.requirement else ())
    )
    return (closed, *completions)


def _follow_up(session: Session, command: c.FollowUp, context: Context) -> tuple[Event, ...]:
    if not session.plan.follow_up_by:
        raise Refused(Problem.NOTHING_OWED, session=session.id)
    text = _text(command.text)
    if text == session.follow_up:
        return ()
    return (e.FollowedUp(session_id=session.id, actor=context.actor, text=text, day=context.day),)


_BEFORE_CLOSE = tuple(p for p in STEP_PLACES if p is not Place.CLOSE)
_BEFORE_WRAP_UP = tuple(p for p in _BEFORE_CLOSE if p is not Place.WRAP_UP)
_FROM_READ = STEP_PLACES[STEP_PLACES.index(Place.READ) :]
_ANY_TIME = (Place.PLANNED, *STEP_PLACES)

_ROWS: tuple[tuple[CommandName, tuple[Place, ...], Handler], ...] = (
    (CommandName.CHECK_IN, _ANY_TIME, _check_in),
    (CommandName.GUEST, _ANY_TIME, _guest),
    (CommandName.LEAVE, STEP_PLACES, _leave),
    (CommandName.NEXT, (Place.PLANNED, *_BEFORE_CLOSE), _next),
    (CommandName.BACK, STEP_PLACES, _back),
    (CommandName.CUT, _BEFORE_WRAP_UP, _cut),
    (CommandName.TALLY, (Place.VOTE_A, Place.VOTE_B), _tally),
    (CommandName.BOOTH, (Place.VOTE_A, Place.VOTE_B), _booth),
    (CommandName.BOOTH_COUNT, (Place.VOTE_A, Place.VOTE_B), _booth_count),
    (CommandName.BOOTH_VOID, (Place.VOTE_A, Place.VOTE_B), _booth_void),
    (CommandName.INJECT, (Place.DISCUSS, Place.INJECT), _inject),
    (CommandName.COMMIT, _FROM_READ, _commit),
    (CommandName.QUESTION, _FROM_READ, _question),
    (CommandName.THEME, _FROM_READ, _theme),
    (CommandName.FEEDBACK, (Place.WRAP_UP, Place.CLOSE, Place.CLOSED), _feedback),
    (CommandName.REVIEW, (Place.CLOSED,), _review),
    (CommandName.ANSWER, (Place.CLOSED,), _answer),
    (CommandName.ATTEST, (Place.WRAP_UP, Place.CLOSE, Place.CLOSED), _attest),
    (CommandName.CANCEL, _ANY_TIME, _cancel),
    (CommandName.CLOSE, (Place.CLOSE,), _close),
    (CommandName.FOLLOW_UP, (Place.CLOSED,), _follow_up),
)

TABLE: Mapping[tuple[Place, CommandName], Handler] = types.MappingProxyType(
    {(place, name): handler for name, places, handler in _ROWS for place in places}
)
