"""The people of the made-up department: a tree of managers, hires and leavers, in both languages."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from ethics_workshop.demo.names import ORIGINS, Origin
from ethics_workshop.demo.units import units
from ethics_workshop.domain.people import Person, Role, Standing, Unit
from ethics_workshop.domain.text import fold

MAIL = "department.example"
"""A domain that can never exist (RFC 2606)."""

TEAM = 8
"""People who report to one supervisor, at most."""

HIRED_THIS_YEAR = 0.08
LEFT_THIS_YEAR = 0.05
"""Shares of the people below the managers."""

LEAVERS_FROM = 40
"""From this size on somebody leaves: a handful of people must be enough for a session."""

FORGOTTEN_FROM = 100
"""From this size on, two people are missing from the newest roster: somebody has to look into it."""

_WEIGHTS = [origin.weight for origin in ORIGINS]

KNOWN_FOR = 120
"""Days for which somebody must have been there to be missing: who was never on a roster cannot be missed."""


@dataclass(frozen=True, slots=True)
class Department:
    """People in the order of their ids, the managers of divisions by unit, and who is missing from the newest roster."""

    people: tuple[Person, ...]
    managers: dict[Unit, Person]
    forgotten: frozenset[str]

    def divisions(self) -> dict[Unit, list[Person]]:
        """Return the people of each division, in the order of their ids."""
        found: dict[Unit, list[Person]] = {unit: [] for unit in self.managers}
        for person in self.people:
            found[person.unit].append(person)
        return found


def there(person: Person, day: str) -> bool:
    """Whether somebody works in the department on a day (ISO)."""
    return person.hired <= day and not person.has_left(day)


def department(size: int, chance: random.Random, today: dt.date, language: str) -> Department:
    """Return a department of `size` people (at least one) as it stands `today`; units are named in `language`."""
    return _Hiring(size, chance, today).hire(units(size, language))


class _Hiring:
    """Fills a department, from the top down."""

    def __init__(self, size: int, chance: random.Random, today: dt.date) -> None:
        self._size = size
        self._digits = max(4, len(str(size)))
        self._chance = chance
        self._today = today
        self._people: list[Person] = []
        self._names: set[str] = set()
        self._mail: set[str] = set()

    def hire(self, divisions: Sequence[Unit]) -> Department:
        """Return the whole department: its head, the heads of sectors and branches, the divisions with their teams."""
        managers = self._tree(divisions)
        for number, (unit, manager) in enumerate(managers.items()):
            left = self._size - len(self._people)
            share = -(-left // (len(managers) - number))
            self._teams(unit, manager, share)
        known = (self._today - dt.timedelta(days=KNOWN_FOR)).isoformat()
        below = [
            person.person_id
            for person in self._people
            if person.role in {Role.EMPLOYEE, Role.SUPERVISOR} and not person.left and person.hired < known
        ]
        forgotten = self._chance.sample(below, 2) if self._size >= FORGOTTEN_FROM else []
        return Department(tuple(self._people), managers, frozenset(forgotten))

    def _tree(self, divisions: Sequence[Unit]) -> dict[Unit, Person]:
        """Hire whoever stands above the teams; a level with a single place is left out. Return managers by division."""
        head = self._add(divisions[0], "", Role.EXECUTIVE)
        sectors: dict[str, Person] = {}
        branches: dict[tuple[str, str], Person] = {}
        managers: dict[Unit, Person] = {}
        several = (
            len({unit.sector for unit in divisions}) > 1,
            len({(u.sector, u.branch) for u in divisions}) > 1,
        )
        for unit in divisions:
            place = (unit.sector, unit.branch)
            if unit.sector not in sectors:
                sectors[unit.sector] = self._add(unit, head.person_id, Role.EXECUTIVE) if several[0] else head
            above = sectors[unit.sector]
            if place not in branches:
                branches[place] = self._add(unit, above.person_id, Role.EXECUTIVE) if several[1] else above
            above = branches[place]
            alone = len(divisions) == 1
            managers[unit] = above if alone else self._add(unit, above.person_id, Role.MANAGER)
        return managers

    def _teams(self, unit: Unit, manager: Person, count: int) -> None:
        """Hire `count` people below the manager of a division: teams with a supervisor, or none in a small one."""
        small = count <= TEAM + 2
        supervisor = manager
        for number in range(count):
            if not small and number % (TEAM + 1) == 0:
                supervisor = self._add(unit, manager.person_id, Role.SUPERVISOR)
            else:
                self._add(unit, supervisor.person_id, Role.EMPLOYEE)

    def _add(self, unit: Unit, manager_id: str, role: Role) -> Person:
        name, language = self._name()
        hired, left = self._dates(role)
        person = Person(
            person_id=f"DEMO-{len(self._people) + 1:0{self._digits}}",
            name=name,
            email=self._address(name),
            language=language,
            unit=unit,
            manager_id=manager_id,
            role=role,
            hired=hired,
            left=left,
            standing=Standing.ACTIVE,
        )
        self._people.append(person)
        return person

    def _name(self) -> tuple[str, str]:
        """Return a name that nobody has yet, or nobody near at hand, and the language its bearer works in."""
        origin, name = self._draw()
        for _ in range(20):
            if name not in self._names:
                break
            origin, name = self._draw()
        self._names.add(name)
        return name, "fr" if self._chance.random() < origin.french else "en"

    def _draw(self) -> tuple[Origin, str]:
        origin = self._chance.choices(ORIGINS, _WEIGHTS)[0]
        return origin, f"{self._chance.choice(origin.given)} {self._chance.choice(origin.family)}"

    def _address(self, name: str) -> str:
        given, family = name.split(" ")
        bare = f"{fold(given)}.{fold(family)}".replace("'", "")
        bare = bare.encode("ascii", "ignore").decode()
        number, address = 1, f"{bare}@{MAIL}"
        while address in self._mail:
            number += 1
            address = f"{bare}{number}@{MAIL}"
        self._mail.add(address)
        return address

    def _dates(self, role: Role) -> tuple[str, str]:
        """Return the days of hiring and of leaving (ISO): a Monday years ago, and for most no end."""
        draw, days = self._chance.random(), 400 + int(self._chance.random() ** 2 * 9000)
        recent, gone = self._chance.randrange(20, 360), self._chance.randrange(8, 300)
        if role is not Role.EMPLOYEE or draw >= HIRED_THIS_YEAR + LEFT_THIS_YEAR:
            return self._weekday(days, 0), ""
        if draw < HIRED_THIS_YEAR:
            return self._weekday(recent, 0), ""
        return self._weekday(days, 0), self._weekday(gone, 4) if self._size >= LEAVERS_FROM else ""

    def _weekday(self, days: int, weekday: int) -> str:
        """Return the date (ISO) of a weekday (0 Monday) in the week of so many days ago."""
        day = self._today - dt.timedelta(days=days)
        return (day + dt.timedelta(days=weekday - day.weekday())).isoformat()
