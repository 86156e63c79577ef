"""CSV for spreadsheets: RFC 4180 with CRLF and a UTF-8 byte order mark, the same bytes for the same rows."""

import itertools
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ethics_workshop.exchange.whole import written_whole

Cell = str | int | None

DICTIONARY_SUFFIX = ".dictionary.csv"
"""What is added to the whole name of an export for its data dictionary."""

_BUFFER = 256 * 1024


class CsvWriter:
    """Writes an export and its data dictionary, both whole or neither. Implements the port Writer."""

    neutralized = True
    """A spreadsheet runs what stands in a CSV cell."""

    def write(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: Path) -> int:
        """Write the rows to `out` and the dictionary of the export `name` beside it; return the number of rows.

        Both are readable by their owner alone. What stood there before is replaced only when the new files are on
        disk. Raises BadInput for a folder, a device and a place where one may not write; StorageError for a full or
        failing disk, and what `rows` raises.
        """
        from ethics_workshop.exchange.dictionary import dictionary_rows

        with written_whole(out, DICTIONARY_SUFFIX) as (data, dictionary):
            count = _write_csv(data, columns, rows)
            _write_csv(dictionary, *dictionary_rows(name, columns))
        return count


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write header and rows, and wait until they are on disk; return the number of rows."""
    import csv

    numbers = itertools.count(1)
    with path.open("w", buffering=_BUFFER, encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        # Counted without a step in Python for each row: `compress` asks for a row first, then for its number.
        writer.writerows(itertools.compress(rows, numbers))
        text.flush()
        os.fsync(text.fileno())
    return next(numbers) - 1
