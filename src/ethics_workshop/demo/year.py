"""A year of the made-up department: its sessions and its attestations, in the order in which they happened."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ethics_workshop.demo.courses import Courses
from ethics_workshop.demo.looping import close_the_loop
from ethics_workshop.demo.people import Department, there
from ethics_workshop.demo.room import Happened, Ids, Room, day_of, zone_of
from ethics_workshop.demo.verifying import verify
from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import Agenda, Step
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.event import AttestationSigned, Day, SessionPlanned
from ethics_workshop.domain.people import Person, Role, Unit
from ethics_workshop.domain.programme import Programme, Statement
from ethics_workshop.domain.table import Context, decide
from ethics_workshop.services.sessions import agenda_copy, case_copy
from ethics_workshop.services.signature import Signing, signature

DAYS = 365
"""The length of the year that ends now."""

SESSIONS = 0.14
"""Closed sessions for each person: with some ten people in each, most of the department is reached."""

SIGNING = 0.85
"""The share of people who sign at their own machine once a cycle has begun."""

CHECKED_IN = 8
"""People in the session that was interrupted, where there are as many."""

INTERRUPTED_AGO = 23
"""Minutes since somebody last did something in the interrupted session."""


@dataclass(frozen=True, slots=True)
class Bank:
    """What a year is made of: cases, agendas, the programme and, where there is one, the statement to sign."""

    cases: Sequence[Case]
    agendas: Sequence[Agenda]
    programme: Programme
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The session that waits to be resumed: where it stands, and who leads it."""

    session_id: str
    index: int
    facilitator_id: str


