"""What the records derive from events, by folding them anew each time: slow, and simple enough to be believed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ethics_workshop.domain import programme_event as p
from ethics_workshop.domain.event import AttestationSigned, CompletionRecorded, Event
from ethics_workshop.domain.people import Person, Unit
from ethics_workshop.services.rows import (
    AcknowledgementRow,
    AttestationRow,
    CompletionRow,
    DelegationRow,
    PersonSince,
)

AT = "2026-11-21T14:00:00Z"


def completions(events: Iterable[Event]) -> list[CompletionRow]:
    rows: dict[str, CompletionRow] = {}
    for event in events:
        if isinstance(event, p.CompletionVoided) and event.completion_id in rows:
            rows[event.completion_id] = replace(
                rows[event.completion_id],
                status="voided",
                voided_on=event.day.date,
                void_reason=event.reason,
            )
        elif isinstance(event, CompletionRecorded | p.CompletionEntered):
            rows[event.completion_id] = _completion(event)
    return sorted(rows.values(), key=lambda row: (row.completed_on, row.completion_id))


def _completion(event: CompletionRecorded | p.CompletionEntered) -> CompletionRow:
    by_session = isinstance(event, CompletionRecorded)
    return CompletionRow(
        completion_id=event.completion_id,
        person_id=event.person_id,
        name=event.name,
        **_unit(event.unit),
        requirement=event.requirement,
        case_ids=" ".join(event.case_ids),
        session_id=event.session_id if by_session else "",
        completed_on=event.day.date if by_session else event.completed_on,
        method=event.method,
        facilitator_id=event.facilitator_id if by_session else "",
        recorded_at=AT,
        status="recorded",
        reference="" if by_session else event.reference,
        recorded_on=event.day.date,
        note="" if by_session else event.note,
        voided_on="",
        void_reason="",
    )


def _unit(unit: Unit) -> dict[str, str]:
    return {"sector": unit.sector, "branch": unit.branch, "division": unit.division}


def attestations(events: Iterable[Event]) -> list[AttestationRow]:
    rows: dict[str, AttestationRow] = {}
    for event in events:
        if isinstance(event, p.AttestationWithdrawn) and event.attestation_id in rows:
            rows[event.attestation_id] = replace(
                rows[event.attestation_id],
                status="withdrawn",
                withdrawn_on=event.day.date,
                withdrawn_reason=event.reason,
            )
        elif isinstance(event, AttestationSigned):
            rows[event.attestation_id] = AttestationRow(
                attestation_id=event.attestation_id,
                person_id=event.person_id,
                name=event.name,
                **_unit(event.unit),
                statement=event.statement,
                version=event.version,
                cycle=event.cycle,
                language=event.language,
                text_sha256=event.text_sha256,
                signed_name=event.signed_name,
                method=event.method,
                assurance=event.assurance,
                witness_id=event.witness_id,
                session_id=event.session_id,
                signed_at=AT,
                signed_on=event.day.date,
                receipt=event.receipt,
                status="valid",
                reflected="yes" if event.reflected else "",
                declared=event.declared,
                note=event.note,
                corrects=event.corrects,
                withdrawn_on="",
                withdrawn_reason="",
            )
    return list(rows.values())


class MemoryLedger:
    """Reports' rows from a list of events; `versions` is how the register knew people."""

    def __init__(self, events: Sequence[Event], versions: Mapping[str, list[PersonSince]]) -> None:
        self.events = events
        self.versions = versions

    def completions(self, as_at: str = "", of: str = "") -> list[CompletionRow]:
        return [row for row in completions(self._known(as_at)) if of in {"", row.person_id}]

    def attestations(self, as_at: str = "", of: str = "") -> list[AttestationRow]:
        return [row for row in attestations(self._known(as_at)) if of in {"", row.person_id}]

    def acknowledgements(self, as_at: str = "") -> list[AcknowledgementRow]:
        return [
            AcknowledgementRow(
                e.attestation_id, e.verdict, e.manager_id, e.by_id, e.by_name, e.reason, e.day.date
            )
            for e in self._known(as_at)
            if isinstance(e, p.AcknowledgementDecided)
        ]

    def delegations(self, as_at: str = "") -> list[DelegationRow]:
        return [
            DelegationRow(e.manager_id, e.delegate_id, e.day.date, e.until)
            for e in self._known(as_at)
            if isinstance(e, p.VerificationDelegated)
        ]

    def people(self, as_at: str = "") -> list[Person]:
        return [known[-1].person for known in self.history(as_at).values()]

    def history(self, as_at: str = "", of: str = "") -> Mapping[str, list[PersonSince]]:
        found = {
            person_id: [one for one in self.versions[person_id] if not as_at or one.since <= as_at]
            for person_id in sorted(self.versions)
            if of in {"", person_id}
        }
        return {person_id: known for person_id, known in found.items() if known}

    def _known(self, as_at: str) -> list[Event]:
        days = {id(e): getattr(e, "day", None) for e in self.events}
        return [e for e in self.events if not as_at or days[id(e)] is None or days[id(e)].date <= as_at]
