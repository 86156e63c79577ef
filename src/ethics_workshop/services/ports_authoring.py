"""What the tools for authors ask of the outside."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from ethics_workshop.domain.listing import CaseSummary, Fault

Answers = Mapping[str, Any]
"""Fields of a case file by their names there, each of which may be missing."""


class AuthorBank(Protocol):
    """The banks' side of authoring."""

    def cases(self) -> list[CaseSummary]:
        """Return the sound cases, ordered by id."""
        ...

    def file_of(self, case_id: str) -> Path:
        """Return the file of a case, broken or not. Raises Refused for an unknown id."""
        ...

    def keys(self, registry: str) -> list[str]:
        """Return what is listed as a `value`, `topic` or `audience`, in order."""
        ...

    def faults_in(self, path: Path, text: str) -> list[Fault]:
        """Return what would be wrong with a case file at `path` that held `text`. Nothing is written."""
        ...


Compose = Callable[[str, Answers, dt.date], str]
"""Makes the text of a new case file, from its id, what is known of it, and the day."""

WriteNew = Callable[[str, Path], None]
"""Writes a text file, whole or not at all, where there is none. Raises Refused where there is one."""
