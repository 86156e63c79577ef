"""What is odd in who reports to whom: managers nobody knows, and people who are, in the end, their own manager."""

from collections.abc import Iterator, Mapping

from ethics_workshop.db.library import sqlite
from ethics_workshop.records.roster_lines import RosterLines
from ethics_workshop.services.ports import RosterFault

_SHOWN = 5
"""People of a cycle that are named."""

# Only managers can be part of a cycle: there are far fewer of them than people.
_MANAGERS = """SELECT m.manager_id, p.manager_id FROM (
  SELECT DISTINCT manager_id FROM roster_people WHERE standing = 'active' AND manager_id <> ''
) m LEFT JOIN roster_people p ON p.person_id = m.manager_id AND p.standing = 'active'"""
_REPORTS = "SELECT person_id, manager_id FROM roster_people WHERE standing = 'active' AND manager_id <> ''"


def warnings_about(connection: sqlite.Connection, lines: RosterLines, limit: int) -> tuple[RosterFault, ...]:
    """Return at most `limit` + 1 warnings, by line: unknown managers and cycles among active people."""
    bosses: dict[str, str] = {}
    unknown: set[str] = set()
    for manager, boss in connection.execute(_MANAGERS):
        if boss is None:
            unknown.add(manager)
        elif boss:
            bosses[manager] = boss
    people = _reports_of(connection, unknown, limit + 1) if unknown else {}
    cycles = [cycle for cycle, _ in zip(_cycles(bosses), range(limit + 1), strict=False)]
    places = lines.lines_of([*people, *(person for cycle in cycles for person in cycle)])
    found = [
        RosterFault(places[person], "manager_id", "unknown-manager", (("value", manager),))
        for person, manager in people.items()
    ]
    found += [_cycle_warning(cycle, places) for cycle in cycles]
    return tuple(sorted(found, key=lambda warning: warning.line)[: limit + 1])


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
