"""Somebody's present time in the department: since when they are here, and whether they are at work or new."""

import datetime as dt
from collections.abc import Sequence

from ethics_workshop.domain.days import day_of
from ethics_workshop.domain.people import PersonSince, Standing

FIRST_DAYS = 30
"""Days after the first day of work during which a roadmap begins with the checklist of the first day."""


def present_spell(versions: Sequence[PersonSince]) -> Sequence[PersonSince]:
    """Return the versions of the present time in the department: those at the end with one and the same first day."""
    at = len(versions)
    while at and versions[at - 1].person.hired == versions[-1].person.hired:
        at -= 1
    return versions[at:]


def first_day(spell: Sequence[PersonSince]) -> dt.date:
    """Return the first day of work; where the roster does not say it, the day from which the person was known."""
    return day_of(spell[0].person.hired or spell[0].since)


def is_asked(spell: Sequence[PersonSince], day: dt.date) -> bool:
    """Whether the person is at work on a day, as far as is known."""
    person = spell[-1].person
    last = day_of(person.left) if person.left else dt.date.max
    return person.standing is not Standing.INACTIVE and first_day(spell) <= day <= last


def is_new(spell: Sequence[PersonSince], day: dt.date) -> bool:
    """Whether the first day of work was at most FIRST_DAYS days ago."""
    return bool(spell) and 0 <= (day - first_day(spell)).days <= FIRST_DAYS
