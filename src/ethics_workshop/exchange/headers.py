"""The header line of a CSV file from elsewhere: which columns of ours it names, and what parts its cells."""

import csv
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.text import clean
from ethics_workshop.exchange.roster_records import skip_to_header

if TYPE_CHECKING:
    from ethics_workshop.exchange.incoming import IncomingText

DELIMITERS = (",", ";", "\t")

SHOWN_HEADERS = 50
"""Ignored columns that are named; a hostile header may have thousands."""


def namer(columns: Sequence[str]) -> Callable[[str], str]:
    """Return what tells which of `columns` a header means, or an empty text; case, spaces and `_` do not matter."""
    keys = {_key(column): column for column in columns}
    return lambda header: keys.get(_key(clean(header)), "")


def read_header(source: "IncomingText", name_of: Callable[[str], str]) -> tuple[str, list[str]]:
    """Return the delimiter under which the header knows most of our columns, and the header. Raises BadInput."""
    found: list[tuple[int, str, list[str]]] = []
    for delimiter in DELIMITERS:
        with source.text() as text:
            try:
                header = skip_to_header(csv.reader(text, delimiter=delimiter, strict=True))
            except csv.Error:
                continue
        known = {name_of(cell) for cell in header} - {""}
        found.append((len(known), delimiter, header))
    if not any(header for _, _, header in found):
        problem = Problem.ROSTER_EMPTY if found else Problem.ROSTER_NOT_TEXT
        raise BadInput(problem, path=str(source.path))
    _, delimiter, header = max(found, key=lambda item: item[0])
    return delimiter, header


def ignored(headers: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the headers that mean no column of ours; one without a name by its place."""
    return tuple(
        clean(header)[:80] or f"({place})"
        for place, (header, name) in enumerate(zip(headers, names, strict=True), start=1)
        if not name
    )[:SHOWN_HEADERS]


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if not c.isspace() and c != "_")
