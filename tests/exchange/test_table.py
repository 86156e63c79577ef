"""Translation tables as files: out and in is the identity, and no cell is a formula."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.translation import TableRow
from ethics_workshop.exchange.table import COLUMNS, read_table, write_table
from ethics_workshop.services.tables import Table

SIGNS = st.text(st.sampled_from("=+-@'\"\t ;,\n\u00a0«é＝x1"), min_size=1, max_size=8).filter(str.strip)
ROWS = st.lists(
    st.builds(TableRow, st.sampled_from(["a.b", "c[1].d", "e"]), SIGNS, SIGNS, st.booleans(), st.just("ab.cd")),
    min_size=1, max_size=3, unique_by=lambda row: row.key,
)  # fmt: skip
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(ROWS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_out_and_in_is_the_identity(tmp_path: Path, ending: str, rows: list[TableRow]) -> None:
    out = tmp_path / f"t.{ending}"
    write_table(Table("C90-x", tuple(rows)), out)
    found = read_table(out)
    assert (found.case_id, list(found.rows)) == ("C90-x", rows)
    assert list(found.lines) == [row.key for row in rows]
    if ending == "csv":
        with out.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell[:1] in set("=+-@\t ＝")]


def put(path: Path, *rows: str, header: str = ",".join(COLUMNS)) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def faults(path: Path) -> list[tuple[int, str, str]]:
    with pytest.raises(BadInput) as caught:
        read_table(path)
    assert caught.value.problem is Problem.TABLE_FAULTY
    found = caught.value.facts["faults"]
    assert isinstance(found, tuple)
    return [(fault.line, fault.key, fault.code) for fault in found]


def test_what_is_wrong_is_told_with_its_row(tmp_path: Path) -> None:
    file = put(tmp_path / "t.csv", "a,x,,,b.b,C90", "a,x,y,,b.b,C90", "c,x,y,,b.b,C91")
    assert faults(file) == [(2, "a", "missing-language"), (3, "a", "twice"), (4, "c", "other-case")]


def test_columns_may_be_moved_renamed_in_capitals_and_parted_by_semicolons(tmp_path: Path) -> None:
    """As a spreadsheet in French saves them."""
    file = put(tmp_path / "t.csv", "C90;y;x;b.b;a;note", header="case;FR;EN;base;Key;remark")
    assert read_table(file).rows == (TableRow("a", "x", "y", stale=False, base="b.b"),)


@pytest.mark.parametrize(
    "content",
    [b"", b"a,b\n1,2\n", b"\xff\xfe", b"key,en,fr,base,case\n", b'key,en,fr,base,case\n"a', b"PK\x03\x04"],
)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes, ending: str) -> None:
    (tmp_path / f"t.{ending}").write_bytes(content)
    with pytest.raises(BadInput) as caught:
        read_table(tmp_path / f"t.{ending}")
    assert caught.value.problem is Problem.NOT_A_TABLE
