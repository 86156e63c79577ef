"""Rows that leave. For spreadsheets, cells that one would run as a formula are neutralized in SQL, at next to no cost."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ethics_workshop.db.library import sqlite
from ethics_workshop.records.faults import Translated
from ethics_workshop.records.tables import VIEWS

RUN_BY_SPREADSHEETS = "=+-@\t\r ＝＋－＠"
"""First characters that make a spreadsheet run a cell, or hide one that does (DESIGN.md rule 5)."""

Row = Sequence[str | int | None]

_CODES = ", ".join(str(ord(character)) for character in RUN_BY_SPREADSHEETS)


def columns_of(name: str) -> list[str]:
    """Return the column names of an export. Raises KeyError for an unknown one."""
    return [column.strip('"') for column in _shown(name)]


def _shown(name: str) -> list[str]:
    """Return the columns of a view as its statement lists them."""
    start = f"CREATE VIEW {name} AS\nSELECT "
    for view in VIEWS:
        if view.startswith(start):
            return view[len(start) : view.index("\nFROM ")].replace("\n", " ").replace(",", " ").split()
    raise KeyError(name)


def export_rows(
    connection: sqlite.Connection, name: str, path: Path, *, neutralized: bool = True
) -> Iterator[Row]:
    """Yield the rows of an export, ordered by its first column. Raises KeyError and StorageError.

    `neutralized`: what a spreadsheet would run begins with an apostrophe; otherwise cells are as they were recorded.
    """
    columns = _shown(name)
    cells = ", ".join(_neutral(column) if neutralized else column for column in columns)
    with Translated(path):
        yield from connection.execute(f"SELECT {cells} FROM {name} ORDER BY {columns[0]}")


def _neutral(column: str) -> str:
    # Nearly every cell begins between A and the full-width forms, where none of those characters is: a comparison
    # settles it, at a third of the cost of looking the first character up.
    return (
        f"CASE WHEN {column} NOT BETWEEN 'A' AND '\uff00' AND unicode({column}) IN ({_CODES})"
        f" THEN '''' || {column} ELSE {column} END"
    )
