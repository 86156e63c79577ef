"""What is odd in who reports to whom: managers nobody knows, and people who are, in the end, their own manager."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from ethics_workshop.db.library import sqlite
from ethics_workshop.records.roster_lines import RosterLines
from ethics_workshop.services.ports import RosterFault

_SHOWN = 5
"""People of a cycle that are named."""

_AT_ONCE = 500
_THEIR_BOSSES = """SELECT person_id, manager_id FROM json_each(?) CROSS JOIN roster_people ON person_id = value
WHERE standing = 'active'"""
_ALL_MANAGERS = """SELECT DISTINCT manager_id FROM roster_people
WHERE standing = 'active' AND manager_id <> '' ORDER BY manager_id"""
_REPORTS = "SELECT person_id, manager_id FROM roster_people WHERE standing = 'active' AND manager_id <> ''"


class Managers:
    """The managers that a file names. Only they can be part of a circle, and there are far fewer of them than people.

    Beyond `limit` they are no longer kept but read from the register.
    """

    def __init__(self, limit: int = 50_000) -> None:
        self._named: set[str] = set()
        self._limit = limit
        self._kept = True

    def add(self, managers: Iterable[str]) -> None:
        """Add the managers of some rows; an empty text is none."""
        if self._kept:
            self._named.update(managers)
            if len(self._named) > self._limit:
                self._kept = False
                self._named.clear()

    def in_order(self, connection: sqlite.Connection) -> Iterator[str]:
        """Yield the managers by id."""
        if self._kept:
            yield from sorted(self._named - {""})
        else:
            for (manager,) in connection.execute(_ALL_MANAGERS):
                yield manager


def warnings_about(
    connection: sqlite.Connection, managers: Managers, lines: RosterLines, limit: int
) -> tuple[RosterFault, ...]:
    """Return at most `limit` + 1 warnings, by line: unknown managers and circles among active people."""
    bosses: dict[str, str] = {}
    unknown: set[str] = set()
    named = managers.in_order(connection)
    while some := list(islice(named, _AT_ONCE)):
        found = dict(connection.execute(_THEIR_BOSSES, (json.dumps(some),)).fetchall())
        unknown.update(manager for manager in some if manager not in found)
        bosses.update((manager, boss) for manager, boss in found.items() if boss)
    people = _reports_of(connection, unknown, limit + 1) if unknown else {}
    cycles = list(islice(_cycles(bosses), limit + 1))
    places = lines.lines_of([*people, *(person for cycle in cycles for person in cycle)])
    warnings = [
        RosterFault(places[person], "manager_id", "unknown-manager", (("value", manager),))
        for person, manager in people.items()
    ]
    warnings += [_cycle_warning(cycle, places) for cycle in cycles]
    return tuple(sorted(warnings, key=lambda warning: warning.line)[: limit + 1])


def _reports_of(connection: sqlite.Connection, managers: set[str], limit: int) -> dict[str, str]:
    """Return up to `limit` people who report to one of `managers`, with that manager."""
    found: dict[str, str] = {}
    for person, manager in connection.execute(_REPORTS):
        if manager in managers:
            found[person] = manager
            if len(found) == limit:
                break
    return found


def _cycles(bosses: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield each cycle once: follow everybody upwards until a known end."""
    done: set[str] = set()
    for start in bosses:
        trail: dict[str, None] = {}
        person = start
        while person in bosses and person not in done and person not in trail:
            trail[person] = None
            person = bosses[person]
        if person in trail:
            chain = list(trail)
            yield chain[chain.index(person) :]
        done.update(trail)


def _cycle_warning(cycle: list[str], lines: Mapping[str, int]) -> RosterFault:
    """Return the warning at the first line of the cycle, which it then begins with."""
    first = min(range(len(cycle)), key=lambda index: lines[cycle[index]])
    people = [*cycle[first:], *cycle[:first], cycle[first]]
    shown = people if len(people) <= _SHOWN else [*people[: _SHOWN - 1], "…", people[-1]]
    return RosterFault(lines[cycle[first]], "manager_id", "manager-cycle", (("people", " → ".join(shown)),))
