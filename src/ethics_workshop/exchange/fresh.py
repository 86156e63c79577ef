"""Files that are written where there is none: what stands there is never overwritten, also not by a race."""

import contextlib
import os
from pathlib import Path

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.exchange.whole import errors_about, private_folder


def write_new(text: str, out: Path) -> None:
    """Write `text` to a new file `out`, and the folders above it, for their owner alone.

    Raises Refused where there is something, BadInput where one may not write, StorageError for a full or failing disk.
    """
    with errors_about(out):
        private_folder(out.parent)
        try:
            handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as error:
            raise Refused(Problem.FILE_EXISTS, path=str(out)) from error
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                out.unlink()
            raise
