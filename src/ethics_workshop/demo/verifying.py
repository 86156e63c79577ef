"""Managers of the made-up department verify what their reports signed: most within days, some not yet, a few not at all."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator

from ethics_workshop.demo.people import Department
from ethics_workshop.demo.room import Happened, day_of
from ethics_workshop.domain.acknowledgement import Verdict, responsible
from ethics_workshop.domain.event import AttestationSigned
from ethics_workshop.domain.programme_event import AcknowledgementDecided

DECIDED, REFUSED = 0.8, 0.02
"""Shares of the signatures that were decided on, and of those that were not verified."""

REASONS = {
    "en": "Moved to another team that week: their new manager verifies it.",
    "fr": "A changé d’équipe cette semaine-là : sa nouvelle ou son nouveau gestionnaire vérifie.",
}


def verify(
    happened: Iterable[Happened], department: Department, chance: random.Random, now: dt.datetime, offset: str
) -> Iterator[Happened]:
    """Yield the decisions of managers on the signatures in `happened`, in no particular order; none is to come."""
    people = {person.person_id: person for person in department.people}
    for at, event in happened:
        if not isinstance(event, AttestationSigned):
            continue
        draw, days = chance.random(), chance.expovariate(1 / 6)
        manager = people.get(responsible(people[event.person_id], people.get))
        later = at + dt.timedelta(days=days, minutes=1)
        if manager is None or draw >= DECIDED or later >= now:
            continue
        refused = draw < REFUSED
        decision = AcknowledgementDecided(
            actor=manager.person_id,
            attestation_id=event.attestation_id,
            verdict=Verdict.REFUSED if refused else Verdict.VERIFIED,
            manager_id=manager.person_id,
            by_id=manager.person_id,
            by_name=manager.name,
            reason=REASONS[manager.language] if refused else "",
            day=day_of(later, offset),
        )
        yield later, decision
