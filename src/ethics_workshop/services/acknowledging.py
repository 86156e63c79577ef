"""A manager's verification: own reports with their signatures, verified or refused; delegating it; who is late."""

import datetime as dt
from dataclasses import dataclass

from ethics_workshop.domain.acknowledgement import (
    DAYS_TO_SIGN,
    Delegation,
    Hindrance,
    Standpoint,
    Verdict,
    due_on,
    hindrance,
    responsible,
)
from ethics_workshop.domain.attestation import read_receipt
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.people import Person, Standing
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.programme_event import AcknowledgementDecided, VerificationDelegated
from ethics_workshop.domain.text import FREE_TEXT_LIMIT, clean
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import (
    AcknowledgementRow,
    AttestationRow,
    CaseBank,
    Ledger,
    Records,
    Roster,
)
from ethics_workshop.services.responsibility import Responsibility
from ethics_workshop.services.roster import on_roster
from ethics_workshop.services.signed import holding

_PROBLEMS = {
    Hindrance.SIGNER: Problem.OWN_SIGNATURE,
    Hindrance.WITNESS: Problem.WAS_WITNESS,
    Hindrance.NOT_THEIRS: Problem.NOT_THEIR_MANAGER,
}


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody who reports to a manager, and where they stand with this cycle's acknowledgement.

    `attestation` is the one that holds: to the words of the statement in force. `decision` is the last one on it. `due` is the local ISO date
    by which to sign; `late`: it has passed, and there is no signature.
    """

    person: Person
    attestation: AttestationRow | None
    decision: AcknowledgementRow | None
    due: str
    late: bool

    @property
    def standpoint(self) -> Standpoint:
        """Verified, refused, waiting for a decision, or not signed."""
        if self.attestation is None:
            return Standpoint.NOT_SIGNED
        return Standpoint(self.decision.verdict) if self.decision else Standpoint.WAITING


@dataclass(frozen=True, slots=True)
class Team:
    """A manager's reports, ordered by person_id, for the statement and the cycle of today.

    `delegation` is the one in force: who else verifies for the manager; `delegate` is that one's name.
    """

    manager: Person
    statement: Statement
    cycle: str
    reports: tuple[Report, ...]
    delegation: Delegation | None
    delegate: str = ""

    @property
    def late(self) -> tuple[Report, ...]:
        """Those who have not signed in time."""
        return tuple(report for report in self.reports if report.late)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision. `first` is False when the same one stood already, so that nothing was added."""

    receipt: str
    name: str
    first: bool


