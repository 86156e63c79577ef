"""What was completed elsewhere: imported from a file, all of it or nothing; listed; and voided, never deleted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.event import Day
from ethics_workshop.domain.people import PersonSince
from ethics_workshop.domain.programme import Programme
from ethics_workshop.domain.programme_event import CompletionEntered, CompletionVoided
from ethics_workshop.domain.roster import RosterFault
from ethics_workshop.domain.text import FREE_TEXT_LIMIT, clean
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import CaseBank, CompletionRow, Ids, Ledger, Records, Transaction
from ethics_workshop.services.ports_completions import CompletionsReader, Incoming

LISTED = 1_000
"""Faults and remarks that a report lists at most."""

Fault = RosterFault
"""A fault or a remark, with the line and the column of its place."""


@dataclass(frozen=True, slots=True)
class CompletionsReport:
    """What an import did, or would do. `repeated` are the rows of which the file holds the same before.

    `already` are those that were recorded before; `voided` those that were recorded and voided: they stay so.
    """

    rows: int
    added: int
    already: int
    repeated: int
    faults: tuple[Fault, ...]
    voided: tuple[Fault, ...]
    ignored_columns: tuple[str, ...]
    windows_1252: bool
    written: bool
    more_faults: bool = False
    """Whether there are more faults than are listed."""


class CompletionService:
    """Completions without a session. Everything raises StorageError when the disk or the file fails."""

    def __init__(
        self,
        reader: CompletionsReader,
        records: Records,
        ledger: Ledger,
        bank: CaseBank,
        *,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._reader = reader
        self._records = records
        self._ledger = ledger
        self._bank = bank
        self._clock = clock
        self._ids = ids

    def import_file(self, path: Path, *, dry_run: bool = False, actor: str = "") -> CompletionsReport:
        """Import a file whole, or nothing; `dry_run` only says what that would do.

        What was imported before adds nothing. Raises BadInput: for what is no such file; and COMPLETIONS_FAULTY, with
        the fact `report`, when rows have faults.
        """
        file = self._reader.read(path)
        check = _Check(self._bank.programme(), self._ledger.history(), self._clock.day())
        told = {(fault.line, fault.column) for fault in file.faults}
        more = (fault for fault in check.faults(file.faulty) if (fault.line, fault.column) not in told)
        faults = [*file.faults, *more, *check.faults(file.rows)]
        with self._records.write() as transaction:
            sorted_out = check.sort_out(file.rows, transaction)
            faults = sorted(faults + sorted_out.faults, key=lambda fault: (fault.line, fault.column))
            report = CompletionsReport(
                rows=len(file.rows),
                added=0 if faults else len(sorted_out.new),
                already=sorted_out.already,
                repeated=sorted_out.repeated,
                faults=tuple(faults[:LISTED]),
                voided=tuple(sorted_out.voided[:LISTED]),
                ignored_columns=file.ignored_columns,
                windows_1252=file.windows_1252,
                written=not dry_run,
                more_faults=len(faults) > LISTED,
            )
            if faults:
                raise BadInput(Problem.COMPLETIONS_FAULTY, path=str(path), report=report)
            if not file.rows:
                raise BadInput(Problem.COMPLETIONS_EMPTY, path=str(path))
            if not dry_run:
                transaction.append(
                    self._event(row, check.last(row.person_id), actor) for row in sorted_out.new
                )
        return report

    def _event(self, row: Incoming, known: PersonSince, actor: str) -> CompletionEntered:
        return CompletionEntered(
            actor=actor,
            completion_id=self._ids.new("C"),
            person_id=row.person_id,
            name=known.person.name,
            unit=known.person.unit,
            requirement=row.requirement,
            method=row.method,
            completed_on=row.completed_on,
            reference=row.reference,
            note=row.note,
            day=self._clock.day(),
        )

    def all(self, person_id: str = "") -> list[CompletionRow]:
        """Return all completions, or a person's, voided ones too, by id."""
        return sorted(self._ledger.completions(of=person_id), key=lambda row: row.completion_id)

    def void(self, completion_id: str, reason: str, *, actor: str = "") -> CompletionRow:
        """Let a completion count no more; it stays in the record, marked. Return it as it was.

        Raises Refused for an unknown id and for one that is voided, BadInput for no reason or one that is too long.
        """
        why = clean(reason)
        if not why:
            raise BadInput(Problem.EMPTY_TEXT)
        if len(why) > FREE_TEXT_LIMIT:
            raise BadInput(Problem.TEXT_TOO_LONG, length=len(why), limit=FREE_TEXT_LIMIT)
        wanted = completion_id.strip()
        with self._records.write() as transaction:
            row = transaction.completion(wanted) or transaction.completion(wanted.upper())
            if row is None:
                raise Refused(Problem.UNKNOWN_COMPLETION, completion=clean(wanted))
            if row.status == "voided":
                raise Refused(Problem.COMPLETION_VOIDED, completion=row.completion_id, day=row.voided_on)
            transaction.append(
                [
                    CompletionVoided(
                        actor=actor, completion_id=row.completion_id, reason=why, day=self._clock.day()
                    )
                ]
            )
        return row


