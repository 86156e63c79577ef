"""A division's year: what was planned, held and missed in each quarter of the programme's year."""

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

QUARTERS = 4
MONTHS = 12


class Fate(StrEnum):
    """What became of a session that was planned."""

    HELD = "held"
    """It was closed."""
    OPEN = "open"
    """It is under way."""
    PLANNED = "planned"
    """Its day is to come, or it has none."""
    MISSED = "missed"
    """Its day has passed, and it was never opened."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session in a year.

    `day` is the local ISO date that decides its quarter: when it was held, else its day, else when it was planned;
    `dated`: whether somebody had named a day.
    """

    session_id: str
    day: str
    dated: bool
    fate: Fate


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a year, from `first` through `last` (ISO dates), with their sessions in the order of their days."""

    number: int
    first: str
    last: str
    meetings: tuple[Meeting, ...]

    def count(self, *fates: Fate) -> int:
        """Return how many sessions came to one of `fates`."""
        return sum(meeting.fate in fates for meeting in self.meetings)

    @property
    def planned(self) -> int:
        """How many were planned for the quarter, whatever became of them; what was cancelled no longer counts."""
        return len(self.meetings) - self.count(Fate.CANCELLED)


def fate(state: str, on: str, today: str) -> Fate:
    """Return what became of a session in `state` (`domain.session.State`) that was planned for the ISO date `on`."""
    if state == "closed":
        return Fate.HELD
    if state == "cancelled":
        return Fate.CANCELLED
    if state == "open":
        return Fate.OPEN
    return Fate.MISSED if on and on < today else Fate.PLANNED


def quarters(first: dt.date, meetings: Iterable[Meeting]) -> tuple[Quarter, ...]:
    """Return the four quarters of the year that begins on `first`. What lies outside the year is left out."""
    starts = [_later(first, MONTHS // QUARTERS * n) for n in range(QUARTERS + 1)]
    listed = sorted(meetings, key=lambda m: (m.day, m.session_id))
    return tuple(
        Quarter(
            number,
            begins.isoformat(),
            (ends - dt.timedelta(days=1)).isoformat(),
            _between(listed, begins.isoformat(), ends.isoformat()),
        )
        for number, (begins, ends) in enumerate(itertools.pairwise(starts), start=1)
    )


def _between(listed: Sequence[Meeting], begins: str, ends: str) -> tuple[Meeting, ...]:
    return tuple(m for m in listed if begins <= m.day < ends)


def _later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later; cycles begin on the 28th at the latest, so that it exists."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    return dt.date(day.year + years, month + 1, day.day)
