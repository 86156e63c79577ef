"""A session as its events have made it, with the moments that the journal gives: what its derived rows come from."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ethics_workshop.domain import event as e
from ethics_workshop.domain.event import Event
from ethics_workshop.domain.loop_event import OPEN, CommitmentReviewed, QuestionAnswered
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import ShownRound, shown_pair
from ethics_workshop.domain.text import Text
from ethics_workshop.records import tables as t
from ethics_workshop.records.canonical import canonical
from ethics_workshop.records.tables import Table

Cells = tuple[str | int, ...]
"""One row of a derived table."""


class Story:
    """One session, and when things happened to it. Moments are UTC ISO 8601; `offset` is the room's (`-05:00`)."""

    __slots__ = (
        "answered_at",
        "asked_on",
        "closed_at",
        "completions",
        "made_on",
        "named_on",
        "offset",
        "opened_at",
        "planned_at",
        "session",
        "touched_at",
        "votes",
    )

    def __init__(self, at: str, event: e.SessionPlanned) -> None:
        self.session = Session(plan=event)
        self.planned_at = self.touched_at = at
        self.offset = event.day.offset
        self.opened_at = self.closed_at = ""
        self.made_on: tuple[str, ...] = ()
        """The local date of each commitment."""
        self.asked_on: tuple[str, ...] = ()
        """The local date of each question."""
        self.named_on: tuple[str, ...] = ()
        """The local date of each theme."""
        self.answered_at: Mapping[str, str] = {}
        """The moment of each answer, by the question's id."""
        self.completions = 0
        self.votes: tuple[int, str, int, str] = (0, "", 0, "")
        """Ballots and split of both rounds, as exports for people may show them (SESSION.md, "Small rooms")."""

    def go_on(self, at: str, event: e.SessionEvent) -> None:
        """Take in the next event, which was recorded `at`."""
        self.session = self.session.evolve(event)
        self.touched_at = at
        besides = _BESIDES.get(type(event))
        if besides is not None:
            besides(self, event)


def tell(story: Story | None, at: str, event: e.SessionEvent) -> Story | None:
    """Return the story with `event` taken in; None while no plan has come. A plan begins another one."""
    if isinstance(event, e.SessionPlanned):
        return Story(at, event)
    if story is not None:
        story.go_on(at, event)
    return story


def _opened(story: Story, event: e.SessionOpened) -> None:
    story.opened_at, story.offset = story.touched_at, event.day.offset


def _closed(story: Story, _event: e.SessionClosed) -> None:
    story.closed_at = story.touched_at


def _tallied(story: Story, _event: e.Tallied) -> None:
    story.votes = _votes(story.session)


def _committed(story: Story, _event: e.Committed) -> None:
    story.made_on = (*story.made_on, local_date(story.touched_at, story.offset))


def _asked(story: Story, _event: e.QuestionAsked) -> None:
    story.asked_on = (*story.asked_on, local_date(story.touched_at, story.offset))


def _answered(story: Story, event: QuestionAnswered) -> None:
    story.answered_at = {**story.answered_at, event.question_id: story.touched_at}


def _named(story: Story, _event: e.ThemeNamed) -> None:
    if len(story.session.themes) > len(story.named_on):
        story.named_on = (*story.named_on, local_date(story.touched_at, story.offset))


def _completed(story: Story, _event: e.CompletionRecorded) -> None:
    story.completions += 1


_BESIDES: Mapping[type[Event], Callable[[Story, Any], None]] = {
    e.SessionOpened: _opened,
    e.SessionClosed: _closed,
    e.Tallied: _tallied,
    e.Committed: _committed,
    e.QuestionAsked: _asked,
    QuestionAnswered: _answered,
    e.ThemeNamed: _named,
    e.CompletionRecorded: _completed,
}
"""What an event changes beside the session itself; the story already holds that, and the moment."""


def local_date(at: str, offset: str) -> str:
    """Return the ISO date at `offset` (`-05:00`) of the UTC moment `at`."""
    minutes = int(offset[1:3]) * 60 + int(offset[4:6])
    zone = dt.timezone(dt.timedelta(minutes=-minutes if offset.startswith("-") else minutes))
    return dt.datetime.fromisoformat(at).astimezone(zone).date().isoformat()


