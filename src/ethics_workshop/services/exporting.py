"""Exports for the V&E office: rows from the records, written whole with a data dictionary beside them."""

from pathlib import Path

from ethics_workshop.services.ports import ExportRows, Writer

EXPORTS = ("completions", "attestations", "sessions", "commitments")
"""The exports by name (DESIGN.md, "Commands")."""


class ExportService:
    """What is exported, and how it is written."""

    def __init__(self, records: ExportRows, writer: Writer) -> None:
        self._records = records
        self._writer = writer

    def export(self, name: str, out: Path) -> int:
        """Write the export `name` to `out` and return its number of rows.

        Raises StorageError when the records or the disk fail, and BadInput when `out` cannot be written. A file
        that stood there before is kept unless the new one is whole.
        """
        columns, rows = self._records.rows(name)
        return self._writer.write(name, columns, rows, out)
