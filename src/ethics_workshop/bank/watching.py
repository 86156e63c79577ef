"""Whether files of a bank changed: looked at, and not waited for, which works on every file system."""

import os
from collections.abc import Sequence
from pathlib import Path

from ethics_workshop.bank.folder import list_below, stamp
from ethics_workshop.domain.error import BadInput


def noted(paths: Sequence[Path]) -> str:
    """Return a text that differs when a TOML file of `paths` (files or folders) does, comes or goes."""
    return "\n".join(_noted(path) for path in paths)


def _noted(path: Path) -> str:
    if not path.is_dir():
        return f"{path} {stamp(os.fspath(path))}"
    try:
        return f"{path}\n{list_below(path).noted()}"
    except BadInput:
        return f"{path} -"
