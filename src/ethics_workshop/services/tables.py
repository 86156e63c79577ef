"""Translation tables of cases: out to a translator, and in again without losing what changed meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.listing import Fault, Severity
from ethics_workshop.domain.translation import TableRow, Unit, table_of, taken


@dataclass(frozen=True, slots=True)
class TableFault:
    """Something wrong in a row of a table. `line` counts rows from 1, the header being the first."""

    line: int
    key: str
    code: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A translation table of one case. `lines` are the rows' own lines by key, where it was read from a file."""

    case_id: str
    rows: tuple[TableRow, ...]
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did."""

    path: Path
    changed: int
    stale: tuple[str, ...]
    """Units whose English changed since their French was written."""


class TableBank(Protocol):
    """The banks' side of tables."""

    def file_of(self, case_id: str) -> Path:
        """Return the file of a case, broken or not. Raises Refused for an unknown id."""
        ...

    def faults_in(self, path: Path, text: str) -> list[Fault]:
        """Return what would be wrong with a case file at `path` that held `text`."""
        ...


@dataclass(frozen=True, slots=True)
class CaseText:
    """What can be done with the text of a case file."""

    units_of: Callable[[str], list[Unit]]
    """Returns the texts that are whole in both languages. Raises ValueError for what is no TOML."""
    edited: Callable[[str, Mapping[tuple[str, str], str]], tuple[str, list[str]]]
    """Returns the file with new texts, all else as it was, and the places that could not be written."""
    read: Callable[[Path], str]
    """Returns the text of a case file. Raises BadInput."""
    write: Callable[[str, Path], None]
    """Puts a text in the place of a case file, whole or not at all. Raises BadInput and StorageError."""


class TableService:
    """Writes and takes in translation tables."""

    def __init__(
        self,
        bank: TableBank,
        case_text: CaseText,
        read_table: Callable[[Path], Table],
        write_table: Callable[[Table, Path], None],
    ) -> None:
        self._bank = bank
        self._case_text = case_text
        self._read_table = read_table
        self._write_table = write_table

    def export(self, case_id: str, out: Path) -> Table:
        """Write the table of a case to `out`; return it.

        An earlier table of the case that stands there is taken as what was known: units whose English changed since,
        and whose French did not, are marked stale. Raises Refused for an unknown case, BadInput and StorageError.
        """
        path = self._bank.file_of(case_id)
        units = self._units(self._case_text.read(path), path)
        before = self._read_table(out) if out.exists() else Table("", ())
        if before.case_id not in {"", path.stem}:
            raise BadInput(Problem.TABLE_OF_OTHER_CASE, path=str(out), case=before.case_id)
        known = {row.key: row.base for row in before.rows}
        table = Table(path.stem, tuple(table_of(units, known)))
        self._write_table(table, out)
        return table

    def take_in(self, file: Path) -> TakenIn:
        """Put what a table changes into its case's file; all of it or nothing.

        Raises BadInput (TABLE_FAULTY, with the `faults`) for keys that the case does not have, a missing language, and
        texts that changed on both sides; and (TABLE_BREAKS, with the `faults`) when the check would find something
        that it did not find before.
        """
        table = self._read_table(file)
        path = self._bank.file_of(table.case_id)
        text = self._case_text.read(path)
        units = self._units(text, path)
        found = taken(units, table.rows)
        known = {unit.key for unit in units}
        faults = [
            TableFault(table.lines.get(row.key, 0), row.key, "unknown-key")
            for row in table.rows
            if row.key not in known
        ]
        faults += [
            TableFault(table.lines.get(key, 0), key, "both-changed", language)
            for key, language in found.conflicts
        ]
        if faults:
            raise BadInput(Problem.TABLE_FAULTY, faults=tuple(faults), count=len(faults))
        if found.changes:
            self._write(text, found.changes, path)
        return TakenIn(path, len(found.changes), found.stale)

    def _write(self, text: str, changes: Mapping[tuple[str, str], str], path: Path) -> None:
        done, failed = self._case_text.edited(text, changes)
        if failed:
            raise BadInput(Problem.TABLE_NOT_WRITTEN, path=str(path), fields=", ".join(failed))
        before = {(fault.field, fault.code) for fault in self._bank.faults_in(path, text)}
        worse = [
            fault
            for fault in self._bank.faults_in(path, done)
            if fault.severity is not Severity.WARNING and (fault.field, fault.code) not in before
        ]
        if worse:
            raise BadInput(Problem.TABLE_BREAKS, faults=tuple(worse), count=len(worse))
        self._case_text.write(done, path)

    def _units(self, text: str, path: Path) -> list[Unit]:
        try:
            return self._case_text.units_of(text)
        except ValueError as error:
            raise BadInput(Problem.BROKEN_CASE, case=path.stem, path=str(path)) from error
