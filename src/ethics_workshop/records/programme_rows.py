"""From events outside a session to rows: completions, attestations, decisions on them, delegations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ethics_workshop.domain import event as e
from ethics_workshop.domain import programme_event as p
from ethics_workshop.domain.event import Event
from ethics_workshop.domain.people import Unit
from ethics_workshop.records import tables
from ethics_workshop.records.journal import Entry

Cells = Sequence[str | int]
Write = tuple[str, Cells]

_VOID = "UPDATE completion SET status = 'voided', voided_on = ?, void_reason = ? WHERE completion_id = ?"
_WITHDRAW = "UPDATE attestation SET status = 'withdrawn', withdrawn_on = ?, withdrawn_reason = ? WHERE attestation_id = ?"


def rows_of(entry: Entry) -> Iterator[Write]:
    """Yield the statements, and their cells, by which an event outside a session changes the derived tables."""
    write = _WRITES.get(type(entry.event))
    if write is not None:
        yield write(entry, entry.event)


def session_completion(entry: Entry, event: e.CompletionRecorded) -> Cells:
    """Return the row of a completion by a session."""
    return _completion(
        entry, event, event.day.date, session_id=event.session_id, facilitator_id=event.facilitator_id
    )


def _entered(entry: Entry, event: p.CompletionEntered) -> Write:
    return tables.COMPLETION.put, _completion(
        entry, event, event.completed_on, reference=event.reference, note=event.note
    )


def _completion(
    entry: Entry,
    event: e.CompletionRecorded | p.CompletionEntered,
    completed_on: str,
    *,
    session_id: str = "",
    facilitator_id: str = "",
    reference: str = "",
    note: str = "",
) -> Cells:
    return (
        event.completion_id,
        event.person_id,
        event.name,
        *_unit(event.unit),
        event.requirement,
        " ".join(event.case_ids),
        session_id,
        completed_on,
        event.method,
        facilitator_id,
        entry.at,
        "recorded",
        reference,
        event.day.date,
        note,
        "",
        "",
        entry.id,
    )


def _voided(_entry: Entry, event: p.CompletionVoided) -> Write:
    return _VOID, (event.day.date, event.reason, event.completion_id)


def _signed(entry: Entry, event: e.AttestationSigned) -> Write:
    return tables.ATTESTATION.put, (
        event.attestation_id,
        event.person_id,
        event.name,
        *_unit(event.unit),
        event.statement,
        event.version,
        event.cycle,
        event.language,
        event.text_sha256,
        event.signed_name,
        str(event.method),
        str(event.assurance),
        event.witness_id,
        event.session_id,
        entry.at,
        event.day.date,
        event.receipt,
        "valid",
        "yes" if event.reflected else "",
        event.declared,
        event.note,
        event.corrects,
        "",
        "",
        entry.id,
    )


def _withdrawn(_entry: Entry, event: p.AttestationWithdrawn) -> Write:
    return _WITHDRAW, (event.day.date, event.reason, event.attestation_id)


def _decided(entry: Entry, event: p.AcknowledgementDecided) -> Write:
    return tables.ACKNOWLEDGEMENT.put, (
        event.attestation_id,
        entry.seq,
        entry.device,
        event.verdict,
        event.manager_id,
        event.by_id,
        event.by_name,
        event.reason,
        event.day.date,
    )


def _delegated(entry: Entry, event: p.VerificationDelegated) -> Write:
    return tables.DELEGATION.put, (
        event.manager_id,
        entry.seq,
        entry.device,
        event.delegate_id,
        event.day.date,
        event.until,
    )


def _unit(unit: Unit) -> tuple[str, str, str]:
    return unit.sector, unit.branch, unit.division


_WRITES: Mapping[type[Event], Callable[[Entry, Any], Write]] = {
    e.AttestationSigned: _signed,
    p.CompletionEntered: _entered,
    p.CompletionVoided: _voided,
    p.AttestationWithdrawn: _withdrawn,
    p.AcknowledgementDecided: _decided,
    p.VerificationDelegated: _delegated,
}
