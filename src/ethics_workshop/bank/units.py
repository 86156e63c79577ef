"""The texts of a case file by their places, and new texts put there: every other byte of the file stays."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from ethics_workshop.bank.emit import toml_string
from ethics_workshop.bank.lines import Lines, Loc
from ethics_workshop.domain.translation import LANGUAGES, Unit

BOM = "\ufeff"


def units_of(text: str) -> list[Unit]:
    """Return the texts of a case file that are whole in both languages, in the order of the file."""
    return [
        Unit(key, *(_shown(unit[language]) for language in LANGUAGES))
        for key, _, unit in _units(tomllib.loads(text.removeprefix(BOM)), "", ())
    ]


def edited(text: str, changes: Mapping[tuple[str, str], str]) -> tuple[str, list[str]]:
    """Return a case file with new texts, by key and language, and the places that could not be written.

    Remarks, order and layout stay: only the values themselves are replaced. What is returned was read again, and holds
    what it should and nothing else; where a place could not be written, the text is the one that came in.
    """
    data = tomllib.loads(text.removeprefix(BOM))
    places = {key: (loc, unit) for key, loc, unit in _units(data, "", ())}
    lines = Lines(text.removeprefix(BOM))
    replaced, failed = [], []
    for (key, language), said in changes.items():
        loc, unit = places[key]
        span = lines.span((*loc, language))
        unit[language] = _like(unit[language], said)
        if span is None:
            failed.append(f"{key}.{language}")
        else:
            replaced.append((span, toml_string(unit[language])))
    done = text.removeprefix(BOM)
    for (start, end), value in sorted(replaced, reverse=True):
        token = value.replace("\n", "\r\n") if "\r\n" in text else value
        done = done[:start] + token + done[end:]
    if failed or not _holds(done, data):
        return text, failed or [f"{key}.{language}" for key, language in changes]
    return (BOM if text.startswith(BOM) else "") + done, []


def _holds(text: str, data: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == data
    except ValueError:
        return False


def _units(value: Any, path: str, loc: Loc) -> Iterator[tuple[str, Loc, dict[str, str]]]:
    """Yield key, place and texts of each unit: rows of a list by their ids, or else by their numbers from 1."""
    if isinstance(value, dict):
        if all(isinstance(value.get(language), str) for language in LANGUAGES):
            yield path, loc, value
            return
        for key, inner in value.items():
            yield from _units(inner, f"{path}.{key}" if path else key, (*loc, key))
    elif isinstance(value, list):
        names = [row.get("id") if isinstance(row, dict) else None for row in value]
        for index, inner in enumerate(value):
            name = names[index]
            own = isinstance(name, str) and names.count(name) == 1
            yield from _units(inner, f"{path}.{name}" if own else f"{path}[{index + 1}]", (*loc, index))


def _shown(text: str) -> str:
    """Return a text without the line breaks that its layout in the file puts around it."""
    return text.strip("\n")


def _like(old: str, new: str) -> str:
    """Return a new text with the line breaks around it that the old one had."""
    bare = old.strip("\n")
    if not bare:
        return new
    begin = old.index(bare)
    return old[:begin] + new + old[begin + len(bare) :]
