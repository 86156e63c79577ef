"""Receipts: what one stands for, whether it still holds, and withdrawing the signature behind it."""

from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.attestation import read_receipt, receipt
from ethics_workshop.domain.error import BadInput, CheckFailed, Problem, Refused
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.programme_event import AttestationWithdrawn
from ethics_workshop.domain.statement import version_of
from ethics_workshop.domain.text import FREE_TEXT_LIMIT, clean
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import AttestationRow, CaseBank, Origin, Records
from ethics_workshop.services.signature import signed_row

WITHDRAWN = "withdrawn"
"""The status of an attestation that was withdrawn; `valid` otherwise."""


class SignedWords(StrEnum):
    """Whether the words that were signed are at hand."""

    SAME = "same"
    """The bank holds this version with the words that were signed."""
    CHANGED = "changed"
    """The bank holds this version with other words."""
    MISSING = "missing"
    """The bank does not hold this version, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a receipt stands for. `statement` is the version that was signed, as far as its words are at hand."""

    row: AttestationRow
    origin: Origin
    words: SignedWords
    statement: Statement | None

    @property
    def withdrawn(self) -> bool:
        """Whether the signature was withdrawn: it stays in the record and holds no more."""
        return self.row.status == WITHDRAWN


class ReceiptService:
    """Receipts of this computer's records."""

    def __init__(self, records: Records, bank: CaseBank, clock: Clock) -> None:
        self._records = records
        self._bank = bank
        self._clock = clock

    def find(self, typed: str) -> Found:
        """Return what a receipt stands for, a withdrawn one too.

        Raises CheckFailed when the receipt is malformed, unknown, or no longer what the record says.
        """
        row = self._row(typed)
        origin = self._records.origin(row.attestation_id)
        if (
            origin is None
            or receipt(signed_row(row)) != row.receipt
            or not self._records.payload_holds(row.attestation_id)
        ):
            raise CheckFailed(Problem.RECEIPT_DOES_NOT_HOLD, receipt=row.receipt)
        return Found(row, origin, *self._words_of(row))

    def check(self, typed: str) -> AttestationRow:
        """Return the attestation that a receipt stands for.

        Raises CheckFailed when the receipt is malformed, unknown, withdrawn, or no longer what the record says.
        """
        found = self.find(typed)
        refuse_withdrawn(found)
        return found.row

    def withdraw(self, typed: str, reason: str, *, actor: str = "") -> AttestationRow:
        """Withdraw a signature: it stays in the record, marked. Return it as it is then.

        Raises BadInput for a reason that is empty or too long; Refused when it was withdrawn before, or when `actor`
        is known and is not who signed; CheckFailed as `find` does.
        """
        why = clean(reason)
        if not why:
            raise BadInput(Problem.EMPTY_TEXT)
        if len(why) > FREE_TEXT_LIMIT:
            raise BadInput(Problem.TEXT_TOO_LONG, length=len(why), limit=FREE_TEXT_LIMIT)
        wanted = self.find(typed).row
        if actor and actor != wanted.person_id:
            raise Refused(Problem.RECEIPT_OF_ANOTHER, receipt=wanted.receipt)
        with self._records.write() as transaction:
            row = transaction.attestation_by_receipt(wanted.receipt) or wanted
            if row.status == WITHDRAWN:
                raise Refused(Problem.ALREADY_WITHDRAWN, receipt=row.receipt, date=row.withdrawn_on)
            transaction.append([AttestationWithdrawn(
                actor=actor, attestation_id=row.attestation_id, reason=why, day=self._clock.day()
            )])  # fmt: skip
        return self._row(wanted.receipt)

    def _row(self, typed: str) -> AttestationRow:
        written = read_receipt(typed)
        if not written:
            raise CheckFailed(Problem.RECEIPT_MALFORMED, receipt=clean(typed))
        row = self._records.attestation_by_receipt(written)
        if row is None:
            raise CheckFailed(Problem.RECEIPT_UNKNOWN, receipt=written)
        return row

    def _words_of(self, row: AttestationRow) -> tuple[SignedWords, Statement | None]:
        try:
            statement = version_of(self._bank.statements(), row.statement, row.version)
        except BadInput:  # a broken file of the bank says nothing against the receipt
            statement = None
        if statement is None:
            return SignedWords.MISSING, None
        if statement.sha256(row.language) != row.text_sha256:
            return SignedWords.CHANGED, None
        return SignedWords.SAME, statement


def refuse_withdrawn(found: Found) -> None:
    """Raise CheckFailed when the signature of a receipt was withdrawn: it proves nothing that holds now."""
    if found.withdrawn:
        row = found.row
        raise CheckFailed(
            Problem.RECEIPT_WITHDRAWN, receipt=row.receipt, date=row.withdrawn_on, reason=row.withdrawn_reason
        )
