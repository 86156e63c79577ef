"""Roster files as people, spreadsheets and enemies make them."""

import contextlib
import csv
import io
import os
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.text import clean
from ethics_workshop.exchange import incoming, roster_records
from ethics_workshop.exchange.roster import RosterFileReader
from ethics_workshop.exchange.roster_records import CHUNK
from ethics_workshop.exchange.roster_row import cleaned, untouched
from ethics_workshop.services.ports import ROSTER_COLUMNS, RosterFault, RosterReport

HEADER = ",".join(ROSTER_COLUMNS)
SOUND = (
    "007,Zoé Côté,zoe.cote@example.gc.ca,fr,Operations,Network,Division 2,001,employee,2020-02-29,2026-12-31"
)
ROW = tuple(SOUND.split(","))


class Read:
    """Everything that a file holds."""

    def __init__(self, path: Path) -> None:
        with RosterFileReader().open(path) as file:
            self.ignored, self.windows_1252 = file.ignored_columns, file.windows_1252
            chunks = list(file.chunks())
        self.rows = [row for chunk in chunks for row in chunk.rows]
        self.lines = [line for chunk in chunks for line in chunk.lines]
        self.faults = [fault for chunk in chunks for fault in chunk.faults]
        self.spoilt = {line: person for chunk in chunks for line, person in chunk.spoilt.items()}


def read(tmp_path: Path, content: str | bytes) -> Read:
    path = tmp_path / "roster.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Read(path)


def refusal(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        Read(path)
    return caught.value


def changed(**cells: str) -> str:
    row = dict(zip(ROSTER_COLUMNS, ROW, strict=True)) | cells
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(row.values())
    return line.getvalue()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_read_alike(tmp_path: Path, mark: bytes, delimiter: str, end: str) -> None:
    """With or without a byte order mark, three delimiters, three kinds of line end."""
    text = f"{HEADER}{end}{SOUND}{end}".replace(",", delimiter)
    found = read(tmp_path, mark + text.encode())
    assert (found.rows, found.lines, found.faults) == ([ROW], [2], [])
    assert not found.windows_1252


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    """A file that is not UTF-8 but has every byte in Windows-1252."""
    found = read(tmp_path, f"{HEADER}\n{changed(name='Zoé Côté – L’Œuvre')}".encode("cp1252"))
    assert found.rows[0][1] == "Zoé Côté – L’Œuvre"
    assert found.windows_1252


def test_headers_may_stand_anywhere_in_any_dress(tmp_path: Path) -> None:
    """Another order, capitals, spaces; columns that nobody uses are named, also one without a name."""
    header = (
        "Left;HIRED;Role; Manager ID ;Shoe size;division;Branch;sector;Language;e-mail;Email;Name;person id;"
    )
    found = read(tmp_path, f"{header}\n;;employee;;41;D;B;S;en;x;;Al;007;\n")
    assert found.rows == [("007", "Al", "", "en", "S", "B", "D", "", "employee", "", "")]
    assert found.ignored == ("Shoe size", "e-mail", "(14)")


def test_missing_headers_are_named(tmp_path: Path) -> None:
    """All eleven are required."""
    path = tmp_path / "r.csv"
    path.write_text(
        HEADER.replace("sector,", "").replace("email", "courriel") + "\n" + SOUND, encoding="utf-8"
    )
    error = refusal(path)
    assert error.problem is Problem.ROSTER_HEADERS
    assert error.facts["missing"] == "email, sector"


def test_a_header_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    """Which of two name columns is meant nobody can know."""
    path = tmp_path / "r.csv"
    path.write_text(f"{HEADER},Name\n{SOUND},Other\n", encoding="utf-8")
    error = refusal(path)
    report = error.facts["report"]
    assert error.problem is Problem.ROSTER_FAULTY
    assert isinstance(report, RosterReport)
    assert [(f.column, f.code) for f in report.faults] == [("name", "header-twice")]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"person_id": ""}, "person_id", "empty"),
        ({"person_id": " \u00a0 "}, "person_id", "empty"),
        ({"name": "\u200f\u202e"}, "name", "empty"),
        ({"name": "x" * 201}, "name", "too-long"),
        ({"email": "zoe"}, "email", "bad-email"),
        ({"email": "zoe@host"}, "email", "bad-email"),
        ({"email": "zoe..cote@example.ca"}, "email", "bad-email"),
        ({"email": "zoe cote@example.ca"}, "email", "bad-email"),
        ({"email": "a@b@example.ca"}, "email", "bad-email"),
        ({"email": "x" * 250 + "@example.ca"}, "email", "too-long"),
        ({"language": "de"}, "language", "not-in-list"),
        ({"language": "EN"}, "language", "not-in-list"),
        ({"language": ""}, "language", "empty"),
        ({"sector": ""}, "sector", "empty"),
        ({"branch": ""}, "branch", "empty"),
        ({"division": " "}, "division", "empty"),
        ({"manager_id": "9" * 201}, "manager_id", "too-long"),
        ({"role": "boss"}, "role", "not-in-list"),
        ({"hired": "2021-02-29"}, "hired", "bad-date"),
        ({"hired": "2021-2-9"}, "hired", "bad-date"),
        ({"hired": "31/12/2020"}, "hired", "bad-date"),
        ({"hired": "1900-02-29"}, "hired", "bad-date"),
        ({"hired": "0000-01-01"}, "hired", "bad-date"),
        ({"left": "2026-04-31"}, "left", "bad-date"),
        ({"left": "٢٠٢٦-01-01"}, "left", "bad-date"),
        ({"left": "2020-02-28"}, "left", "left-before-hired"),
    ],
)
def test_each_fault_has_line_column_and_reason(
    tmp_path: Path, cells: dict[str, str], column: str, code: str
) -> None:
    """And the sound row after it is still read."""
    found = read(tmp_path, f"{HEADER}\n{changed(**cells)}{SOUND}\n")
    assert [(f.line, f.column, f.code) for f in found.faults] == [(2, column, code)]
    assert found.lines == [3]
    assert list(found.spoilt) == [2]


