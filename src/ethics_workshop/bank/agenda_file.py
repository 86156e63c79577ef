"""An agenda that a department wrote: read and checked wherever it lies, or before it is written."""

import os
from pathlib import Path

from ethics_workshop.bank.registry_reader import registry_of
from ethics_workshop.bank.registry_values import agenda_of
from ethics_workshop.bank.source import read_source, source_of
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.services.ports_agendas import AgendaFile


def read_agenda(path: Path, text: str | None = None) -> AgendaFile:
    """Return the agenda in a file, or in what it would hold, with what is wrong. Raises BadInput when there is no file."""
    if text is None and not path.exists():
        raise BadInput(Problem.FILE_NOT_FOUND, path=path)
    name = os.fspath(path)
    data, faults = registry_of("agendas", read_source(name) if text is None else source_of(name, text))
    return AgendaFile(name, agenda_of(data) if data is not None else None, faults)
