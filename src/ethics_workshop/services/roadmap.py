"""The roadmap of a person, and what is due for whom: from what was recorded, today or as at a past day."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ethics_workshop.domain.career import first_day, is_new, present_spell
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.people import Person, PersonSince, Unit
from ethics_workshop.domain.programme import Requirement
from ethics_workshop.domain.roadmap import Evidence, Item, State, roadmap
from ethics_workshop.domain.text import clean, fold
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import AttestationRow, CaseBank, CompletionRow, Ledger

URGENCY = (State.OVERDUE, State.DUE, State.UPCOMING, State.DONE)
"""The states in the order in which people want to know of them."""


@dataclass(frozen=True, slots=True)
class Road:
    """The roadmap of one person as it was known on `day` (local ISO date). Without items nothing is asked."""

    person: Person
    day: str
    items: tuple[Item, ...]
    known: bool = True
    """Whether the register knew the person by then."""
    began: str = ""
    """The first day of work (ISO), of somebody who is new: their roadmap begins with the first day's checklist."""

    @property
    def first_day(self) -> tuple[Item, ...]:
        """What is asked of a newcomer for the first day, done or not."""
        return tuple(item for item in self.items if self.began and _of_first_day(item, self.began))

    def by_urgency(self) -> list[Item]:
        """Return the items, those of the first day first, then the most urgent; each group by its date."""
        first = self.first_day
        rest = [item for item in self.items if item not in first]
        rest.sort(key=lambda item: (URGENCY.index(item.state), item.due or "9999", item.requirement.id))
        return [*first, *rest]

    def open(self) -> list[Item]:
        """Return what is due or overdue."""
        return [item for item in self.by_urgency() if item.state in {State.DUE, State.OVERDUE}]


class RoadmapService:
    """Roadmaps from the ledger and the bank's programme. `find` is the roster's; everything raises StorageError."""

    def __init__(self, ledger: Ledger, find: Callable[[str], Person], bank: CaseBank, clock: Clock) -> None:
        self._ledger = ledger
        self._find = find
        self._bank = bank
        self._clock = clock

    def show(self, person_id: str, as_at: str = "") -> Road:
        """Return the roadmap of a person; `as_at`, an ISO date, counts only what was recorded by that day.

        Raises Refused for an unknown person, BadInput for what is no date, and for a date to come.
        """
        person = self._find(person_id)
        day = self.past_day(as_at)
        known = self._ledger.history(as_at, person.person_id).get(person.person_id, [])
        evidence = _evidence(
            self._ledger.completions(as_at, person.person_id),
            self._ledger.attestations(as_at, person.person_id),
        )
        if not known:
            return Road(person, day.isoformat(), (), known=False)
        return self._asks().of(known, evidence.get(person.person_id, []), day)

    def all(self, unit: Unit | None = None, manager_id: str = "") -> Iterator[Road]:
        """Yield the roadmaps of whoever is asked something today, by person_id: of a unit, of a manager's reports, or of all."""
        day = self.past_day("")
        asks = self._asks()
        evidence = _evidence(self._ledger.completions(), self._ledger.attestations())
        for person_id, known in sorted(self._ledger.history().items()):
            person = known[-1].person
            wanted = unit in {None, person.unit} and manager_id in {"", person.manager_id}
            road = asks.of(known, evidence.get(person_id, []), day) if wanted else None
            if road is not None and road.items:
                yield road

    def of_reports(self, manager_id: str) -> list[Road]:
        """Return the roadmaps of those who report to a manager today, by name; none for who has no reports."""
        if not any(person.manager_id == manager_id for person in self._ledger.people()):
            return []
        return sorted(self.all(manager_id=manager_id), key=lambda road: fold(road.person.name))

    def due(self, by: str = "", unit: Unit | None = None, manager_id: str = "") -> list[tuple[Person, Item]]:
        """Return what is due or overdue for whom, by person_id and requirement; with `by`, whatever has a date up to it.

        Raises BadInput for what is no date, and Refused for an unknown manager.
        """
        last = _date(by).isoformat() if by else ""
        if manager_id:
            self._find(manager_id)
        return [
            (road.person, item)
            for road in self.all(unit, manager_id)
            for item in sorted(road.items, key=lambda item: item.requirement.id)
            if (item.due and item.due <= last if last else item.state in {State.DUE, State.OVERDUE})
        ]

    def past_day(self, as_at: str) -> dt.date:
        """Return the local date of a report: today, or a past day. Raises BadInput."""
        today = dt.date.fromisoformat(self._clock.day().date)
        day = _date(as_at) if as_at else today
        if day > today:
            raise BadInput(Problem.DATE_TO_COME, value=day.isoformat())
        return day

    def _asks(self) -> "_Asks":
        """Return what the programme asks, and the statements that may be signed for it: its own, and the one in force."""
        programme = self._bank.programme()
        signed = {programme.statement_id}
        with contextlib.suppress(Refused):
            signed.add(self._bank.statement().id)
        return _Asks(programme.requirements, frozenset(signed))


@dataclass(frozen=True, slots=True)
class _Asks:
    requirements: tuple[Requirement, ...]
    statements: frozenset[str]

    def of(self, known: Sequence[PersonSince], evidence: Iterable[Evidence], day: dt.date) -> Road:
        """Return the roadmap of a person whom the register knows."""
        items = roadmap(known, self.requirements, evidence, self.statements, day)
        spell = present_spell(known)
        began = first_day(spell).isoformat() if items and is_new(spell, day) else ""
        return Road(known[-1].person, day.isoformat(), tuple(items), began=began)


def _of_first_day(item: Item, began: str) -> bool:
    asks = item.requirement
    return asks.due is not None and not asks.due.months and not asks.roles and asks.effective <= began


def _evidence(
    completions: Iterable[CompletionRow], attestations: Iterable[AttestationRow]
) -> dict[str, list[Evidence]]:
    """Return what shows that people did something, by person: neither voided nor withdrawn."""
    found: dict[str, list[Evidence]] = {}
    for done in completions:
        if done.status == "recorded":
            found.setdefault(done.person_id, []).append(
                Evidence(
                    id=done.completion_id,
                    day=done.completed_on,
                    method=done.method,
                    requirement=done.requirement,
                    case_ids=tuple(done.case_ids.split()),
                    reference=done.reference,
                )
            )
    for signed in attestations:
        if signed.status == "valid":
            found.setdefault(signed.person_id, []).append(
                Evidence(signed.attestation_id, signed.signed_on, signed.method, statement=signed.statement)
            )
    return found


def _date(written: str) -> dt.date:
    """Return a date written as ISO 8601, year-month-day. Raises BadInput."""
    try:
        day = dt.date.fromisoformat(written)
    except ValueError as error:
        raise BadInput(Problem.BAD_DATE, value=clean(written)) from error
    if day.isoformat() != written:  # other ways of ISO 8601, such as 20260401
        raise BadInput(Problem.BAD_DATE, value=clean(written))
    return day
