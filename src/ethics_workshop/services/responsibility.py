"""Who verifies whose signatures: managers those of their reports, and delegates those of managers who asked them to."""

from ethics_workshop.domain.acknowledgement import Delegation
from ethics_workshop.domain.people import Person, Standing
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import Ledger, Roster


class Responsibility:
    """What the roster and the delegations say today. Everything raises StorageError."""

    def __init__(self, ledger: Ledger, roster: Roster, clock: Clock) -> None:
        self._ledger = ledger
        self._roster = roster
        self._clock = clock

    def reports(self, manager_id: str) -> list[Person]:
        """Return those for whom this manager is responsible: the inverse of `domain.acknowledgement.responsible`."""
        found: dict[str, Person] = {}
        manager_there = self._roster.person(manager_id)
        if manager_there is None or manager_there.standing is Standing.LEFT:
            return []
        above, seen = [manager_id], {""}
        while above:
            manager = above.pop()
            if manager in seen:
                continue
            seen.add(manager)
            for person in self._roster.reports(manager):
                if person.standing is Standing.LEFT:
                    above.append(person.person_id)
                elif person.person_id != manager_id:
                    found[person.person_id] = person
        return [found[person_id] for person_id in sorted(found)]

    def delegation(self, manager_id: str) -> Delegation | None:
        """Return the last delegation of a manager, in force or not."""
        return self._delegations().get(manager_id)

    def in_force(self, manager_id: str) -> Delegation | None:
        """Return the delegation of a manager that is in force today."""
        delegation = self.delegation(manager_id)
        return delegation if delegation and delegation.in_force(self._clock.day().date) else None

    def for_others(self, person_id: str) -> list[str]:
        """Return the managers whose delegation to a person is in force, in order; nobody who has left."""
        today = self._clock.day().date
        found = []
        for manager_id, delegation in sorted(self._delegations().items()):
            manager = self._roster.person(manager_id)
            there = manager is not None and manager.standing is not Standing.LEFT
            if delegation.delegate_id == person_id and delegation.in_force(today) and there:
                found.append(manager_id)
        return found

    def _delegations(self) -> dict[str, Delegation]:
        """Return the last delegation of each manager."""
        return {
            row.manager_id: Delegation(row.manager_id, row.delegate_id, row.since, row.until)
            for row in self._ledger.delegations()
        }
