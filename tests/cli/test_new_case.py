"""`cases new`: a draft at once in the bank, and nothing ever overwritten."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from .conftest import Program


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() if p.is_file() else b"" for p in folder.rglob("*") if p.suffix != ".db"}


def test_a_draft_is_written_checked_and_listed(program: Program, tmp_path: Path) -> None:
    told = (
        "--title",
        "The manager's pen",
        "Le stylo",
        "--topic",
        "coi",
        "--choice",
        "Keep it.",
        "Le garder.",
    )
    answer = program("cases", "new", "C91-my-pen", *told)
    assert answer.code == 0, answer.err
    path = Path(answer.value)
    assert path == tmp_path / "data" / "packs" / "local" / "cases" / "coi" / "C91-my-pen.toml"
    checked = program("cases", "check", path)
    assert (checked.code, checked.out) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert "[to write]" in text
    assert text.startswith("#:schema ../../case.schema.json\n")
    schema = json.loads((path.parent / "../../case.schema.json").read_text(encoding="utf-8"))
    assert schema == program("cases", "schema").json
    assert "The manager’s pen" in program("cases", "list").out


def test_answers_come_from_a_file_and_go_to_a_named_bank(program: Program, tmp_path: Path) -> None:
    (tmp_path / "known.toml").write_text('level = 3\ntitle.en = "A"\ntitle.fr = "B"\n', encoding="utf-8")
    answer = program("--bank", tmp_path / "mine", "cases", "new", "C92-b", "--from", tmp_path / "known.toml")
    assert answer.code == 2  # no bank is there yet
    (tmp_path / "mine" / "cases").mkdir(parents=True)
    answer = program("--bank", tmp_path / "mine", "cases", "new", "C92-b", "--from", tmp_path / "known.toml")
    assert answer.code == 0, answer.err
    assert Path(answer.value) == tmp_path / "mine" / "cases" / "values" / "C92-b.toml"
    assert "level = 3" in Path(answer.value).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["C14-cousins-file"], "already"),
        (["../../../x"], "write it like C14-cousins-file"),
        (["C93-x", "--topic", "nonsense"], "not in the bank’s lists"),
        (["C93-x", "--topic", "../up"], "topics[1]"),
        (["C93-x", "--title", "Mail jo@example.org", "Titre"], "e-mail"),
        (["C93-x", "--from", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_what_makes_no_sound_case_writes_nothing(
    program: Program, tmp_path: Path, arguments: list[str], said: str
) -> None:
    before = tree(tmp_path)
    answer = program("cases", "new", *arguments)
    assert answer.code == 2
    assert said in answer.err
    assert answer.out == ""
    assert tree(tmp_path) == before


def test_a_draft_that_is_there_stays(program: Program, tmp_path: Path) -> None:
    path = Path(program("cases", "new", "C91-my-pen").value)
    path.write_text("mine", encoding="utf-8")
    answer = program("cases", "new", "C91-my-pen")
    assert answer.code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_on_a_terminal_it_asks(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = ["The pen", "Le stylo", "", "pen", "coi", "", "", "9", "2", "A pen.", "Un stylo.", "", "Keep it.",
             "Le garder.", "Give it back.", "Le rendre.", ""]  # fmt: skip
    with CliRunner().isolation(input="\n".join(typed) + "\n"):
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        answer = program("cases", "new", "C91-my-pen")
    assert answer.code == 0
    text = (tmp_path / "data/packs/local/cases/coi/C91-my-pen.toml").read_text(encoding="utf-8")
    for line in ('title.fr = "Le stylo"', "level = 2", 'text.en = "A pen."', 'label.fr = "Le rendre."'):
        assert line in text
    assert text.count("[[scene.option]]") == 2