Key = tuple[str, str, str]
"""What makes two completions one: the person, the requirement, the day."""


@dataclass(slots=True)
class _Sorted:
    """The rows of a file beside what is recorded."""

    new: list[Incoming] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    voided: list[Fault] = field(default_factory=list)
    already: int = 0
    repeated: int = 0


class _Check:
    """The rules for a row of a file of completions."""

    def __init__(self, programme: Programme, people: Mapping[str, Sequence[PersonSince]], day: Day) -> None:
        self._programme = programme
        self._people = people
        self._today = day.date

    def last(self, person_id: str) -> PersonSince:
        """Return a known person as the register knows them now."""
        return self._people[person_id][-1]

    def faults(self, rows: Iterable[Incoming]) -> Iterator[Fault]:
        """Yield what is wrong in each row by itself: somebody or something unknown, a day that cannot be."""
        for row in rows:
            if row.person_id not in self._people:
                yield Fault(row.line, "person_id", "unknown-person", (("value", row.person_id),))
            else:
                yield from self._on_day(row, self._people[row.person_id])
            requirement = self._programme.requirement(row.requirement)
            if requirement is None:
                known = ", ".join(r.id for r in self._programme.requirements if r.course)
                facts = (("value", row.requirement), ("known", known))
                yield Fault(row.line, "requirement", "unknown-requirement", facts)
            elif not requirement.course:
                yield Fault(row.line, "requirement", "not-by-course", (("value", row.requirement),))

    def _on_day(self, row: Incoming, known: Sequence[PersonSince]) -> Iterator[Fault]:
        """Yield a day that is still to come, before the first day of work, or after the last one."""
        person = known[-1].person
        first = min((version.person.hired for version in known if version.person.hired), default="")
        if row.completed_on > self._today:
            yield Fault(row.line, "completed_on", "date-to-come", (("value", row.completed_on),))
        elif first and row.completed_on < first:
            facts = (("value", row.completed_on), ("hired", first))
            yield Fault(row.line, "completed_on", "before-hired", facts)
        elif person.left and row.completed_on > person.left:
            facts = (("value", row.completed_on), ("left", person.left))
            yield Fault(row.line, "completed_on", "after-left", facts)

    @staticmethod
    def sort_out(rows: Iterable[Incoming], transaction: Transaction) -> _Sorted:
        """Tell what is new from what the file or the record holds already, and from what contradicts it."""
        found, first = _Sorted(), dict[Key, Incoming]()
        recorded: dict[str, dict[Key, list[CompletionRow]]] = {}
        for row in rows:
            key = (row.person_id, row.requirement, row.completed_on)
            if row.person_id not in recorded:
                recorded[row.person_id] = _by_key(transaction.completions_of(row.person_id))
            before = first.setdefault(key, row)
            if before is not row:
                _repeat(row, before, found)
            else:
                _beside_record(row, recorded[row.person_id].get(key, []), found)
        return found


def _by_key(rows: Iterable[CompletionRow]) -> dict[Key, list[CompletionRow]]:
    found: dict[Key, list[CompletionRow]] = {}
    for row in rows:
        found.setdefault((row.person_id, row.requirement, row.completed_on), []).append(row)
    return found


def _repeat(row: Incoming, before: Incoming, found: _Sorted) -> None:
    if (row.method, row.reference) == (before.method, before.reference):
        found.repeated += 1
    else:
        facts = (("first", str(before.line)),)
        found.faults.append(Fault(row.line, "reference", "conflict-in-file", facts))


def _beside_record(row: Incoming, recorded: Sequence[CompletionRow], found: _Sorted) -> None:
    standing = [each for each in recorded if each.status != "voided"]
    entered = [each for each in standing if not each.session_id]
    same = [each for each in recorded if (each.method, each.reference) == (row.method, row.reference)]
    if any(each.status != "voided" for each in same) or len(standing) > len(entered):
        found.already += 1
    elif entered:
        facts = (("completion", entered[0].completion_id), ("reference", entered[0].reference))
        found.faults.append(Fault(row.line, "reference", "conflict-in-record", facts))
    elif same:
        facts = (("completion", same[0].completion_id), ("day", same[0].voided_on))
        found.voided.append(Fault(row.line, "", "voided-before", facts))
    else:
        found.new.append(row)
