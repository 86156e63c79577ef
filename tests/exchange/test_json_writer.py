"""Exports as JSON: an array of objects, native types, whole or not at all, the same bytes each time."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.exchange.dictionary import EXPORTS, HEADER
from ethics_workshop.exchange.json_writer import JsonWriter

COLUMNS = list(EXPORTS["commitments"])[:12]


def test_numbers_are_numbers_and_nothing_is_neutralized(tmp_path: Path) -> None:
    """One object a line, keys in the order of the columns, text as it was written, UTF-8 without a mark."""
    out = tmp_path / "k.json"
    row = ["007", "=1+1", "＝", "é", "a\nb", None, 7, "", *["z"] * 4]
    assert JsonWriter().write("commitments", COLUMNS, iter([row]), out) == 1
    (found,) = json.loads(out.read_bytes())
    assert list(found.items()) == list(zip(COLUMNS, row, strict=True))
    assert out.read_bytes().startswith(
        '[\n{"commitment_id": "007", "session_id": "=1+1", "sector": "＝"'.encode()
    )
    assert not JsonWriter.neutralized


def test_the_dictionary_stands_beside_it(tmp_path: Path) -> None:
    """An object for each column, in both languages; both files are for their owner alone."""
    out = tmp_path / "k.json"
    assert JsonWriter().write("commitments", COLUMNS, iter([]), out) == 0
    assert json.loads(out.read_bytes()) == []
    beside = json.loads((tmp_path / "k.json.dictionary.json").read_bytes())
    assert [entry["column"] for entry in beside] == COLUMNS
    assert all(tuple(entry) == HEADER and entry["description_fr"] for entry in beside)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_rows_that_fail_leave_nothing(tmp_path: Path) -> None:
    """The old export stays."""

    def failing() -> Iterator[list[str]]:
        yield ["x"] * 12
        raise StorageError(Problem.DATABASE_DAMAGED, path="records.db")

    out = tmp_path / "k.json"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(StorageError):
        JsonWriter().write("commitments", COLUMNS, failing(), out)
    assert [path.name for path in tmp_path.iterdir()] == ["k.json"]
    assert out.read_text(encoding="utf-8") == "old"


cells = st.one_of(st.none(), st.integers(), st.text(st.characters(codec="utf-8")))


@given(st.lists(st.lists(cells, min_size=12, max_size=12), max_size=5))
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str | int | None]]
) -> None:
    """Any text and number survives, and twice gives the same bytes."""
    out = tmp_path_factory.mktemp("w") / "k.json"
    assert JsonWriter().write("commitments", COLUMNS, rows, out) == len(rows)
    first = out.read_bytes()
    assert [list(found.values()) for found in json.loads(first)] == rows
    JsonWriter().write("commitments", COLUMNS, rows, out)
    assert out.read_bytes() == first
