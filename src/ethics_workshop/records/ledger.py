"""What the programme's reports are made of, as it was known on a day: completions, attestations, people.

Dates are local ISO texts, an empty one for "everything that is known". A report as at a past day only counts what was
recorded by then, so that it comes out the same after transfers, leavers and corrections.
"""

from collections.abc import Mapping

from ethics_workshop.domain.people import Person
from ethics_workshop.records import ledger_queries as queries
from ethics_workshop.records.store import Store
from ethics_workshop.services.rows import (
    AcknowledgementRow,
    AttestationRow,
    CompletionRow,
    DelegationRow,
    PersonSince,
)


class RecordsLedger:
    """Implements the port Ledger over `records.db`. Raises StorageError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def completions(self, as_at: str = "", of: str = "") -> list[CompletionRow]:
        """Return all completions as they were known then, by date and id: one voided later is `recorded`."""
        nothing: list[CompletionRow] = []
        rows = self._store.read(
            lambda c: queries.completions_of(c, of) if of else queries.completions(c), nothing
        )
        return [queries.completion_as_at(row, as_at) for row in rows if not as_at or row.recorded_on <= as_at]

    def attestations(self, as_at: str = "", of: str = "") -> list[AttestationRow]:
        """Return all attestations as they were known then, oldest first: one withdrawn later is `valid`."""
        nothing: list[AttestationRow] = []
        rows = self._store.read(lambda c: queries.attestations(c, of), nothing)
        return [queries.attestation_as_at(row, as_at) for row in rows if not as_at or row.signed_on <= as_at]

    def acknowledgements(self, as_at: str = "") -> list[AcknowledgementRow]:
        """Return all decisions of managers on acknowledgements, oldest first: the last of an attestation counts."""
        nothing: list[AcknowledgementRow] = []
        rows = self._store.read(queries.acknowledgements, nothing)
        return [row for row in rows if not as_at or row.decided_on <= as_at]

    def delegations(self, as_at: str = "") -> list[DelegationRow]:
        """Return all delegations of managers, oldest first: the last of a manager counts."""
        nothing: list[DelegationRow] = []
        rows = self._store.read(queries.delegations, nothing)
        return [row for row in rows if not as_at or row.since <= as_at]

    def people(self, as_at: str = "") -> list[Person]:
        """Return the register as it was known then, by person_id; nobody who was taken in later."""
        return [versions[-1].person for versions in self.history(as_at).values()]

    def history(self, as_at: str = "", of: str = "") -> Mapping[str, list[PersonSince]]:
        """Return how the register knew each person, oldest first."""
        nothing: list[tuple[str, Person]] = []
        rows = self._store.read(lambda c: list(queries.history(c, as_at, self._store.today(), of)), nothing)
        known: dict[str, list[PersonSince]] = {}
        for since, person in rows:
            known.setdefault(person.person_id, []).append(PersonSince(since, person))
        return known
