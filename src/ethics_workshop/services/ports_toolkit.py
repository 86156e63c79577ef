"""What the toolkit asks of the outside, and a page as it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.toolkit import ToolkitPage
from ethics_workshop.words.language import Words

FORMATS = ("html", "md", "txt")
"""The kinds of file a page can be written as."""


class ToolkitBank(Protocol):
    """The banks' side of the toolkit. Raises BadInput when a file that is needed is broken."""

    def toolkit(self) -> list[ToolkitPage]:
        """Return the pages in their order."""
        ...

    def instruments(self) -> list[Reference]:
        """Return every instrument of the registry, in its order."""
        ...

    def references(self, keys: Sequence[str]) -> list[Reference]:
        """Resolve references (`PA#7`) against the registry of instruments."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A page in one language, as text: what a screen shows and a file holds."""

    id: str
    title: str
    summary: str
    facts: tuple[str, ...]
    """For whom it is, how long it takes to read, and how far it was reviewed."""
    body: str
    """Light Markdown, headings from level 2 on, with what is cited at its end."""
    card: bool = False
    """Whether it is held in the hand: one printed page."""


class Files(Protocol):
    """Writes documents as files, each whole or not at all."""

    def write(self, document: Document, kind: str, out: Path, words: Words) -> None:
        """Write one document to `out`. Raises BadInput and StorageError."""
        ...

    def write_all(self, documents: Sequence[Document], kind: str, folder: Path, words: Words) -> list[Path]:
        """Write each document into `folder`, which is made where it is missing; return the files in their order.

        HTML comes with a page that leads to the others, which is the first. Raises BadInput and StorageError.
        """
        ...
