"""The packs in the data folder: one folder each, put there whole or not at all."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ethics_workshop.exchange.whole import errors_about, private_folder


class PackFolder:
    """`<data>/packs`. Names that begin with a dot are not packs: what is on its way in or out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the packs there are, by name."""
        try:
            return sorted(p.name for p in self._folder.iterdir() if p.is_dir() and p.name[0] != ".")
        except OSError:
            return []

    def place(self, name: str) -> Path:
        """Return the folder of a pack."""
        return self._folder / name

    @contextmanager
    def tried(self, files: Mapping[str, bytes]) -> Iterator[Path]:
        """Hand out a folder elsewhere that holds `files`, for as long as the block lasts: to be checked."""
        with tempfile.TemporaryDirectory(prefix="pack-") as made:
            with errors_about(Path(made)):
                _write(Path(made), files)
            yield Path(made)

    def put(self, name: str, files: Mapping[str, bytes]) -> Path:
        """Write a pack; its folder appears when it is whole. Raises BadInput and StorageError."""
        target = self.place(name)
        with errors_about(target):
            private_folder(self._folder)
            fresh = Path(tempfile.mkdtemp(prefix=".incoming-", dir=self._folder))
            try:
                _write(fresh, files)
                fresh.rename(target)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        return target

    def remove(self, name: str) -> None:
        """Take a pack away, all at once; a link is taken away, and not what it leads to."""
        target = self.place(name)
        with errors_about(target):
            if target.is_symlink():
                target.unlink()
                return
            gone = self._folder / f".removed-{os.urandom(6).hex()}"
            target.rename(gone)
            with suppress(OSError):
                shutil.rmtree(gone)


def sound_name(name: str) -> bool:
    """Whether a pack may bear this name."""
    return bool(re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", name))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        target = folder / name
        private_folder(target.parent)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
