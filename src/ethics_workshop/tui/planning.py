"""What a session can be planned from, with a sensible choice for everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from ethics_workshop.domain.agenda import Agenda
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.fitting import SIZE_AT
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.domain.people import Person, Unit
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.people import unit_people

FIRST_AGENDA = "huddle"
"""The agenda that is chosen when nothing says otherwise."""


@dataclass
class Choices:
    """What a session can be planned from, and what is chosen now."""

    cases: list[CaseSummary]
    agendas: list[Agenda]
    units: list[Unit]
    people: list[Person]
    """The people of the unit chosen."""
    case_ids: list[str]
    agenda: Agenda
    unit: Unit
    facilitator: Person | None
    leader: Person | None
    on: str = ""
    """The local ISO date on which it is to be held; empty where nobody says."""
    practice: bool = False
    """Whether nothing of it is to be recorded."""

    @property
    def size(self) -> int:
        """Where a case's minutes for this agenda stand: 1 in a huddle, 2 in longer sessions."""
        return SIZE_AT[self.agenda.size]

    def titled(self) -> list[CaseSummary]:
        """Return the chosen cases in their order."""
        known = {case.id: case for case in self.cases}
        return [known[case_id] for case_id in self.case_ids if case_id in known]


def defaults(workshop: Workshop, case_ids: Sequence[str], actor: str) -> Choices:
    """Return sensible choices: the huddle; the unit of the settings, the actor's, or the one used last; the actor or the unit's leader.

    For the worker thread. Raises Refused without a roster, a case or an agenda, and StorageError.
    """
    units, cases, agendas = workshop.roster.units(), workshop.bank.cases(), workshop.bank.agendas()
    if not units:
        raise Refused(Problem.NO_ROSTER)
    if not cases:
        raise Refused(Problem.NO_CASE)
    if not agendas:
        raise Refused(Problem.UNKNOWN_AGENDA, agenda=FIRST_AGENDA, known="")
    me = _acting(workshop, actor)
    unit = _preferred_unit(workshop) or _likely_unit(workshop, units, me)
    choices = Choices(
        cases=cases,
        agendas=agendas,
        units=units,
        people=[],
        case_ids=list(case_ids) or [cases[0].id],
        agenda=next((a for a in agendas if a.id == FIRST_AGENDA), agendas[0]),
        unit=unit,
        facilitator=me,
        leader=None,
    )
    take_unit(workshop, choices, unit, me)
    return choices


def _acting(workshop: Workshop, actor: str) -> Person | None:
    """Return who acts, when the roster knows them."""
    try:
        return workshop.roster.find(actor) if actor else None
    except Refused:
        return None


def _preferred_unit(workshop: Workshop) -> Unit | None:
    """Return the division of the person's settings, when the roster knows it."""
    name = workshop.preferences.one("unit").value
    try:
        return workshop.roster.find_unit(name) if name else None
    except Refused:
        return None


def _likely_unit(workshop: Workshop, units: list[Unit], me: Person | None) -> Unit:
    """Return the actor's unit; for somebody without one, that of the session planned last, or the first of all."""
    if me and me.unit in units:
        return me.unit
    rows = sorted(workshop.sessions.all(), key=lambda row: row.planned_at, reverse=True)
    return next((row.unit for row in rows if row.unit in units), units[0])


def take_unit(workshop: Workshop, choices: Choices, unit: Unit, me: Person | None) -> None:
    """Choose another unit, and with it its people, its leader, and a facilitator from there. For the worker thread."""
    choices.unit, choices.people = unit, unit_people(workshop, unit)
    choices.leader = workshop.roster.leader_of(unit)
    first = choices.people[0] if choices.people else None
    choices.facilitator = me or choices.leader or first
