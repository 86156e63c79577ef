"""Exports as XLSX, read as the XML that a spreadsheet reads: nothing in them runs, text is text, dates are dates."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem, Refused, StorageError
from ethics_workshop.exchange import xlsx_writer
from ethics_workshop.exchange.dictionary import EXPORTS
from ethics_workshop.exchange.xlsx_writer import COLUMNS_SHEET, XlsxWriter

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLUMNS = list(EXPORTS["sessions"])
HOSTILE = (
    '=HYPERLINK("http://x.example";"Zoé")',
    "+1",
    "-1",
    "@x",
    "\tx",
    "＝1+1",
    "{=SUM(A1)}",
    "http://example.org",
    "internal:Sheet1!A1",
    "mailto:a@b.ca",
    "007",
    "1e5",
    "TRUE",
    "2026-01-01",
    " x ",
    "_x0041_",
    "a\nb & <f>1</f>",
)
SERIAL_0 = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)


def row(**cells: str | int | None) -> list[str | int | None]:
    """A row of the sessions export, empty but for `cells`."""
    return [cells.get(column, "") for column in COLUMNS]


def parts(path: Path) -> dict[str, bytes]:
    """The files in a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(path: Path, part: str) -> ET.Element:
    """A part of a workbook that this test has written."""
    return ET.fromstring(parts(path)[part])  # noqa: S314


def sheet(path: Path, number: int = 1) -> list[dict[str, str | float]]:
    """The rows of a sheet: cells by the letters of their column, text or number."""
    root = xml(path, f"xl/worksheets/sheet{number}.xml")
    found = []
    for line in root.iterfind(".//m:row", NS):
        cells: dict[str, str | float] = {}
        for cell in line.iterfind("m:c", NS):
            letters = re.sub(r"\d", "", cell.attrib["r"])
            if cell.get("t") == "inlineStr":
                cells[letters] = "".join(text.text or "" for text in cell.iter(f"{{{NS['m']}}}t"))
            else:
                cells[letters] = float(cell.findtext("m:v", "nan", NS))
        found.append(cells)
    return found


def written(path: Path, *rows: list[str | int | None]) -> Path:
    """Write rows of the sessions export."""
    assert XlsxWriter().write("sessions", COLUMNS, iter(rows), path) == len(rows)
    return path


def test_nothing_in_it_runs_and_text_is_text(tmp_path: Path) -> None:
    """Formulas, links, numbers and dates that people typed stay the characters they are, in cells that stay text."""
    out = written(tmp_path / "s.xlsx", *(row(division=text) for text in HOSTILE))
    everything = parts(out)
    assert not [name for name in everything if "worksheets/_rels" in name or "external" in name.lower()]
    for number in (1, 2):
        tags = {
            element.tag.rpartition("}")[2] for element in xml(out, f"xl/worksheets/sheet{number}.xml").iter()
        }
        assert not tags & {"f", "hyperlink", "hyperlinks"}
        assert "is" in tags
    shown = [str(line["G"]).replace("_x005F_", "_") for line in sheet(out)[1:]]
    assert shown == list(HOSTILE)
    assert b'numFmtId="49"' in everything["xl/styles.xml"]


def test_dates_are_dates_and_counts_are_numbers(tmp_path: Path) -> None:
    """Moments are those of UTC, to the second at least; what is no moment stays text, nothing stays nothing."""
    moment = "2026-11-22T03:21:01.534152Z"
    out = written(
        tmp_path / "s.xlsx",
        row(session_id="007", planned_at=moment, participants=8, ballots_a=None),
        row(
            planned_at="2026-11-22T03:21:01Z",
            opened_at="soon",
            closed_at="1900-01-01T00:00:00.000000Z",
            guests=2**60,
        ),
    )
    _, first, second = sheet(out)
    assert (first["A"], first["N"]) == ("007", 8.0)
    found = SERIAL_0 + dt.timedelta(days=float(first["K"]))
    assert abs(found - dt.datetime(2026, 11, 22, 3, 21, 1, 534152, dt.UTC)) < dt.timedelta(milliseconds=1)
    assert second["K"] == "2026-11-22T03:21:01Z"
    assert (second["L"], second["O"]) == ("soon", str(2**60))
    assert "Q" not in first
    assert b"UTC" in parts(out)["xl/styles.xml"]


