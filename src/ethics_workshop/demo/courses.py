"""Courses that the made-up department took elsewhere: what its roadmap asks, as the V&E office entered it."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from ethics_workshop.demo.people import Department, there
from ethics_workshop.demo.room import Happened, Ids, day_of
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.programme import Programme, Requirement
from ethics_workshop.domain.programme_event import CompletionEntered

TAKEN = 0.86
"""The share of those people who have taken a course that is asked of them."""

PUNCTUAL = 60
"""Days after the first day of work in which they take it, in the mean."""

LONGEST_AGO = 1500
"""Days since a course of somebody who has been there for long, at most."""


@dataclass
class Courses:
    """What was entered between the moments `first` and `now`; `offset` is that of all local times (`-05:00`).

    A course of before was entered in the first weeks, from a list; later ones some days after they were taken.
    """

    chance: random.Random
    first: dt.datetime
    now: dt.datetime
    offset: str
    _ids: Ids = field(default_factory=Ids)

    def entered(self, department: Department, programme: Programme, late_id: str) -> Iterator[Happened]:
        """Yield the completions, person by person, of those who were there when they were entered.

        `late_id` is who has yet to take one: the person as whom newcomers look at the department.
        """
        asked = [each for each in programme.requirements if each.course and not each.agendas]
        for person in department.people:
            for requirement in asked:
                taken = self._taken(person, requirement)
                if taken is None or (person.person_id == late_id and requirement is asked[-1]):
                    continue
                at = max(taken + self._days(1, 12), self.first + self._days(3, 25))
                if at < self.now and there(person, day_of(at, self.offset).date):
                    yield at, self._event(person, requirement, taken, at)

    def _days(self, least: int, most: int) -> dt.timedelta:
        return dt.timedelta(days=self.chance.randrange(least, most))

    def _taken(self, person: Person, requirement: Requirement) -> dt.datetime | None:
        """Return when somebody took a course, if they did: soon after their first day, or some years ago."""
        taken, days = self.chance.random() < TAKEN, self.chance.expovariate(1 / PUNCTUAL)
        long_ago = self.now - self._days(20, LONGEST_AGO)
        if not taken or (requirement.roles and person.role not in requirement.roles):
            return None
        hired = dt.datetime.combine(dt.date.fromisoformat(person.hired), dt.time(15), self.now.tzinfo)
        if requirement.newcomers:
            return hired if requirement.effective <= person.hired else None
        on = max(hired + dt.timedelta(days=days), long_ago)
        return on if on < self.now and there(person, day_of(on, self.offset).date) else None

    def _event(
        self, person: Person, requirement: Requirement, taken: dt.datetime, at: dt.datetime
    ) -> CompletionEntered:
        completion_id = self._ids.next("C")
        return CompletionEntered(
            completion_id=completion_id,
            person_id=person.person_id,
            name=person.name,
            unit=person.unit,
            requirement=requirement.id,
            method="course",
            completed_on=day_of(taken, self.offset).date,
            reference=completion_id.replace("C-", "CERT-"),
            day=day_of(at, self.offset),
        )
