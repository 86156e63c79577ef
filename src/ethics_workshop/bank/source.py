"""Reading a TOML file that anybody may have written: whatever is wrong with it is a fault, never a crash."""

import errno
import os
import re
import stat
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding, located
from ethics_workshop.bank.lines import DEPTH_LIMIT, Lines, TooDeep
from ethics_workshop.domain.listing import Fault, Severity

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


class _Unreadable(Exception):
    """Why the file cannot be read, and on which line that shows."""

    def __init__(self, code: Code, line: int = 1, **facts: int) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.facts = facts


def read_source(path: str) -> Source:
    """Read one TOML file. Never raises for what is in it, nor for what it is."""
    try:
        text = _decoded(_bytes(path))
    except _Unreadable as error:
        return _broken(path, error)
    return source_of(path, text)


def source_of(path: str, text: str) -> Source:
    """Return what a file at `path` that held `text` would be read as. Never raises for what is in it."""
    try:
        return Source(path, text, _parsed(text))
    except _Unreadable as error:
        return _broken(path, error)


def _broken(path: str, error: _Unreadable) -> Source:
    facts = tuple((name, str(value)) for name, value in error.facts.items())
    return Source(path, faults=(Fault(path, error.line, "", error.code, facts, Severity.BREAKING),))


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _Unreadable(Code.NOT_A_FILE)
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        code = {errno.ELOOP: Code.LINK_LOOP, errno.EISDIR: Code.NOT_A_FILE}.get(error.errno or 0)
        raise _Unreadable(code or Code.NOT_READABLE) from error
    except ValueError as error:  # a NUL byte in the path itself
        raise _Unreadable(Code.NOT_READABLE) from error
    if len(raw) > SIZE_LIMIT:
        raise _Unreadable(Code.TOO_LARGE, limit=SIZE_LIMIT // 1024)
    return raw


def _without_waiting(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe that bears a case's name."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _decoded(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise _Unreadable(Code.NOT_UTF8, line, column=column) from error
    if "\x00" in text:
        raise _Unreadable(Code.NUL_BYTE, text.count("\n", 0, text.index("\x00")) + 1)
    return text


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    try:
        if max(map(str.count, text.split("\n"), repeat("."))) > DEPTH_LIMIT:
            Lines(text)  # refuses a key of a hundred thousand parts, on which tomllib would spend minutes
        return tomllib.loads(text)
    except TooDeep as error:
        raise _Unreadable(Code.TOO_DEEP, error.line, limit=DEPTH_LIMIT) from error
    except RecursionError as error:
        raise _Unreadable(Code.TOO_DEEP, limit=DEPTH_LIMIT) from error
    except ValueError as error:  # tomllib's own error, and int() refusing thousands of digits
        raise _syntax(text, str(error)) from error


def _syntax(text: str, message: str) -> _Unreadable:
    code = Code.TOML_TWICE if message.startswith(_TWICE) else Code.TOML_SYNTAX
    place = _PLACE.search(message)
    if place and place[1]:
        return _Unreadable(code, int(place[1]), column=int(place[2]))
    last = text.rstrip("\n")
    return _Unreadable(code, last.count("\n") + 1, column=len(last) - last.rfind("\n"))
