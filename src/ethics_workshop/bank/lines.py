"""Where each field of a TOML file stands. `tomllib` gives values without positions, so this small scanner gives those.

It reads any text without raising (but `TooDeep`): what it cannot follow it leaves out, and `tomllib` then says what
is wrong. It runs in time linear to the text, and only when there is something to report.
"""

import contextlib
import re
from bisect import bisect_right

Loc = tuple[str | int, ...]
"""A place in the data: keys of tables, and indexes of lists counted from 0."""

DEPTH_LIMIT = 16
"""Levels of nesting. A case needs six; `tomllib` takes quadratic time or the whole stack for thousands."""

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_LITERAL = re.compile(r"'([^'\n]*)'")
_SCALAR = re.compile(r"[^,\]}#\n]*")
_BASIC_END = re.compile(r'\\.|"""', re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TooDeep(Exception):
    """The file is nested deeper than `DEPTH_LIMIT`, first at `line`."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Lost(Exception):
    """The scanner no longer knows where it is."""


class Lines:
    """The lines of one TOML text, counted from 1. Raises TooDeep."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._starts: dict[Loc, int] = {}
        self._spans: dict[Loc, tuple[int, int]] = {}
        self._rows: dict[Loc, int] = {}
        self._at = 0
        with contextlib.suppress(_Lost):
            self._document()

    def line(self, loc: Loc, snippet: str = "") -> int:
        """Return the line of a field, or of the nearest table around it; of `snippet` inside its value if given."""
        while loc and loc not in self._starts:
            loc, snippet = loc[:-1], ""
        if not loc:
            return 1
        if snippet and loc in self._spans:
            found = self._text.find(snippet, *self._spans[loc])
            if found >= 0:
                return self._line_at(found)
        return self._line_at(self._starts[loc])

    def span(self, loc: Loc) -> tuple[int, int] | None:
        """Return where a single value begins and ends in the text, its quotation marks included."""
        return self._spans.get(loc)

    def __contains__(self, loc: Loc) -> bool:
        return loc in self._starts

    def leaves(self) -> set[Loc]:
        """Return the places that hold a single value."""
        return set(self._spans)

    def _line_at(self, offset: int) -> int:
        return bisect_right(self._breaks, offset - 1) + 1

    # the grammar, from the whole document down to a scalar

    def _document(self) -> None:
        base: Loc = ()
        while True:
            self._skip(_BLANK)
            if self._at >= len(self._text):
                return
            if self._text.startswith("[[", self._at):
                base = self._header(2)
            elif self._text.startswith("[", self._at):
                base = self._header(1)
            else:
                self._pair(base)

    def _header(self, brackets: int) -> Loc:
        start = self._at
        self._at += brackets
        parts = self._key()
        self._expect("]" * brackets)
        loc: Loc = ()
        for part in parts[:-1]:
            loc = self._last((*loc, part), start)
        loc = (*loc, parts[-1])
        self._starts.setdefault(loc, start)
        if brackets == 1:
            return self._last(loc, start)
        self._rows[loc] = self._rows.get(loc, 0) + 1
        return self._last(loc, start)

    def _last(self, loc: Loc, start: int) -> Loc:
        """Return `loc`, or its last row when it is an array of tables."""
        self._starts.setdefault(loc, start)
        if loc in self._rows:
            loc = (*loc, self._rows[loc] - 1)
            self._starts.setdefault(loc, start)
        return loc

    def _pair(self, base: Loc) -> None:
        start = self._at
        loc = base
        for part in self._key():
            loc = (*loc, part)
            self._starts.setdefault(loc, start)
        self._expect("=")
        self._value(loc)

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            if bare := _BARE.match(self._text, self._at):
                parts.append(bare[0])
                self._at = bare.end()
            elif quoted := _BASIC.match(self._text, self._at):
                parts.append(_ESCAPE.sub(_unescape, quoted[1]))
                self._at = quoted.end()
            elif literal := _LITERAL.match(self._text, self._at):
                parts.append(literal[1])
                self._at = literal.end()
            else:
                raise _Lost
            if len(parts) > DEPTH_LIMIT:
                raise TooDeep(self._line_at(self._at))
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _value(self, loc: Loc) -> None:
        if len(loc) > DEPTH_LIMIT:
            raise TooDeep(self._line_at(self._at))
        self._skip(_SPACE)
        start, head = self._at, self._text[self._at : self._at + 1]
        self._starts.setdefault(loc, start)
        if head == "[":
            self._array(loc)
        elif head == "{":
            self._inline(loc)
        else:
            self._scalar(head)
            self._spans[loc] = (start, self._at)

    def _array(self, loc: Loc) -> None:
        self._at += 1
        index = 0
        while True:
            self._skip(_BLANK)
            if self._text.startswith("]", self._at):
                self._at += 1
                return
            self._starts.setdefault((*loc, index), self._at)
            self._value((*loc, index))
            index += 1
            self._skip(_BLANK)
            if self._text.startswith(",", self._at):
                self._at += 1
            elif not self._text.startswith("]", self._at):
                raise _Lost

    def _inline(self, loc: Loc) -> None:
        self._at += 1
        while True:
            self._skip(_BLANK)
            if self._text.startswith("}", self._at):
                self._at += 1
                return
            self._pair(loc)
            self._skip(_BLANK)
            if self._text.startswith(",", self._at):
                self._at += 1
            elif not self._text.startswith("}", self._at):
                raise _Lost

    def _scalar(self, head: str) -> None:
        if self._text.startswith('"""', self._at):
            self._long_basic()
        elif self._text.startswith("'''", self._at):
            end = self._text.find("'''", self._at + 3)
            if end < 0:
                raise _Lost
            self._close(end + 3, "'")
        else:
            pattern = {'"': _BASIC, "'": _LITERAL}.get(head, _SCALAR)
            match = pattern.match(self._text, self._at)
            if match is None or match.end() == self._at:
                raise _Lost
            self._at = match.end()

    def _long_basic(self) -> None:
        at = self._at + 3
        while found := _BASIC_END.search(self._text, at):
            at = found.end()
            if found[0] == '"""':
                self._close(at, '"')
                return
        raise _Lost

    def _close(self, end: int, quote: str) -> None:
        """Step past a long string: up to two of its own quotes may stand before the closing three."""
        for _ in range(2):
            end += self._text.startswith(quote, end)
        self._at = end

    def _expect(self, token: str) -> None:
        self._skip(_SPACE)
        if not self._text.startswith(token, self._at):
            raise _Lost
        self._at += len(token)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "uU" and len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else ""
    return _SHORT.get(code, code)


def dotted(loc: Loc) -> str:
    """Return a place as people read it, rows counted from 1: `scene[2].option[1].label.fr`."""
    words: list[str] = []
    for part in loc:
        if isinstance(part, int):
            words.append(f"[{part + 1}]")
        else:
            words.append(f".{part}" if words else part)
    return "".join(words)
