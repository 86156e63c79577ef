"""Files of completions: read like rosters, every fault with its line and column."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.exchange.completions import COLUMNS, CompletionsFileReader
from ethics_workshop.services.ports_completions import Incoming, IncomingFile

HEAD = "person_id,requirement,completed_on,reference\n"


def read(folder: Path, content: str | bytes) -> IncomingFile:
    file = folder / "c.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return CompletionsFileReader().read(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_spreadsheet_program_will_do(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Encodings, separators, headers in any order and spelling, a column too many."""
    head = delimiter.join(["Completed On", "reference", "Zz", "course", "PERSON_ID", "requirement"])
    line = delimiter.join(["2026-05-04", "É 7", "x", "Éthique", "007", "one"])
    found = read(tmp_path, f"{head}\r\n{line}\r\n\r\n".encode(encoding))
    assert found.rows == (Incoming(2, "007", "one", "2026-05-04", "course", "É 7", "Éthique"),)
    assert (found.faults, found.ignored_columns) == ((), ("Zz",))
    assert found.windows_1252 is (encoding == "cp1252")


def test_each_fault_has_its_place(tmp_path: Path) -> None:
    """What is missing, what is no date, what is too long, a cell too many; sound rows stay apart."""
    text = (
        HEAD
        + "E1,one,2026-02-30,7\n,one,04/05/2026,\nE2,two,2026-05-04,7,8\n\n"
        + f"E3,{'x' * 201},2026-05-04,1\nE4,one,2026-05-04,9\n"
    )
    found = read(tmp_path, text)
    assert [(f.line, f.column, f.code) for f in found.faults] == [
        (2, "completed_on", "bad-date"),
        (3, "person_id", "empty"),
        (3, "completed_on", "bad-date"),
        (3, "reference", "empty"),
        (4, "", "cells"),
        (6, "requirement", "too-long"),
    ]
    assert [row.line for row in found.rows] == [7]
    assert [row.line for row in found.faulty] == [2, 3, 6]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.COMPLETIONS_EMPTY),
        (b"\n \n", Problem.COMPLETIONS_EMPTY),
        (b"PK\x03\x04\x00\x00", Problem.COMPLETIONS_NOT_TEXT),
        (b"person_id,requirement\nE1,one\n", Problem.COMPLETIONS_HEADERS),
    ],
)
def test_what_is_no_such_file_says_so(tmp_path: Path, content: bytes, problem: Problem) -> None:
    """In words of a file of completions, not of a roster."""
    with pytest.raises(BadInput) as caught:
        read(tmp_path, content)
    assert caught.value.problem is problem


def test_a_header_that_comes_twice_is_a_fault(tmp_path: Path) -> None:
    """Which of the two would be meant is nobody's guess."""
    found = read(tmp_path, HEAD.replace("\n", ",reference\n") + "E1,one,2026-05-04,7,8\n")
    assert [(f.line, f.column, f.code) for f in found.faults] == [(1, "reference", "header-twice")]


CELL = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(CELL, CELL, st.dates().map(str), CELL, CELL, CELL), min_size=1, max_size=4),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
def test_what_csv_wrote_is_read(tmp_path: Path, rows: list[tuple[str, ...]], delimiter: str) -> None:
    """Cells with separators and quotation marks, in quotes, come back as they were, cleaned."""
    from ethics_workshop.domain.text import clean

    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    found = read(tmp_path, out.getvalue().encode())
    told = [(r.person_id, r.requirement, r.completed_on, r.reference, r.method, r.note) for r in found.rows]
    expected = [tuple(clean(cell).strip() for cell in row) for row in rows]
    assert told == [(*row[:4], row[4] or "course", row[5]) for row in expected if all(row[:4])]
