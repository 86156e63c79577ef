"""The roster reader: a CSV file of people, read in small chunks, every fault with its line (DESIGN.md, "Roster CSV")."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.text import clean
from ethics_workshop.services.ports import ROSTER_COLUMNS, RosterChunk, RosterFault, RosterReport

if TYPE_CHECKING:
    from ethics_workshop.exchange.incoming import IncomingText

Pick = Callable[[list[str]], Sequence[str]]


class RosterFileReader:
    """Opens roster files. Implements the port RosterReader."""

    @contextlib.contextmanager
    def open(self, path: Path) -> Iterator["OpenRoster"]:
        """Open a roster file and read its header.

        Raises BadInput: the file cannot be read, is no CSV text or has no header line with all eleven columns, each
        of them once.
        """
        from ethics_workshop.exchange.incoming import open_text

        with open_text(path) as source:
            yield OpenRoster(source)


class OpenRoster:
    """A roster file whose header was understood. Implements the port RosterFile."""

    def __init__(self, source: "IncomingText") -> None:
        self._source = source
        from ethics_workshop.exchange.headers import ignored, namer, read_header

        name_of = namer(ROSTER_COLUMNS)
        self._delimiter, headers = read_header(source, name_of)
        self._width = len(headers)
        names = [name_of(header) for header in headers]
        self._check_headers(names)
        self.ignored_columns = ignored(headers, names)
        self.windows_1252 = source.encoding == "cp1252"
        self._places = tuple(names.index(column) for column in ROSTER_COLUMNS)

    def _check_headers(self, names: list[str]) -> None:
        missing = [column for column in ROSTER_COLUMNS if column not in names]
        if missing:
            raise BadInput(
                Problem.ROSTER_HEADERS,
                path=str(self._source.path),
                missing=", ".join(missing),
                required=", ".join(ROSTER_COLUMNS),
            )
        twice = [column for column in ROSTER_COLUMNS if names.count(column) > 1]
        if twice:
            faults = tuple(RosterFault(1, column, "header-twice") for column in twice)
            report = RosterReport(0, 0, 0, 0, 0, 0, faults, (), (), windows_1252=False, written=False)
            raise BadInput(Problem.ROSTER_FAULTY, path=str(self._source.path), report=report)

    def chunks(self) -> Iterator[RosterChunk]:
        """Read the records from the first one on, each time it is called. Raises BadInput when reading fails."""
        from operator import itemgetter

        from ethics_workshop.exchange.roster_records import read_records

        in_order = self._places == tuple(range(self._width))
        pick: Pick | None = None if in_order else itemgetter(*self._places)
        with self._source.text() as text:
            for records, lines, faults in read_records(text, self._delimiter):
                yield self._checked(records, lines, faults, pick)

    def _checked(
        self, records: list[list[str]], lines: Sequence[int], faults: list[RosterFault], pick: Pick | None
    ) -> RosterChunk:
        from ethics_workshop.exchange import roster_row

        spoilt = {fault.line: "" for fault in faults}
        if set(map(len, records)) - {self._width}:
            records, lines = self._of_right_width(records, lines, faults, spoilt)
        picked = records if pick is None else [pick(record) for record in records]
        rows, doubtful = roster_row.untouched(picked)
        out: set[int] = set()
        for index in sorted(doubtful):
            rows[index] = row = roster_row.cleaned(picked[index])
            wrong = roster_row.faults_of(row, lines[index]) if any(row) else []
            if wrong or not any(row):
                out.add(index)
            if wrong:
                faults += wrong
                spoilt[lines[index]] = row[0]
        for index in [i for i, row in enumerate(rows) if row[10] and row[10] < row[9] and i not in out]:
            faults.append(roster_row.leaves_before_hired(rows[index], lines[index]))
            spoilt[lines[index]] = rows[index][0]
            out.add(index)
        if out:
            rows = [row for index, row in enumerate(rows) if index not in out]
            lines = [line for index, line in enumerate(lines) if index not in out]
        return RosterChunk(rows, lines, sorted(faults, key=_by_line), spoilt)

    def _of_right_width(
        self,
        records: list[list[str]],
        lines: Sequence[int],
        faults: list[RosterFault],
        spoilt: dict[int, str],
    ) -> tuple[list[list[str]], list[int]]:
        """Return the records with as many cells as the header; the others become faults, blank lines nothing."""
        kept: list[tuple[list[str], int]] = []
        for record, line in zip(records, lines, strict=True):
            if len(record) == self._width:
                kept.append((record, line))
            elif any(cell.strip() for cell in record):
                facts = (("found", str(len(record))), ("expected", str(self._width)))
                faults.append(RosterFault(line, "", "cells", facts))
                place = self._places[0]
                spoilt[line] = clean(record[place]).strip() if place < len(record) else ""
        return [record for record, _ in kept], [line for _, line in kept]


def _by_line(fault: RosterFault) -> tuple[int, int]:
    return fault.line, ROSTER_COLUMNS.index(fault.column) if fault.column in ROSTER_COLUMNS else -1
