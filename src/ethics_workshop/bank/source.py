"""Reading a TOML file that anybody may have written: whatever is wrong with it is a fault, never a crash."""

import errno
import os
import re
import stat
from dataclasses import dataclass, field
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding, located
from ethics_workshop.bank.lines import DEPTH_LIMIT, Lines, TooDeep
from ethics_workshop.domain.case import Fault, Severity

SIZE_LIMIT = 1024 * 1024
"""Bytes of a file of the bank. The longest case is a fiftieth of it."""

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = (
    "Cannot overwrite",
    "Cannot declare",
    "Duplicate",
    "Cannot redefine",
    "Cannot mutate",
    "Cannot extend",
)


class _NulByte(Exception):
    """The file holds a NUL byte, first at `line`."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file: its text, its data, and what is wrong with it so far."""

    path: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def parsed(self) -> bool:
        """Whether the file could be read at all."""
        return not self.faults

    def faulty(self, findings: list[Finding]) -> tuple[Fault, ...]:
        """Return `findings` as faults of this file."""
        return located(self.path, self.text, findings)


def read_source(path: str) -> Source:
    """Read one TOML file. Never raises for what is in it, nor for what it is."""
    import tomllib

    raw, fault = _read(path)
    if fault:
        return Source(path, faults=(fault,))
    try:
        text = raw.decode("utf-8-sig")
        _refuse(text)
        return Source(path, text, tomllib.loads(text))
    except UnicodeDecodeError as error:
        return _broken(path, Code.NOT_UTF8, raw.count(b"\n", 0, error.start) + 1, byte=error.start + 1)
    except _NulByte as error:
        return _broken(path, Code.NUL_BYTE, error.line)
    except TooDeep as error:
        return _broken(path, Code.TOO_DEEP, error.line, limit=DEPTH_LIMIT)
    except RecursionError:
        return _broken(path, Code.TOO_DEEP, 1, limit=DEPTH_LIMIT)
    except ValueError as error:  # tomllib's own error, and int() refusing thousands of digits
        return _syntax(path, text, str(error))


def _read(path: str) -> tuple[bytes, Fault | None]:
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return b"", _fault(path, Code.NOT_A_FILE)
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        code = {errno.ELOOP: Code.LINK_LOOP, errno.EISDIR: Code.NOT_A_FILE}.get(error.errno or 0)
        return b"", _fault(path, code or Code.NOT_READABLE)
    except ValueError:  # a NUL byte in the path itself
        return b"", _fault(path, Code.NOT_READABLE)
    if len(raw) > SIZE_LIMIT:
        return b"", _fault(path, Code.TOO_LARGE, limit=SIZE_LIMIT // 1024)
    return raw, None


def _without_waiting(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe that bears a case's name."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse(text: str) -> None:
    """Raise what is wrong before `tomllib` spends minutes on a key of a hundred thousand parts."""
    if "\x00" in text:
        raise _NulByte(text.count("\n", 0, text.index("\x00")) + 1)
    if any(line.count(".") > DEPTH_LIMIT for line in text.split("\n")):
        Lines(text)


def _syntax(path: str, text: str, message: str) -> Source:
    place = _PLACE.search(message)
    code = Code.TOML_TWICE if message.startswith(_TWICE) else Code.TOML_SYNTAX
    if place and place[1]:
        return _broken(path, code, int(place[1]), column=int(place[2]))
    last = text.rstrip("\n").rpartition("\n")[2]
    return _broken(path, code, text.rstrip("\n").count("\n") + 1, column=len(last) + 1)


def _broken(path: str, code: Code, line: int, **facts: object) -> Source:
    return Source(path, faults=(_fault(path, code, line, **facts),))


def _fault(path: str, code: Code, line: int = 1, **facts: object) -> Fault:
    told = tuple((name, str(value)) for name, value in facts.items())
    return Fault(path, line, "", code, told, Severity.BREAKING)
