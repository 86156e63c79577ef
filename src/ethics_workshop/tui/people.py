"""Finding people of the roster by what somebody types. For the worker thread: it reads the register."""

from collections.abc import Callable

from ethics_workshop.domain.people import Person, Standing, Unit
from ethics_workshop.domain.text import NOWHERE, fold, nearness
from ethics_workshop.services.workshop import Workshop

FOUND = 50
"""People that a list shows for one search: more than one can look through."""


PAUSE = 0.2
"""Seconds of rest in typing before the register is searched: not once for each letter."""


async def still(true: Callable[[], bool]) -> bool:
    """Wait for a pause in typing; return whether `true` still holds after it."""
    import asyncio

    await asyncio.sleep(PAUSE)
    return true()


def search_people(workshop: Workshop, asked: str, most: int = FOUND) -> list[Person]:
    """Return people whose name holds `asked`, or whose id begins with it; nobody who has left. Raises StorageError.

    Those with a name (or another word of it) that begins so come first; among equals it goes by the name.
    """
    wanted = fold(asked)
    if not wanted:
        return []
    found = []
    for person in workshop.roster.people():
        if person.standing is not Standing.LEFT:
            near = nearness(wanted, person.name, person.person_id)
            if near < NOWHERE:
                found.append((near, fold(person.name), person.person_id, person))
    return [person for *_, person in sorted(found, key=lambda each: each[:3])[:most]]


def unit_people(workshop: Workshop, unit: Unit) -> list[Person]:
    """Return the people of a unit who have not left, in order of their names. Raises StorageError."""
    here = [p for p in workshop.roster.people(unit) if p.standing is not Standing.LEFT]
    return sorted(here, key=lambda p: (fold(p.name), p.person_id))
