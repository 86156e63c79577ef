"""What agendas ask of the outside: the folder of a department's own, and a check of a file that was not written yet."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.agenda import Agenda
from ethics_workshop.domain.listing import Fault


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """An agenda's file as it was read: None where it cannot be led, with every fault."""

    path: str
    agenda: Agenda | None
    faults: tuple[Fault, ...]


class AgendaFolder(Protocol):
    """A department's own agendas, a file each."""

    def path(self, agenda_id: str) -> Path:
        """Return where the file of an agenda is, or would be."""
        ...

    def files(self) -> list[Path]:
        """Return the files that are there, by name."""
        ...

    def text(self, agenda_id: str) -> str:
        """Return a file as it stands; empty where there is none. Raises BadInput for one that cannot be read."""
        ...

    def write(self, agenda_id: str, text: str) -> Path:
        """Write a file whole. Raises BadInput where one may not write, StorageError for a full or failing disk."""
        ...


ComposeAgenda = Callable[[Agenda, str], str]
"""Returns an agenda as the text of its file, with the remarks of the text that it takes the place of."""

ReadAgenda = Callable[[Path, str | None], AgendaFile]
"""Reads a file, or what it would hold with the text given. Raises BadInput when there is no file."""


@dataclass(frozen=True, slots=True)
class AgendaFiles:
    """Agendas of one's own: where they are, how they are written and read."""

    folder: AgendaFolder
    compose: ComposeAgenda
    read: ReadAgenda
