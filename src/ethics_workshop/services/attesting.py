"""Attesting: at one's own machine or alone at the kiosk, after a session; never in front of the leader."""

from dataclasses import dataclass

from ethics_workshop.domain import command as c
from ethics_workshop.domain.attestation import (
    Assurance,
    Signed,
    SigningMethod,
    read_receipt,
    receipt,
    same_name,
)
from ethics_workshop.domain.error import BadInput, CheckFailed, Problem, Refused
from ethics_workshop.domain.event import AttestationSigned, Day
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.session import replay
from ethics_workshop.domain.table import Context, decide
from ethics_workshop.domain.text import NAME_LIMIT, clean
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import AttestationRow, CaseBank, Ids, Records, Roster


@dataclass(frozen=True, slots=True)
class Outcome:
    """What signing led to. `first` is False when the same version was signed in this cycle before."""

    receipt: str
    first: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Where a person stands with the statement of the present cycle."""

    person: Person
    statement: Statement
    cycle: str
    attestations: tuple[AttestationRow, ...]

    @property
    def current(self) -> AttestationRow | None:
        """The attestation of this statement, version and cycle, if there is one."""
        now = (self.statement.id, self.statement.version, self.cycle)
        return next((a for a in self.attestations if (a.statement, a.version, a.cycle) == now), None)


class AttestationService:
    """What people sign. Signing the same version twice in a cycle adds nothing and returns the first receipt."""

    def __init__(self, records: Records, roster: Roster, bank: CaseBank, clock: Clock, ids: Ids) -> None:
        self._records = records
        self._roster = roster
        self._bank = bank
        self._clock = clock
        self._ids = ids

    def statement(self) -> Statement:
        """Return the statement to attest at present. Raises Refused when the bank has none."""
        return self._bank.statement()

    def status(self, person_id: str) -> Status:
        """Return where a person stands. Raises Refused for an unknown person."""
        person = self._person(person_id)
        return Status(
            person,
            self._bank.statement(),
            self._cycle(self._clock.day()),
            tuple(self._records.attestations_of(person_id)),
        )

    def sign(self, person_id: str, typed: str, *, language: str, actor: str = "") -> Outcome:
        """Sign at one's own machine: assurance A0, for the machine is not proven to be one's own.

        Raises Refused for an unknown person, and BadInput when the typed name is not the roster's.
        """
        return self._sign(person_id, typed, language=language, actor=actor, session_id="")

    def sign_after(
        self, session_id: str, person_id: str, typed: str, *, language: str, actor: str = ""
    ) -> Outcome:
        """Sign alone at the machine of a session, after it. Raises Refused too when the person was not there."""
        wanted = session_id.strip().upper()
        return self._sign(person_id, typed, language=language, actor=actor, session_id=wanted)

    def check(self, typed: str) -> AttestationRow:
        """Return the attestation that a receipt stands for.

        Raises CheckFailed when the receipt is malformed, unknown, or no longer what the record says.
        """
        written = read_receipt(typed)
        if not written:
            raise CheckFailed(Problem.RECEIPT_MALFORMED, receipt=clean(typed))
        row = self._records.attestation_by_receipt(written)
        if row is None:
            raise CheckFailed(Problem.RECEIPT_UNKNOWN, receipt=written)
        if receipt(_signed_row(row)) != written or not self._records.payload_holds(row.attestation_id):
            raise CheckFailed(Problem.RECEIPT_DOES_NOT_HOLD, receipt=written)
        return row

    def _person(self, person_id: str) -> Person:
        person = self._roster.person(person_id)
        if person is None:
            raise Refused(Problem.UNKNOWN_PERSON, person=clean(person_id), near="")
        return person

    def _cycle(self, day: Day) -> str:
        import datetime as dt

        return self._bank.programme().cycle(dt.date.fromisoformat(day.date))

    def _sign(self, person_id: str, typed: str, *, language: str, actor: str, session_id: str) -> Outcome:
        person = self._person(person_id)
        signed_name = clean(typed)
        if not same_name(signed_name[:NAME_LIMIT], person.name):
            raise BadInput(Problem.NAME_DOES_NOT_MATCH, person=person_id)
        event = self._signature(person, signed_name, language=language, actor=actor, session_id=session_id)
        with self._records.write() as transaction:
            if session_id:
                session = replay(transaction.events_of(session_id))
                if session is None:
                    raise Refused(Problem.UNKNOWN_SESSION, session=session_id)
                decide(session, c.Attest(event), Context(actor, event.day))
            before = transaction.attestation(person_id, event.statement, event.version, event.cycle)
            if before is not None:
                return Outcome(before.receipt, first=False)
            transaction.append([event])
        return Outcome(event.receipt, first=True)

    def _signature(
        self, person: Person, typed: str, *, language: str, actor: str, session_id: str
    ) -> AttestationSigned:
        day = self._clock.day()
        return signature(
            person,
            self._bank.statement(),
            attestation_id=self._ids.new("A"),
            signed_name=typed,
            language=language,
            cycle=self._cycle(day),
            day=day,
            session_id=session_id,
            actor=actor,
        )


def signature(
    person: Person,
    statement: Statement,
    *,
    attestation_id: str,
    signed_name: str,
    language: str,
    cycle: str,
    day: Day,
    session_id: str = "",
    actor: str = "",
) -> AttestationSigned:
    """Return the signature of `person` under `statement`, with its receipt: A0, whoever typed the name."""
    signed = Signed(
        attestation_id=attestation_id,
        person_id=person.person_id,
        statement=statement.id,
        version=statement.version,
        cycle=cycle,
        language=language,
        text_sha256=statement.sha256(language),
        signed_name=signed_name,
        date=day.date,
    )
    return AttestationSigned(
        actor=actor,
        attestation_id=signed.attestation_id,
        person_id=person.person_id,
        name=person.name,
        unit=person.unit,
        statement=signed.statement,
        version=signed.version,
        cycle=signed.cycle,
        language=language,
        text_sha256=signed.text_sha256,
        signed_name=signed_name,
        method=SigningMethod.KIOSK if session_id else SigningMethod.OWN,
        assurance=Assurance.A0,
        session_id=session_id,
        receipt=receipt(signed),
        day=day,
    )


def _signed_row(row: AttestationRow) -> Signed:
    return Signed(
        attestation_id=row.attestation_id,
        person_id=row.person_id,
        statement=row.statement,
        version=row.version,
        cycle=row.cycle,
        language=row.language,
        text_sha256=row.text_sha256,
        signed_name=row.signed_name,
        date=row.signed_on,
    )
