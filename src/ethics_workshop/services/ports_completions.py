"""What importing completions asks of the outside: a file read whole, every fault in it with its place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.roster import RosterFault


@dataclass(frozen=True, slots=True)
class Incoming:
    """A sound row of a file of completions, cleaned. `completed_on` is a date (ISO), `line` counts from 1."""

    line: int
    person_id: str
    requirement: str
    completed_on: str
    method: str
    reference: str
    note: str


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """What a file of completions holds. Faults are told with the roster's type: line, column, code, facts."""

    rows: tuple[Incoming, ...]
    faulty: tuple[Incoming, ...]
    """Rows with faults of their own, whose other cells may be wrong too."""
    faults: tuple[RosterFault, ...]
    ignored_columns: tuple[str, ...]
    windows_1252: bool


class CompletionsReader(Protocol):
    """Reads files of completions."""

    def read(self, path: Path) -> IncomingFile:
        """Read a file. Raises BadInput for what is no such file, and for what cannot be read."""
        ...