@dataclass
class Year:
    """What happened between a year ago and `now` (aware); `offset` is that of all local times (`-05:00`)."""

    department: Department
    bank: Bank
    chance: random.Random
    now: dt.datetime
    offset: str
    language: str
    happened: list[Happened] = field(default_factory=list)
    interrupted: Interrupted | None = None
    _ids: Ids = field(default_factory=Ids)
    _reached: dict[str, int] = field(default_factory=dict)
    _signing: dict[tuple[str, str], dt.datetime] = field(default_factory=dict)
    """When somebody will sign at their own machine, by person and cycle."""
    _signed: set[tuple[str, str]] = field(default_factory=set)

    def live(self) -> None:
        """Let the year happen. Afterwards `happened` holds it in order."""
        self._divisions = self.department.divisions()
        self._plan_to_sign()
        for begins, unit in self._calendar():
            self._session(begins, unit)
        self._interrupt()
        self._plan_ahead()
        self._sign_at_own()
        courses = Courses(self.chance, self.now - dt.timedelta(days=DAYS), self.now, self.offset)
        late_id = self.interrupted.facilitator_id if self.interrupted else ""
        self.happened += courses.entered(self.department, self.bank.programme, late_id)
        # chance of its own: what managers decide changes nothing of the sessions
        chance = random.Random(len(self.happened))  # noqa: S311  # nothing here is a secret
        self.happened += list(verify(self.happened, self.department, chance, self.now, self.offset))
        self.happened.sort(key=lambda happened: happened[0])
        self.happened += list(close_the_loop(self.happened, chance, self.now, self._ids))
        self.happened.sort(key=lambda happened: happened[0])

    # sessions

    def _calendar(self) -> list[tuple[dt.datetime, Unit]]:
        """Return when which division meets, in order: on working days, and never twice on one day."""
        count = max(3, round(len(self.department.people) * SESSIONS))
        turns = list(self.department.managers) * (count // len(self.department.managers) + 1)
        taken: set[tuple[dt.date, Unit]] = set()
        for unit in turns[:count]:
            day = self._working_day()
            while (day, unit) in taken:
                day = self._working_day()
            taken.add((day, unit))
        return sorted(
            ((self._hour(day), unit) for day, unit in sorted(taken)), key=lambda meeting: meeting[0]
        )

    def _working_day(self) -> dt.date:
        """Return a working day of the year, rarely one of July, August or late December."""
        today = dt.date.fromisoformat(day_of(self.now, self.offset).date)
        while True:
            day = today - dt.timedelta(days=self.chance.randrange(2, DAYS - 20))
            quiet = day.month in {7, 8} or (day.month == 12 and day.day > 18)
            if day.weekday() < 5 and (not quiet or self.chance.random() < 0.25):
                return day

    def _hour(self, day: dt.date) -> dt.datetime:
        """Return a moment of that local day between 8:30 and 15:00."""
        minutes = 510 + 15 * self.chance.randrange(27)
        return dt.datetime.combine(day, dt.time(), zone_of(self.offset)) + dt.timedelta(
            minutes=minutes, seconds=self.chance.uniform(0, 300)
        )

    def _session(self, begins: dt.datetime, unit: Unit) -> None:
        """Plan a session some days before, and lead it; one in twelve is cancelled."""
        before = dt.timedelta(days=self.chance.randrange(1, 12), minutes=self.chance.randrange(240))
        room = self._room(unit, begins - before)
        room.now = begins
        if self.chance.random() < 1 / 12:
            room.cancel()
        else:
            people = self._invited(unit, day_of(begins, self.offset))
            room.run(people, self._ids)
            for person in room.session.completing():
                self._reached[person.person_id] = self._reached.get(person.person_id, 0) + 1
            self._sign_after(room)
        self.happened += room.happened

    def _room(self, unit: Unit, at: dt.datetime, leads: Person | None = None) -> Room:
        """Return a session of the unit planned at that moment: mostly led by its manager, else by a supervisor."""
        day = day_of(at, self.offset)
        manager = self.department.managers[unit]
        others = [p for p in self._divisions[unit] if p.role == Role.SUPERVISOR and there(p, day.date)]
        leads = leads or (self.chance.choice(others) if others and self.chance.random() < 0.4 else manager)
        agenda = self.chance.choices(
            self.bank.agendas, [2 if a.seconds() < 1800 else 1 for a in self.bank.agendas]
        )[0]
        several = len(self.bank.cases) > 1 and agenda.seconds() > 1800 and self.chance.random() < 0.15
        cases = self.chance.sample(self.bank.cases, 2 if several else 1)
        return self._planned(unit, at, leads, agenda, cases)

    def _planned(
        self, unit: Unit, at: dt.datetime, leads: Person, agenda: Agenda, cases: Sequence[Case]
    ) -> Room:
        manager = self.department.managers[unit]
        plan = SessionPlanned(
            session_id=self._ids.next("S"),
            actor=leads.person_id,
            agenda=agenda_copy(agenda),
            cases=tuple(case_copy(case) for case in cases),
            requirement=self.bank.programme.requirement_of(agenda.id),
            unit=unit,
            facilitator_id=leads.person_id,
            facilitator_name=leads.name,
            leader_id=manager.person_id,
            leader_name=manager.name,
            day=day_of(at, self.offset),
        )
        return Room.planned(plan, at, leads.language, self.chance)

    def _invited(self, unit: Unit, day: Day, count: int = 0) -> list[Person]:
        """Return the manager and those of the division who were reached least; a few rooms are small."""
        manager = self.department.managers[unit]
        people = [p for p in self._divisions[unit] if p is not manager and there(p, day.date)]
        self.chance.shuffle(people)
        people.sort(key=lambda person: self._reached.get(person.person_id, 0))
        small = self.chance.random() < 0.1
        count = count or (self.chance.randrange(3, 5) if small else self.chance.randrange(7, 15))
        return [manager, *people[: count - 1]]

    def _interrupt(self) -> None:
        """Leave one session at its first vote: today, with eight people checked in, in the language of the app."""
        managers = self.department.managers
        spoken = [unit for unit in managers if managers[unit].language == self.language]
        unit = (spoken or list(managers))[0]
        agenda = min(self.bank.agendas, key=Agenda.seconds)
        begins = self.now - dt.timedelta(
            minutes=INTERRUPTED_AGO, seconds=sum(s.seconds for s in agenda.steps[:3]) + 90
        )
        case = self.chance.choice(self.bank.cases)
        room = self._planned(unit, begins - dt.timedelta(days=2), managers[unit], agenda, [case])
        room.now = begins
        room.until(Step.VOTE_A, self._invited(unit, day_of(begins, self.offset), CHECKED_IN))
        self.happened += room.happened
        self.interrupted = Interrupted(room.session.id, room.session.index, managers[unit].person_id)

    def _plan_ahead(self) -> None:
        """Plan the sessions that are still to come."""
        units = list(self.department.managers)
        for number in range(max(2, len(units) // 3)):
            at = self.now - dt.timedelta(days=number % 5, hours=2 + number / len(units))
            self.happened += self._room(units[-1 - number % len(units)], at).happened

    # attestations

    def _cycles(self) -> Iterator[tuple[str, dt.date, dt.date]]:
        """Yield the performance cycles of the year, each with its first and last day that count here."""
        today = dt.date.fromisoformat(day_of(self.now, self.offset).date)
        if self.bank.statement is None:
            return
        day = max(today - dt.timedelta(days=DAYS), dt.date.fromisoformat(self.bank.statement.effective))
        while day < today:
            cycle, last = self.bank.programme.cycle(day), day
            while last < today and self.bank.programme.cycle(last + dt.timedelta(days=1)) == cycle:
                last += dt.timedelta(days=1)
            yield cycle, day, last
            day = last + dt.timedelta(days=1)

    def _plan_to_sign(self) -> None:
        """Choose who will sign when: most within five weeks of the cycle's beginning, or of being hired."""
        for cycle, first, last in self._cycles():
            for person in self.department.people:
                draw, days = self.chance.random(), self.chance.expovariate(1 / 12)
                begins = max(first, dt.date.fromisoformat(person.hired))
                day = begins + dt.timedelta(days=int(days))
                if draw < SIGNING and day < last and there(person, day.isoformat()):
                    self._signing[person.person_id, cycle] = self._hour(day)

    def _sign_after(self, room: Room) -> None:
        """Let some of those who were there sign, one after another, alone at the machine of the session."""
        statement = self.bank.statement
        day = day_of(room.now, self.offset)
        if statement is None or day.date < statement.effective:
            return
        cycle = self.bank.programme.cycle(dt.date.fromisoformat(day.date))
        people = {person.person_id: person for person in self._divisions[room.session.plan.unit]}
        for person in (people[who] for who in room.session.checked_in if self.chance.random() < 0.3):
            key = (person.person_id, cycle)
            due = self._signing.get(key)
            if key in self._signed or (due is not None and due <= room.now + dt.timedelta(hours=2)):
                continue
            room.now += dt.timedelta(seconds=self.chance.uniform(70, 180))
            signed = self._signature(person, statement, cycle, room.now, room.session.id)
            context = Context(room.session.plan.facilitator_id, day)
            self._signing.pop(key, None)
            self._signed.add(key)
            self.happened += [(room.now, event) for event in decide(room.session, c.Attest(signed), context)]

    def _sign_at_own(self) -> None:
        """Let the others sign where they planned to."""
        statement = self.bank.statement
        if statement is not None:
            due: Iterable[tuple[tuple[str, str], dt.datetime]] = self._signing.items()
            people = {person.person_id: person for person in self.department.people}
            for (person_id, cycle), at in due:
                self.happened.append((at, self._signature(people[person_id], statement, cycle, at, "")))

    def _signature(
        self, person: Person, statement: Statement, cycle: str, at: dt.datetime, session_id: str
    ) -> AttestationSigned:
        signing = Signing(person, statement, person.name, person.language, person.person_id, session_id)
        return signature(signing, self._ids.next("A"), cycle, day_of(at, self.offset))
