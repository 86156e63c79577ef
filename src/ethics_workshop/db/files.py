"""Files that only their owner reads, and that are on disk before anybody is told so."""

import os
import time
from pathlib import Path


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads, and wait until it is on disk. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Wait until a file's content is on disk. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries are on disk, where the system knows how. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def publish(fresh: Path, target: Path) -> bool:
    """Give `fresh` the name `target` unless that is taken; return whether it is. Nothing is ever replaced.

    Raises OSError.
    """
    try:
        os.link(fresh, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: two steps, and a small gap between them
        if target.exists():
            return False
        fresh.rename(target)
    else:
        fresh.unlink()
    sync_folder(target.parent)
    return True


def make_private_folder(folder: Path) -> None:
    """Create `folder` if it is missing, and keep others out of it. Raises OSError.

    A folder that is not ours alone to close is left as it is: somebody else's, one with the sticky bit (as the
    system's temporary folder), and the home folder.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.stat()
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # unlike `Path.home()` it never fails
    mine = os.name != "nt" and status.st_uid == os.getuid()
    if mine and status.st_mode & 0o077 and not status.st_mode & 0o1000 and folder.resolve() != home:
        folder.chmod(0o700)


def keep_private(path: Path) -> None:
    """Take away what others may do with a file of ours. Raises OSError."""
    status = path.stat()
    if os.name != "nt" and status.st_uid == os.getuid() and status.st_mode & 0o077:
        path.chmod(0o600)


def sweep(folder: Path, prefix: str, older_than: float = 3600.0) -> None:
    """Remove unfinished files that an interruption left behind, once they are `older_than` seconds old.

    Raises OSError.
    """
    for path in folder.iterdir():
        if path.name.startswith(prefix) and path.stat().st_mtime < time.time() - older_than:
            path.unlink(missing_ok=True)
