"""Packs: a department's further cases, taken in as a zip file, checked as a whole, and taken away again."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.listing import CaseSummary, Fault, Severity


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it came: its name, and its files by their paths."""

    name: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack that is there: its name, its cases by id, and how many of its files cannot be used."""

    name: str
    cases: tuple[str, ...]
    broken: int


class PackStore(Protocol):
    """Where packs are kept. Raises BadInput and StorageError."""

    def names(self) -> list[str]:
        """Return the packs there are, by name."""
        ...

    def place(self, name: str) -> Path:
        """Return the folder of a pack."""
        ...

    def tried(self, files: Mapping[str, bytes]) -> AbstractContextManager[Path]:
        """Hand out a folder elsewhere that holds `files`, for as long as the block lasts."""
        ...

    def put(self, name: str, files: Mapping[str, bytes]) -> Path:
        """Write a pack; its folder appears when it is whole."""
        ...

    def remove(self, name: str) -> None:
        """Take a pack away, all at once."""
        ...


class PackBank(Protocol):
    """A bank on some folders."""

    def cases(self) -> list[CaseSummary]:
        """Return the sound cases, ordered by id."""
        ...

    def broken(self) -> int:
        """Return how many files cannot be used."""
        ...


class PackService:
    """Adds, lists and removes packs.

    `open_bank` opens a bank on one folder, or with None all that are open; `check` says what is wrong in a folder.
    """

    def __init__(
        self,
        read: Callable[[Path, str], Pack],
        store: PackStore,
        open_bank: Callable[[Path | None], PackBank],
        check: Callable[[Path], Sequence[Fault]],
        sound_name: Callable[[str], bool],
    ) -> None:
        self._read = read
        self._store = store
        self._open_bank = open_bank
        self._check = check
        self._sound_name = sound_name

    def add(self, file: Path, name: str = "") -> PackRow:
        """Take in a zip file as the pack `name`, or as one named after the file; return what it brought.

        All of it or nothing: raises BadInput for what no pack may hold, and for cases with faults (PACK_FAULTY, with
        the `faults`, whose paths are those in the pack); Refused for a pack or for ids that are there already.
        """
        if name and not self._sound_name(name):
            raise BadInput(Problem.PACK_BAD_NAME, entry=name)
        pack = self._read(file, name)
        if pack.name in self._store.names():
            raise Refused(Problem.PACK_EXISTS, name=pack.name)
        with self._store.tried(pack.files) as folder:
            faults = [f for f in self._check(folder) if f.severity is not Severity.WARNING]
            if faults:
                raise BadInput(Problem.PACK_FAULTY, faults=_inside(faults, folder), count=len(faults))
            cases = tuple(case.id for case in self._open_bank(folder).cases())
        taken = sorted({case.id for case in self._open_bank(None).cases()} & set(cases))
        if taken:
            raise Refused(Problem.PACK_IDS_TAKEN, ids=", ".join(taken))
        self._store.put(pack.name, pack.files)
        return PackRow(pack.name, cases, 0)

    def rows(self) -> list[PackRow]:
        """Return the packs there are, by name."""
        return [self._row(name) for name in self._store.names()]

    def remove(self, name: str) -> None:
        """Take a pack away; what was recorded with its cases stays. Raises Refused for one that is not there."""
        known = self._store.names()
        if name not in known:
            raise Refused(Problem.UNKNOWN_PACK, name=name, known=", ".join(known) or "-")
        self._store.remove(name)

    def _row(self, name: str) -> PackRow:
        try:
            bank = self._open_bank(self._store.place(name))
            return PackRow(name, tuple(case.id for case in bank.cases()), bank.broken())
        except BadInput:  # a folder without cases, or one that cannot be opened
            return PackRow(name, (), 1)


def _inside(faults: Sequence[Fault], folder: Path) -> tuple[Fault, ...]:
    from dataclasses import replace

    begin = f"{folder}/"
    return tuple(replace(fault, path=fault.path.replace("\\", "/").removeprefix(begin)) for fault in faults)
