"""The roadmap: what is asked of a person, by when, what they have done, and why. Pure: the day is handed in.

The rules, once and for all (the tests replay careers day by day against them):

- *Asked of whom.* Nobody before the first day of work, after the last one, or while missing from the newest roster.
  A requirement with roles is asked of those who have one of them.
- *From when.* From the first day of work, or from the day of coming into the roles (`Anchor`); who was there before
  the requirement, from the day it takes effect. Who returns has a new first day and starts anew.
- *First date.* So many months after that. Months end with their last day: 31 January and a month is 28 February.
- *Evidence counts* from whenever it is, an earlier time in the department included, unless it had expired before the
  requirement began to be asked. It expires `months` after its day, or on the `every`-th calendar date after it.
- *Calendar date.* One that comes before the person was active for `minimum` months passes by, for whoever completed
  the requirement since they began.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.career import first_day, is_asked, present_spell
from ethics_workshop.domain.days import add_months, day_of, later, on_day
from ethics_workshop.domain.people import PersonSince
from ethics_workshop.domain.programme import Anchor, Requirement

SOON = 30
"""Days before its date from which something open is `due`."""

SOLO = "solo"
"""The method of a completion by a case worked through alone."""


class State(StrEnum):
    """Where a person stands with a requirement on a day."""

    DONE = "done"
    """There is evidence that has not expired, and it need not be renewed within SOON days (of a calendar renewal:
    its date has not come)."""
    DUE = "due"
    """To be done, for the first time or again, and its date is this day or at most SOON days away."""
    OVERDUE = "overdue"
    """To be done, and its date is before this day."""
    UPCOMING = "upcoming"
    """To be done, and its date is further away, or there is none."""


class Reason(StrEnum):
    """What a date is counted from."""

    HIRE = "hire"
    ROLE = "role"
    EFFECTIVE = "effective"
    RENEWAL = "renewal"
    CALENDAR = "calendar"
    NONE = "none"
    """There is no date."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that somebody did something: a completion, or a signature under `statement`. `day` is a local ISO date."""

    id: str
    day: str
    method: str
    requirement: str = ""
    case_ids: tuple[str, ...] = ()
    statement: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement on somebody's roadmap. Dates are local ISO dates, empty where there is none."""

    requirement: Requirement
    due: str
    """By when it is to be done: for the first time, or again."""
    state: State
    since: str
    """The first day of that state, as the record stands."""
    evidence: Evidence | None
    """The newest that counts, also when it has expired."""
    reason: Reason
    counted_from: str
    """The day that `reason` names, from which the date is counted."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """From when a requirement is asked of somebody. `anchor`: of the career alone; `begins`: no earlier than it took effect."""

    anchor: dt.date
    begins: dt.date
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Date:
    """By when, from which day on it can be done, until when the evidence holds, and what that is counted from."""

    due: dt.date | None
    opens: dt.date
    holds_until: dt.date | None
    reason: Reason
    counted_from: dt.date


def roadmap(
    versions: Sequence[PersonSince],
    requirements: Iterable[Requirement],
    evidence: Iterable[Evidence],
    statements: Iterable[str],
    day: dt.date,
) -> list[Item]:
    """Return what is asked of a person on the local date `day`, in the order of the requirements; nothing of who is away.

    `versions` are how the register knew the person, oldest first; `statements` the ids of those that the programme
    asks to sign.
    """
    spell = present_spell(versions)
    if not spell or not is_asked(spell, day):
        return []
    known = [(each, day_of(each.day)) for each in evidence]
    past = [(each, on) for each, on in known if on <= day]
    accepted = frozenset(statements)
    return [
        _item(requirement, asked, [p for p in past if counts(p[0], requirement, accepted)], day)
        for requirement in requirements
        if (asked := _asked(spell, requirement)) is not None
    ]


def counts(evidence: Evidence, requirement: Requirement, statements: frozenset[str]) -> bool:
    """Whether a piece of evidence completes a requirement; `statements` are the ids that may be signed for it."""
    if evidence.statement:
        return requirement.attestation and evidence.statement in statements
    if evidence.requirement == requirement.id:
        return True
    return evidence.method == SOLO and any(map(requirement.takes_case, evidence.case_ids))


def _asked(spell: Sequence[PersonSince], requirement: Requirement) -> _Asked | None:
    """Return from when a requirement is asked; None of somebody without its roles, or who is no newcomer to it."""
    anchor, reason, effective = first_day(spell), Reason.HIRE, day_of(requirement.effective)
    if requirement.newcomers and anchor < effective:
        return None
    if requirement.roles:
        at = len(spell)
        while at and spell[at - 1].person.role in requirement.roles:
            at -= 1
        if at == len(spell):
            return None
        if at and requirement.due is not None and requirement.due.anchor is Anchor.ROLE:
            anchor, reason = max(anchor, day_of(spell[at].since)), Reason.ROLE
    if effective > anchor:
        return _Asked(anchor, effective, Reason.EFFECTIVE)
    return _Asked(anchor, anchor, reason)


def _item(
    requirement: Requirement, asked: _Asked, evidence: Sequence[tuple[Evidence, dt.date]], day: dt.date
) -> Item:
    last = max(evidence, key=lambda each: (each[1], each[0].id), default=None)
    date = _first(requirement, asked)
    holds = False
    if last is not None:
        again = _again(requirement, asked, last[1])
        if again.holds_until is None or again.holds_until >= asked.begins:
            date, holds = again, again.holds_until is None or again.holds_until >= day
    state = _state(date, day, holds=holds)
    return Item(
        requirement=requirement,
        due=date.due.isoformat() if date.due else "",
        state=state,
        since=_since(state, date, last[1] if last and holds else asked.anchor, day).isoformat(),
        evidence=last[0] if last else None,
        reason=date.reason,
        counted_from=date.counted_from.isoformat() if date.reason is not Reason.NONE else "",
    )


def _first(requirement: Requirement, asked: _Asked) -> _Date:
    """Return the date of somebody without evidence that counts."""
    begins = asked.begins
    if requirement.due is not None:
        return _Date(add_months(begins, requirement.due.months), begins, None, asked.reason, begins)
    renewal = requirement.renewal
    if renewal is None or not renewal.calendar:
        return _Date(None, begins, None, Reason.NONE, begins)
    opens = _calendar(renewal.calendar, begins.year, 0)
    if opens < begins:
        opens = _calendar(renewal.calendar, begins.year, 1)
    opens = _passed_by(opens, requirement, asked)
    return _Date(later(opens, renewal.within), opens, None, Reason.CALENDAR, opens)


def _again(requirement: Requirement, asked: _Asked, done: dt.date) -> _Date:
    """Return by when what was done on a day has to be done again."""
    renewal = requirement.renewal
    if renewal is None:
        return _Date(None, done, None, Reason.NONE, done)
    if not renewal.calendar:
        due = add_months(done, renewal.months)
        return _Date(due, done, due, Reason.RENEWAL, done)
    first = 0 if _calendar(renewal.calendar, done.year, 0) > done else 1
    opens = _calendar(renewal.calendar, done.year, first + renewal.every - 1)
    if done >= asked.anchor:
        opens = _passed_by(opens, requirement, asked)
    holds_until = opens - dt.timedelta(days=1)
    return _Date(later(opens, renewal.within), opens, holds_until, Reason.CALENDAR, opens)


def _calendar(written: str, year: int, years: int) -> dt.date:
    """Return the day `MM-DD` of a year, some years later; 29 February is the 28th where there is none."""
    return on_day(year + years, int(written[:2]), int(written[3:]))


def _passed_by(opens: dt.date, requirement: Requirement, asked: _Asked) -> dt.date:
    """Return the first calendar date, `opens` or a later one, before which the person was active long enough."""
    active = add_months(asked.anchor, requirement.minimum)
    renewal = requirement.renewal
    while renewal is not None and opens < active:
        opens = _calendar(renewal.calendar, opens.year, 1)
    return opens


def _state(date: _Date, day: dt.date, *, holds: bool) -> State:
    if date.due is None:
        return State.DONE if holds else State.UPCOMING
    if date.due < day:
        return State.OVERDUE
    if day >= _window(date):
        return State.DUE
    return State.DONE if holds else State.UPCOMING


def _window(date: _Date) -> dt.date:
    """Return the first day on which something is `due`: SOON days before its date, and not before it can be done."""
    assert date.due is not None  # noqa: S101  # asked for of what has a date
    soon = date.due - dt.timedelta(days=min(SOON, (date.due - dt.date.min).days))
    return max(soon, date.opens)


def _since(state: State, date: _Date, before: dt.date, day: dt.date) -> dt.date:
    """Return the first day of a state; `before` is when it was done, or else from when it could have been asked."""
    if state is State.OVERDUE and date.due is not None:
        return later(date.due, 1)
    if state is State.DUE:
        return _window(date)
    return before if state is State.DONE or date.opens > day else date.opens
