"""Attesting: at one's own machine or alone at the kiosk, after a session; never in front of the leader."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ethics_workshop.domain import command as c
from ethics_workshop.domain.attestation import REFERENCE_LIMIT, is_reference, same_name
from ethics_workshop.domain.difference import Change, compare
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.event import AttestationSigned, Day
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.session import replay
from ethics_workshop.domain.statement import before as version_before
from ethics_workshop.domain.statement import in_force, version_of
from ethics_workshop.domain.table import Context, decide
from ethics_workshop.domain.text import FREE_TEXT_LIMIT, NAME_LIMIT, Language, clean
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import AttestationRow, CaseBank, Ids, Records, Roster, Transaction
from ethics_workshop.services.receipts import ReceiptService
from ethics_workshop.services.roster import on_roster
from ethics_workshop.services.signature import NOTHING, Beside, Signing, signature
from ethics_workshop.services.signed import Status, holding, of_cycle, same_words, to_correct


@dataclass(frozen=True, slots=True)
class Outcome:
    """What signing led to. `first` is False when the same words were signed in this cycle before."""

    receipt: str
    first: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody is asked to read: the statement, and what changed since `since`.

    `since` is the version that the person signed last, or (where nobody shows who they are) the version before; None
    where there is none, or its words are no longer at hand. `changes` are by language; empty without `since`.
    """

    statement: Statement
    since: Statement | None
    changes: Mapping[str, tuple[Change, ...]]
    status: Status | None = None
    """Where the person stands; None at the kiosk, which tells nobody who signed."""


class AttestationService:
    """What people sign. Signing the same words twice in a cycle adds nothing and returns the first receipt."""

    def __init__(self, records: Records, roster: Roster, bank: CaseBank, clock: Clock, ids: Ids) -> None:
        self._records = records
        self._roster = roster
        self._bank = bank
        self._clock = clock
        self._ids = ids
        self._receipts = ReceiptService(records, bank, clock)

    def statement(self, statement_id: str = "") -> Statement:
        """Return the statement to sign at present, or the version of a named one that is in force.

        Raises Refused when the bank has none, and for one that is unknown or not yet in force.
        """
        wanted = clean(statement_id)
        if not wanted:
            return self._bank.statement()
        known = self._bank.statements()
        found = in_force(known, wanted, self._clock.day().date)
        if found is None:
            coming = min((s.effective for s in known if s.id == wanted), default="")
            if coming:
                raise Refused(Problem.STATEMENT_NOT_YET, statement=wanted, date=coming)
            listed = ", ".join(dict.fromkeys(s.id for s in known))
            raise Refused(Problem.UNKNOWN_STATEMENT, statement=wanted, known=listed)
        return found

    def status(self, person_id: str, statement_id: str = "") -> Status:
        """Return where a person stands. Raises Refused for an unknown person or statement."""
        person = on_roster(self._roster, person_id)
        return Status(
            person,
            self.statement(statement_id),
            self._cycle(self._clock.day()),
            tuple(self._records.attestations_of(person_id)),
        )

    def reading(self, person_id: str = "") -> Reading:
        """Return what there is to read; without a person, nothing that tells who signed. Raises Refused."""
        status = self.status(person_id) if person_id else None
        statement = status.statement if status else self.statement()
        known = self._bank.statements()
        since = version_before(known, statement) if status is None else _words_of(status.last, known)
        changes: dict[str, tuple[Change, ...]] = {
            language.value: compare(since.body(language), statement.body(language)) if since else ()
            for language in Language
        }
        return Reading(statement, since, changes, status)

    def sign(
        self,
        person_id: str,
        typed: str,
        *,
        language: str,
        actor: str = "",
        statement_id: str = "",
        beside: Beside = NOTHING,
    ) -> Outcome:
        """Sign at one's own machine: assurance A0, for the machine is not proven to be one's own.

        Raises Refused for an unknown person or statement, and when `actor` is somebody else and no note says why;
        BadInput when the typed name is not the roster's, and for a reference that is none.
        """
        if actor and actor != person_id and not clean(beside.note):
            raise Refused(Problem.ON_BEHALF, person=clean(person_id))
        statement = self.statement(statement_id)
        person = on_roster(self._roster, person_id)
        return self._sign(Signing(person, statement, clean(typed), language, actor, beside=beside))

    def sign_after(
        self,
        session_id: str,
        person_id: str,
        typed: str,
        *,
        language: str,
        actor: str = "",
        beside: Beside = NOTHING,
    ) -> Outcome:
        """Sign alone at the machine of a session, after it. Raises Refused too when the person was not there."""
        wanted, statement = session_id.strip().upper(), self.statement()
        person = on_roster(self._roster, person_id)
        return self._sign(Signing(person, statement, clean(typed), language, actor, wanted, beside))

    def check(self, typed: str) -> AttestationRow:
        """Return the attestation that a receipt stands for.

        Raises CheckFailed when the receipt is malformed, unknown, withdrawn, or no longer what the record says.
        """
        return self._receipts.check(typed)

    def _cycle(self, day: Day) -> str:
        return self._bank.programme().cycle(dt.date.fromisoformat(day.date))

    def _sign(self, signing: Signing) -> Outcome:
        if not same_name(signing.name[:NAME_LIMIT], signing.person.name):
            raise BadInput(Problem.NAME_DOES_NOT_MATCH, person=signing.person.person_id)
        signing = replace(signing, beside=_checked(signing.beside))
        day = self._clock.day()
        cycle = self._cycle(day)
        with self._records.write() as transaction:
            before = transaction.attestations_of(signing.person.person_id)
            rows = of_cycle(before, signing.statement, cycle)
            event = signature(signing, self._ids.new("A"), cycle, day, corrects=to_correct(rows))
            if signing.session_id:
                _allow_after(transaction, event)
            if held := holding(rows, signing.statement, cycle):
                return Outcome(held[0].receipt, first=False)
            transaction.append([event])
        return Outcome(event.receipt, first=True)


def _allow_after(transaction: Transaction, signed: AttestationSigned) -> None:
    """Raise Refused where the session of a signature is unknown, not far enough, or was without the person."""
    session = replay(transaction.events_of(signed.session_id))
    if session is None:
        raise Refused(Problem.UNKNOWN_SESSION, session=signed.session_id)
    decide(session, c.Attest(signed), Context(signed.actor, signed.day))


def _words_of(row: AttestationRow | None, known: list[Statement]) -> Statement | None:
    """Return the version that was signed, if its words are still at hand."""
    found = version_of(known, row.statement, row.version) if row else None
    return found if row and found and same_words(row, found) else None


def _checked(beside: Beside) -> Beside:
    """Return what was said beside the name, cleaned. Raises BadInput: no details of a conflict are ever kept."""
    declared, note = clean(beside.declared), clean(beside.note)
    if declared and not is_reference(declared):
        raise BadInput(Problem.NO_REFERENCE, limit=REFERENCE_LIMIT)
    if len(note) > FREE_TEXT_LIMIT:
        raise BadInput(Problem.TEXT_TOO_LONG, length=len(note), limit=FREE_TEXT_LIMIT)
    return Beside(beside.reflected, declared, note)
