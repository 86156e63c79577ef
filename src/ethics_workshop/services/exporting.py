"""Exports for the V&E office: rows from the records, written whole with an explanation of their columns."""

from pathlib import Path

from ethics_workshop.services.ports import ExportRows, WriterOf

EXPORTS = ("completions", "attestations", "sessions", "commitments", "questions")
"""The exports by name (DESIGN.md, "Commands")."""

FORMATS = ("csv", "json", "xlsx")
"""The kinds of file, each the ending of its files' names."""


def format_of(out: Path) -> str:
    """Return the kind of file that a name's ending asks for; `csv` where it says nothing."""
    ending = out.suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else FORMATS[0]


class ExportService:
    """What is exported, and how it is written."""

    def __init__(self, records: ExportRows, writer_of: WriterOf) -> None:
        self._records = records
        self._writer_of = writer_of

    def export(self, name: str, out: Path, as_format: str = "") -> int:
        """Write the export `name` to `out` and return its number of rows.

        `as_format` is one of FORMATS; where it is empty the ending of `out` decides. Raises StorageError when the
        records or the disk fail, BadInput when `out` cannot be written, and Refused when such a file cannot hold the
        rows. A file that stood there before is kept unless the new one is whole.
        """
        writer = self._writer_of(as_format or format_of(out))
        columns, rows = self._records.rows(name, neutralized=writer.neutralized)
        return writer.write(name, columns, rows, out)
