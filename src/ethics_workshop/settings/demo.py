"""Marks a data folder as a demo's, so that whoever opens it later is told."""

from pathlib import Path

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.settings import DEMO_MARK

TEXT = (
    "This is a demo of Ethics Workshop. Its people do not exist, and none of it happened.\n"
    "Ceci est une démo de l’Atelier d’éthique. Ces personnes n’existent pas, et rien de cela n’est arrivé.\n"
)
"""What the file says, to whoever looks into the folder: in both languages at once."""


def mark_as_demo(folder: Path) -> None:
    """Make `folder`, for its owner alone, and mark it. Raises StorageError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / DEMO_MARK).write_text(TEXT, encoding="utf-8")
    except OSError as error:
        raise StorageError(Problem.DATA_FOLDER, path=str(folder)) from error
