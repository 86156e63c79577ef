"""The store: one object that is the journal, what is derived from it, the register and the care for the file."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.event import Day, Event
from ethics_workshop.domain.people import Person, Unit
from ethics_workshop.records import journal, queries
from ethics_workshop.records.database import Database
from ethics_workshop.records.device import mint_device, read_device
from ethics_workshop.records.faults import FAILURES, Translated, from_failure, from_sqlite
from ethics_workshop.records.projector import Projector
from ethics_workshop.records.transaction import StoreTransaction, Work
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import (
    AttestationRow,
    CommitmentRow,
    Finding,
    Origin,
    Reach,
    SessionRow,
    StepClock,
)

if TYPE_CHECKING:
    from ethics_workshop.domain.machine import DatabaseHealth

T = TypeVar("T")
Row = Sequence[str | int | None]


class Store:
    """`records.db` in `folder`: implements the ports Records, Roster, Upkeep and ExportRows.

    Building it touches no disk. A missing database reads as empty and is created at the first write. One thread uses
    it at a time. Every method raises StorageError when the disk or the file fails. `wal` overrides whether a
    write-ahead log is used (`db.connection.connect`); `entropy` is where ids and salts come from.
    """

    def __init__(
        self, folder: Path, clock: Clock, *, wal: bool | None = None, entropy: journal.Entropy = os.urandom
    ) -> None:
        self._database = Database(folder, wal=wal)
        self._clock = clock
        self._entropy = entropy
        self._projector: Projector | None = None
        self._writer: journal.Writer | None = None
        self._device = ""
        self._seen = (0, 0)
        """Which opening of the file, and which content of it by SQLite's count of others' commits."""

    @property
    def path(self) -> Path:
        """The database file, which need not exist yet."""
        return self._database.path

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._projector = self._writer = None
        self._database.close()

    def write(self) -> StoreTransaction:
        """Open the one write transaction; it is committed and on disk when the block ends without an error."""
        return StoreTransaction(self._begin, self._end)

    def _begin(self) -> Work:
        connection = self._database.writing()
        begun = False
        try:
            projector = self._projector_on(connection)
            writer = self._writer = self._writer or self._new_writer(connection)
            writer.at = self._clock.written()
            begun = True
        except sqlite.Error as error:
            raise from_sqlite(error, self.path) from error
        finally:
            if not begun:
                self._roll_back(connection)
        return connection, projector, writer

    def _end(self, connection: sqlite.Connection, error: BaseException | None) -> None:
        if error is None:
            try:
                connection.execute("COMMIT")
            except sqlite.Error as failure:
                error = failure
        if error is None:
            return
        self._roll_back(connection)
        if isinstance(error, FAILURES):
            raise from_failure(error, self.path) from error

    def _roll_back(self, connection: sqlite.Connection) -> None:
        self._projector = self._writer = None  # they remember what was not to be
        with self._translated():
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def events_of(self, session_id: str) -> list[Event]:
        """Return a session's events in the order of the journal; none for an unknown id."""
        return self.read(lambda c: self._projector_on(c).events_of(session_id), [])

    def sessions(self) -> list[SessionRow]:
        """Return all sessions, ordered by id."""
        return self.read(queries.sessions, [])

    def recorded_at(self, most: int) -> list[str]:
        """Return the moments (UTC ISO 8601) of the newest events of each device, `most` of each, in no order."""
        return self.read(lambda c: queries.recorded_at(c, most), [])

    def open_commitments(self, unit: Unit, before: str) -> list[CommitmentRow]:
        """Return what the unit's closed sessions left open, oldest first; none of `before`, nor of what followed it."""
        return self.read(lambda c: queries.open_commitments(c, unit, before), [])

    def reach(self) -> list[Reach]:
        """Return how far the programme has come, by sector; `cycle` is the newest in which anybody signed."""
        return self.read(queries.reach, [])

    def attestations_of(self, person_id: str) -> list[AttestationRow]:
        """Return a person's attestations, oldest first."""
        return self.read(lambda c: queries.attestations_of(c, person_id), [])

    def attestation_by_receipt(self, receipt: str) -> AttestationRow | None:
        """Return the attestation of a receipt in its written form."""
        return self.read(lambda c: queries.attestation_by_receipt(c, receipt), None)

    def payload_holds(self, attestation_id: str) -> bool:
        """Whether the journal's own entry of an attestation still has the hash that the chain holds."""
        return self.read(lambda c: queries.payload_holds(c, attestation_id), False)

    def origin(self, attestation_id: str) -> Origin | None:
        """Return by whom and on which device an attestation was recorded, from the journal's own entry."""
        return self.read(lambda c: queries.origin(c, attestation_id), None)

    def step_clock(self, session_id: str) -> StepClock | None:
        """Return the timer of a session as it was last kept."""
        return self.read(lambda c: queries.step_clock(c, session_id), None)

    def keep_step_clock(self, clock: StepClock) -> None:
        """Keep the timer of a session. It is no event: losing it loses seconds, not records."""
        with self.write() as transaction:
            queries.keep_step_clock(transaction.connection, clock)

    def mark(self) -> tuple[int, int]:
        """Return which opening of the file this is, and SQLite's count of others' commits to it: cheap to ask."""
        version = "PRAGMA data_version"
        return self.read(lambda c: (self._database.opened, c.execute(version).fetchone()[0]), (0, 0))

    def person(self, person_id: str) -> Person | None:
        """Return one person, exactly by id (`007` is not `7`)."""
        return self.read(lambda c: queries.person(c, person_id, self.today()), None)

    def people(self, unit: Unit | None = None) -> list[Person]:
        """Return the people of a unit (default: of all), ordered by person_id."""
        return self.read(lambda c: queries.people(c, unit, self.today()), [])

    def reports(self, manager_id: str) -> list[Person]:
        """Return the people whose row names this manager, ordered by person_id."""
        return self.read(lambda c: queries.reports(c, manager_id, self.today()), [])

    def units(self) -> list[Unit]:
        """Return every unit that has somebody in it, in order."""
        return self.read(queries.units, [])

    def count(self) -> int:
        """Return how many people are on the register, whatever their standing."""
        return self.read(queries.count, 0)

    def rows(self, name: str, *, neutralized: bool = True) -> tuple[list[str], Iterator[Row]]:
        """Return column names and rows of an export, ordered by id. Raises KeyError for an unknown one.

        `neutralized`: cells that a spreadsheet would run as a formula begin with an apostrophe.
        """
        from ethics_workshop.records.exports import columns_of, export_rows

        connection = self._database.reading()
        rows: Iterator[Row] = iter(())
        if connection is not None:
            rows = export_rows(connection, name, self.path, neutralized=neutralized)
        return columns_of(name), rows

    def verify(self) -> list[Finding]:
        """Re-derive the chain, the payloads, the heads and every projection; return what does not hold."""
        from ethics_workshop.records.verify import verify

        return self.read(verify, [])

    def health(self) -> "DatabaseHealth":
        """Return how the file is, without changing anything; what fails is part of the answer."""
        from ethics_workshop.records.health import look

        return look(self.path)

    def rebuild(self) -> int:
        """Recreate all projections from the journal; return the number of events read."""
        from ethics_workshop.records.replay import rebuild

        if self._database.reading() is None:
            return 0
        with self.write() as transaction:
            self._projector = None
            return rebuild(transaction.connection)

    def backup(self, target: Path) -> None:
        """Write a whole, consistent copy to `target`, for the owner alone.

        Raises Refused when it exists or when nothing was recorded yet, BadInput when it cannot be written.
        """
        from ethics_workshop.records.backups import back_up

        connection = self._database.reading()
        if connection is None:
            raise Refused(Problem.NOTHING_RECORDED, path=str(self.path))
        back_up(connection, self.path, target)

    def restore(self, source: Path) -> Path | None:
        """Put `source` in the place of the present file; return where that was kept, or None if there was none.

        Raises Refused or BadInput, with nothing changed, when `source` is no backup that holds.
        """
        from ethics_workshop.records.restore import restore

        self.close()
        return restore(self._database, source)

    def read(self, query: Callable[[sqlite.Connection], T], nothing: T) -> T:
        """Return what `query` finds, or `nothing` while there is no database."""
        connection = self._database.reading()
        if connection is None:
            return nothing
        try:
            with self._translated():
                return query(connection)
        except BadInput:
            return nothing  # asked for by what is no text: no record has such a name

    def _projector_on(self, connection: sqlite.Connection) -> Projector:
        """Return what derives and remembers, told when this opening of the file or its content is another one."""
        seen = self._database.opened, connection.execute("PRAGMA data_version").fetchone()[0]
        if self._projector is None or self._seen[0] != seen[0]:
            self._projector, self._writer, self._device = Projector(connection, connection), None, ""
        elif self._seen != seen:
            self._projector.doubt()
            self._writer = None
        self._seen = seen
        return self._projector

    def _new_writer(self, connection: sqlite.Connection) -> journal.Writer:
        """Return a writer under this machine's id, minting it at the first write of all."""
        if not self._device:
            folder = self._database.folder
            with Translated(folder):
                self._device = read_device(folder) or mint_device(folder, self._entropy)
        return journal.Writer(connection, self._device, self._entropy)

    def day(self) -> Day:
        """Return the local date and its offset from UTC."""
        return self._clock.day()

    def today(self) -> str:
        """Return the local ISO date."""
        return self._clock.day().date

    def _translated(self) -> Translated:
        return Translated(self._database.path)
