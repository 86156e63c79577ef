"""Translation tables as CSV and as XLSX: out, and in again from whatever spreadsheet a translator used."""

import io
import os
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.translation import TableRow
from ethics_workshop.exchange.whole import written_whole
from ethics_workshop.services.tables import Table, TableFault

if TYPE_CHECKING:
    from xlsxwriter.format import Format

COLUMNS = ("key", "en", "fr", "stale", "base", "case")
"""The header. A translator writes in `fr` (or `en`); `base` and `case` let the table find its way back."""

WIDTHS = (30, 70, 70, 8, 12, 12)
STALE = "stale"
MAX_BYTES = 8 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
CELL_LIMIT = 32_767
"""Characters of a spreadsheet's cell (Microsoft, "Excel specifications and limits")."""

_RUNS = re.compile(r"'*[=+\-@\t\r \uff1d\uff0b\uff0d\uff20]")
_SHIELDED = re.compile(r"'+[=+\-@\t\r \uff1d\uff0b\uff0d\uff20]")


def write_table(table: Table, out: Path) -> None:
    """Write a table, as XLSX where its name ends so, or else as CSV; whole or not at all.

    Raises Refused for a text that no cell holds, BadInput where one may not write, StorageError for a full disk.
    """
    rows = [
        (row.key, row.en, row.fr, STALE if row.stale else "", row.base, table.case_id) for row in table.rows
    ]
    if out.suffix.lower() == ".xlsx":
        _write_xlsx(rows, out)
    else:
        _write_csv(rows, out)


def read_table(path: Path) -> Table:
    """Return the table in a CSV or XLSX file.

    Raises BadInput: not found, too large, no table, or (TABLE_FAULTY, with the `faults`) rows that are not sound.
    """
    rows = _xlsx_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    header = next(rows, [])
    names = [name.strip().casefold() for name in header]
    if any(names.count(name) != 1 for name in ("key", "en", "fr", "base", "case")):
        raise BadInput(Problem.NOT_A_TABLE, path=str(path))
    return _table(path, names, rows)


def _table(path: Path, names: list[str], rows: Iterable[Sequence[str]]) -> Table:
    found: list[TableRow] = []
    lines: dict[str, int] = {}
    faults: list[TableFault] = []
    case_id = ""
    for line, cells in enumerate(rows, 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(names, (*map(_unshielded, cells), *[""] * len(names)), strict=False))
        case_id = case_id or row["case"]
        if row["case"] != case_id:
            faults.append(TableFault(line, row["key"], "other-case"))
        faults += [
            TableFault(line, row["key"], "missing-language", name)
            for name in ("en", "fr")
            if not row[name].strip()
        ]
        if row["key"] in lines:
            faults.append(TableFault(line, row["key"], "twice"))
        lines.setdefault(row["key"], line)
        found.append(
            TableRow(row["key"], row["en"], row["fr"], bool(row.get("stale", "").strip()), row["base"])
        )
    if faults:
        raise BadInput(Problem.TABLE_FAULTY, faults=tuple(faults), count=len(faults))
    if not found:
        raise BadInput(Problem.NOT_A_TABLE, path=str(path))
    return Table(case_id, tuple(found), lines)


# CSV


def _write_csv(rows: Iterable[Sequence[str]], out: Path) -> None:
    import csv

    with written_whole(out) as (fresh,), fresh.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows([_shielded(cell) for cell in row] for row in rows)
        file.flush()
        os.fsync(file.fileno())


def _csv_rows(path: Path) -> Iterator[list[str]]:
    import csv

    try:
        text = _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(Problem.NOT_A_TABLE, path=str(path)) from error
    first = text.partition("\n")[0]
    parted = max(",;\t", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True):
            yield [cell.replace("\r\n", "\n") for cell in row]
    except csv.Error as error:
        raise BadInput(Problem.NOT_A_TABLE, path=str(path)) from error


def _shielded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: what begins like a formula is given an apostrophe."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def _unshielded(cell: str) -> str:
    """Return what `_shielded` was given."""
    return cell[1:] if _SHIELDED.match(cell) else cell


# XLSX


def _write_xlsx(rows: Sequence[Sequence[str]], out: Path) -> None:
    from xlsxwriter import Workbook

    for number, row in enumerate(rows, 2):
        if any(len(cell) > CELL_LIMIT for cell in row):
            raise Refused(Problem.CELL_TOO_LONG, row=number, limit=CELL_LIMIT)
    with written_whole(out) as (fresh,):
        workbook = Workbook(str(fresh), {"strings_to_formulas": False, "strings_to_urls": False})
        sheet = workbook.add_worksheet("translation")
        head = workbook.add_format({"bold": True})
        wrapped: Format = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, name, head)
        sheet.freeze_panes(1, 1)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, _shielded(cell), wrapped)
        workbook.close()


def _xlsx_rows(path: Path) -> Iterator[list[str]]:
    raw = _bytes(path)
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise BadInput(Problem.XLSX_NOT_READ, path=str(path)) from error
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise BadInput(Problem.NOT_A_TABLE, path=str(path))
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0)
        found = sheet.to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, CalamineError, ValueError) as error:
        raise BadInput(Problem.NOT_A_TABLE, path=str(path)) from error
    for row in found:
        yield [_said(cell) for cell in row]


def _said(cell: object) -> str:
    """Return a cell as it was typed: a spreadsheet makes a number of what looks like one."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n")


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadInput(Problem.FILE_UNREADABLE, path=str(path))
        if path.stat().st_size > MAX_BYTES:
            raise BadInput(Problem.NOT_A_TABLE, path=str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(Problem.FILE_NOT_FOUND, path=str(path)) from error
    except OSError as error:
        raise BadInput(Problem.FILE_UNREADABLE, path=str(path)) from error


# the case file


def read_case_text(path: Path) -> str:
    """Return the text of a case file, its byte order mark too. Raises BadInput."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(Problem.FILE_UNREADABLE, path=str(path)) from error
    except OSError as error:
        raise BadInput(Problem.FILE_UNREADABLE, path=str(path)) from error


def write_case_text(text: str, path: Path) -> None:
    """Put `text` in the place of a case file, whole or not at all, for whoever could read it before."""
    with written_whole(path) as (fresh,):
        with fresh.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(stat.S_IMODE(path.stat().st_mode))
