"""`cases check`: everything read anew, nothing taken from the cache."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from ethics_workshop.bank.checker import Context
from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.bank.folder import REGISTRIES, REGISTRY_FOLDERS, is_bank, list_below, list_cases
from ethics_workshop.bank.index import FileRow, Index
from ethics_workshop.bank.lines import Loc
from ethics_workshop.bank.reader import read_case, read_text
from ethics_workshop.bank.registries import Registries
from ethics_workshop.bank.registry_reader import read_registry
from ethics_workshop.bank.shelf import bank_wide
from ethics_workshop.bank.source import read_source, source_of
from ethics_workshop.bank.story import rows
from ethics_workshop.bank.toolkit import unsourced
from ethics_workshop.bank.tracks import unlisted
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.listing import Fault, Severity


class Checked(NamedTuple):
    """How many files a check read, and what it found, by path and line."""

    files: int
    faults: list[Fault]


def check(
    folders: Sequence[Path], base: Sequence[Path], path: Path | None, today: str, *, release: bool
) -> Checked:
    """Check `path`, or all `folders`. `base` are the banks whose registries hold. See `Bank.check`."""
    index = Index(None)
    try:
        if path is not None and not path.exists() and not path.is_symlink():
            raise BadInput(Problem.FILE_NOT_FOUND, path=path)
        banks = list(folders) if path is None else [path] if path.is_dir() and is_bank(path) else []
        registries = Registries([*banks, *(folder for folder in base if folder not in banks)], index)
        files, faults = _registries(registries, banks, path)
        faults += _programme(registries, banks, path)
        faults += _toolkit(registries, banks, path, today)
        faults += _tracks(registries, banks, path, [*banks, *base])
        checker = _Checker(Context(*registries.known()), today)
        for bank in banks:
            listing = list_cases(bank)
            faults += listing.faults
            for name in sorted(listing.files):
                checker.read(os.path.join(bank, name))  # noqa: PTH118
        if path is not None and not banks:
            for name in _named(path, faults):
                checker.read(name)
    finally:
        index.close()
    found = [*faults, *checker.faults]
    if release:
        found = [_for_release(fault) for fault in found]
    found.sort(key=lambda fault: (fault.path, fault.line))
    return Checked(files + checker.files, found)


def check_text(path: str, text: str, registries: Registries) -> list[Fault]:
    """Return what would be wrong with a case file at `path` that held `text`."""
    return list(read_text(source_of(path, text), Context(*registries.known())).faults)


class _Checker:
    """Reads case files one after the other, and remembers whose ids they took."""

    def __init__(self, context: Context, today: str) -> None:
        self._context = context
        self._today = today
        self._first: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.files = 0

    def read(self, path: str) -> None:
        """Check one file."""
        read = read_case(path, self._context)
        self.files += 1
        self.faults += read.faults
        if read.case is not None:
            row = FileRow(
                id=0,
                folder=0,
                path=path,
                stamp=(0, 0, 0),
                case_id=read.case_id,
                usable=True,
                id_line=read.id_line,
                review_by=read.case.review_by,
                review_line=read.review_line,
            )
            self.faults += bank_wide(row, path, self._first, self._today)


def _registries(registries: Registries, banks: Sequence[Path], path: Path | None) -> tuple[int, list[Fault]]:
    """Check the registries of the banks in question, or the one registry that `path` is."""
    if path is not None and not banks:
        kind = registry_kind(path)
        return (1, list(read_registry(kind, os.fspath(path))[1])) if kind else (0, [])
    paths = [
        (kind, found)
        for kind in (*REGISTRIES, *REGISTRY_FOLDERS)
        for found in registries.paths(kind)
        if _of(banks, found)
    ]
    return len(paths), [fault for kind, found in paths for fault in read_registry(kind, found)[1]]


def _programme(registries: Registries, banks: Sequence[Path], path: Path | None) -> list[Fault]:
    """Check what the programme names: a slip there would leave sessions without completions."""
    known = {
        "agendas": {data["id"] for data in registries.whole("agendas") or ()},
        "statements": {data["id"] for data in registries.whole("statements") or ()},
    }
    if path is not None and not banks:
        paths = [os.fspath(path)] if registry_kind(path) == "programme" else []
    else:
        paths = [found for found in registries.paths("programme") if _of(banks, found)]
    faults: list[Fault] = []
    for source in (read_source(found) for found in paths):
        named: list[tuple[Loc, object, str]] = [(("statement",), source.data.get("statement"), "statements")]
        for index, row in rows(source.data, "requirement"):
            agendas = row.get("agendas")
            listed = agendas if isinstance(agendas, list) else []
            named += [
                (("requirement", index, "agendas", at), name, "agendas") for at, name in enumerate(listed)
            ]
        faults += source.faulty(
            [
                Finding(loc, Code.UNKNOWN_WORD, {"word": name, "known": ", ".join(sorted(known[kind]))})
                for loc, name, kind in named
                if isinstance(name, str) and known[kind] and name not in known[kind]
            ]
        )
    return faults


def _toolkit(registries: Registries, banks: Sequence[Path], path: Path | None, today: str) -> list[Fault]:
    """Check what the pages of the toolkit rest on."""
    if path is not None and not banks:
        paths = [os.fspath(path)] if registry_kind(path) == "toolkit" else []
    else:
        paths = [found for found in registries.paths("toolkit") if _of(banks, found)]
    known = registries.known()[0] if paths else None
    return [
        fault
        for source in map(read_source, paths)
        for fault in source.faulty(list(unsourced(source.data, known, today)))
    ]


def _tracks(
    registries: Registries, banks: Sequence[Path], path: Path | None, folders: Sequence[Path]
) -> list[Fault]:
    """Check that the cases of playlists are in one of `folders`: files are named after their cases."""
    if path is not None and not banks:
        paths = [os.fspath(path)] if registry_kind(path) == "tracks" else []
    else:
        paths = [found for found in registries.paths("tracks") if _of(banks, found)]
    if not paths:
        return []
    cases = {PurePath(name).stem for folder in folders for name in list_cases(folder).files}
    audiences = registries.known()[1].get("audience", frozenset())
    return [
        fault
        for source in map(read_source, paths)
        for fault in source.faulty(list(unlisted(source.data, cases, audiences)))
    ]


def _of(banks: Sequence[Path], path: str) -> bool:
    return path.startswith(tuple(f"{os.path.abspath(bank)}{os.sep}" for bank in banks))  # noqa: PTH100


def registry_kind(path: Path) -> str:
    """Return which registry a file is by its name and folder; an empty text for a case file."""
    if path.is_dir():
        return ""
    if path.parent.name in REGISTRY_FOLDERS:
        return path.parent.name
    return path.stem if path.stem in REGISTRIES else ""


def _named(path: Path, faults: list[Fault]) -> list[str]:
    if registry_kind(path):
        return []
    if not path.is_dir():
        return [os.fspath(path)]
    listing = list_below(path)
    faults += listing.faults
    return [os.path.join(path, name) for name in sorted(listing.files)]  # noqa: PTH118


def _for_release(fault: Fault) -> Fault:
    return replace(fault, severity=Severity.ERROR) if fault.code == Code.REVIEW_OVERDUE else fault
