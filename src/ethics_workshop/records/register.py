"""The write side of the roster's register: a file is taken in whole, in one transaction, or not at all.

The register is no projection (DESIGN.md rule 2): an import leaves one event, with counts and a digest of its rows.
"""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NoReturn

from ethics_workshop.domain.event import Day, RosterImported
from ethics_workshop.domain.text import NAME_LIMIT, clean
from ethics_workshop.records.roster_digest import CELL_END, ROSTER_TABLE_COLUMNS, roster_digest
from ethics_workshop.records.roster_hierarchy import Managers, warnings_about
from ethics_workshop.records.roster_lines import RosterLines
from ethics_workshop.records.store import Store
from ethics_workshop.records.transaction import StoreTransaction
from ethics_workshop.services.ports import RosterChunk, RosterFault, RosterFile, RosterReport

FAULT_LIMIT = 1000
"""Faults, and warnings, that are listed; a file with more needs another look at the whole of it."""

_COLUMNS = ROSTER_TABLE_COLUMNS
_PERSON, _MANAGER = itemgetter(_COLUMNS.index("person_id")), itemgetter(_COLUMNS.index("manager_id"))
_CELL_END = CELL_END.encode()
_OLD = ", ".join(f"roster_people.{column}" for column in (*_COLUMNS[1:], "standing"))
_NEW = ", ".join(f"excluded.{column}" for column in (*_COLUMNS[1:], "standing"))
_PUT = f"""INSERT INTO roster_people ({", ".join(_COLUMNS)}, standing, seen_in)
VALUES ({", ".join("?" * len(_COLUMNS))}, 'active', {{seq}})
ON CONFLICT (person_id) DO UPDATE SET
  {", ".join(f"{column} = excluded.{column}" for column in (*_COLUMNS[1:], "standing", "seen_in"))}
WHERE ({_OLD}) IS NOT ({_NEW})"""


