"""Events of the programme outside a session: what was completed elsewhere, withdrawn, verified, delegated."""

from dataclasses import dataclass

from ethics_workshop.domain.event import Day, Event
from ethics_workshop.domain.people import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionEntered(Event):
    """A person completed a requirement without a session: an external course, a case worked through alone.

    `completed_on` is the local ISO date of completion, `day` the one on which it was recorded. `reference` names the
    evidence (a certificate's number, the file it came in).
    """

    KIND = "completion.entered"
    completion_id: str
    person_id: str
    name: str
    unit: Unit
    requirement: str
    case_ids: tuple[str, ...] = ()
    method: str
    completed_on: str
    reference: str = ""
    note: str = ""
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionVoided(Event):
    """A completion counts no more. It stays in the record, marked."""

    KIND = "completion.voided"
    completion_id: str
    reason: str
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestationWithdrawn(Event):
    """A signature was withdrawn. It stays in the record, marked; another may take its place."""

    KIND = "attestation.withdrawn"
    attestation_id: str
    reason: str
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementDecided(Event):
    """A manager, or whom they delegated, verified an acknowledgement, or said why not. The last decision counts.

    `verdict` is `verified` or `refused`; `manager_id` is whose report the person is, `actor` who decided.
    """

    KIND = "acknowledgement.decided"
    attestation_id: str
    verdict: str
    manager_id: str
    by_id: str
    by_name: str
    reason: str = ""
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationDelegated(Event):
    """A manager let somebody else verify for them, until a local ISO date (empty: until further notice).

    Without a `delegate_id` an earlier delegation ends.
    """

    KIND = "verification.delegated"
    manager_id: str
    delegate_id: str
    until: str = ""
    day: Day