@pytest.mark.parametrize("year", [1996, 2000, 2024, 2100, 9999, 1200, 1300])
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_those_of_the_calendar(tmp_path: Path, year: int, month: int) -> None:
    """The last day of every month is sound and the day after it is not, leap years included."""
    import calendar

    last = calendar.monthrange(year, month)[1]
    good, bad = f"{year:04}-{month:02}-{last:02}", f"{year:04}-{month:02}-{last + 1:02}"
    found = read(tmp_path, f"{HEADER}\n{changed(hired=good, left='')}{changed(hired=bad, left='')}")
    assert [row[9] for row in found.rows] == [good]
    assert [fault.line for fault in found.faults] == [3]


@pytest.mark.parametrize(
    "address",
    ["", "a@b.ca", "o'neil@cic.gc.ca", "marie-ève.côté+x@exemple.québec", "1_2@3.example.org"],
)
def test_sound_addresses_pass(tmp_path: Path, address: str) -> None:
    """Apostrophes, plus signs and accents are in real addresses; none at all is allowed."""
    assert read(tmp_path, f"{HEADER}\n{changed(email=address)}").rows[0][2] == address


def test_several_faults_of_one_row_are_all_named(tmp_path: Path) -> None:
    """In the order of the columns of the contract."""
    found = read(tmp_path, f"{HEADER}\n{changed(name='', language='xx', left='soon')}")
    assert [f.column for f in found.faults] == ["name", "language", "left"]
    assert found.spoilt == {2: "007"}


def test_identifiers_stay_text(tmp_path: Path) -> None:
    """`007`, `1e5` and ` 00 ` lose nothing but spaces at the ends."""
    found = read(
        tmp_path, "".join([f"{HEADER}\n", *(changed(person_id=i) for i in ("007", "1e5", " 00 ", "٣"))])
    )
    assert [row[0] for row in found.rows] == ["007", "1e5", "00", "٣"]


def test_control_and_direction_characters_are_cleaned_not_faults(tmp_path: Path) -> None:
    """Escape sequences, right-to-left marks, decomposed accents, tabs and line breaks inside a cell."""
    name = "\u202eZoe\u0301\x1b[31m\tCôté\nII\u200b"
    found = read(tmp_path, f"{HEADER}\n{changed(name=name)}{SOUND}\n")
    assert [row[1] for row in found.rows] == ["Zoé[31m Côté II", "Zoé Côté"]
    assert found.lines == [2, 4]
    assert not found.faults


