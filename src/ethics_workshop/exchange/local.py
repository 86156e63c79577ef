"""`local.toml`: the department's own answers, which a case bank cannot know."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.text import Text, clean

KEYS = (
    "ve_office",
    "senior_officer",
    "designated_recipient",
    "eap",
    "ombuds",
    "dissent_channel",
    "declaration",
    "gift_rule",
)
"""What may be filled in: contacts (name, telephone, hours), where to declare, and the department's rule on gifts."""

VALUE_LIMIT = 300
"""Characters of a value that are kept."""

MAX_BYTES = 64 * 1024
"""A larger file is not ours."""


class LocalFile:
    """The file in the data folder, read anew each time it is asked. Implements the port Local."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def values(self) -> Mapping[str, Text]:
        """Return what is filled in; nothing when there is no file.

        A value is a text for both languages, or a table with `en` and `fr`. Raises BadInput (BAD_LOCAL with path,
        line and field) when the file cannot be read, is no TOML, has a key that is not listed in KEYS, or a value of
        another kind.
        """
        source = self._read()
        if source is None:
            return {}
        table = self._parse(source)
        found: dict[str, Text] = {}
        for key, value in table.items():
            text = _text(value) if key in KEYS else None
            if text is None:
                raise self._fault(_line_of(key, source), clean(key)[:80])
            if text.en or text.fr:
                found[key] = Text(text.en or text.fr, text.fr or text.en)
        return found

    def _read(self) -> str | None:
        try:
            if self._path.is_file() and self._path.stat().st_size <= MAX_BYTES:
                return self._path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            if not self._path.exists():
                return None
        except UnicodeDecodeError as error:
            raise self._fault(1 + error.object[: error.start].count(b"\n"), "UTF-8") from error
        except OSError as error:
            raise self._fault(1, error.strerror or "") from error
        raise self._fault(1, self._path.name)

    def _parse(self, source: str) -> dict[str, Any]:
        import re
        import tomllib

        try:
            return tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            told = re.search(r"at line (\d+)", str(error))
            line = int(told[1]) if told else 1 + source.rstrip().count("\n")
            raise self._fault(line, "TOML") from error
        except RecursionError as error:
            raise self._fault(1, "TOML") from error

    def _fault(self, line: int, field: str) -> BadInput:
        return BadInput(Problem.BAD_LOCAL, path=str(self._path), line=line, field=field)


def _text(value: object) -> Text | None:
    """Return a value as a text in both languages, or None when it is of another kind."""
    if isinstance(value, str):
        return Text(_cleaned(value), _cleaned(value))
    if isinstance(value, dict) and set(value) <= {"en", "fr"}:
        en, fr = value.get("en", ""), value.get("fr", "")
        if isinstance(en, str) and isinstance(fr, str):
            return Text(_cleaned(en), _cleaned(fr))
    return None


def _cleaned(value: str) -> str:
    return clean(value)[:VALUE_LIMIT].strip()


def _line_of(key: str, source: str) -> int:
    """Return the line on which a top-level key is first written; 1 when it cannot be found."""
    import re

    pattern = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((n for n, line in enumerate(source.split("\n"), start=1) if pattern.match(line)), 1)
