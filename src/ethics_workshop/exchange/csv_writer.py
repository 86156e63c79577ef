"""CSV for spreadsheets: RFC 4180 with CRLF and a UTF-8 byte order mark, the same bytes for the same rows."""

import contextlib
import errno
import itertools
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem, StorageError, WorkshopError

Cell = str | int | None

DICTIONARY_SUFFIX = ".dictionary.csv"
"""What is added to the whole name of an export for its data dictionary."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BUFFER = 256 * 1024


class CsvWriter:
    """Writes an export and its data dictionary, both whole or neither. Implements the port Writer."""

    def write(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: Path) -> int:
        """Write the rows to `out` and the dictionary of the export `name` beside it; return the number of rows.

        Both are readable by their owner alone. What stood there before is replaced only when the new files are on
        disk. Raises BadInput for a folder, a device and a place where one may not write; StorageError for a full or
        failing disk, and what `rows` raises.
        """
        from ethics_workshop.exchange.dictionary import dictionary_rows

        with _errors_about(out):
            target = _target(out)
            beside = _target(out.with_name(out.name + DICTIONARY_SUFFIX))
            with _new_file(target) as data, _new_file(beside) as dictionary:
                count = _write_csv(data, columns, rows)
                _write_csv(dictionary, *dictionary_rows(name, columns))
                _put_in_place(((dictionary, beside), (data, target)))
        return count


def _target(out: Path) -> Path:
    """Return the file to replace, behind links. Raises BadInput when it is no file."""
    try:
        target = out.resolve()
        mode = target.stat().st_mode
    except FileNotFoundError:
        return out.resolve()
    except (RuntimeError, ValueError) as error:
        raise BadInput(Problem.FILE_NOT_WRITABLE, path=str(out)) from error
    if stat.S_ISDIR(mode):
        raise BadInput(Problem.IS_A_FOLDER, path=str(out))
    if not stat.S_ISREG(mode):
        raise BadInput(Problem.FILE_NOT_WRITABLE, path=str(out))
    return target


@contextlib.contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """Make an empty file beside `target` for its owner alone, which is gone at the end unless it was moved."""
    fresh = target.parent / f".export-{os.urandom(8).hex()}.tmp"
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write header and rows, and wait until they are on disk; return the number of rows."""
    import csv

    numbers = itertools.count(1)
    with path.open("w", buffering=_BUFFER, encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        # Counted without a step in Python for each row: `compress` asks for a row first, then for its number.
        writer.writerows(itertools.compress(rows, numbers))
        text.flush()
        os.fsync(text.fileno())
    return next(numbers) - 1


def _put_in_place(moves: Sequence[tuple[Path, Path]]) -> None:
    """Give the new files their names; when one cannot have it, take away those that were not there before."""
    new: list[Path] = []
    try:
        for fresh, target in moves:
            if not target.exists():
                new.append(target)
            fresh.replace(target)
    except OSError:
        for target in new:
            target.unlink(missing_ok=True)
        raise
    _sync_folder(moves[0][1].parent)


def _sync_folder(folder: Path) -> None:
    """Wait until the names are on disk, where the system and the file system know how."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _errors_about(out: Path) -> Iterator[None]:
    """Turn what the file system says into our own errors."""
    try:
        yield
    except OSError as error:
        raise _error_about(error, out) from error


def _error_about(error: OSError, out: Path) -> WorkshopError:
    if error.errno in _NO_ROOM:
        return StorageError(Problem.DISK_FULL, path=str(out))
    if error.errno in {errno.EIO, errno.ENXIO}:
        return StorageError(Problem.STORAGE_FAILED, path=str(out), detail=error.strerror or str(error))
    return BadInput(Problem.FILE_NOT_WRITABLE, path=str(out))
