"""One write: a block that is on disk when it ends, or that never was."""

from collections.abc import Callable, Iterable
from types import TracebackType

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.event import Event, PayloadDisposed
from ethics_workshop.records import queries
from ethics_workshop.records.journal import Writer
from ethics_workshop.records.projector import Projector
from ethics_workshop.services.ports import AttestationRow


class StoreTransaction:
    """What can be done inside the block. Implements the port Transaction."""

    def __init__(self, connection: sqlite.Connection, projector: Projector, writer: Writer) -> None:
        self.connection = connection
        """The connection inside the transaction, for the register's own tables."""
        self._projector = projector
        self._writer = writer

    def events_of(self, session_id: str) -> list[Event]:
        """Return a session's events in the order of the journal; none for an unknown id."""
        return self._projector.events_of(session_id)

    def append(self, events: Iterable[Event]) -> None:
        """Append events to the journal and bring their projections up to date."""
        entries = [self._writer.append(event) for event in events]
        self._projector.apply(entries)
        self._projector.flush()
        for entry in entries:
            if isinstance(entry.event, PayloadDisposed):
                self._dispose(entry.event)

    def _dispose(self, event: PayloadDisposed) -> None:
        """Let the payload go, and with it all that was derived from it: rare, so everything is derived anew."""
        from ethics_workshop.records.replay import rebuild

        self.connection.execute("DELETE FROM payloads WHERE id = ?", (event.event_id,))
        self._projector.forget()
        rebuild(self.connection)

    def attestation(self, person_id: str, statement: str, version: str, cycle: str) -> AttestationRow | None:
        """Return the valid attestation of a person to a version in a cycle, if there is one."""
        return queries.attestation(self.connection, person_id, statement, version, cycle)


class Writing:
    """The block itself: `begin`, then `end` with the error that ended it, if one did.

    A class and not a generator: at every event that is recorded, its overhead would be a tenth of the work.
    """

    __slots__ = ("_begin", "_end", "_transaction")

    def __init__(
        self,
        begin: Callable[[], StoreTransaction],
        end: Callable[[StoreTransaction, BaseException | None], None],
    ) -> None:
        self._begin = begin
        self._end = end

    def __enter__(self) -> StoreTransaction:
        """Begin."""
        self._transaction = self._begin()
        return self._transaction

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Commit, or roll back when there was an error."""
        self._end(self._transaction, error)
