"""What Home tells: read on the worker thread, after the first paint."""

import datetime as dt
from dataclasses import dataclass

from ethics_workshop.domain.clock import ClockDoubt
from ethics_workshop.domain.error import Refused
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.session import State
from ethics_workshop.services.ports import CaseQuery, CommitmentRow, Reach, SessionRow
from ethics_workshop.services.workshop import Workshop

SHOWN = 12
"""Cases and sessions that a card can show at most."""


@dataclass(frozen=True, slots=True)
class BankNews:
    """What the case bank holds. `broken` counts files that could not be opened."""

    cases: tuple[CaseSummary, ...]
    count: int
    topics: int
    broken: int
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class RecordsNews:
    """What the records hold. `resume_seconds` is how long ago the session to resume was touched."""

    resume: SessionRow | None
    resume_seconds: int
    planned: tuple[SessionRow, ...]
    closed: tuple[SessionRow, ...]
    """The sessions closed last, the newest first."""
    closed_count: int
    people: int
    units: int
    reach: tuple[Reach, ...]
    promised: tuple[CommitmentRow, ...]
    """What the unit of the session that comes first, or of the last one, has promised and not yet done."""
    promised_by: str
    actor_name: str
    leads: bool = False
    """Whether who acts has signatures to verify."""
    clock: ClockDoubt | None = None
    """Why the clock is doubtful, if it is."""
    offers_tour: bool = False
    """Whether the tour was neither taken nor declined yet."""


def read_bank(workshop: Workshop) -> BankNews:
    """Return what the bank holds. Raises BadInput when it cannot be read."""
    bank = workshop.bank
    bank.refresh()
    keys = bank.find(CaseQuery()).keys
    counts = bank.counts(CaseQuery())
    try:
        statement = bank.statement()
    except Refused:
        statement = None
    return BankNews(
        cases=tuple(bank.summaries(keys[:SHOWN])),
        count=len(keys),
        topics=sum(group == "topic" and count > 0 for (group, _), count in counts.items()),
        broken=bank.broken(),
        statement=statement,
    )


def _offers_tour(workshop: Workshop, *, newcomer: bool) -> bool:
    """Whether to offer the tour: until it was taken or declined; where that is not noted, to newcomers alone."""
    preferences = workshop.preferences
    return preferences.one("tour").value != "done" and (preferences.remembers or newcomer)


def read_records(workshop: Workshop, actor: str, *, demo: bool = False) -> RecordsNews:
    """Return what the records hold; `actor` is a person_id or empty. Raises StorageError."""
    rows = workshop.sessions.all()
    opened = [row for row in rows if row.state == State.OPEN]
    planned = [row for row in rows if row.state == State.PLANNED]
    closed = [row for row in rows if row.state == State.CLOSED]
    units = workshop.roster.units()
    resume = max(opened, key=lambda row: row.touched_at, default=None)
    seconds = 0
    if resume is not None:
        touched = dt.datetime.fromisoformat(resume.touched_at)
        seconds = int((workshop.clock.now() - touched).total_seconds())
    planned.sort(key=lambda row: row.planned_at, reverse=True)
    closed.sort(key=lambda row: row.closed_at, reverse=True)
    team = next((row.unit for row in ([resume] if resume else [*planned, *closed])), None)
    return RecordsNews(
        resume=resume,
        resume_seconds=seconds,
        planned=tuple(planned[:SHOWN]),
        closed=tuple(closed[:SHOWN]),
        closed_count=len(closed),
        people=workshop.roster.count(),
        units=len(units),
        reach=tuple(workshop.sessions.reach()),
        promised=tuple(workshop.sessions.promised(team)[-SHOWN:]) if team else (),
        promised_by=team.division if team else "",
        actor_name=_name(workshop, actor),
        leads=workshop.acknowledgements.leads(actor),
        clock=workshop.clock_check.doubt(),
        offers_tour=_offers_tour(workshop, newcomer=demo or not rows),
    )


def _name(workshop: Workshop, actor: str) -> str:
    if not actor:
        return ""
    try:
        return workshop.roster.find(actor).name
    except Refused:
        return ""
