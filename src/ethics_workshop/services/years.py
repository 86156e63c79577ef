"""A division's year plan: what was planned, held and missed, quarter by quarter."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import State
from ethics_workshop.domain.year import Meeting, Quarter, fate, quarters
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import CaseBank, Records, SessionRow

_YEAR = re.compile(r"(\d{4})-(\d{4})")


@dataclass(frozen=True, slots=True)
class Year:
    """A unit's year by the programme's cycle, `2026-2027`."""

    unit: Unit
    year: str
    quarters: tuple[Quarter, ...]
    rows: dict[str, SessionRow]
    """The sessions of the year, by id."""


class YearService:
    """Reads the year of a unit from its sessions."""

    def __init__(self, records: Records, bank: CaseBank, clock: Clock) -> None:
        self._records = records
        self._bank = bank
        self._clock = clock

    def of(self, unit: Unit, year: str = "") -> Year:
        """Return a unit's year (default: the present one). Raises BadInput for what is no year."""
        today = self._clock.day().date
        programme = self._bank.programme()
        named = year or programme.cycle(dt.date.fromisoformat(today))
        matched = _YEAR.fullmatch(named)
        if matched is None or int(matched[2]) != int(matched[1]) + 1:
            raise BadInput(Problem.BAD_YEAR, value=named)
        first = dt.date(int(matched[1]), programme.cycle_month, programme.cycle_day)
        rows = [row for row in self._records.sessions() if row.unit == unit]
        made = quarters(first, [_meeting(row, today) for row in rows])
        inside = {meeting.session_id for quarter in made for meeting in quarter.meetings}
        return Year(unit, named, made, {r.session_id: r for r in rows if r.session_id in inside})

    def owed(self, unit: Unit | None = None) -> Sequence[SessionRow]:
        """Return the closed sessions whose rooms wait to hear what was done with what they said, by date."""
        rows = (r for r in self._records.sessions() if r.state == State.CLOSED)
        due = [r for r in rows if r.follow_up_by and not r.follow_up and unit in {None, r.unit}]
        return sorted(due, key=lambda r: (r.follow_up_by, r.session_id))


def _meeting(row: SessionRow, today: str) -> Meeting:
    held = row.closed_at or row.opened_at
    local = dt.datetime.fromisoformat(held).astimezone().date().isoformat() if held else ""
    return Meeting(
        row.session_id,
        local or row.on or row.planned_on,
        dated=bool(row.on),
        fate=fate(row.state, row.on, today),
    )
