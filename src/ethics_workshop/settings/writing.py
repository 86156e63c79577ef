"""Writes one setting into the file: remarks and order stay, and the file is whole at every moment."""

import os
import re
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from ethics_workshop.domain.error import BadInput, Problem, StorageError
from ethics_workshop.settings.reading import read

Value = str | tuple[str, ...]

BOM = b"\xef\xbb\xbf"
TRIES = 5
"""How often a file that somebody else changes meanwhile is read again."""


def write_setting(path: str, name: str, value: Value | None, template: str) -> None:
    """Set `name` (or `keys.ID`) in the file at `path`; None takes it out. A new file begins as `template`.

    The file is read again first, and once more before it is replaced. It is created 0600, in a folder of 0700.
    Raises BadInput (BAD_SETTINGS) for a file that is no TOML, StorageError when it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            raise StorageError(Problem.SETTINGS_NOT_KEPT, path=path)
        for _ in range(TRIES):
            before = target.read_bytes() if target.exists() else None
            after = _edited(before, name, value, template, path)
            if after == before or _replace(target, before, after):
                return
    except OSError as error:
        raise StorageError(Problem.SETTINGS_NOT_KEPT, path=path) from error
    raise StorageError(Problem.SETTINGS_NOT_KEPT, path=path)


def _replace(target: Path, before: bytes | None, after: bytes) -> bool:
    """Put `after` in the place of the file, unless it is no longer `before`."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")  # 0600 from the start
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if (target.read_bytes() if target.exists() else None) != before:
            return False
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return True


def _edited(before: bytes | None, name: str, value: Value | None, template: str, path: str) -> bytes:
    data = template.encode() if before is None else before
    broken = [fault for fault in read(data, path).faults if fault.code in _UNREADABLE]
    if broken:
        raise BadInput(Problem.BAD_SETTINGS, path=path, line=broken[0].line)
    text = data.decode("utf-8-sig")
    lines = text.replace("\r\n", "\n")
    table, _, key = name.rpartition(".")
    done = _taken_out(lines, table, key) if value is None else _set(lines, table, key, value)
    if done is None:
        raise BadInput(Problem.BAD_SETTINGS, path=path, line=1)
    if "\r\n" in text:
        done = done.replace("\n", "\r\n")
    return (BOM if data.startswith(BOM) else b"") + done.encode()


_UNREADABLE = {"toml", "twice", "not-utf8", "too-large", "not-a-table"}
"""The faults that leave no file to edit."""


def _set(text: str, table: str, key: str, value: Value) -> str | None:
    """Return `text` with the value set, in the place of a line that was put out of use where there is one."""
    said = list(value) if isinstance(value, tuple) and len(value) != 1 else _single(value)
    wanted = tomllib.loads(text)
    (wanted.setdefault(table, {}) if table else wanted)[key] = said
    for start in (_in_use_again(text, table, key), text):
        for way in (_with_tomlkit, _by_line):
            done = way(start, table, key, said) if start is not None else None
            if (
                done is not None
                and start is not None
                and _data(done) == wanted
                and _same_remarks(start, done)
            ):
                return done
    return None


def _same_remarks(before: str, after: str) -> bool:
    """Whether every line of remarks is there still, in its order: tomlkit loses some between tables out of order."""
    kept = [[line for line in text.split("\n") if line.lstrip().startswith("#")] for text in (before, after)]
    return kept[0] == kept[1]


def _by_line(text: str, table: str, key: str, said: str | list[str] | None) -> str | None:
    """Return `text` with one line more that sets `key`, or another one in its place; None without its table."""
    import tomlkit

    lines = text.split("\n")
    places = _lines_of(lines, table)
    if table and places.start == len(lines):
        return None
    line = f"{key} = {tomlkit.item(said).as_string()}"
    pattern = re.compile(rf"[ \t]*{re.escape(key)}[ \t]*=")
    at = next((number for number in places if pattern.match(lines[number])), None)
    if at is not None:
        return "\n".join([*lines[:at], line, *lines[at + 1 :]])
    at = places.start + bool(table)
    return "\n".join([*lines[:at], line, *lines[at:]])


def _single(value: Value) -> str:
    return value if isinstance(value, str) else value[0]


def _with_tomlkit(text: str, table: str, key: str, said: str | list[str] | None) -> str | None:
    """Return `text` with the value set, or taken out where it is None; None where tomlkit cannot follow the file."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if table and table not in document:
            document[table] = tomlkit.table()
        place: Any = document[table] if table else document
        if said is None:
            del place[key]
        else:
            place[key] = said
        return tomlkit.dumps(document)
    except (TOMLKitError, RecursionError, ValueError, KeyError, TypeError):
        return None


def _in_use_again(text: str, table: str, key: str) -> str | None:
    """Return `text` with the line that sets `key`, and was put out of use by a `#`, in use; None where none was."""
    if key in _of(_data(text), table):
        return None
    pattern = re.compile(rf"[ \t]*#[ \t]*({re.escape(key)}[ \t]*=.*)")
    lines = text.split("\n")
    for number in _lines_of(lines, table):
        found = pattern.fullmatch(lines[number])
        if found:
            tried = "\n".join([*lines[:number], found[1], *lines[number + 1 :]])
            if key in _of(_data(tried), table):
                return tried
    return None


def _taken_out(text: str, table: str, key: str) -> str | None:
    """Return `text` with the line that sets `key` put out of use by a `#`; longer values are taken out whole."""
    wanted = tomllib.loads(text)
    if key not in _of(wanted, table):
        return text
    del (wanted[table] if table else wanted)[key]
    lines = text.split("\n")
    pattern = re.compile(rf"[ \t]*{re.escape(key)}[ \t]*=")
    for number in _lines_of(lines, table):
        if pattern.match(lines[number]):
            tried = "\n".join([*lines[:number], f"# {lines[number].lstrip()}", *lines[number + 1 :]])
            if _data(tried) == wanted:
                return tried
    done = _with_tomlkit(text, table, key, None)
    return done if done is not None and _data(done) == wanted else None


def _lines_of(lines: list[str], table: str) -> range:
    """Return the numbers of the lines, from 0, that belong to `table`; to no table for an empty one."""
    heads = [n for n, line in enumerate(lines) if line.lstrip().startswith("[")]
    if not table:
        return range(heads[0] if heads else len(lines))
    begin = next((n for n in heads if re.match(rf"[ \t]*\[[ \t]*{table}[ \t]*\]", lines[n])), len(lines))
    return range(begin, next((n for n in heads if n > begin), len(lines)))


def _data(text: str) -> dict[str, Any] | None:
    """Return what a text says; None where it is no TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _of(data: dict[str, Any] | None, table: str) -> dict[str, Any]:
    found = (data or {}).get(table, {}) if table else data
    return found if isinstance(found, dict) else {}
