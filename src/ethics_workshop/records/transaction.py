"""One write: a block that is on disk when it ends, or that never was."""

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.event import Event, PayloadDisposed
from ethics_workshop.records import ledger_queries, queries
from ethics_workshop.records.journal import Entry, Writer
from ethics_workshop.records.projector import Projector
from ethics_workshop.services.ports import AttestationRow, CompletionRow

Work = tuple[sqlite.Connection, Projector, Writer]
"""What a transaction works with, once it has begun."""


class StoreTransaction:
    """The block, and what can be done inside it. Implements the port Transaction.

    `begin` opens the transaction; `end` commits, or rolls back when it is given the error that ended the block. A
    class and not a generator: this stands around every event that is recorded.
    """

    __slots__ = ("_begin", "_end", "_projector", "_writer", "connection")

    def __init__(
        self, begin: Callable[[], Work], end: Callable[[sqlite.Connection, BaseException | None], None]
    ) -> None:
        self._begin = begin
        self._end = end

    def __enter__(self) -> Self:
        """Begin."""
        # the connection inside the transaction is also for the register's own tables
        self.connection, self._projector, self._writer = self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Commit, or roll back when there was an error."""
        self._end(self.connection, error)

    def events_of(self, session_id: str) -> list[Event]:
        """Return a session's events in the order of the journal; none for an unknown id."""
        return self._projector.events_of(session_id)

    def append(self, events: Iterable[Event]) -> None:
        """Append events to the journal and bring their projections up to date."""
        entries = [self._writer.append(event) for event in events]
        self._projector.apply(entries)
        self._projector.flush()
        for entry in entries:
            if entry.event.KIND == PayloadDisposed.KIND:
                self._dispose(entry.event)

    def append_history(self, history: Iterable[tuple[str, Event]]) -> None:
        """Append events with the moments at which they happened (UTC ISO 8601, in their order).

        For what is made up (`demo`): whatever happens now goes through `append`, which asks the clock. Nothing is
        disposed of here.
        """
        self._projector.apply(self._written(history))
        self._projector.flush()

    def _written(self, history: Iterable[tuple[str, Event]]) -> Iterator[Entry]:
        for at, event in history:
            self._writer.at = at
            yield self._writer.append(event)

    def _dispose(self, event: Event) -> None:
        """Let the payload go, and with it all that was derived from it: rare, so everything is derived anew."""
        from ethics_workshop.records.replay import rebuild

        assert isinstance(event, PayloadDisposed)  # noqa: S101  # by its kind
        self.connection.execute("DELETE FROM payloads WHERE id = ?", (event.event_id,))
        self._projector.forget()
        rebuild(self.connection)

    def attestations_of(self, person_id: str) -> list[AttestationRow]:
        """Return a person's attestations, withdrawn ones too, oldest first."""
        return queries.attestations_of(self.connection, person_id)

    def attestation_by_receipt(self, receipt: str) -> AttestationRow | None:
        """Return the attestation of a receipt in its written form."""
        return queries.attestation_by_receipt(self.connection, receipt)

    def completion(self, completion_id: str) -> CompletionRow | None:
        """Return one completion, voided or not."""
        return ledger_queries.completion(self.connection, completion_id)

    def completions_of(self, person_id: str) -> list[CompletionRow]:
        """Return a person's completions, voided ones too, by date and id."""
        return ledger_queries.completions_of(self.connection, person_id)
