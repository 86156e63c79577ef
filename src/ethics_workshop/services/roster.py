"""The people: importing a roster, and finding persons and units by what was typed."""

from collections import Counter
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.people import Person, Standing, Unit
from ethics_workshop.domain.text import clean, fold
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import Roster, RosterReader, RosterRegister, RosterReport

NEAR_MISSES = 3
"""Suggestions after something that is not known."""

NAME_PART = 3
"""Letters of a name that are enough to suggest its bearer."""


def on_roster(roster: Roster, person_id: str) -> Person:
    """Return one person, exactly by id. Raises Refused for whoever is not on the roster; without near misses, quickly."""
    person = roster.person(person_id)
    if person is None:
        raise Refused(Problem.UNKNOWN_PERSON, person=clean(person_id), near="")
    return person


class RosterService:
    """What is done with the roster. Raises StorageError when the disk or the file fails."""

    def __init__(self, reader: RosterReader, register: RosterRegister, roster: Roster, clock: Clock) -> None:
        self._reader = reader
        self._register = register
        self._roster = roster
        self._clock = clock

    def import_file(
        self, path: Path, *, dry_run: bool = False, skip_faulty: bool = False, actor: str = ""
    ) -> RosterReport:
        """Import a roster file whole, or nothing; `dry_run` only says what that would do.

        Raises BadInput: for what is no roster; and ROSTER_FAULTY, with the fact `report`, when rows have faults that
        are not to be skipped, or when nothing sound is left.
        """
        with self._reader.open(path) as file:
            report = self._register.take_in(
                file, path.name, dry_run=dry_run, skip_faulty=skip_faulty, actor=actor
            )
        if report.faults and not (skip_faulty and report.rows):
            raise BadInput(Problem.ROSTER_FAULTY, path=str(path), report=report)
        if not report.rows:
            raise BadInput(Problem.ROSTER_EMPTY, path=str(path))
        return report

    def people(self, unit: Unit | None = None) -> list[Person]:
        """Return the people of a unit (default: of all), whatever their standing, ordered by person_id."""
        return self._roster.people(unit)

    def units(self) -> list[Unit]:
        """Return every unit that has somebody in it, in order."""
        return self._roster.units()

    def count(self) -> int:
        """Return how many people are on the register, whatever their standing."""
        return self._roster.count()

    def find(self, person_id: str) -> Person:
        """Return one person, exactly by id. Raises Refused, with near misses; or because there is no roster at all."""
        person = self._roster.person(person_id)
        if person is not None:
            return person
        self._need_roster()
        raise Refused(Problem.UNKNOWN_PERSON, person=clean(person_id), near=self._near_person(person_id))

    def find_unit(self, text: str) -> Unit:
        """Return the unit of a division's name, or of `sector / branch / division`; case, accents and spaces aside.

        Raises Refused: unknown (with near misses), ambiguous (with the full names), or no roster at all.
        """
        self._need_roster()
        units, wanted = self._roster.units(), fold(text)
        found = [unit for unit in units if fold(unit.path) == wanted]
        found = found or [unit for unit in units if fold(unit.division) == wanted]
        exact = [unit for unit in found if text in {unit.division, unit.path}]
        if len(found) > 1 and len(exact) != 1:
            paths = "; ".join(unit.path for unit in found)
            raise Refused(Problem.AMBIGUOUS_DIVISION, division=clean(text), paths=paths)
        if not found:
            raise Refused(Problem.UNKNOWN_DIVISION, division=clean(text), near=_near(text, units))
        return exact[0] if len(exact) == 1 else found[0]

    def leader_of(self, unit: Unit) -> Person | None:
        """Return the person to whom most active people of the unit report, the lowest id among equals."""
        active = [person for person in self._roster.people(unit) if person.standing is Standing.ACTIVE]
        count = Counter(person.manager_id for person in active if person.manager_id)
        for manager_id, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])):
            leader = self._roster.person(manager_id)
            if leader is not None and leader.standing is Standing.ACTIVE:
                return leader
        return None

    def _need_roster(self) -> None:
        if not self._roster.count():
            raise Refused(Problem.NO_ROSTER)

    def _near_person(self, typed: str) -> str:
        """Return the ids of people with that name, or with ids that differ only in case, spaces or leading zeros."""
        wanted, bare = fold(typed), fold(typed).lstrip("0")
        if not wanted:
            return ""
        near = [
            person.person_id
            for person in self._roster.people()
            if fold(person.person_id).lstrip("0") == bare
            or (len(wanted) >= NAME_PART and wanted in fold(person.name))
        ]
        return ", ".join(near[:NEAR_MISSES])


def _near(typed: str, units: list[Unit]) -> str:
    """Return the divisions that look like what was typed."""
    from difflib import get_close_matches

    names = {fold(unit.division): unit.division for unit in units}
    wanted = fold(typed)
    holding = [name for key, name in names.items() if wanted and wanted in key]
    close = [names[key] for key in get_close_matches(wanted, names, NEAR_MISSES, 0.6)]
    return ", ".join(list(dict.fromkeys([*holding, *close]))[:NEAR_MISSES])
