"""What fits into the minutes there are: agendas with cases, the best first, each with its reasons."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.agenda import Agenda, Step
from ethics_workshop.domain.listing import CaseSummary

MOST_CASES = 4
"""Cases of one session at most: after that nobody listens any more."""

UNBROKEN = 2 * 60 * 60
"""Seconds that a session lasts at most without room for a break (this program's own)."""

BREAK = 15 * 60

SIZE_AT = {"huddle": 1, "workshop": 2}
"""Where the minutes of a size of session stand in a case's `minutes`."""


class Reason(StrEnum):
    """Why an offer stands where it does, in the order of their weight."""

    NEW = "new"
    """The division has not talked about any of its cases."""
    TALKED = "talked"
    """The division has talked about some of them before."""
    WHOLE = "whole"
    """It keeps both votes and the debrief."""
    FULL = "full"
    """It uses the time: no more than a tenth is left."""
    SPARE = "spare"
    """Minutes are left over."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An agenda with cases: `seconds` in all, `left` of the time there is. Its reasons are said in their order."""

    agenda: Agenda
    cases: tuple[CaseSummary, ...]
    seconds: int
    left: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for. `minutes` there are; empty collections ask for nothing."""

    minutes: int
    topics: frozenset[str] = frozenset()
    levels: frozenset[int] = frozenset()


def cases_for(agenda: Agenda, cases: Iterable[CaseSummary], wish: Wish) -> list[CaseSummary]:
    """Return the cases that are wished for and whose time, as they were written, the agenda has for one of them.

    A case says how many minutes a whole session of its size takes with it; the guide inside was checked against the
    agenda of that size (`bank.checker`). Where an agenda gives a case at least the seconds that such a session gives
    it, the case fits.
    """
    return [
        case
        for case in cases
        if case.status != "retired"
        and (not wish.topics or wish.topics & set(case.topics))
        and (not wish.levels or case.level in wish.levels)
        and case.minutes[SIZE_AT[agenda.size]] * 60 <= max(agenda.seconds(), agenda.case_seconds)
    ]


def offers(
    agendas: Sequence[Agenda],
    cases: Sequence[CaseSummary],
    wish: Wish,
    talked: Collection[str] = (),
    most: int = 12,
) -> list[Offer]:
    """Return up to `most` offers, the best first: what uses the time best, then new cases before known ones, then by id.

    `talked` holds the ids of cases that the division has talked about. Per agenda and number of cases there is one
    offer for each case that would stand first in it.
    """
    found = [offer for agenda in agendas for offer in _of(agenda, cases, wish, talked)]
    found.sort(key=lambda o: _rank(o, talked))
    kept: list[Offer] = []
    for offer in found:  # no agenda crowds the others out: of each the best few
        if sum(k.agenda.id == offer.agenda.id for k in kept) < max(1, most // 3):
            kept.append(offer)
    return kept[:most]


def shortest(agendas: Iterable[Agenda]) -> int:
    """Return the minutes of the shortest agenda with one case, rounded up; 0 without any."""
    return min((-(-agenda.seconds() // 60) for agenda in agendas), default=0)


def _of(agenda: Agenda, cases: Sequence[CaseSummary], wish: Wish, talked: Collection[str]) -> Iterator[Offer]:
    fitting = sorted(
        cases_for(agenda, cases, wish), key=lambda case: (case.id in talked, case.level, case.id)
    )
    for count in range(1, min(MOST_CASES, len(fitting)) + 1):
        seconds = agenda.seconds(count)
        left = wish.minutes * 60 - seconds
        if left < 0 or (seconds > UNBROKEN and agenda.slack_seconds < BREAK):
            return
        for at in range(len(fitting)):
            chosen = tuple(fitting[(at + n) % len(fitting)] for n in range(count))
            yield Offer(agenda, chosen, seconds, left, _reasons(agenda, chosen, seconds, left, talked))


def _reasons(
    agenda: Agenda, cases: Sequence[CaseSummary], seconds: int, left: int, talked: Collection[str]
) -> tuple[Reason, ...]:
    known = any(case.id in talked for case in cases)
    whole = {Step.VOTE_A, Step.VOTE_B, Step.DEBRIEF} <= {s.name for s in agenda.steps}
    holds: Mapping[Reason, bool] = {
        Reason.NEW: not known,
        Reason.TALKED: known,
        Reason.WHOLE: whole,
        Reason.FULL: left * 10 <= seconds + left,
        Reason.SPARE: left * 10 > seconds + left,
    }
    return tuple(reason for reason, held in holds.items() if held)


def _rank(offer: Offer, talked: Collection[str]) -> tuple[object, ...]:
    return (
        Reason.WHOLE not in offer.reasons,
        offer.left // 300,
        len(offer.cases),
        sum(case.id in talked for case in offer.cases),
        offer.left,
        offer.agenda.id,
        [case.level for case in offer.cases],
        [case.id for case in offer.cases],
    )