def case_ids(event: e.SessionPlanned) -> str:
    """Return the ids of the cases, joined with a space."""
    return " ".join(case.case_id for case in event.cases)


def session_row(story: Story) -> Cells:
    """Return the row of the session itself: what its plan fixes, then what its events move."""
    plan = story.session.plan
    title, unit = plan.cases[0].title if plan.cases else Text("", ""), plan.unit
    return (
        plan.session_id,
        case_ids(plan),
        title.en,
        title.fr,
        plan.agenda.agenda_id,
        plan.agenda.title.en,
        plan.agenda.title.fr,
        plan.requirement,
        unit.sector,
        unit.branch,
        unit.division,
        plan.facilitator_id,
        plan.facilitator_name,
        plan.leader_id,
        plan.leader_name,
        story.planned_at,
        plan.day.date,
        *moved(story),
    )


_CELLS: Mapping[str, Callable[[Story], str | int]] = {
    "state": lambda s: (
        s.session.state._value_
    ),  # `value` is a descriptor in Python, and this is done at every event
    "step": lambda s: s.session.step._value_,
    "opened_at": lambda s: s.opened_at,
    "closed_at": lambda s: s.closed_at,
    "touched_at": lambda s: s.touched_at,
    "present": lambda s: len(s.session.present),
    "participants": lambda s: len(s.session.people),
    "guests": lambda s: len(s.session.guests),
    "completions": lambda s: s.completions,
    "ballots_a": lambda s: s.votes[0],
    "split_a": lambda s: s.votes[1],
    "ballots_b": lambda s: s.votes[2],
    "split_b": lambda s: s.votes[3],
    "commitments": lambda s: len(s.session.agreed),
    "questions": lambda s: len(s.session.questions),
    "themes": lambda s: len(s.session.themes),
    "meets_on": lambda s: s.session.plan.on,
    "follow_up_by": lambda s: s.session.plan.follow_up_by,
    "follow_up": lambda s: s.session.follow_up,
}
"""The columns of a session's row that its events move, in their order; the others are fixed by its plan."""


def moved(story: Story) -> Cells:
    """Return the cells of the session's row that events move."""
    return tuple([cell(story) for cell in _CELLS.values()])


class Move:
    """Some of those columns: how they are written, and what stands in them then."""

    __slots__ = ("_cells", "statement")

    def __init__(self, columns: tuple[str, ...]) -> None:
        self.statement = f"UPDATE session SET {', '.join(f'{c} = ?' for c in columns)} WHERE session_id = ?"
        self._cells = tuple(_CELLS[column] for column in columns)

    def cells(self, story: Story) -> list[str | int]:
        """Return what the statement is given."""
        row = [cell(story) for cell in self._cells]
        row.append(story.session.plan.session_id)
        return row


def _votes(s: Session) -> tuple[int, str, int, str]:
    """Return ballots and split of both rounds, as exports for people may show them (SESSION.md, "Small rooms")."""
    ballots = [0, 0]
    splits: tuple[list[str], list[str]] = ([], [])
    for index, case in enumerate(s.plan.cases):
        options = tuple([option.id for option in case.options])
        for side, shown in enumerate(shown_pair(s.round("a", index), s.round("b", index), options)):
            ballots[side] += shown.ballots
            if shown.options:
                splits[side].append(f"{case.case_id}: {_split(shown)}")
    return ballots[0], " | ".join(splits[0]), ballots[1], " | ".join(splits[1])


def _split(shown: ShownRound) -> str:
    return "; ".join(
        [f"{o.option} {o.band._value_ if o.percent is None else f'{o.percent}%'}" for o in shown.options]
    )


def _attendance(story: Story) -> Iterator[Cells]:
    s = story.session
    for place, p in enumerate(s.people.values(), start=1):
        u, now = p.unit, int(p.person_id in s.present)
        yield (s.id, "person", p.person_id, place, p.name, u.sector, u.branch, u.division, p.mode, now)
    for place, (guest, name) in enumerate(s.guests.items(), start=1):
        yield (s.id, "guest", guest, place, name, "", "", "", "", int(guest in s.present))


