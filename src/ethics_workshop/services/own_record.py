"""My record: everything that is held about one person, in one place and one file."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ethics_workshop.domain.own_record import Entry, OwnRecord, Part
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.roadmap import Item
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import AttestationRow, Ledger, PersonSince, Records
from ethics_workshop.services.ports_learning import Learners
from ethics_workshop.services.ports_own import OwnRecordWriter, Traces
from ethics_workshop.services.roadmap import RoadmapService

_COMPLETION = [
    "completion_id",
    "requirement",
    "completed_on",
    "method",
    "case_ids",
    "session_id",
    "facilitator_id",
    "reference",
    "note",
    "recorded_on",
    "status",
    "voided_on",
    "void_reason",
]
_ATTESTATION = [
    "receipt",
    "statement",
    "version",
    "cycle",
    "language",
    "signed_on",
    "signed_name",
    "method",
    "assurance",
    "witness_id",
    "session_id",
    "reflected",
    "declared",
    "note",
    "status",
    "withdrawn_on",
    "withdrawn_reason",
]


class OwnRecordService:
    """Gathers a record. `find` returns a person of the roster or raises Refused. Everything raises StorageError."""

    def __init__(
        self,
        find: Callable[[str], Person],
        ledger: Ledger,
        held: tuple[Records, Traces, Learners, RoadmapService],
        write: OwnRecordWriter,
        clock: Clock,
    ) -> None:
        self._find = find
        self._ledger = ledger
        self._records, self._traces, self._learners, self._roads = held
        self._write = write
        self._clock = clock

    def show(self, person_id: str) -> OwnRecord:
        """Return all that is held about a person today. Raises Refused for somebody who is not on the roster."""
        person = self._find(person_id)
        who = person.person_id
        signed = self._records.attestations_of(who)
        completions = self._ledger.completions("", who)
        sessions, commitments = self._traces.sessions_of(who), self._traces.commitments_of(who)
        led = {row.session_id for row in sessions if row.role != "participant"}
        exports = {
            "completions": sum(1 for _ in completions),
            "attestations": len(signed),
            "sessions": len(led),
            "commitments": len(commitments),
        }
        parts: dict[Part, Iterable[Entry]] = {
            Part.ROSTER: _roster(self._ledger.history("", who).get(who, [])),
            Part.SESSIONS: (_entry(row, row.__slots__) for row in sessions),
            Part.COMPLETIONS: (_entry(row, _COMPLETION) for row in completions),
            Part.ATTESTATIONS: (_entry(row, _ATTESTATION) for row in signed),
            **self._decisions(who, signed),
            Part.COMMITMENTS: (
                _entry(row, ("commitment_id", "session_id", "text", "by", "status", "made_on"))
                for row in commitments
            ),
            Part.ROADMAP: (_step(item) for item in self._roads.show(who).by_urgency()),
            Part.PRIVATE: self._private(who),
            Part.EXPORTS: ({"file": name, "rows": str(rows)} for name, rows in exports.items() if rows),
            Part.JOURNAL: (
                {"kind": row.kind, "entries": str(row.entries), "first": row.first, "last": row.last}
                for row in self._traces.mentions(who)
            ),
        }
        day = self._clock.day().date
        return OwnRecord(who, person.name, day, {part: tuple(parts[part]) for part in Part})

    def write(self, person_id: str, out: Path, language: str) -> OwnRecord:
        """Write the record to a file for its owner alone and return it: JSON where the name ends so, else a text.

        Raises Refused, BadInput when the file cannot be written.
        """
        record = self.show(person_id)
        self._write(record, out, language)
        return record

    def _decisions(self, who: str, signed: list[AttestationRow]) -> dict[Part, Iterable[Entry]]:
        """Return the decisions on a person's attestations, the person's own on others', and delegations."""
        receipts = {row.attestation_id: row.receipt for row in signed}
        decided = self._ledger.acknowledgements()
        on_mine = (
            {"receipt": receipts[row.attestation_id], **_entry(row, ("verdict", "by_id", "by_name"))}
            | _entry(row, ("decided_on", "reason"))
            for row in decided
            if row.attestation_id in receipts
        )
        mine = (
            _entry(row, ("attestation_id", "verdict", "decided_on", "reason"))
            for row in decided
            if row.by_id == who
        )
        delegations = (
            _entry(row, ("manager_id", "delegate_id", "since", "until"))
            for row in self._ledger.delegations()
            if who in {row.manager_id, row.delegate_id}
        )
        return {Part.DECISIONS: on_mine, Part.DECIDED: mine, Part.DELEGATIONS: delegations}

    def _private(self, who: str) -> Iterator[Entry]:
        file = self._learners.of(who)
        if file.exists:
            yield {"path": file.path}


def _roster(known: Iterable[PersonSince]) -> Iterator[Entry]:
    """Yield how the register knows the person, then how it did before."""
    for each in reversed(list(known)):
        person, unit = each.person, each.person.unit
        yield {
            "since": each.since,
            **_entry(person, ("person_id", "name", "email", "language")),
            **_entry(unit, ("sector", "branch", "division")),
            **_entry(person, ("manager_id", "role", "hired", "left", "standing")),
        }


def _step(item: Item) -> Entry:
    """Return a step of the roadmap, its title in both languages."""
    asked = item.requirement
    step = {
        "requirement": asked.id,
        "title": f"{asked.title.en} / {asked.title.fr}",
        "state": item.state.value,
        "due": item.due,
        "evidence": item.evidence.id if item.evidence else "",
    }
    return {name: value for name, value in step.items() if value}


def _entry(row: object, names: Iterable[str]) -> Entry:
    """Return the fields of a row that say something."""
    values = ((name, str(getattr(row, name))) for name in names)
    return {name: value for name, value in values if value}
