"""The facilitated session: its state, and how events change it. What is legal when is in `table`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from ethics_workshop.domain import event as e
from ethics_workshop.domain.agenda import STEPS, Position, Step, route
from ethics_workshop.domain.event import Attendee, CaseCopy, Day, Event, SessionPlanned
from ethics_workshop.domain.loop_event import CommitmentReviewed, Outcome, QuestionAnswered
from ethics_workshop.domain.tally import EMPTY, Round
from ethics_workshop.domain.text import Text


class State(StrEnum):
    """A session's life."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Place(StrEnum):
    """Where a session stands, as the transition table sees it: planned, one of twelve steps, closed, cancelled."""

    PLANNED = "planned"
    CHECK_IN = "check-in"
    GROUND_RULES = "ground-rules"
    READ = "read"
    VOTE_A = "vote-a"
    DISCUSS = "discuss"
    INJECT = "inject"
    VOTE_B = "vote-b"
    DEBRIEF = "debrief"
    REHEARSE = "rehearse"
    COMMIT = "commit"
    WRAP_UP = "wrap-up"
    CLOSE = "close"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the group agreed to do. `by` is an ISO date or empty."""

    id: str
    text: str
    owner_id: str
    owner: str
    by: str
    if_text: str = ""
    then_text: str = ""
    succeeds: str = ""
    """The commitment that this one took the place of, after its session was closed."""
    outcome: Outcome | None = None
    note: str = ""
    reviewed_on: str = ""
    """The local ISO date of `outcome`."""
    reviewed_in: str = ""
    """The session in which it was said; may be empty."""
    successor: str = ""


NO_ANSWER = Text("", "")


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the V&E office, and its answer once there is one. `answered_on` is a local ISO date."""

    id: str
    text: str
    answer: Text = NO_ANSWER
    answered_on: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Answers to one of the three questions; `values` is empty when under five answered."""

    answers: int
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OpenBooth:
    """A vote by booth that began and did not end. Its ballots, if the program that opened it still runs, are there."""

    id: str
    case: int
    round: str
    confidence: bool


@dataclass(frozen=True)
class Session:
    """One session as its events have made it."""

    plan: SessionPlanned
    state: State = State.PLANNED
    index: int = 0
    trail: tuple[int, ...] = ()
    """The places it came through, so that `back` returns where one was."""
    people: Mapping[str, Attendee] = field(default_factory=dict)
    """Everybody who ever checked in, in the order of arrival."""
    present: frozenset[str] = frozenset()
    """Who is in now: person ids and guest ids."""
    guests: Mapping[str, str] = field(default_factory=dict)
    through: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Who was in when each place of the route was left by `next`; going back and on again overwrites."""
    rounds: Mapping[tuple[int, str], Round] = field(default_factory=dict)
    """Rounds by (case, `a` or `b`)."""
    booth: OpenBooth | None = None
    """The booth that is open. Where no program has it any more, it was interrupted: its vote is void."""
    played: tuple[tuple[int, str], ...] = ()
    """The new facts that the room heard, as (case, inject id), in their order."""
    cut: frozenset[int] = frozenset()
    """The places of the route that are left out for want of time."""
    commitments: tuple[Commitment, ...] = ()
    questions: tuple[Question, ...] = ()
    themes: tuple[str, ...] = ()
    feedback: Mapping[int, Feedback] = field(default_factory=dict)
    follow_up: str = ""
    """What was done with what the room said, in a sentence; empty while it is owed, or where nothing is."""
    met: Day | None = None
    """The local day on which it was opened, and then that on which it ended; None while it is planned."""

    @property
    def id(self) -> str:
        """The session's id."""
        return self.plan.session_id

    @property
    def day(self) -> Day:
        """The local day it is known by: of its end, of its beginning, or of its planning."""
        return self.met or self.plan.day

    @cached_property
    def route(self) -> tuple[Position, ...]:
        """The whole way through the session."""
        return route(self.plan.agenda.steps, len(self.plan.cases))

    @property
    def position(self) -> Position:
        """Where on the route the session stands."""
        return self.route[self.index]

    @property
    def step(self) -> Step:
        """The step at which the session stands; a planned one stands at check-in."""
        return self.position.step

    @property
    def place(self) -> Place:
        """Where the session stands, as the transition table sees it."""
        return Place(self.step.value) if self.state is State.OPEN else Place(self.state.value)

    @property
    def case(self) -> CaseCopy:
        """The case on the table."""
        return self.plan.cases[self.position.case]

    @property
    def unplayed(self) -> tuple[str, ...]:
        """The new facts of the case on the table that the room has not heard."""
        case = self.position.case
        return tuple(i for i in self.plan.cases[case].injects if (case, i) not in self.played)

    def round(self, name: str, case: int | None = None) -> Round:
        """Return round `a` or `b` of `case` (default: the case on the table); empty when nobody voted."""
        return self.rounds.get((self.position.case if case is None else case, name), EMPTY)

    @property
    def agreed(self) -> tuple[Commitment, ...]:
        """The commitments that were made in the session itself, without those that took their place later."""
        return tuple(made for made in self.commitments if not made.succeeds)

    @property
    def checked_in(self) -> tuple[str, ...]:
        """The person ids of those in the room now, in the order of arrival."""
        return tuple(p for p in self.people if p in self.present)

    def completing(self) -> tuple[Attendee, ...]:
        """Return who was there from vote-a through debrief, in the order of arrival.

        Rule (SESSION.md, "Completion"): checked in when each step from the first `vote-a` to the last `debrief` of
        the route was left by `next`. A step that was never left on the way does not count against anybody.
        """
        window = [i for i in self.through if _in_window(self.route[i].step, self.route[i].case)]
        if not window:
            return ()
        stayed = frozenset.intersection(*(self.through[i] for i in window))
        return tuple(person for person_id, person in self.people.items() if person_id in stayed)

    def evolve(self, event: Event) -> "Session":
        """Return the session after `event`. Events that are not about its state leave it as it is."""
        change = _CHANGES.get(type(event))
        if change is None:
            return self
        after = object.__new__(Session)  # not `replace`: the route, once worked out, goes along
        after.__dict__.update(self.__dict__, **change(self, event))
        return after


