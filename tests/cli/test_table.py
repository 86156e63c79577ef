"""`cases table`: to a translator and back, into the file as it is."""

import csv
from pathlib import Path

import pytest

from tests.bank.sample import CASE, make_bank

from .conftest import Program, read_csv

MARKED = CASE.replace("[analysis]", "# What it comes to.\n[analysis]")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return make_bank(tmp_path / "bank", spare_key=MARKED)


def case_file(bank: Path) -> Path:
    return bank / "cases" / "coi" / "C90-spare-key.toml"


def change(path: Path, at: str, /, **texts: str) -> None:
    rows = read_csv(path)
    for row in rows:
        row.update(texts if row["key"] == at else {})
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_out_and_in_leaves_the_file_as_it_is(
    program: Program, tmp_path: Path, bank: Path, ending: str
) -> None:
    before = case_file(bank).read_bytes()
    assert (
        program("--bank", bank, "cases", "table", "export", "C90", "--out", tmp_path / f"t.{ending}").code
        == 0
    )
    answer = program("--bank", bank, "cases", "table", "import", tmp_path / f"t.{ending}")
    assert (answer.code, answer.value) == (0, str(case_file(bank)))
    assert case_file(bank).read_bytes() == before


def test_a_translation_goes_into_its_place(program: Program, tmp_path: Path, bank: Path) -> None:
    table = tmp_path / "t.csv"
    case_file(bank).chmod(0o644)
    program("--bank", bank, "cases", "table", "export", "C90", "--out", table)
    change(table, "scene.s1.option.a.label", fr="Garder la clé.")
    answer = program("--bank", bank, "cases", "table", "import", table)
    assert answer.code == 0, answer.err
    assert case_file(bank).read_text(encoding="utf-8") == MARKED.replace("La garder.", "Garder la clé.")
    assert case_file(bank).stat().st_mode & 0o777 == 0o644


def test_english_that_changed_makes_french_stale(program: Program, tmp_path: Path, bank: Path) -> None:
    table = tmp_path / "t.csv"
    export = ("--bank", bank, "cases", "table", "export", "C90", "--out", table)
    program(*export)
    case_file(bank).write_text(MARKED.replace("It is missed.", "It is missed at once."), encoding="utf-8")
    stale = "scene.s1.option.a.outcome"
    assert (
        f"{stale}: the English has changed" in program("--bank", bank, "cases", "table", "import", table).err
    )
    assert stale in program(*export).err
    assert [row["key"] for row in read_csv(table) if row["stale"]] == [stale]
    change(table, stale, fr="On la cherche aussitôt.")
    done = program("--bank", bank, "cases", "table", "import", table)
    assert (done.code, stale in done.err) == (0, False)
    assert stale not in program(*export).err


@pytest.mark.parametrize(
    ("key", "texts", "said"),
    [
        ("title", {"key": "titel"}, "no such text"),
        ("title", {"fr": ""}, "“fr” is empty"),
        ("title", {"case": "C91-other"}, "another case"),
        ("title", {"fr": "L'avis"}, "straight apostrophe"),
        ("scene.s1.option.a.label", {"fr": "x" * 150}, "shorten it to 140"),
    ],
)
def test_a_table_that_is_not_sound_changes_nothing(
    program: Program, tmp_path: Path, bank: Path, key: str, texts: dict[str, str], said: str
) -> None:
    table = tmp_path / "t.csv"
    program("--bank", bank, "cases", "table", "export", "C90", "--out", table)
    change(table, "title", fr="La clé de trop")
    change(table, key, **texts)
    answer = program("--bank", bank, "cases", "table", "import", table)
    assert answer.code == 2
    assert said in answer.err
    assert case_file(bank).read_text(encoding="utf-8") == MARKED


def test_what_changed_on_both_sides_is_refused(program: Program, tmp_path: Path, bank: Path) -> None:
    table = tmp_path / "t.csv"
    program("--bank", bank, "cases", "table", "export", "C90", "--out", table)
    change(table, "title", fr="La clé de trop")
    changed = MARKED.replace("Le double de la clé", "Une clé en double")
    case_file(bank).write_text(changed, encoding="utf-8")
    answer = program("--bank", bank, "cases", "table", "import", table)
    assert (answer.code, "“fr” changed in the case" in answer.err) == (2, True)
    assert case_file(bank).read_text(encoding="utf-8") == changed


def test_the_table_of_another_case_is_not_overwritten(program: Program, tmp_path: Path, bank: Path) -> None:
    table = tmp_path / "t.csv"
    program("--bank", bank, "cases", "table", "export", "C90", "--out", table)
    before = table.read_bytes()
    answer = program("cases", "table", "export", "C14", "--out", table)
    assert (answer.code, "C90-spare-key" in answer.err) == (2, True)
    assert table.read_bytes() == before
