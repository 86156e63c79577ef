"""XLSX for spreadsheets: text as text, dates as dates, no formula and no link from data, the same bytes each time."""

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.exchange.dictionary import EXPORTS, Kind, dictionary_rows
from ethics_workshop.exchange.whole import written_whole

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int | None
Put = Callable[[int, int, Cell], None]
"""Puts a cell at a row and a column, counted from 0."""

ROWS_AT_MOST = 1_048_576
"""Rows of a sheet, the header among them (Microsoft, "Excel specifications and limits")."""
UNITS_AT_MOST = 32_767
"""UTF-16 units of a cell's text (the same source)."""
EXACT_UP_TO = 2**53
"""Whole numbers beyond it are rounded by a spreadsheet: they are written as text."""
FIRST_YEAR, LAST_YEAR = 1901, 9999
"""Years of which a spreadsheet's calendar can be trusted: it takes 1900 for a leap year."""

CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # the file format wants no zone
"""The date in the document's properties: always the same, so that the same records give the same bytes."""

COLUMNS_SHEET = "Columns · Colonnes"
COLUMNS_HEADER = ("column · colonne", "English", "Français", "values · valeurs", "format")
COLUMNS_WIDTHS = (20, 60, 60, 34, 52)

_FORMATS = {
    Kind.DATE: "date (yyyy-mm-dd) · date (aaaa-mm-jj)",
    Kind.MOMENT: "date and time, UTC · date et heure, UTC",
}
_WIDTHS = {Kind.TEXT: (10, 48), Kind.DATE: (12, 12), Kind.MOMENT: (25, 25), Kind.COUNT: (8, 14)}
"""The smallest and the largest width of a column, in characters."""
_LOOKED_AT = 1000
"""Rows by which the widths are chosen."""


@dataclass(frozen=True, slots=True)
class Styles:
    """How cells look. Text cells stay text when somebody edits them."""

    header: Any
    text: Any
    wrapped: Any
    strong: Any
    date: Any
    moment: Any


class XlsxWriter:
    """Writes an export as a workbook of two sheets, whole or not at all. Implements the port Writer.

    The first sheet holds the rows under a frozen header with a filter, the second explains the columns in both
    languages. Names of columns and of the first sheet are the machine names, as in the other kinds of file.
    """

    neutralized = False

    def write(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: Path) -> int:
        """Write the workbook to `out`; return the number of rows.

        One row is held at a time. Raises Refused for more rows than a sheet has and for a text longer than a cell
        takes; other errors and the fate of an earlier file are those of `written_whole`, and what `rows` raises.
        """
        with written_whole(out) as (fresh,), _workbook(fresh) as workbook:
            styles = _styles(workbook)
            count = _write_rows(workbook, styles, name, columns, rows)
            _explain_columns(workbook, styles, name, columns)
        return count


@contextmanager
def _workbook(path: Path) -> "Iterator[Workbook]":
    """Hand out a workbook that keeps its rows on disk, beside `path`, until the block ends; then write it whole."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as folder:
        workbook = Workbook(str(path), {**options, "tmpdir": folder})
        workbook.use_zip64()
        workbook.set_properties({"title": "Ethics Workshop", "created": CREATED})
        done = False
        try:
            yield workbook
            workbook.close()
            done = True
        except FileCreateError as error:
            raise error.args[0] from error  # what the file system said, to whom it may concern
        finally:
            if not done:
                for sheet in workbook.worksheets():
                    sheet.fh.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _styles(workbook: "Workbook") -> Styles:
    text = {"num_format": 49, "valign": "top"}  # 49 is `@`, text
    return Styles(
        header=workbook.add_format({**text, "bold": True, "bg_color": "#E7E2D6", "bottom": 1}),
        text=workbook.add_format(text),
        wrapped=workbook.add_format({**text, "text_wrap": True}),
        strong=workbook.add_format({**text, "bold": True}),
        date=workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        moment=workbook.add_format(
            {"num_format": 'yyyy-mm-dd hh:mm:ss" UTC"', "align": "left", "valign": "top"}
        ),
    )


def _write_rows(
    workbook: "Workbook", styles: Styles, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> int:
    sheet = workbook.add_worksheet(name)
    kinds = [EXPORTS[name][column].kind for column in columns]
    puts = [_put(sheet, kind, styles) for kind in kinds]
    widest = [len(column) + 3 for column in columns]  # room for the filter's arrow
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, styles.header)
    count = 0
    for count, row in enumerate(rows, start=1):  # how many there were
        if count >= ROWS_AT_MOST:
            raise Refused(Problem.TOO_MANY_ROWS, limit=ROWS_AT_MOST - 1)
        for place, cell in enumerate(row):
            if cell is not None and cell != "":
                puts[place](count, place, cell)
        if count <= _LOOKED_AT:
            widest = [max(now, len(str(cell))) for now, cell in zip(widest, row, strict=True)]
    for place, kind in enumerate(kinds):
        least, most = _WIDTHS[kind]
        style = styles.text if kind is Kind.TEXT else None
        sheet.set_column(
            place, place, max(least, min(most, widest[place] + 1), len(columns[place]) + 3), style
        )
    sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


def _explain_columns(workbook: "Workbook", styles: Styles, name: str, columns: Sequence[str]) -> None:
    sheet = workbook.add_worksheet(COLUMNS_SHEET)
    sheet.freeze_panes(1, 1)
    for place, (title, width) in enumerate(zip(COLUMNS_HEADER, COLUMNS_WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, styles.header)
    for number, row in enumerate(dictionary_rows(name, columns)[1], start=1):
        column, english, french, values, form = row
        shown = (column, english, french, values, _FORMATS.get(EXPORTS[name][column].kind, form))
        for place, text in enumerate(shown):
            sheet.write_string(number, place, text, styles.wrapped if place else styles.strong)


def _put(sheet: Any, kind: Kind, styles: Styles) -> Put:
    """Return what puts the cells of a column; what is not of its kind is put as text."""

    def put_text(row: int, column: int, cell: Cell) -> None:
        text = str(cell)
        if len(text) > UNITS_AT_MOST // 2 and len(text.encode("utf-16-le")) // 2 > UNITS_AT_MOST:
            raise Refused(Problem.CELL_TOO_LONG, limit=UNITS_AT_MOST, row=row)
        sheet.write_string(row, column, text, styles.text)

    def put_count(row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, int) and abs(cell) <= EXACT_UP_TO:
            sheet.write_number(row, column, cell)
        else:
            put_text(row, column, cell)

    def put_date(row: int, column: int, cell: Cell) -> None:
        moment = _moment(cell, kind)
        if moment is None:
            put_text(row, column, cell)
        else:
            sheet.write_datetime(row, column, moment, styles.date if kind is Kind.DATE else styles.moment)

    return {Kind.TEXT: put_text, Kind.COUNT: put_count}.get(kind, put_date)


def _moment(cell: Cell, kind: Kind) -> dt.datetime | None:
    """Return a cell as a date or a moment of UTC, both without a zone, as a spreadsheet has none; None if it is none."""
    if not isinstance(cell, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(cell if kind is Kind.DATE else cell.removesuffix("Z"))
    except ValueError:
        return None
    exact = (
        moment.date().isoformat() if kind is Kind.DATE else f"{moment.isoformat(timespec='microseconds')}Z"
    )
    return moment if exact == cell and FIRST_YEAR <= moment.year <= LAST_YEAR else None
