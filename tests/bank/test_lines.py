import datetime as dt
import string
import time
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.bank.lines import DEPTH_LIMIT, Lines, Loc, TooDeep, dotted

from .sample import CASE

KEYS = st.text(string.ascii_lowercase + "-", min_size=1, max_size=4)
SCALARS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x7f", min_codepoint=32), max_size=12),
    st.integers(-99, 99),
    st.booleans(),
    st.dates(dt.date(1900, 1, 1)),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
TABLES = st.dictionaries(
    KEYS, VALUES | st.lists(st.dictionaries(KEYS, SCALARS, max_size=3), min_size=1), max_size=4
)


class Writer:
    """Writes TOML and notes on which line it put each value."""

    def __init__(self, style: int) -> None:
        self.text = ""
        self.lines: dict[Loc, int] = {}
        self._style = style

    @property
    def line(self) -> int:
        return self.text.count("\n") + 1

    def value(self, value: Any, loc: Loc) -> None:
        if isinstance(value, list):
            self.text += "["
            for index, inner in enumerate(value):
                self.text += "\n# a comment, = \" ' ]\n" if self._style & 1 else " "
                self.value(inner, (*loc, index))
                self.text += ","
            self.text += "]"
        elif isinstance(value, dict):
            self.text += "{ "
            for at, (key, inner) in enumerate(value.items()):
                self.text += ", " if at else ""
                self.text += f'"{key}" = ' if self._style & 2 else f"{key}="
                self.value(inner, (*loc, key))
            self.text += " }"
        else:
            self.lines[loc] = self.line
            self.text += self.scalar(value)

    def scalar(self, value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if not isinstance(value, str):
            return str(value)
        escaped = "".join(f"\\U{ord(c):08X}" if c in '"\\\n\t' or ord(c) > 0xFFF0 else c for c in value)
        return f'"""\n{escaped}"""' if self._style & 4 else f'"{escaped}"'

    def table(self, data: dict[str, Any]) -> None:
        later = [
            k for k, v in data.items() if isinstance(v, list) and v and all(isinstance(r, dict) for r in v)
        ]
        for key, value in data.items():
            if key not in later:
                self.text += f"{key} = "
                self.value(value, (key,))
                self.text += " # end\n" if self._style & 8 else "\n"
        for key in later:
            for index, row in enumerate(data[key]):
                self.text += f"\n[[{key}]]\n"
                for name, value in row.items():
                    self.text += f"  {name} = "
                    self.value(value, (key, index, name))
                    self.text += "\n"


def leaves(value: Any, loc: Loc = ()) -> set[Loc]:
    if isinstance(value, dict):
        return {leaf for key, inner in value.items() for leaf in leaves(inner, (*loc, key))}
    if isinstance(value, list):
        return {leaf for index, inner in enumerate(value) for leaf in leaves(inner, (*loc, index))}
    return {loc}


@given(TABLES, st.integers(0, 15))
def test_every_value_stands_on_the_line_where_it_was_written(data: dict[str, Any], style: int) -> None:
    """Whatever the notation, the scanner names the line on which a value begins, and knows every place there is."""
    writer = Writer(style)
    writer.table(data)
    assert tomllib.loads(writer.text) == data
    lines = Lines(writer.text)
    assert lines.leaves() == leaves(data)
    assert {loc: lines.line(loc) for loc in writer.lines} == writer.lines


@given(st.text(alphabet="[]{}\"'=.,#\n \\aé0-", max_size=60))
def test_no_text_confuses_it_into_an_error(text: str) -> None:
    """Broken TOML gives fewer places, never an exception; sound TOML gives exactly the places of its data."""
    lines = Lines(text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert lines.leaves() == leaves(data)


def test_nested_tables_and_rows_of_a_case() -> None:
    """The places of a real case are those of its data, with headers, dotted keys and long texts."""
    lines = Lines(CASE)
    assert lines.leaves() == leaves(tomllib.loads(CASE))
    assert lines.line(("scene", 0, "option", 1, "goto")) == CASE[: CASE.index('goto = "end"')].count("\n") + 1
    assert lines.line(("trivia", 0, "choices", 1, "fr")) == CASE[: CASE.index("Pas à moi")].count("\n") + 1


def test_a_missing_field_is_told_at_the_table_that_lacks_it() -> None:
    """Where a field is absent, its own table's line is named; where even that is, the first line."""
    text = 'a = 1\n\n[[scene]]\nid = "x"\nlabel.en = "y"\n'
    lines = Lines(text)
    assert lines.line(("scene", 0, "kind")) == 3
    assert lines.line(("scene", 0, "label", "fr")) == 5
    assert lines.line(("vote_scene",)) == 1


def test_a_snippet_is_found_inside_a_long_text() -> None:
    """What is wrong in the middle of a paragraph is told on its own line, not on the first one of the field."""
    text = 'x = """\none\ntwo\nit\'s three\n"""\ny = "it\'s"\n'
    lines = Lines(text)
    assert lines.line(("x",), "it's") == 4
    assert lines.line(("y",), "it's") == 6
    assert lines.line(("x",), "not there") == 1


def test_windows_line_ends_are_counted_once() -> None:
    """A file from Windows has the lines its editor shows."""
    assert Lines("a = 1\r\nb = 2\r\nc = 3\r\n").line(("c",)) == 3


@pytest.mark.parametrize(
    "text",
    ["a." * 30 + "b = 1", "[" + "a." * 30 + "b]", "a = " + "[" * 40 + "]" * 40],
    ids=["key", "table", "list"],
)
def test_deep_nesting_is_refused_with_its_line(text: str) -> None:
    """Nesting beyond any case is refused on the line where it is, before anything else looks at it."""
    with pytest.raises(TooDeep) as caught:
        Lines(f"x = 1\n{text}\n")
    assert caught.value.line == 2
    assert DEPTH_LIMIT < 30


def test_a_long_file_takes_moments() -> None:
    """Time grows with the text, not with its square, also for text made to confuse."""
    started = time.perf_counter()
    for text in ("a=1\n" * 30_000, '"' * 200_000, "[a]\n" * 40_000, 'a = """' + '\\"' * 100_000):
        Lines(text)
    assert time.perf_counter() - started < 10


def test_places_are_written_for_people() -> None:
    """Rows are counted from 1, as people count."""
    assert dotted(("scene", 1, "option", 0, "label", "fr")) == "scene[2].option[1].label.fr"
    assert dotted(()) == ""
