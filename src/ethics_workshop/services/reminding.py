"""Reminders of what is due, as files for somebody to send: the program itself sends nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.acknowledgement import due_on
from ethics_workshop.domain.error import Refused
from ethics_workshop.domain.people import Person, Standing
from ethics_workshop.domain.programme import Programme, Statement
from ethics_workshop.domain.reminder import Due, Reminder
from ethics_workshop.domain.roadmap import Item, State
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import CaseBank, Ledger, Roster
from ethics_workshop.services.roadmap import RoadmapService
from ethics_workshop.services.signed import holding

A_FEW = 50
"""People up to which roadmaps are worked out one by one."""


class ReminderWriter(Protocol):
    """Writes reminders into a folder of their own, all of them or none."""

    def __call__(self, reminders: Sequence[Reminder], out: Path) -> Sequence[tuple[Path, ...]]:
        """Write each in its person's language and return the files of each: the e-mail where there is one, the text.

        Raises Refused for a folder with something in it, BadInput for a broken `local.toml` and where one may not
        write, StorageError.
        """
        ...


@dataclass(frozen=True, slots=True)
class Reminded:
    """What was written: the files of each reminder, the e-mail first; of one without an e-mail the text alone."""

    reminders: tuple[Reminder, ...]
    files: tuple[tuple[Path, ...], ...]

    @property
    def without_email(self) -> tuple[Person, ...]:
        """Those to whom no e-mail could be written: the roster has no address of theirs, or none that mail takes."""
        pairs = zip(self.reminders, self.files, strict=True)
        return tuple(reminder.person for reminder, files in pairs if len(files) == 1)


class ReminderService:
    """Who has something due today. Everything raises StorageError."""

    def __init__(
        self,
        ledger: Ledger,
        roster: Roster,
        bank: CaseBank,
        clock: Clock,
        write: ReminderWriter,
        *,
        roads: RoadmapService,
    ) -> None:
        self._ledger = ledger
        self._roster = roster
        self._bank = bank
        self._clock = clock
        self._write = write
        self._roads = roads

    def due(self, people: Sequence[Person], sender_id: str = "") -> list[Reminder]:
        """Return who of `people` has anything due or overdue today, ordered as they are: the attestation, and what the roadmap asks.

        Nobody is reminded who has left, is missing from the newest roster, or begins another day.
        """
        today = self._clock.day().date
        sender = self._roster.person(sender_id) if sender_id else None
        attestation, steps = self._attestation(today), self._steps(people)
        found = []
        for person in people:
            if person.standing is not Standing.ACTIVE or person.hired > today:
                continue
            to_sign = attestation.of(person) if attestation else None
            items = [to_sign] if to_sign else []
            # the statement is one thing to sign, whether the cycle or the roadmap asks for it
            items += [
                _due(item)
                for item in steps.get(person.person_id, ())
                if not (to_sign and item.requirement.attestation)
            ]
            if items:
                items.sort(key=lambda item: (item.due, item.title.en))
                found.append(Reminder(person, tuple(items), sender))
        return found

    def write(self, people: Sequence[Person], out: Path, sender_id: str = "") -> Reminded:
        """Write the reminders of `people` into the folder `out`, which must be new or empty. Without any, no folder.

        Raises Refused when something is in it, BadInput when it cannot be written.
        """
        reminders = self.due(people, sender_id)
        if not reminders:
            return Reminded((), ())
        return Reminded(tuple(reminders), tuple(self._write(reminders, out)))

    def _steps(self, people: Sequence[Person]) -> dict[str, list[Item]]:
        """Return what is due or overdue on the roadmaps of `people`: of a few, theirs alone are worked out."""
        if len(people) <= A_FEW:
            return {person.person_id: self._roads.show(person.person_id).open() for person in people}
        found: dict[str, list[Item]] = {}
        for person, item in self._roads.due():
            found.setdefault(person.person_id, []).append(item)
        return found

    def _attestation(self, today: str) -> "_Attestation | None":
        try:
            statement = self._bank.statement()
        except Refused:
            return None  # a bank without a statement asks nobody to sign
        programme = self._bank.programme()
        cycle = programme.cycle(dt.date.fromisoformat(today))
        signed = frozenset(row.person_id for row in holding(self._ledger.attestations(), statement, cycle))
        return _Attestation(statement, programme, today, cycle, signed)


def _due(item: Item) -> Due:
    return Due(item.requirement.title, item.due, item.state is State.OVERDUE, how=item.requirement.how)


@dataclass(frozen=True, slots=True)
class _Attestation:
    """The attestation of today's cycle, and who has signed it."""

    statement: Statement
    programme: Programme
    today: str
    cycle: str
    signed: frozenset[str]

    def of(self, person: Person) -> Due | None:
        """Return what a person has yet to sign."""
        if person.person_id in self.signed:
            return None
        began = self.programme.began(dt.date.fromisoformat(self.today)).isoformat()
        due = due_on(began, person.hired, self.statement.effective)
        return Due(self.statement.title, due, due < self.today, self.statement.version, self.cycle)