def test_a_day_is_a_whole_number_of_days(tmp_path: Path) -> None:
    """No time of day, no zone that could move it."""
    columns = list(EXPORTS["completions"])
    cells = ["2026-11-22" if column == "completed_on" else "x" for column in columns]
    XlsxWriter().write("completions", columns, [cells], tmp_path / "c.xlsx")
    day = SERIAL_0 + dt.timedelta(days=float(sheet(tmp_path / "c.xlsx")[1]["J"]))
    assert day == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def test_the_header_is_frozen_and_filtered(tmp_path: Path) -> None:
    """The machine names, in the order of the contract, over columns of a width that shows them."""
    out = written(tmp_path / "s.xlsx", row(division="x"), row(division="y" * 300))
    assert list(sheet(out)[0].values()) == COLUMNS
    root = xml(out, "xl/worksheets/sheet1.xml")
    pane = root.find(".//m:pane", NS)
    assert pane is not None
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    assert [found.get("ref") for found in root.iterfind("m:autoFilter", NS)] == ["A1:W3"]
    widths = [float(found.attrib["width"]) for found in root.iterfind(".//m:col", NS)]
    assert all(8 <= width <= 50 for width in widths)


def test_a_second_sheet_explains_the_columns(tmp_path: Path) -> None:
    """Every column, in both languages, in their order."""
    out = written(tmp_path / "s.xlsx")
    names = re.findall(rb'<sheet name="([^"]*)"', parts(out)["xl/workbook.xml"])
    assert [name.decode() for name in names] == ["sessions", COLUMNS_SHEET]
    _, *rows = sheet(out, 2)
    assert [line["A"] for line in rows] == COLUMNS
    for line, meaning in zip(rows, EXPORTS["sessions"].values(), strict=True):
        assert (line["B"], line["C"]) == (meaning.text.en, meaning.text.fr)


def test_repeated_it_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """Nothing of the moment of writing is in it; one file, for its owner alone, over what stood there."""
    out = written(tmp_path / "s.xlsx", row(division="é"))
    first = out.read_bytes()
    out.write_bytes(b"old")
    written(out, row(division="é"))
    assert out.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["s.xlsx"]
    assert out.stat().st_mode & 0o777 == 0o600


def test_what_a_sheet_cannot_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many rows and too long a text: a sentence that names CSV, and nothing written."""
    with pytest.raises(Refused) as caught:
        written(tmp_path / "s.xlsx", row(division="😀" * 16_384))
    assert caught.value.problem is Problem.CELL_TOO_LONG
    monkeypatch.setattr(xlsx_writer, "ROWS_AT_MOST", 3)
    with pytest.raises(Refused) as caught:
        written(tmp_path / "s.xlsx", *[row(division="x")] * 3)
    assert caught.value.problem is Problem.TOO_MANY_ROWS
    assert list(tmp_path.iterdir()) == []
    written(tmp_path / "s.xlsx", row(division="x" * 32_767), row(division="y"))


def test_rows_that_fail_leave_nothing(tmp_path: Path) -> None:
    """Neither a half file nor what the library keeps meanwhile; the old export stays."""

    def failing() -> Iterator[list[str | int | None]]:
        yield row(division="x")
        raise StorageError(Problem.DATABASE_DAMAGED, path="records.db")

    out = tmp_path / "s.xlsx"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(StorageError):
        XlsxWriter().write("sessions", COLUMNS, failing(), out)
    assert [path.name for path in tmp_path.iterdir()] == ["s.xlsx"]
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("part", ["_store_workbook", "add_worksheet"])
def test_a_full_disk_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Met while the workbook is begun or packed: our own error, and no file."""

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"xlsxwriter.Workbook.{part}", full)
    with pytest.raises(StorageError) as caught:
        written(tmp_path / "s.xlsx", row(division="x"))
    assert caught.value.problem is Problem.DISK_FULL
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BadInput):
        written(tmp_path / "none" / "s.xlsx")


typed = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(typed, min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_text_is_whole_and_well_formed(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """Whatever the records hold, the XML parses, and has as many cells of text as there are texts."""
    out = written(
        tmp_path_factory.mktemp("w") / "s.xlsx", *(row(division=text, session_id="S") for text in texts)
    )
    rows = sheet(out)[1:]
    assert [bool(line.get("G")) for line in rows] == [bool(text) for text in texts]
    for line, text in zip(rows, texts, strict=True):
        if text.isalnum() or (text.startswith(("=", "+", "-", "@")) and text.isprintable()):
            assert line["G"] == text
