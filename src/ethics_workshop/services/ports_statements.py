"""What statements and receipts ask of the outside: reading a department's own file, keeping it, writing a page."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ethics_workshop.domain.listing import Fault
from ethics_workshop.domain.programme import Statement

if TYPE_CHECKING:
    from ethics_workshop.services.receipts import Found


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A file as it was read. `statement` is None when its faults leave none; `text` is the whole file."""

    path: str
    statement: Statement | None
    faults: tuple[Fault, ...]
    text: str


class StatementReader(Protocol):
    """Reads and checks a file, whatever it is called."""

    def __call__(self, path: Path) -> StatementFile:
        """Return the statement in a file, with what is wrong in it. Raises BadInput when there is no file."""
        ...


class StatementFolder(Protocol):
    """The department's own statements, which are read as part of the bank."""

    def keep(self, statement: Statement, text: str) -> Path:
        """Write the file of a version whole, for its owner alone; return where it is.

        Raises Refused when a file of that version is there with other content, StorageError when the disk fails.
        """
        ...


class ReceiptPages(Protocol):
    """Writes receipts as pages to print."""

    def write(self, found: "Found", out: Path) -> None:
        """Write the page in the language of the signature, whole or not at all. Raises BadInput, StorageError."""
        ...
