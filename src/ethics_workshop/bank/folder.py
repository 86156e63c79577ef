"""Which files a bank's folder holds, and whether they are still the ones that were read."""

import os
import time
from pathlib import Path

from ethics_workshop.bank.codes import Code
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.listing import Fault, Severity

Stamp = tuple[int, int, int]
"""Size, and the moments of the last change of content and of the entry, in nanoseconds."""

NO_STAMP: Stamp = (-1, -1, -1)
"""The stamp of what cannot be trusted to be unchanged: it is read again each time."""

SETTLED_NS = 50_000_000
"""A file changed less than this before it was looked at may change again within the same tick of its clock."""

DEPTH_LIMIT = 8
"""Levels of folders below `cases/`."""

REGISTRIES = ("instruments", "values", "vocabulary", "glossary", "programme", "tracks")
"""The registry files of a bank, without `.toml`."""

REGISTRY_FOLDERS = ("agendas", "statements", "toolkit")


class Listing:
    """What is in a folder: files by their path from it, and what could not be looked into."""

    def __init__(self) -> None:
        self.files: dict[str, Stamp] = {}
        self.faults: list[Fault] = []

    def noted(self) -> str:
        """Return a text that differs when any file of the listing does."""
        return "\n".join(
            [f"{path} {size} {mtime} {ctime}" for path, (size, mtime, ctime) in self.files.items()]
        )


def stamp(path: str) -> Stamp | None:
    """Return the stamp of the file at `path`, or None when there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116  # paths stay text: there may be ten thousand of them
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def settled(found: Stamp, now_ns: int) -> Stamp:
    """Return the stamp to keep of a file that was looked at at `now_ns` (time.time_ns())."""
    return NO_STAMP if now_ns - found[1] < SETTLED_NS else found


def list_cases(folder: Path) -> Listing:
    """Return the TOML files below `folder/cases`. Raises BadInput when `folder` is no bank or cannot be opened."""
    listing = Listing()
    try:
        _list(os.path.join(folder, "cases"), "cases/", listing, set())  # noqa: PTH118
    except (FileNotFoundError, NotADirectoryError):
        if not is_bank(folder):
            raise BadInput(Problem.BANK_NOT_FOUND, path=folder) from None
    except OSError:
        raise BadInput(Problem.BANK_UNREADABLE, path=folder) from None
    except ValueError:
        raise BadInput(Problem.BANK_NOT_FOUND, path=folder) from None
    return listing


def list_below(folder: Path) -> Listing:
    """Return the TOML files anywhere below `folder`. Raises BadInput when it cannot be opened."""
    listing = Listing()
    try:
        _list(os.fspath(folder), "", listing, set())
    except OSError:
        raise BadInput(Problem.BANK_UNREADABLE, path=folder) from None
    return listing


def is_bank(folder: Path) -> bool:
    """Whether `folder` holds cases or at least one registry."""
    names = ("cases", *REGISTRY_FOLDERS, *(f"{name}.toml" for name in REGISTRIES))
    return any((folder / name).exists() for name in names)


def list_flat(folder: str) -> list[str]:
    """Return the paths of the TOML files in `folder` alone, in order; none when there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return sorted(e.path for e in entries if _is_toml(e.name))
    except (OSError, ValueError):
        return []


def cache_name(path: str | Path) -> str:
    """Return a path as the cache holds it: absolute, and text even where its bytes are not."""
    return os.path.abspath(path).encode("utf-8", "backslashreplace").decode()  # noqa: PTH100


def now_ns() -> int:
    """Return the moment against which stamps are settled."""
    return time.time_ns()


def _is_toml(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")


def _list(folder: str, prefix: str, listing: Listing, above: set[tuple[int, int]]) -> None:
    status = os.stat(folder)  # noqa: PTH116
    here = (status.st_dev, status.st_ino)
    if here in above or len(above) > DEPTH_LIMIT:
        listing.faults.append(_fault(folder, Code.LINK_LOOP))
        return
    below: list[tuple[str, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if _is_toml(name):
                if not _is_text(name):
                    listing.faults.append(_fault(entry.path, Code.BAD_FILE_NAME))
                    continue
                listing.files[prefix + name] = _stamp_of(entry)
            elif not name.startswith(".") and _is_folder(entry):
                below.append((entry.path, f"{prefix}{name}/"))
    for path, inner in sorted(below):
        try:
            _list(path, inner, listing, above | {here})
        except OSError:
            listing.faults.append(_fault(path, Code.NOT_READABLE))


def _fault(path: str, code: Code) -> Fault:
    return Fault(path, 1, "", code, severity=Severity.BREAKING)


def _is_text(name: str) -> bool:
    """Whether a name is text, and not bytes that some other encoding left behind."""
    if name.isascii():
        return True
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _stamp_of(entry: os.DirEntry[str]) -> Stamp:
    try:
        status = entry.stat()
    except OSError:
        return NO_STAMP
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
