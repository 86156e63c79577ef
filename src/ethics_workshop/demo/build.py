"""Puts the made-up department into a folder: roster, journal and everything derived, as a year of use leaves them."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ethics_workshop.demo.people import Department, department
from ethics_workshop.demo.room import Happened, day_of
from ethics_workshop.demo.units import PEOPLE, SEED
from ethics_workshop.demo.year import DAYS, Bank, Year
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.event import Day
from ethics_workshop.domain.people import Person
from ethics_workshop.records.register import Register
from ethics_workshop.records.store import Store
from ethics_workshop.services.clock import Clock, moment
from ethics_workshop.services.ports import CaseBank, RosterChunk, StepClock
from ethics_workshop.settings.demo import mark_as_demo

CASES = 24
"""Cases that one department works through in a year, at most."""

STEP_SECONDS = 40
"""How long the interrupted step had run, in seconds."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What was built: the session to resume, and the person who leads it."""

    session_id: str
    facilitator_id: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build. The same of all three, on the same day and minute, comes to the same rows."""

    people: int = PEOPLE
    seed: int = SEED
    language: str = "en"
    """In which the units are named, and what the interrupted session is led in."""


def build(folder: Path, bank: CaseBank, clock: Clock, wanted: Wanted) -> Demo:
    """Build the department of the year that ends now in `folder`, which must hold no records yet.

    Raises StorageError when the disk fails, BadInput for a bank that cannot be read, Refused for an empty one.
    """
    mark_as_demo(folder)
    chance = random.Random(wanted.seed)  # noqa: S311  # nothing here is a secret
    now, offset = clock.now(), clock.day().offset
    today = dt.date.fromisoformat(clock.day().date)
    people = department(wanted.people, chance, today, wanted.language)
    year = Year(people, _gather(bank, chance), chance, now, offset, wanted.language)
    year.live()
    then = _Then(now - dt.timedelta(days=DAYS), offset)
    with closing(Store(folder, then, entropy=chance.randbytes)) as store:
        _record(store, then, year, people)
    interrupted = year.interrupted
    assert interrupted is not None  # noqa: S101  # every year leaves one
    return Demo(interrupted.session_id, interrupted.facilitator_id)


def _gather(bank: CaseBank, chance: random.Random) -> Bank:
    """Read from the bank what the year is made of: some of its cases, in no particular order."""
    known = [case.id for case in bank.cases()]
    agendas = bank.agendas()
    if not known or not agendas:
        raise Refused(Problem.NO_CASE)
    chosen = [bank.case(case_id) for case_id in chance.sample(known, min(CASES, len(known)))]
    try:
        statement = bank.statement()
    except Refused:
        statement = None
    return Bank(chosen, agendas, bank.programme(), statement)


class _Then:
    """A clock that is set by hand."""

    def __init__(self, at: dt.datetime, offset: str) -> None:
        self.at = at
        self._offset = offset

    def now(self) -> dt.datetime:
        """Return the moment to which it was set."""
        return self.at

    def written(self) -> str:
        """Return it as it is recorded."""
        return moment(self.at)

    def day(self) -> Day:
        """Return its local date."""
        return day_of(self.at, self._offset)


def _record(store: Store, clock: _Then, year: Year, people: Department) -> None:
    """Write the year: four rosters as they were read, and between them what happened."""
    register, end = Register(store), year.now
    written = 0
    for quarter in range(5):
        clock.at = end - dt.timedelta(days=DAYS * (4 - quarter) // 4, hours=6)
        until = _until(year.happened, clock.at)
        _append(store, year.happened[written:until])
        written = until
        name = f"demo-roster-{clock.day().date}.csv"
        file = _Roster(_rows(people, clock.day().date, newest=quarter == 4))
        register.take_in(file, name, dry_run=False, skip_faulty=False, actor="")
    _append(store, year.happened[written:])
    interrupted = year.interrupted
    if interrupted is not None:
        clock.at = end
        store.keep_step_clock(
            StepClock(interrupted.session_id, interrupted.index, STEP_SECONDS, running=False)
        )


def _until(happened: Sequence[Happened], at: dt.datetime) -> int:
    import bisect

    return bisect.bisect_right(happened, at, key=lambda each: each[0])


def _append(store: Store, happened: Sequence[Happened]) -> None:
    with store.write() as transaction:
        transaction.append_history((moment(at), event) for at, event in happened)


Row = tuple[str, ...]


def _rows(people: Department, day: str, *, newest: bool) -> list[Row]:
    """Return the roster as it was on a day: who was hired by then; a last day of work is known two weeks ahead."""
    soon = (dt.date.fromisoformat(day) + dt.timedelta(days=14)).isoformat()
    return [
        _row(person, person.left if person.left <= soon else "")
        for person in people.people
        if person.hired <= day and not (newest and person.person_id in people.forgotten)
    ]


def _row(person: Person, left: str) -> Row:
    unit = person.unit
    return (
        person.person_id,
        person.name,
        person.email,
        person.language,
        unit.sector,
        unit.branch,
        unit.division,
        person.manager_id,
        str(person.role),
        person.hired,
        left,
    )


class _Roster:
    """A roster that was never a file. Implements the port RosterFile."""

    ignored_columns: tuple[str, ...] = ()
    windows_1252 = False

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def chunks(self) -> Iterator[RosterChunk]:
        """Give all rows at once; the header is on line 1."""
        yield RosterChunk(self._rows, range(2, len(self._rows) + 2))
