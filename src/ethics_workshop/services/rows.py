"""Rows that the services read: what is derived from the journal, and the register's history."""

from dataclasses import dataclass

from ethics_workshop.domain.people import PersonSince as PersonSince  # noqa: PLC0414  # part of this contract
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.text import Text


@dataclass(frozen=True, slots=True)
class SessionRow:
    """What a list shows of a session. Moments are UTC ISO 8601 text; an empty text when it has not happened."""

    session_id: str
    state: str
    step: str
    case_ids: tuple[str, ...]
    case_title: Text
    agenda: str
    agenda_title: Text
    unit: Unit
    facilitator_id: str
    facilitator_name: str
    present: int
    planned_at: str
    opened_at: str
    closed_at: str
    touched_at: str
    """When its last event was recorded."""
    on: str = ""
    """The local ISO date on which it is to be held; empty where nobody said."""
    planned_on: str = ""
    """The local ISO date on which it was planned."""
    follow_up_by: str = ""
    """By when the room is to hear what was done with what it said (ISO date); empty where nothing is owed."""
    follow_up: str = ""
    """What was done with it; empty while that is owed."""


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment. `status` is `open` or what became of it; `made_on` and `reviewed_on` are local ISO dates."""

    commitment_id: str
    session_id: str
    text: str
    owner_id: str
    owner: str
    by: str
    status: str
    made_on: str
    if_text: str = ""
    then_text: str = ""
    reviewed_on: str = ""
    reviewed_in: str = ""
    """The session in which it was said what became of it; may be empty."""
    note: str = ""
    succeeds: str = ""
    successor: str = ""
    sector: str = ""
    branch: str = ""
    division: str = ""

    @property
    def unit(self) -> Unit:
        """The unit whose session made it."""
        return Unit(self.sector, self.branch, self.division)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question for the V&E office. Dates are local ISO; `answered_at` is UTC ISO 8601. Empty: not answered yet."""

    question_id: str
    session_id: str
    unit: Unit
    text: str
    asked_on: str
    answer: Text
    answered_on: str
    answered_at: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the programme has come in a sector: people on the register, who took part, who signed in `cycle`."""

    sector: str
    people: int
    took_part: int
    signed: int
    cycle: str


@dataclass(frozen=True, slots=True)
class AttestationRow:
    """A recorded attestation, with the columns of the export."""

    attestation_id: str
    person_id: str
    name: str
    sector: str
    branch: str
    division: str
    statement: str
    version: str
    cycle: str
    language: str
    text_sha256: str
    signed_name: str
    method: str
    assurance: str
    witness_id: str
    session_id: str
    signed_at: str
    signed_on: str
    """The local date of signing (ISO): one of the fields that the receipt stands for."""
    receipt: str
    status: str
    reflected: str
    """`yes` when the person said that they reflected on conflicts of interest, else empty."""
    declared: str
    note: str
    corrects: str
    withdrawn_on: str
    """The local ISO date of its withdrawal; empty while it stands."""
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an event came from: who acted (a person_id, may be empty), and the device's id."""

    actor: str
    device: str


@dataclass(frozen=True, slots=True)
class StepClock:
    """How long a step has run, kept beside the journal so that an interrupted session resumes with its timer.

    `elapsed` is in whole seconds, of which the timer was running; `index` is the place on the route. `behind` is by
    how many seconds the session was behind its agenda when that place was entered (negative: ahead), `added` how many
    seconds were added to its planned time.
    """

    session_id: str
    index: int
    elapsed: int
    running: bool
    behind: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class CompletionRow:
    """A recorded completion. Dates are local ISO; `recorded_at` is UTC ISO 8601. `status`: `recorded` or `voided`."""

    completion_id: str
    person_id: str
    name: str
    sector: str
    branch: str
    division: str
    requirement: str
    case_ids: str
    """Apart by spaces."""
    session_id: str
    completed_on: str
    method: str
    facilitator_id: str
    recorded_at: str
    status: str
    reference: str
    recorded_on: str
    note: str
    voided_on: str
    void_reason: str


@dataclass(frozen=True, slots=True)
class AcknowledgementRow:
    """A decision on an attestation: `verdict` is `verified` or `refused`. `decided_on` is a local ISO date."""

    attestation_id: str
    verdict: str
    manager_id: str
    by_id: str
    by_name: str
    reason: str
    decided_on: str


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """Who verifies for a manager, from `since` until `until` (local ISO dates; an empty `until`: further notice)."""

    manager_id: str
    delegate_id: str
    since: str
    until: str