def test_markup_formulas_and_emoji_stay_as_they_are(tmp_path: Path) -> None:
    """Text from people is data: it is shown literally and neutralized when it is exported, not here."""
    name = "[b]=1+1[/b] 👩\u200d👧 O’Neil"
    assert read(tmp_path, f"{HEADER}\n{changed(name=name)}").rows[0][1] == name


def test_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    """Quoted cells over several lines, blank lines, rows of empty cells, and errors between them."""
    tall = changed(name='"Al\r\nsecond\nthird"')
    text = f"\n{HEADER}\n{tall}\n,,,,,,,,,,\n{SOUND}\n1,2,3\n{SOUND},x\n{changed(language='')}{SOUND}\n"
    found = read(tmp_path, text)
    assert found.lines == [3, 8, 12]
    assert [(f.line, f.column, f.code) for f in found.faults] == [
        (9, "", "cells"),
        (10, "", "cells"),
        (11, "language", "empty"),
    ]
    assert found.spoilt == {9: "1", 10: "007", 11: "007"}


def test_lines_count_on_over_chunks(tmp_path: Path) -> None:
    """A fault far down keeps its line, also after rows that span two lines."""
    rows = [changed(person_id=str(n), name="a\nb" if n % 7 == 0 else "a") for n in range(3 * CHUNK)]
    found = read(tmp_path, "".join([f"{HEADER}\n", *rows, changed(role="x")]))
    assert len(found.rows) == 3 * CHUNK
    assert found.faults[0].line == 2 + sum(row.count("\n") for row in rows)


@given(st.text(st.sampled_from('ab,"\r\n \x0b\u2028é'), max_size=60))
def test_lines_that_are_split_come_to_what_csv_reads(body: str) -> None:
    """The same records on the same lines, wherever the first quotation mark stands; up to the first fault."""
    reader = csv.reader(io.StringIO(body, newline=""), strict=True)
    expected, line = [], 2
    with contextlib.suppress(csv.Error):
        for record in reader:
            expected.append((line, record or [""]))
            line = reader.line_num + 2
    found: list[tuple[int, list[str]]] = []
    with patch.object(roster_records, "CHUNK", 2):
        for some in roster_records.read_records(io.StringIO(f"header\n{body}", newline=""), ","):
            found += zip(some.lines, [record or [""] for record in some.records], strict=True)
            if some.faults:
                assert some.faults[0].line == line
                break
    assert found == expected


def test_quotation_marks_that_do_not_match_are_named(tmp_path: Path) -> None:
    """The line where the record begins; the rows before and after it are read."""
    text = f'{HEADER}\n{SOUND}\n008,"Al "the pal" Doe",,en,S,B,D,,employee,,\n{SOUND}\n'
    found = read(tmp_path, text)
    assert [(f.line, f.code) for f in found.faults] == [(3, "quotes")]
    assert found.lines == [2, 4]


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    """It ends in a fault where it was opened, not in a giant cell."""
    text = f'{HEADER}\n{SOUND}\n008,"Al,,en,S,B,D,,employee,,\n' + f"{SOUND}\n" * 3000
    found = read(tmp_path, text)
    assert (found.faults[0].line, found.faults[0].code) == (3, "cell-too-long")
    assert found.rows[0] == ROW


def test_a_cell_of_a_megabyte_is_a_fault(tmp_path: Path) -> None:
    """And the row after it is read."""
    found = read(tmp_path, f"{HEADER}\n{changed(name='x' * 1_000_000)}{SOUND}\n")
    assert [(f.line, f.code) for f in found.faults] == [(2, "cell-too-long")]
    assert found.lines == [3]


def test_faulty_values_are_repeated_in_short(tmp_path: Path) -> None:
    """A long wrong value does not fill the screen."""
    fault = read(tmp_path, f"{HEADER}\n{changed(role='x' * 5000)}").faults[0]
    assert len(dict(fault.facts)["value"]) == 81


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


