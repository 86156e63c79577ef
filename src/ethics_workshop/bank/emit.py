"""A table of data as TOML, laid out as the shipped cases are: languages under each other, a blank line before tables."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

LANGUAGES = {"en", "fr"}


def toml_of(data: Mapping[str, Any]) -> str:
    """Return `data` (texts, numbers, dates, lists and tables of them) as TOML, in its order but tables last."""
    return "\n".join(_table(data, "")).strip("\n") + "\n"


def toml_string(text: str) -> str:
    """Return a text as a TOML string; one of several paragraphs as a long one, with its lines as they are."""
    if "\n" in text:
        safe = text.replace("\\", "\\\\").replace('"""', '""\\"')
        if safe.endswith('"'):
            safe = f'{safe[:-1]}\\"'
        return f'"""\n{_visible(safe, chr(10))}"""'
    return _visible(json.dumps(text, ensure_ascii=False), "")


def _visible(text: str, kept: str) -> str:
    """Return `text` with the control characters that TOML refuses written as escapes."""
    return "".join(c if c in kept or (c >= " " and c != "\x7f") else f"\\u{ord(c):04x}" for c in text)


def _table(data: Mapping[str, Any], path: str) -> Iterator[str]:
    for key, value in data.items():
        if _is_text(value):
            yield from (f"{_key(key)}.{language} = {toml_string(text)}" for language, text in value.items())
        elif not _is_tables(value):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in data.items():
        name = f"{path}.{_key(key)}" if path else _key(key)
        if isinstance(value, dict) and _is_tables(value):
            yield from ("", f"[{name}]", *_table(value, name))
        elif _is_tables(value):
            for row in value:
                yield from ("", f"[[{name}]]", *_table(row, name))


def _key(key: str) -> str:
    return key if re.fullmatch("[A-Za-z0-9_-]+", key) else _visible(json.dumps(key, ensure_ascii=False), "")


def _is_text(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and set(value) <= LANGUAGES
        and all(isinstance(text, str) for text in value.values())
    )


def _is_tables(value: Any) -> bool:
    """Whether a value has tables of its own: a table, or a list of tables that are no texts."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(row, dict) and not _is_text(row) for row in value)
    return isinstance(value, dict) and not _is_text(value)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return "[\n" + "".join(f"  {_value(each)},\n" for each in value) + "]"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(key)} = {_value(inner)}' for key, inner in value.items())} }}"
    return toml_string(value) if isinstance(value, str) else str(value)
