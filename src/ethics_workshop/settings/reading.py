"""Reads the settings file: what it says, and what is wrong in it, line by line. What is wrong keeps nobody out."""

import os
import re
import stat
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ethics_workshop.settings.fields import KEYS, KNOWN, NAMES, Fact, checked, checked_keys

if TYPE_CHECKING:
    from ethics_workshop.domain.listing import Fault

MAX_BYTES = 64 * 1024
"""A larger file is not ours."""
MAX_LINE = 8192
"""Characters of a line: `tomllib` takes time by their square."""
MAX_BROKEN = 30
"""Lines that are left out one by one before the whole file is given up."""


class Said(NamedTuple):
    """What a settings file says. `values` holds what is set and sound, `keys` the keys of commands by their ids."""

    values: Mapping[str, str] = {}
    keys: Mapping[str, tuple[str, ...]] = {}
    faults: "tuple[Fault, ...]" = ()


def read_file(path: str) -> Said:
    """Return what the file at `path` says; nothing where there is none. What cannot be read is a fault, never an error."""
    try:
        kind = os.stat(path).st_mode  # noqa: PTH116  # pathlib is not imported for `--help`
        if stat.S_ISCHR(kind):
            return Said()  # /dev/null: no settings, on purpose
        if not stat.S_ISREG(kind):
            return Said(faults=(_fault(path, 1, "", ("not-a-file", ())),))
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Said()
    except (OSError, ValueError):
        return Said(faults=(_fault(path, 1, "", ("not-readable", ())),))
    return read(data, path)


def read(data: bytes, path: str) -> Said:
    """Return what the bytes of a settings file say. `path` is for the faults."""
    if len(data) > MAX_BYTES:
        return Said(faults=(_fault(path, 1, "", ("too-large", (("limit", str(MAX_BYTES // 1024)),))),))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = 1 + error.object[: error.start].count(b"\n")
        return Said(faults=(_fault(path, line, "", ("not-utf8", ())),))
    table = plain(text)
    if table is not None:
        return _judged(table, text, path, [])
    table, broken = _tolerant(text)
    return _judged(table, text, path, [_fault(path, line, "", (code, ())) for line, code in broken])


_LINE = re.compile(
    r"""[ \t]*(?:
          (?P<name>[A-Za-z0-9_-]+)[ \t]*=[ \t]*
          (?:"(?P<text>[^"\\\x00-\x1f\x7f]*)"|\[(?P<list>[^\[\]\\\#\x00-\x1f\x7f]*)\])
        | (?P<table>\[keys\])
        )?[ \t]*(?:\#[^\x00-\x08\x0a-\x1f\x7f]*)?""",
    re.VERBOSE,
)
_LIST = re.compile(r' *(?:"([^"]*)" *, *)*(?:"([^"]*)" *)?')


def plain(text: str) -> dict[str, Any] | None:
    """Return the data of a file that holds plain lines alone, as `tomllib` would; None for any other.

    Lines of `name = "value"`, lists of such values on one line, comments and `[keys]` are what the program itself
    writes. Importing `tomllib` takes 3 to 5 ms, at each start (docs/decisions/0002-start-up.md).
    """
    top: dict[str, Any] = {}
    table = top
    for line in text.split("\n"):
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        name, value, listed = found["name"], found["text"], found["list"]
        if found["table"]:
            if KEYS in top:
                return None
            table = top[KEYS] = {}
        elif name is not None:
            if name in table:
                return None
            if listed is not None and not _LIST.fullmatch(listed):
                return None
            table[name] = value if listed is None else listed.split('"')[1::2]
    return top


def _tolerant(text: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """Return the data, and the lines that no TOML reader takes with the code of what is wrong: they are left out."""
    import tomllib

    lines = text.split("\n")
    broken = [(number, "toml") for number, line in enumerate(lines, start=1) if len(line) > MAX_LINE]
    for number, _ in broken:
        lines[number - 1] = ""
    while len(broken) < MAX_BROKEN:
        try:
            return tomllib.loads("\n".join(lines)), sorted(broken)
        except ValueError as error:
            told = re.search(r"at line (\d+)", str(error))
            number = int(told[1]) if told else _last(lines)
            if not lines[number - 1].strip():
                number = _last(lines[:number])
            broken.append((number, "twice" if str(error).startswith("Cannot") else "toml"))
            lines[number - 1] = ""
        except RecursionError:
            break
    return {}, sorted(broken) or [(1, "toml")]


def _last(lines: list[str]) -> int:
    """Return the number of the last line that holds something, from 1."""
    return next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)


def _judged(table: Mapping[str, Any], text: str, path: str, faults: "list[Fault]") -> Said:
    values: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        wrong: Fact | None = None
        if name == KEYS:
            if isinstance(value, dict):
                keys = _judged_keys(value, text, path, faults)
            else:
                wrong = ("not-a-table", ())
        elif name not in KNOWN:
            wrong = _unknown(name)
        else:
            sound, wrong = checked(name, value)
            if sound:
                values[name] = sound
        if wrong is not None:
            faults.append(_fault(path, line_of(text, name), name, wrong))
    return Said(values, keys, tuple(sorted(faults, key=lambda fault: fault.line)))


def _judged_keys(
    table: Mapping[str, Any], text: str, path: str, faults: "list[Fault]"
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for command, value in table.items():
        sound, wrong = checked_keys(value)
        if wrong is None:
            found[command] = sound
        else:
            faults.append(_fault(path, line_of(text, command, table=KEYS), f"{KEYS}.{command}", wrong))
    return found


def _unknown(name: str) -> Fact:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), (*NAMES, KEYS), 1)
    if near:
        return "unknown-near", (("near", near[0]),)
    return "unknown", (("known", ", ".join((*NAMES, KEYS))),)


def line_of(text: str, name: str, *, table: str = "") -> int:
    """Return the line on which `name` is set, at the top or in `table`; the first line where that cannot be told."""
    written = re.compile(
        rf"""[ \t]*\[?[ \t]*(?:{table}[ \t]*\.[ \t]*)?["']?{re.escape(name)}["']?[ \t]*[=.\]]"""
    )
    headed = re.compile(r"[ \t]*\[")
    here = False
    for number, line in enumerate(text.split("\n"), start=1):
        header = headed.match(line)
        if header:
            here = bool(table) and bool(re.match(rf"[ \t]*\[[ \t]*{table}[ \t]*\]", line))
        dotted = bool(table) and bool(re.match(rf"[ \t]*{table}[ \t]*\.", line))
        if written.match(line) and (not table or here or dotted):
            return number
    return 1 if not table else line_of(text, table)


def _fault(path: str, line: int, field: str, wrong: Fact) -> "Fault":
    from ethics_workshop.domain.listing import Fault

    return Fault(path, line, field, wrong[0], wrong[1])
