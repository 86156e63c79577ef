"""A roadmap in words: states, dates as people say them, and why something is asked."""

import datetime as dt
from collections.abc import Mapping

from ethics_workshop.domain.roadmap import Evidence, Item, Reason, State
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_, P_, Words

STATES: Mapping[State, str] = {
    State.OVERDUE: P_("roadmap", "overdue"),
    State.DUE: P_("roadmap", "due"),
    State.UPCOMING: P_("roadmap", "upcoming"),
    State.DONE: P_("roadmap", "done"),
}

MARKS: Mapping[State, str] = {State.OVERDUE: "!", State.DUE: "▸", State.UPCOMING: "○", State.DONE: "✓"}
"""A sign for each state, beside its name: colour alone says nothing."""

METHODS: Mapping[str, str] = {
    "session": N_("a session"),
    "solo": N_("a case worked through alone"),
    "course": N_("a course"),
    "kiosk": N_("a signature"),
    "own": N_("a signature"),
}
"""By which way something was done."""


def state_name(state: State, words: Words) -> str:
    """Return the name of a state."""
    return words.p("roadmap", STATES[state])


def when(due: str, day: str, words: Words) -> str:
    """Return how far away a date is on `day` (both ISO), such as `in 12 days` or `3 weeks late`; empty without one."""
    if not due:
        return ""
    days = (dt.date.fromisoformat(due) - dt.date.fromisoformat(day)).days
    if days == 0:
        return words("today")
    return _in(days, words) if days > 0 else _late(-days, words)


def _in(days: int, words: Words) -> str:
    if days < 60:
        return words.n("in {n} day", "in {n} days", days)
    if days < 730:
        return words.n("in {n} month", "in {n} months", days // 30)
    return words.n("in {n} year", "in {n} years", days // 365)


def _late(days: int, words: Words) -> str:
    if days < 14:
        return words.n("{n} day late", "{n} days late", days)
    if days < 60:
        return words.n("{n} week late", "{n} weeks late", days // 7)
    if days < 730:
        return words.n("{n} month late", "{n} months late", days // 30)
    return words.n("{n} year late", "{n} years late", days // 365)


def because(item: Item, words: Words) -> str:
    """Return what the date is counted from, as a sentence; empty where there is no date."""
    day = short_day(item.counted_from, words)
    asked, renewal = item.requirement.due, item.requirement.renewal
    months = asked.months if asked else 0
    if item.reason is Reason.RENEWAL and renewal is not None:
        return words.n(
            "Completed on {day}; to be renewed after {n} month.",
            "Completed on {day}; to be renewed after {n} months.",
            renewal.months,
            day=day,
        )
    if item.reason is Reason.CALENDAR and renewal is not None:
        return words.n(
            "Asked every year, from {day} on.",
            "Asked every {n} years, from {day} on.",
            renewal.every,
            day=day,
        )
    if item.reason is Reason.NONE:
        return ""
    return _first_date(item.reason, months, day, words)


def _first_date(reason: Reason, months: int, day: str, words: Words) -> str:
    if not months:
        at_once = {
            Reason.HIRE: N_("Due on the first day of work, {day}."),
            Reason.ROLE: N_("Due on the first day in the role, {day}."),
            Reason.EFFECTIVE: N_("Due on the day from which it is asked, {day}."),
        }
        return words(at_once[reason], day=day)
    if reason is Reason.HIRE:
        return words.n(
            "Due {n} month after the first day of work, {day}.",
            "Due {n} months after the first day of work, {day}.",
            months,
            day=day,
        )
    if reason is Reason.ROLE:
        return words.n(
            "Due {n} month after the first day in the role, {day}.",
            "Due {n} months after the first day in the role, {day}.",
            months,
            day=day,
        )
    return words.n(
        "Due {n} month after the day from which it is asked, {day}.",
        "Due {n} months after the day from which it is asked, {day}.",
        months,
        day=day,
    )


def why(item: Item, words: Words) -> str:
    """Return why something is asked, and what its date is counted from."""
    return " ".join(filter(None, (words.text(item.requirement.why), because(item, words))))


def method_of(method: str, words: Words) -> str:
    """Return by which way something was done; another word of a file as it is."""
    return words(METHODS[method]) if method in METHODS else method


def shown_by(evidence: Evidence, words: Words) -> str:
    """Return what shows that something was done: when, by which way, and the reference."""
    day = short_day(evidence.day, words)
    parts = [words("{day}: {method}", day=day, method=method_of(evidence.method, words))]
    if evidence.reference:
        parts.append(words("reference {reference}", reference=evidence.reference))
    return " · ".join(parts)