def _rounds(story: Story) -> Iterator[Cells]:
    s = story.session
    for (index, name), counted in s.rounds.items():
        case = s.plan.cases[index]
        totals = canonical(counted.totals)
        yield (s.id, index, name, case.case_id, case.scene_id, counted.method, counted.ballots, totals)


def _commitments(story: Story) -> Iterator[Cells]:
    s, u = story.session, story.session.plan.unit
    ids, unit = case_ids(s.plan), (u.sector, u.branch, u.division)
    for place, (c, made_on) in enumerate(zip(s.commitments, story.made_on, strict=True), start=1):
        own = (
            c.text,
            c.owner_id,
            c.owner,
            c.by,
            str(c.outcome or OPEN),
            made_on,
            ids,
            c.if_text,
            c.then_text,
        )
        since = (c.reviewed_on, c.reviewed_in, c.note, c.succeeds, c.successor)
        yield (c.id, s.id, place, *unit, *own, *since)


def _questions(story: Story) -> Iterator[Cells]:
    s, u = story.session, story.session.plan.unit
    unit = (u.sector, u.branch, u.division)
    for place, (q, asked_on) in enumerate(zip(s.questions, story.asked_on, strict=True), start=1):
        answered = (q.answer.en, q.answer.fr, q.answered_on, story.answered_at.get(q.id, ""))
        yield (s.id, place, q.id, q.text, *unit, asked_on, *answered)


def _themes(story: Story) -> list[Cells]:
    s = story.session
    id_ = s.plan.session_id
    named = enumerate(zip(s.themes, story.named_on, strict=True), start=1)
    return [(id_, place, name, on) for place, (name, on) in named]


def _feedback(story: Story) -> Iterator[Cells]:
    for number, given in story.session.feedback.items():
        counts = canonical(dict(given.values))
        yield (story.session.id, number, given.answers, counts)


@dataclass(frozen=True, eq=False)
class Part:
    """A derived table of a session, how its rows come about, and which events move them."""

    table: Table
    make: Callable[[Story], Iterable[Cells]]
    events: tuple[type[Event], ...]

    def rows(self, story: Story | None) -> dict[Cells, Cells]:
        """Return the rows of `story` by their keys."""
        if story is None:
            return {}
        key = self.table.key
        return {row[:key]: row for row in self.make(story)}


PARTS = (
    Part(t.ATTENDANCE, _attendance, (e.CheckedIn, e.GuestCheckedIn, e.Left)),
    Part(t.BALLOT_ROUND, _rounds, (e.Tallied,)),
    Part(t.COMMITMENT, _commitments, (e.Committed, CommitmentReviewed)),
    Part(t.QUESTION, _questions, (e.QuestionAsked, QuestionAnswered)),
    Part(t.THEME, _themes, (e.ThemeNamed,)),
    Part(t.FEEDBACK, _feedback, (e.FeedbackCounted,)),
)
"""What is derived from one session beside its own row."""

WHOLE = Move(tuple(_CELLS))

_COLUMNS: Mapping[type[Event], str] = {
    e.SessionOpened: "state opened_at",
    e.CheckedIn: "present participants",
    e.GuestCheckedIn: "present guests",
    e.Left: "present",
    e.StepEntered: "step",
    e.StepCut: "",
    e.RoundSkipped: "",
    e.Tallied: "ballots_a split_a ballots_b split_b",
    e.BoothOpened: "",
    e.BoothClosed: "",
    e.InjectPlayed: "",
    e.Committed: "commitments",
    e.QuestionAsked: "questions",
    e.ThemeNamed: "themes",
    e.FeedbackCounted: "",
    CommitmentReviewed: "",
    QuestionAnswered: "",
    e.SessionCancelled: "state",
    e.SessionClosed: "state closed_at",
    e.FollowedUp: "follow_up",
    e.CompletionRecorded: "completions",
}

MOVED: Mapping[type[Event], tuple[Move, tuple[Part, ...]]] = {
    e.SessionPlanned: (WHOLE, PARTS),
    **{
        kind: (Move(("touched_at", *columns.split())), tuple(part for part in PARTS if kind in part.events))
        for kind, columns in _COLUMNS.items()
    },
}
"""What an event moves: columns of the session's own row, and rows of its parts. A plan begins all of it anew.

Writing only those costs a third less than the whole row, and the index of units stays as it is.
"""
