"""JSON for programs: one array of objects, an object a line, in UTF-8, the same bytes for the same rows."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ethics_workshop.exchange.whole import written_whole

Cell = str | int | None

DICTIONARY_SUFFIX = ".dictionary.json"
"""What is added to the whole name of an export for its data dictionary."""


class JsonWriter:
    """Writes an export and its data dictionary, both whole or neither. Implements the port Writer.

    The columns are the keys, in their order. Counts are numbers, and text is as people wrote it:
    what reads JSON runs no formulas.
    """

    neutralized = False

    def write(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: Path) -> int:
        """Write the rows to `out` and the dictionary of the export `name` beside it; return the number of rows.

        One row is held at a time. Errors and the fate of earlier files are those of `written_whole`, and what `rows`
        raises.
        """
        from ethics_workshop.exchange.dictionary import dictionary_rows

        with written_whole(out, DICTIONARY_SUFFIX) as (data, dictionary):
            count = _write_array(data, columns, rows)
            _write_array(dictionary, *dictionary_rows(name, columns))
        return count


def _write_array(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write the array, and wait until it is on disk; return the number of its objects."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as text:
        text.write("[")
        for count, row in enumerate(rows, start=1):  # how many there were
            text.write(",\n" if count > 1 else "\n")
            text.write(encode(dict(zip(columns, row, strict=True))))
        text.write("\n]\n" if count else "]\n")
        text.flush()
        os.fsync(text.fileno())
    return count
