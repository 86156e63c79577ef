"""Verifying: the chain first, then every derived row against what the journal alone would give."""

import contextlib
import itertools
from collections.abc import Iterator

from ethics_workshop.db.library import sqlite
from ethics_workshop.records import schema
from ethics_workshop.records.chain import Chain, check_chain
from ethics_workshop.records.journal import UnreadableEvent
from ethics_workshop.records.replay import replay, scratch
from ethics_workshop.records.roster_digest import roster_digest
from ethics_workshop.records.story import Cells
from ethics_workshop.records.tables import PROJECTIONS, Table
from ethics_workshop.services.ports import Finding

FINDINGS_SHOWN = 100
"""Findings listed of one table: a table that was emptied need not be listed row by row."""

_SQLITE_ERROR = 1
"""SQLite's code for a statement that does not fit the tables."""


def verify(connection: sqlite.Connection) -> list[Finding]:
    """Return what does not hold, chain first. Raises sqlite.Error when the file cannot be read."""
    factory = connection.text_factory
    connection.text_factory = lambda text: text.decode("utf-8", "backslashreplace")
    connection.execute("BEGIN")  # one snapshot: others may go on writing meanwhile
    try:
        return _verify(connection)
    finally:
        connection.text_factory = factory
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _verify(connection: sqlite.Connection) -> list[Finding]:
    findings = list(schema_findings(connection))
    wrong = {finding.place for finding in findings}
    try:
        chain = check_chain(connection)
        findings += chain.findings
        findings += _derived(connection, chain, wrong)
        findings += _register(connection, chain)
    except sqlite.OperationalError as error:
        if not wrong or getattr(error, "sqlite_errorcode", None) != _SQLITE_ERROR:
            raise  # a table that is not there was named above; anything else is a file that cannot be read
    findings += _structure(connection)
    return findings


def schema_findings(connection: sqlite.Connection) -> Iterator[Finding]:
    """Yield the tables, triggers, views and indexes that are missing, altered or added."""
    for how, thing in schema.differences(connection):
        yield Finding(f"schema-{how}", thing)


def _derived(connection: sqlite.Connection, chain: Chain, wrong: set[str]) -> Iterator[Finding]:
    """Recompute every derived table from the sound events, and compare."""
    with scratch() as model:
        try:
            replay(connection, model, leave_out=chain.unsound)
        except UnreadableEvent as error:
            yield Finding("event-unreadable", str(error.place))
            return
        for table in PROJECTIONS:
            if f"table {table.name}" not in wrong:
                yield from itertools.islice(_compare(table, connection, model), FINDINGS_SHOWN)


def _register(connection: sqlite.Connection, chain: Chain) -> Iterator[Finding]:
    """Compare the register with what its last import said of it: it is no projection, but it has a digest."""
    if chain.roster is None:
        return
    place, body = chain.roster
    if f'"digest":"{roster_digest(connection)}"'.encode() not in body:
        yield Finding("register-differs", "roster_people", (("import", str(place)),))


def _compare(table: Table, connection: sqlite.Connection, model: sqlite.Connection) -> Iterator[Finding]:
    found, expected = connection.execute(table.ordered), model.execute(table.ordered)
    have, want = next(found, None), next(expected, None)
    while have is not None or want is not None:
        order = _order(table, have, want)
        if order < 0:
            yield Finding("row-added", _row(table, have))
        elif order > 0:
            yield Finding("row-missing", _row(table, want))
        elif have and want and have != want:
            yield Finding("row-differs", _row(table, have), (("column", _column(table, have, want)),))
        if order <= 0:
            have = next(found, None)
        if order >= 0:
            want = next(expected, None)


def _order(table: Table, have: Cells | None, want: Cells | None) -> int:
    """Return which of two rows comes first by its key, as SQLite compares texts: by their bytes."""
    if have is None or want is None:
        return 1 if have is None else -1
    mine, model = _key(table, have), _key(table, want)
    return (mine > model) - (mine < model)


def _key(table: Table, row: Cells) -> tuple[bytes | int, ...]:
    return tuple(cell.encode() if isinstance(cell, str) else cell for cell in row[: table.key])


def _row(table: Table, row: Cells | None) -> str:
    return f"{table.name} row {', '.join(map(str, (row or ())[: table.key]))}"


def _column(table: Table, have: Cells, want: Cells) -> str:
    return next(c.strip('"') for c, x, y in zip(table.columns, have, want, strict=True) if x != y)


def _structure(connection: sqlite.Connection) -> Iterator[Finding]:
    """Ask SQLite whether pages and indexes fit together."""
    with contextlib.closing(connection.execute(f"PRAGMA integrity_check({FINDINGS_SHOWN})")) as lines:
        for (line,) in lines:
            if line != "ok":
                yield Finding("structure", line)
