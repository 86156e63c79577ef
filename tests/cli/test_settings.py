"""`ethics-workshop settings`: what the screen does, as plain commands."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file of one's own, which does not exist yet."""
    monkeypatch.setenv("ETHICS_WORKSHOP_SETTINGS", str(tmp_path / "mine.toml"))
    return tmp_path / "mine.toml"


def test_set_show_unset(program: Program, file: Path) -> None:
    """What is set is shown with where it comes from, and can be taken back."""
    assert program("settings", "path").value == str(file)
    assert not file.exists()
    assert program("settings", "set", "unit", "Division", "2").code == 0
    assert program("settings", "set", "keys.next", "n", "f4").code == 0
    shown = {row["name"]: row for row in program("settings", "show", "--format", "json").json}
    assert shown["unit"] == {"name": "unit", "value": "Division 2", "from": "file", "filed": "Division 2"}
    assert shown["keys.next"]["value"] == "n f4"
    assert shown["data"]["from"] == "option"
    assert shown["theme"] == {"name": "theme", "value": "dark", "from": "default", "filed": ""}
    assert "unit: Division 2 · settings file" in program("settings", "show").out.splitlines()
    assert program("settings", "unset", "unit").code == 0
    assert "unit: nothing set · default" in program("settings", "show").out.splitlines()


def test_the_file_speaks_and_acts(department: Program, file: Path) -> None:
    """`who` and `language` hold for every command; an option goes before them."""
    file.write_text('who = "E01"\nlanguage = "fr"\n', encoding="utf-8")
    rows = {row["name"]: row for row in department("settings", "show", "--format", "json").json}
    assert (rows["who"]["value"], rows["language"]["value"]) == ("E01", "fr")
    told = department("settings", "set", "who", "E02", "--as", "E03")
    assert told.code == 0
    assert "goes before it" in told.err
    assert 'who = "E02"' in file.read_text(encoding="utf-8")


def test_a_broken_file_keeps_nobody_out(department: Program, file: Path) -> None:
    """Every command works and says what is wrong, on standard error; `check` says it as its answer, and exits 1."""
    file.write_text('theme = dark\nwho = "E01"\nsecond_screen = "maybe"\n', encoding="utf-8")
    listed = department("roster", "list")
    assert listed.code == 0
    assert listed.err.splitlines()[0].startswith("mine.toml:1: ")
    assert "mine.toml:3: second_screen: " in listed.err
    checked = department("settings", "check")
    assert checked.code == 1
    assert [line.split(": ")[0] for line in checked.out.splitlines()] == ["mine.toml:1", "mine.toml:3"]
    assert "mine.toml:1" not in checked.err
    refused = department("settings", "set", "theme", "light")
    assert (refused.code, "line 1" in refused.err) == (2, True)
    file.write_text("", encoding="utf-8")
    assert department("settings", "check").code == 0


@pytest.mark.parametrize(
    "arguments",
    [("set", "theme", "blue"), ("set", "colour", "red"), ("unset", "colour"), ("set", "keys.", "n")],
)
def test_what_cannot_be_set_is_refused(program: Program, file: Path, arguments: tuple[str, ...]) -> None:
    """Wrong use is exit 2, a sentence, and no file."""
    answer = program("settings", *arguments)
    assert answer.code == 2
    assert answer.err.strip()
    assert not file.exists()
