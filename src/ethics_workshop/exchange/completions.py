"""Files of completions: CSV as the roster's, every fault with its line and column."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.roster import RosterFault
from ethics_workshop.domain.text import FREE_TEXT_LIMIT, NAME_LIMIT, clean
from ethics_workshop.services.ports_completions import Incoming, IncomingFile

if TYPE_CHECKING:
    from ethics_workshop.exchange.incoming import IncomingText

NEEDED = ("person_id", "requirement", "completed_on", "reference")
"""The headers that a file must have."""

COLUMNS = (*NEEDED, "method", "course")
"""All that is read. Without a `method` it is a course; `course`, its name, is kept with the completion."""

COURSE = "course"

_LIMITS = {"course": FREE_TEXT_LIMIT}
_SHOWN = 80
"""Characters of a faulty value that are repeated to the reader."""

_OF_COMPLETIONS = {
    Problem.ROSTER_EMPTY: Problem.COMPLETIONS_EMPTY,
    Problem.ROSTER_NOT_TEXT: Problem.COMPLETIONS_NOT_TEXT,
    Problem.ROSTER_TOO_LARGE: Problem.COMPLETIONS_TOO_LARGE,
}
"""What reading a text may find, as it is said of such a file."""


class CompletionsFileReader:
    """Implements the port CompletionsReader."""

    def read(self, path: Path) -> IncomingFile:
        """Read a file. Raises BadInput: it cannot be read, is no CSV text, or lacks a column."""
        from ethics_workshop.exchange.incoming import open_text

        try:
            with open_text(path) as source:
                return _read(source)
        except BadInput as error:
            if error.problem in _OF_COMPLETIONS:
                raise BadInput(_OF_COMPLETIONS[error.problem], **error.facts) from error
            raise


def _read(source: "IncomingText") -> IncomingFile:
    from ethics_workshop.exchange.headers import ignored, namer, read_header
    from ethics_workshop.exchange.roster_records import read_records

    name_of = namer(COLUMNS)
    delimiter, headers = read_header(source, name_of)
    names = [name_of(header) for header in headers]
    missing = [column for column in NEEDED if column not in names]
    if missing:
        facts = {"missing": ", ".join(missing), "required": ", ".join(NEEDED)}
        raise BadInput(Problem.COMPLETIONS_HEADERS, path=str(source.path), **facts)
    twice = [column for column in COLUMNS if names.count(column) > 1]
    faults = [RosterFault(1, column, "header-twice") for column in twice]
    rows: list[Incoming] = []
    faulty: list[Incoming] = []
    with source.text() as text:
        for records, lines, broken in read_records(text, delimiter):
            faults += broken
            for record, line in zip(records, lines, strict=True):
                if not any(cell.strip() for cell in record):
                    continue
                if len(record) != len(headers):
                    faults.append(_of_width(line, len(record), len(headers)))
                    continue
                cells = _cells(record, names)
                wrong = list(_faults(cells, line))
                faults += wrong
                (faulty if wrong else rows).append(_row(cells, line))
    windows_1252 = source.encoding == "cp1252"
    return IncomingFile(
        tuple(rows), tuple(faulty), tuple(faults), ignored(headers, names), windows_1252=windows_1252
    )


def _of_width(line: int, found: int, expected: int) -> RosterFault:
    return RosterFault(line, "", "cells", (("found", str(found)), ("expected", str(expected))))


def _cells(record: Sequence[str], names: Sequence[str]) -> Mapping[str, str]:
    """Return the cleaned cells of a record by column."""
    return {name: clean(cell).strip() for name, cell in zip(names, record, strict=True) if name}


def _faults(cells: Mapping[str, str], line: int) -> Iterator[RosterFault]:
    for column in (name for name in COLUMNS if name in cells):
        value, limit = cells[column], _LIMITS.get(column, NAME_LIMIT)
        if not value and column in NEEDED:
            yield RosterFault(line, column, "empty")
        elif len(value) > limit:
            yield RosterFault(line, column, "too-long", (("length", str(len(value))), ("limit", str(limit))))
        elif column == "completed_on" and not _is_date(value):
            shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
            yield RosterFault(line, column, "bad-date", (("value", shown),))


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _row(cells: Mapping[str, str], line: int) -> Incoming:
    return Incoming(
        line=line,
        person_id=cells["person_id"],
        requirement=cells["requirement"],
        completed_on=cells["completed_on"],
        method=cells.get("method", "") or COURSE,
        reference=cells["reference"],
        note=cells.get("course", ""),
    )
