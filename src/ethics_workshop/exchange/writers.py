"""The writers by the kind of file; each is imported when it is asked for."""

from ethics_workshop.services.ports import Writer


def writer_of(as_format: str) -> Writer:
    """Return the writer of `csv`, `json` or `xlsx` files. Raises KeyError for another kind."""
    if as_format == "csv":
        from ethics_workshop.exchange.csv_writer import CsvWriter

        return CsvWriter()
    if as_format == "json":
        from ethics_workshop.exchange.json_writer import JsonWriter

        return JsonWriter()
    if as_format == "xlsx":
        from ethics_workshop.exchange.xlsx_writer import XlsxWriter

        return XlsxWriter()
    raise KeyError(as_format)