class Register:
    """The register of people in `records.db`, as an import changes it. Implements the port RosterRegister."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take_in(
        self, file: RosterFile, file_name: str, *, dry_run: bool, skip_faulty: bool, actor: str
    ) -> RosterReport:
        """Take in the file, or only say what that would do; with faults, nothing unless they are to be skipped.

        Raises StorageError, and BadInput when the file cannot be read to its end.
        """
        repeated = _repeated_in(file) if skip_faulty else {}
        try:
            with self._store.write() as transaction:
                return _Intake(transaction, repeated, stop=not skip_faulty, day=self._store.day()).run(
                    file, file_name, dry_run=dry_run, actor=actor
                )
        except _Undone as undone:
            return undone.report


class _Undone(Exception):
    """Leaves the transaction without its changes."""

    def __init__(self, report: RosterReport) -> None:
        super().__init__()
        self.report = report


class _Intake:
    """One file on its way into the register, inside a transaction."""

    def __init__(
        self, transaction: StoreTransaction, repeated: Mapping[int, RosterFault], *, stop: bool, day: Day
    ) -> None:
        self._day = day
        self._transaction = transaction
        self._connection = transaction.connection
        self._repeated = repeated
        self._stop = stop
        seq = self._connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM journal").fetchone()[0]
        self._seq = str(int(seq))
        self._put = _PUT.format(seq=f"'{self._seq}'")
        self._before = self._size()
        self._lines = RosterLines()
        self._managers = Managers()
        self._digest = hashlib.sha256()
        self._faults: list[RosterFault] = []
        self._rows = self._written = self._skipped = 0
        self._more_faults = False

    def run(self, file: RosterFile, file_name: str, *, dry_run: bool, actor: str) -> RosterReport:
        """Take in the file and append the event, or raise _Undone with the report of what was not done."""
        for chunk in file.chunks():
            self._take(chunk)
            if self._stop and len(self._faults) > FAULT_LIMIT:
                break
        self._name_repeated(file)
        if not self._rows or (self._faults and self._stop):
            self._undo(file)
        after = self._size() if self._before else self._written  # nobody stands in the file twice
        added = after - self._before
        inactive = self._set_inactive() if after > self._rows else 0
        warnings = warnings_about(self._connection, self._managers, self._lines, FAULT_LIMIT)
        report = RosterReport(
            rows=self._rows,
            added=added,
            changed=self._written - added,
            unchanged=self._rows - self._written,
            inactive=inactive,
            skipped=self._skipped,
            faults=tuple(self._faults[:FAULT_LIMIT]),
            warnings=warnings[:FAULT_LIMIT],
            ignored_columns=file.ignored_columns,
            windows_1252=file.windows_1252,
            written=False,
            more_faults=self._more_faults,
            more_warnings=len(warnings) > FAULT_LIMIT,
        )
        if dry_run or not (self._written or inactive):
            raise _Undone(report)
        alone = self._lines.ascending and after == self._rows
        digest = self._digest.hexdigest() if alone else roster_digest(self._connection)
        self._transaction.append([_event(report, file_name, actor, digest, self._day)])
        return dataclasses.replace(report, written=True)

    def _take(self, chunk: RosterChunk) -> None:
        rows, lines, spoilt = chunk.rows, chunk.lines, dict(chunk.spoilt)
        faults = list(chunk.faults)
        if self._repeated:
            again = [line for line in (*lines, *spoilt) if line in self._repeated]
            faults += [self._repeated[line] for line in again]
            spoilt.update((line, self._repeated[line].facts[0][1]) for line in again)
            kept = [(row, line) for row, line in zip(rows, lines, strict=True) if line not in self._repeated]
            rows, lines = [row for row, _ in kept], [line for _, line in kept]
        self._skipped += len(spoilt)
        self._note_faults(sorted(faults, key=lambda fault: fault.line))
        people = list(map(_PERSON, rows))
        _add_lines(self._lines, people, lines, spoilt)
        self._rows += len(rows)
        if self._faults and self._stop:
            return
        self._managers.add(map(_MANAGER, rows))
        self._written += self._connection.executemany(self._put, rows).rowcount if rows else 0
        if self._lines.ascending and rows:
            self._digest.update(CELL_END.join(chain.from_iterable(rows)).encode())
            self._digest.update(_CELL_END)

    def _note_faults(self, faults: list[RosterFault]) -> None:
        room = FAULT_LIMIT + 1 - len(self._faults)
        self._faults += faults[:room]
        self._more_faults = len(self._faults) > FAULT_LIMIT

    def _name_repeated(self, file: RosterFile) -> None:
        """Add the people who stand in the file twice to the faults; when they are to be skipped, that was done before."""
        if not self._stop:
            return
        repeated = _repeated_lines(file, self._lines)
        faults = sorted([*self._faults, *repeated.values()], key=lambda fault: fault.line)
        self._faults, self._more_faults = faults, self._more_faults or len(faults) > FAULT_LIMIT

    def _undo(self, file: RosterFile) -> NoReturn:
        skipped = len({fault.line for fault in self._faults}) if self._stop else self._skipped
        raise _Undone(
            RosterReport(
                rows=self._rows,
                added=0,
                changed=0,
                unchanged=0,
                inactive=0,
                skipped=skipped,
                faults=tuple(self._faults[:FAULT_LIMIT]),
                warnings=(),
                ignored_columns=file.ignored_columns,
                windows_1252=file.windows_1252,
                written=False,
                more_faults=self._more_faults,
            )
        )

    def _set_inactive(self) -> int:
        """Mark those who are missing from the file; people on faulty rows are not missing. Return how many."""
        active = self._connection.execute("SELECT person_id FROM roster_people WHERE standing = 'active'")
        missing = list(self._lines.without(person_id for (person_id,) in active))
        if not missing:
            return 0
        self._connection.executemany(
            f"UPDATE roster_people SET standing = 'inactive', seen_in = '{self._seq}' WHERE person_id = ?",
            [(person_id,) for person_id in missing],
        )
        return len(missing)

    def _size(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM roster_people").fetchone()[0])


def _event(report: RosterReport, file_name: str, actor: str, digest: str, day: Day) -> RosterImported:
    return RosterImported(
        actor=actor,
        file_name=clean(file_name)[:NAME_LIMIT],
        rows=report.rows,
        added=report.added,
        changed=report.changed,
        inactive=report.inactive,
        skipped=report.skipped,
        digest=digest,
        day=day,
    )


def _add_lines(
    book: RosterLines, people: Sequence[str], lines: Sequence[int], spoilt: Mapping[int, str]
) -> None:
    """Add a chunk's people to `book` in the order of their lines, those of faulty rows included."""
    known = {line: person_id for line, person_id in spoilt.items() if person_id}
    if known:
        both = sorted([*zip(lines, people, strict=True), *known.items()])
        lines, people = [line for line, _ in both], [person_id for _, person_id in both]
    book.add(people, lines)


def _repeated_in(file: RosterFile) -> dict[int, RosterFault]:
    """Return the faults of people who stand in the file twice, by the later line."""
    book = RosterLines()
    for chunk in file.chunks():
        _add_lines(book, [row[0] for row in chunk.rows], chunk.lines, chunk.spoilt)
    return _repeated_lines(file, book)


def _repeated_lines(file: RosterFile, book: RosterLines) -> dict[int, RosterFault]:
    suspects = book.repeated()
    first: dict[str, int] = {}
    faults: dict[int, RosterFault] = {}
    if not suspects:
        return faults
    for chunk in file.chunks():
        people = {**dict(zip(chunk.lines, [row[0] for row in chunk.rows], strict=True)), **chunk.spoilt}
        for line, person_id in sorted(people.items()):
            if person_id and hash(person_id) in suspects and first.setdefault(person_id, line) != line:
                facts = (("value", person_id), ("first", str(first[person_id])))
                faults[line] = RosterFault(line, "person_id", "repeated", facts)
    return faults
