"""The folder with a department's own statements: one file a version, written whole, for its owner alone."""

from pathlib import Path

from ethics_workshop.domain.error import Problem, Refused, StorageError
from ethics_workshop.domain.programme import Statement
from ethics_workshop.exchange.page import write_page


class OwnStatements:
    """`<data>/packs/local/statements`. Implements the port StatementFolder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, statement: Statement, text: str) -> Path:
        """Write the file of a version; return where it is.

        Raises Refused when a file of that version is there with other content, StorageError when the disk fails.
        """
        target = self._folder / f"{statement.id}.{statement.version}.toml"
        try:
            _make_private(self._folder)
            there = target.read_text(encoding="utf-8") if target.exists() else text
        except (OSError, ValueError) as error:
            raise StorageError(Problem.DATA_FOLDER, path=str(self._folder)) from error
        if there != text:
            raise Refused(Problem.FILE_EXISTS, path=str(target))
        write_page(text, target)
        return target


def _make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner alone (`mkdir` leaves the upper ones open)."""
    if not folder.is_dir():
        _make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