@pytest.mark.parametrize(
    "content",
    [
        PNG,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        f"{HEADER}\n{SOUND}\n".encode("utf-16"),
        f"{HEADER}\n{SOUND}\n".encode("utf-16-be"),
        f"{HEADER}\n{SOUND}\0\n".encode(),
        f"{HEADER}\n".encode() + b"\x81\x8d",
        b"\xef\xbb\xbf" + f"{HEADER}\n".encode() + b"\xe9",
        b"x" * (incoming.MAX_LINE_BYTES + 1),
    ],
    ids=["png", "xlsx", "utf-16", "utf-16-be", "nul", "no-encoding", "broken-utf-8", "endless-line"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    """One sentence, not a thousand faults."""
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    assert refusal(path).problem is Problem.ROSTER_NOT_TEXT


@pytest.mark.parametrize("content", ["", "\n\n  \n", "\ufeff"])
def test_an_empty_file_holds_no_people(tmp_path: Path, content: str) -> None:
    """Neither do blank lines."""
    path = tmp_path / "r.csv"
    path.write_text(content, encoding="utf-8")
    assert refusal(path).problem is Problem.ROSTER_EMPTY


def test_places_that_are_no_file(tmp_path: Path) -> None:
    """Missing, a folder, a file as a folder, a pipe nobody writes to, and a name that cannot exist."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert refusal(tmp_path / "none.csv").problem is Problem.FILE_NOT_FOUND
    assert refusal(tmp_path / "file" / "none.csv").problem is Problem.FILE_NOT_FOUND
    assert refusal(tmp_path / "a\0b").problem is Problem.FILE_NOT_FOUND
    assert refusal(tmp_path).problem is Problem.IS_A_FOLDER
    assert refusal(pipe).problem is Problem.FILE_UNREADABLE


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system says no."""

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "r.csv"
    path.write_text(f"{HEADER}\n{SOUND}\n", encoding="utf-8")
    monkeypatch.setattr(os, "open", refuse)
    assert refusal(path).problem is Problem.FILE_UNREADABLE


def test_a_sparse_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    """By its size, before a byte of it is read."""
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(f"{HEADER}\n{SOUND}\n".encode())
        file.truncate(1 << 30)
    assert refusal(path).problem is Problem.ROSTER_TOO_LARGE


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list open files")
def test_open_files_are_closed(tmp_path: Path) -> None:
    """Whatever happens, no handle stays behind."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    for content in (b"", PNG, b"x\n", f"{HEADER}\n{SOUND}\n".encode()):
        path = tmp_path / "r.csv"
        path.write_bytes(content)
        try:
            Read(path)
        except BadInput:
            continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@given(st.lists(st.tuples(*[texts] * 11), max_size=8), st.sampled_from(",;\t"))
@settings(max_examples=60, deadline=None)
def test_any_cells_are_sound_rows_or_faults(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], delimiter: str
) -> None:
    """Nothing is lost in between: every record is a clean row or a fault on its own line, whatever it holds."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([ROSTER_COLUMNS, *rows])
    path = tmp_path_factory.mktemp("r") / "r.csv"
    path.write_bytes(text.getvalue().encode())
    found = Read(path)
    blank = sum(not any(cleaned(row)) for row in rows)
    assert len(found.rows) + len(found.spoilt) + blank == len(rows)
    assert all(row == tuple(map(clean, row)) for row in found.rows)
    assert {fault.line for fault in found.faults} == set(found.spoilt)


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_end_in_rows_faults_or_a_typed_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """No file makes the reader fail in another way."""
    path = tmp_path_factory.mktemp("r") / "r.csv"
    path.write_bytes(f"{HEADER}\n".encode() + content)
    try:
        found = Read(path)
    except BadInput:
        return
    assert all(isinstance(fault, RosterFault) for fault in found.faults)


@given(st.lists(texts, min_size=11, max_size=11))
def test_rows_that_pass_untouched_are_clean(cells: list[str]) -> None:
    """The fast way lets only through what cleaning would leave as it is."""
    row = [*cells[:2], "", "en", *cells[4:8], "employee", "", ""]
    rows, doubtful = untouched([row])
    if not doubtful:
        assert rows[0] == cleaned(row)