def _in_window(step: Step, case: int) -> bool:
    """Whether `step` of `case` lies between vote-a and debrief; from the second case on, its reading does too."""
    first = Step.VOTE_A if case == 0 else Step.READ
    return STEPS.index(first) <= STEPS.index(step) <= STEPS.index(Step.DEBRIEF)


def replay(events: Iterable[Event]) -> Session | None:
    """Return the session that `events` make, in their order, or None without a `session.planned`."""
    session: Session | None = None
    for event in events:
        if isinstance(event, SessionPlanned):
            session = Session(plan=event)
        elif session is not None:
            session = session.evolve(event)
    return session


Change = dict[str, Any]


def _opened(_s: Session, event: e.SessionOpened) -> Change:
    return {"state": State.OPEN, "met": event.day}


def _checked_in(s: Session, event: e.CheckedIn) -> Change:
    arrived = {p.person_id: p for p in event.people}
    return {"people": {**s.people, **arrived}, "present": s.present.union(arrived)}


def _guest(s: Session, event: e.GuestCheckedIn) -> Change:
    return {"guests": {**s.guests, event.guest_id: event.name}, "present": s.present | {event.guest_id}}


def _left(s: Session, event: e.Left) -> Change:
    return {"present": s.present - {event.who}}


def _step(s: Session, event: e.StepEntered) -> Change:
    if event.back:
        return {"index": event.index, "trail": s.trail[:-1]}
    through = {**s.through, s.index: s.present}
    return {"index": event.index, "trail": (*s.trail, s.index), "through": through}


def _cut(s: Session, event: e.StepCut) -> Change:
    return {"cut": s.cut - {event.index} if event.restored else s.cut | {event.index}}


def _tallied(s: Session, event: e.Tallied) -> Change:
    return {"rounds": {**s.rounds, (s.position.case, event.round): Round(event.parts)}}


def _booth_opened(s: Session, event: e.BoothOpened) -> Change:
    return {"booth": OpenBooth(event.booth_id, s.position.case, event.round, event.confidence)}


def _booth_closed(_s: Session, _event: e.BoothClosed) -> Change:
    return {"booth": None}


def _played(s: Session, event: e.InjectPlayed) -> Change:
    return {"played": (*s.played, (s.position.case, event.inject_id))}


def _committed(s: Session, event: e.Committed) -> Change:
    made = Commitment(
        event.commitment_id,
        event.text,
        event.owner_id,
        event.owner,
        event.by,
        event.if_text,
        event.then_text,
        event.succeeds,
    )
    return {"commitments": (*s.commitments, made)}


def _reviewed(s: Session, event: CommitmentReviewed) -> Change:
    def after(made: Commitment) -> Commitment:
        return replace(
            made,
            outcome=event.outcome,
            note=event.note,
            reviewed_on=event.day.date,
            reviewed_in=event.said_in,
            successor=event.successor_id,
        )

    return {"commitments": tuple(after(m) if m.id == event.commitment_id else m for m in s.commitments)}


def _answered(s: Session, event: QuestionAnswered) -> Change:
    return {
        "questions": tuple(
            replace(asked, answer=event.answer, answered_on=event.day.date)
            if asked.id == event.question_id
            else asked
            for asked in s.questions
        )
    }


def _asked(s: Session, event: e.QuestionAsked) -> Change:
    return {"questions": (*s.questions, Question(event.question_id, event.text))}


def _theme(s: Session, event: e.ThemeNamed) -> Change:
    return {"themes": s.themes if event.name in s.themes else (*s.themes, event.name)}


def _feedback(s: Session, event: e.FeedbackCounted) -> Change:
    return {"feedback": {**s.feedback, event.question: Feedback(event.answers, event.values)}}


def _cancelled(_s: Session, event: e.SessionCancelled) -> Change:
    return {"state": State.CANCELLED, "met": event.day}


def _closed(_s: Session, event: e.SessionClosed) -> Change:
    return {"state": State.CLOSED, "met": event.day}


def _followed_up(_s: Session, event: e.FollowedUp) -> Change:
    return {"follow_up": event.text}


_CHANGES: Mapping[type[Event], Callable[[Session, Any], Change]] = {
    e.SessionOpened: _opened,
    e.CheckedIn: _checked_in,
    e.GuestCheckedIn: _guest,
    e.Left: _left,
    e.StepEntered: _step,
    e.StepCut: _cut,
    e.Tallied: _tallied,
    e.BoothOpened: _booth_opened,
    e.BoothClosed: _booth_closed,
    e.InjectPlayed: _played,
    e.Committed: _committed,
    e.QuestionAsked: _asked,
    e.ThemeNamed: _theme,
    e.FeedbackCounted: _feedback,
    CommitmentReviewed: _reviewed,
    QuestionAnswered: _answered,
    e.SessionCancelled: _cancelled,
    e.SessionClosed: _closed,
    e.FollowedUp: _followed_up,
}
