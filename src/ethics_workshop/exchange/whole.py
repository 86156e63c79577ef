"""Files that leave: written under other names, on disk, and only then given their own, all of them or none."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem, StorageError, WorkshopError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextlib.contextmanager
def written_whole(out: Path, *suffixes: str) -> Iterator[list[Path]]:
    """Hand out an empty file for `out`, and one for each suffix to its name; at the end they take their places.

    All are readable by their owner alone. What stood there before is replaced only when the block ends without an
    error; whoever writes waits until the content is on disk. Raises BadInput for a folder, a device and a place where
    one may not write; StorageError for a full or failing disk.
    """
    with errors_about(out), contextlib.ExitStack() as until_the_end:
        places = [out, *(out.with_name(out.name + suffix) for suffix in suffixes)]
        targets = [_target(place) for place in places]
        fresh = [until_the_end.enter_context(_new_file(target)) for target in targets]
        yield fresh
        _put_in_place(list(zip(fresh, targets, strict=True))[::-1])


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone. Raises OSError."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


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
def errors_about(out: Path) -> Iterator[None]:
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