class AcknowledgementService:
    """What managers decide on acknowledgements. The last decision counts.

    Everything raises Refused for people who are not on the roster, and StorageError.
    """

    def __init__(
        self, records: Records, ledger: Ledger, roster: Roster, bank: CaseBank, clock: Clock
    ) -> None:
        self._records = records
        self._ledger = ledger
        self._roster = roster
        self._bank = bank
        self._clock = clock
        self._responsible = Responsibility(ledger, roster, clock)

    def reports(self, manager_id: str) -> list[Person]:
        """Return those for whom this manager is responsible, by person_id."""
        return self._responsible.reports(manager_id)

    def leads(self, person_id: str) -> bool:
        """Whether a person has anything to verify: reports of their own, or a manager's who delegated it to them."""
        return bool(person_id) and bool(self.reports(person_id) or self._responsible.for_others(person_id))

    def teams(self, person_id: str, days: int = DAYS_TO_SIGN) -> list[Team]:
        """Return a person's own team first, then those of managers who delegated theirs to them.

        The own one is left out when it is empty and there is another.
        """
        own = self.team(person_id, days)
        others = [self.team(manager_id, days) for manager_id in self._responsible.for_others(person_id)]
        return [*([own] if own.reports or not others else []), *others]

    def team(self, manager_id: str, days: int = DAYS_TO_SIGN) -> Team:
        """Return a manager's reports; `days` are those they have to sign.

        Whoever reported to somebody who has left reports to that one's manager. Raises Refused without a statement.
        """
        manager, today = on_roster(self._roster, manager_id), self._clock.day().date
        statement, programme = self._bank.statement(), self._bank.programme()
        day = dt.date.fromisoformat(today)
        cycle, began = programme.cycle(day), programme.began(day).isoformat()
        decisions = {row.attestation_id: row for row in self._ledger.acknowledgements()}
        found = []
        for person in self.reports(manager_id):
            rows = holding(self._records.attestations_of(person.person_id), statement, cycle)
            due = due_on(began, person.hired, statement.effective, days)
            signed = rows[-1] if rows else None
            decision = decisions.get(signed.attestation_id) if signed else None
            found.append(Report(person, signed, decision, due, late=signed is None and due < today))
        in_force = self._responsible.in_force(manager_id)
        delegate = self._roster.person(in_force.delegate_id) if in_force else None
        named = delegate.name if delegate else in_force.delegate_id if in_force else ""
        return Team(manager, statement, cycle, tuple(found), in_force, named)

    def verify(self, typed: str, by_id: str) -> Decided:
        """Verify the signature of a receipt. Verifying it again adds nothing.

        Raises Refused for whoever may not (`domain.acknowledgement.hindrance`), for one that was withdrawn, and for a
        receipt that is unknown or malformed.
        """
        return self._decide(typed, by_id, Verdict.VERIFIED, "")

    def refuse(self, typed: str, by_id: str, reason: str) -> Decided:
        """Say why a signature is not verified. Raises as `verify`, and BadInput without a reason or for a long one."""
        said = clean(reason)
        if not said:
            raise BadInput(Problem.NO_REASON)
        if len(said) > FREE_TEXT_LIMIT:
            raise BadInput(Problem.TEXT_TOO_LONG, length=len(said), limit=FREE_TEXT_LIMIT)
        return self._decide(typed, by_id, Verdict.REFUSED, said)

    def delegate(self, by_id: str, to_id: str, until: str = "") -> Person:
        """Let somebody else verify for a manager, until a local ISO date, the last day included (empty: no end).

        Raises Refused for somebody without reports, for oneself and for who has left; BadInput for a date that is none
        or has passed.
        """
        manager, delegate = self._acting(by_id), on_roster(self._roster, to_id)
        if not self.reports(by_id):
            raise Refused(Problem.NO_REPORTS, person=manager.name)
        if to_id == by_id:
            raise Refused(Problem.DELEGATE_TO_ONESELF)
        if delegate.standing is Standing.LEFT:
            raise Refused(Problem.PERSON_HAS_LEFT, person=delegate.name, left=delegate.left)
        self._append_delegation(by_id, to_id, self._date(until))
        return delegate

    def end_delegation(self, by_id: str) -> bool:
        """End a manager's delegation from today on; return whether there was one in force."""
        self._acting(by_id)
        if self._responsible.in_force(by_id) is None:
            return False
        self._append_delegation(by_id, "", "")
        return True

    def _append_delegation(self, manager_id: str, delegate_id: str, until: str) -> None:
        event = VerificationDelegated(
            actor=manager_id,
            manager_id=manager_id,
            delegate_id=delegate_id,
            until=until,
            day=self._clock.day(),
        )
        with self._records.write() as transaction:
            transaction.append([event])

    def _date(self, typed: str) -> str:
        wanted = clean(typed)
        if not wanted:
            return ""
        try:
            until = dt.date.fromisoformat(wanted).isoformat()
        except ValueError as error:
            raise BadInput(Problem.BAD_DATE, value=wanted) from error
        if until < self._clock.day().date:
            raise BadInput(Problem.DATE_IN_THE_PAST, value=until)
        return until

    def _decide(self, typed: str, by_id: str, verdict: Verdict, reason: str) -> Decided:
        by, receipt = self._acting(by_id), read_receipt(typed)
        if not receipt:
            raise BadInput(Problem.RECEIPT_MALFORMED, receipt=clean(typed))
        with self._records.write() as transaction:
            row = transaction.attestation_by_receipt(receipt)
            if row is None:
                raise BadInput(Problem.RECEIPT_UNKNOWN, receipt=receipt)
            manager_id = self._allowed(row, by_id)
            made = [a for a in self._ledger.acknowledgements() if a.attestation_id == row.attestation_id]
            if made and (made[-1].verdict, made[-1].reason) == (verdict, reason):
                return Decided(receipt, row.name, first=False)
            decision = AcknowledgementDecided(
                actor=by_id,
                attestation_id=row.attestation_id,
                verdict=verdict,
                manager_id=manager_id,
                by_id=by_id,
                by_name=by.name,
                reason=reason,
                day=self._clock.day(),
            )
            transaction.append([decision])
        return Decided(receipt, row.name, first=True)

    def _allowed(self, row: AttestationRow, by_id: str) -> str:
        """Return whose report signed, when `by_id` may decide on it; raise Refused when not."""
        if row.status != "valid":
            raise Refused(Problem.SIGNATURE_WITHDRAWN, receipt=row.receipt, day=row.withdrawn_on)
        signer = self._roster.person(row.person_id)
        manager_id = responsible(signer, self._roster.person) if signer else ""
        found = hindrance(
            by_id,
            signer_id=row.person_id,
            witness_id=row.witness_id,
            manager_id=manager_id,
            delegation=self._responsible.delegation(manager_id),
            day=self._clock.day().date,
        )
        if found is not None:
            raise Refused(_PROBLEMS[found], person=row.name)
        return manager_id

    def _acting(self, by_id: str) -> Person:
        if not by_id:
            raise Refused(Problem.NOBODY_VERIFIES)
        by = on_roster(self._roster, by_id)
        if by.standing is Standing.LEFT:
            raise Refused(Problem.PERSON_HAS_LEFT, person=by.name, left=by.left)
        return by
