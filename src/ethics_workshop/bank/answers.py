"""What an author knows of a new case, in a TOML file of any of its fields."""

import os
from pathlib import Path
from typing import Any

from ethics_workshop.bank.source import read_source
from ethics_workshop.domain.error import BadInput, Problem


def read_answers(path: Path) -> dict[str, Any]:
    """Return the fields of a case that a file holds. Raises BadInput for one that cannot be read."""
    if not path.exists():
        raise BadInput(Problem.FILE_NOT_FOUND, path=str(path))
    source = read_source(os.fspath(path))
    if not source.parsed:
        raise BadInput(Problem.ANSWERS_UNREADABLE, path=str(path), line=source.faults[0].line)
    return source.data
