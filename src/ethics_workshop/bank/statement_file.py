"""A statement that a department wrote: read and checked wherever it lies and whatever it is called."""

import os
from pathlib import Path

from ethics_workshop.bank.registry_reader import registry_of
from ethics_workshop.bank.registry_values import statement_of
from ethics_workshop.bank.source import read_source
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.services.ports_statements import StatementFile


def read_statement(path: Path) -> StatementFile:
    """Return the statement in a file, with what is wrong in it. Raises BadInput when there is no file."""
    if not path.exists():
        raise BadInput(Problem.FILE_NOT_FOUND, path=path)
    source = read_source(os.fspath(path))
    data, faults = registry_of("statements", source, named=False)
    return StatementFile(
        path=os.fspath(path),
        statement=statement_of(data) if data is not None else None,
        faults=faults,
        text=source.text,
    )
