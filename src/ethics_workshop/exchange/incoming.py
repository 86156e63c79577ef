"""Text files from elsewhere: opened without trust, surveyed once from end to end before anything is made of them."""

import codecs
import contextlib
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem

MAX_BYTES = 256 * 1024 * 1024
"""A larger file is no roster: this is room for about two million people."""

MAX_LINE_BYTES = 4 * 1024 * 1024
"""A longer line is no row of a table."""

_BLOCK = 256 * 1024
_OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True)
class IncomingText:
    """An open text file whose encoding is known. `raw` may be read again from its beginning."""

    path: Path
    raw: io.BufferedReader
    encoding: str
    """`utf-8-sig` (with or without a byte order mark) or `cp1252`."""

    @contextlib.contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """Read the text from its beginning, line ends as they are.

        Raises BadInput when the disk fails, or when the file changed while it was read.
        """
        self.raw.seek(0)
        wrapper = io.TextIOWrapper(self.raw, encoding=self.encoding, newline="")
        try:
            yield wrapper
        except OSError as error:
            raise BadInput(Problem.FILE_UNREADABLE, path=str(self.path)) from error
        except UnicodeDecodeError as error:
            raise BadInput(Problem.ROSTER_NOT_TEXT, path=str(self.path)) from error
        finally:
            wrapper.detach()


@contextlib.contextmanager
def open_text(path: Path) -> Iterator[IncomingText]:
    """Open a text file in UTF-8 or Windows-1252.

    Raises BadInput: not found, a folder, unreadable (a pipe or a device too: they could block for ever), too large,
    empty, or not text in one of these encodings.
    """
    with contextlib.closing(_open(path)) as raw:
        try:
            encoding = _survey(raw, path)
        except OSError as error:
            raise BadInput(Problem.FILE_UNREADABLE, path=str(path)) from error
        yield IncomingText(path, raw, encoding)


def _open(path: Path) -> io.BufferedReader:
    handle = -1
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        status = os.fstat(handle)
        if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES:
            return io.BufferedReader(io.FileIO(handle, "rb"), _BLOCK)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise BadInput(Problem.FILE_NOT_FOUND, path=str(path)) from error
    except OSError as error:
        problem = Problem.IS_A_FOLDER if path.is_dir() else Problem.FILE_UNREADABLE
        raise BadInput(problem, path=str(path)) from error
    os.close(handle)
    if stat.S_ISDIR(status.st_mode):
        raise BadInput(Problem.IS_A_FOLDER, path=str(path))
    if stat.S_ISREG(status.st_mode):
        raise BadInput(Problem.ROSTER_TOO_LARGE, path=str(path), limit=MAX_BYTES)
    raise BadInput(Problem.FILE_UNREADABLE, path=str(path))


def _survey(raw: io.BufferedReader, path: Path) -> str:
    """Return the encoding after looking at every byte."""
    not_text = BadInput(Problem.ROSTER_NOT_TEXT, path=str(path))
    first = raw.peek(4)[:4]
    if not first:
        raise BadInput(Problem.ROSTER_EMPTY, path=str(path))
    if first.startswith(_OTHER_ENCODINGS):
        raise not_text
    size = line = 0
    utf8 = _Decoder("utf-8")
    while block := raw.read(_BLOCK):
        ends = max(block.rfind(b"\n"), block.rfind(b"\r"))
        line = line + len(block) if ends < 0 else len(block) - ends - 1
        size += len(block)
        if size > MAX_BYTES:
            raise BadInput(Problem.ROSTER_TOO_LARGE, path=str(path), limit=MAX_BYTES)
        if b"\0" in block or line > MAX_LINE_BYTES:
            raise not_text
        utf8.take(block)
    if utf8.holds_to_the_end():
        return "utf-8-sig"
    if first.startswith(codecs.BOM_UTF8) or not _is_windows_1252(raw):
        raise not_text
    return "cp1252"


class _Decoder:
    """Whether blocks of bytes are, together, text in an encoding."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._holds = True

    def take(self, block: bytes, *, final: bool = False) -> bool:
        """Look at the next block; return whether all is well so far."""
        if self._holds:
            try:
                self._decoder.decode(block, final)
            except UnicodeDecodeError:
                self._holds = False
        return self._holds

    def holds_to_the_end(self) -> bool:
        """Whether it was text up to the last byte."""
        return self.take(b"", final=True)


def _is_windows_1252(raw: io.BufferedReader) -> bool:
    raw.seek(0)
    decoder = _Decoder("cp1252")
    while (block := raw.read(_BLOCK)) and decoder.take(block):
        pass
    return decoder.holds_to_the_end()
