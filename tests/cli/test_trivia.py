"""`trivia`: by plain commands."""

from pathlib import Path

import pytest

from .conftest import Program


def test_a_question_asked_answered_and_forgotten(department: Program) -> None:
    """The letters of `next` are those of `answer`; answered, it rests; forgotten, it is new."""
    found = department("trivia", "next", "--as", "E02", "--format", "json").json
    assert (found["state"], found["asked_before"], found["answered_today"]) == ("asked", 0, 0)
    assert found["card_id"].startswith("C14-cousins-file.t")
    shown = department("trivia", "next", "--as", "E02", "--lang", "fr")
    assert [line[:5] for line in shown.out.split("\n")[1:-1]] == [f"  {c['id']}. " for c in found["choices"]]
    assert "C14-cousins-file.t" in shown.err
    answer = department(
        "trivia", "answer", found["card_id"], "a", "--as", "E02", "--grade", "easy", "--format", "json"
    ).json
    assert (answer["correct"], answer["grade"]) in {(True, "easy"), (False, "again")}
    assert answer["correct"] is (answer["answer"] == "a")
    assert answer["why"]
    assert answer["refs"]
    again = department("trivia", "answer", found["card_id"], "a", "--as", "E02")
    assert (again.code, again.out) == (2, "")
    assert answer["due_on"] in again.err
    left = department("trivia", "next", "--as", "E02", "--format", "json").json
    assert (left["new"], left["answered_today"]) == (found["new"] - 1, 1)
    while left["card_id"]:
        last = department("trivia", "answer", left["card_id"], "b", "--as", "E02")
        assert last.value in {choice["id"] for choice in left["choices"]}
        left = department("trivia", "next", "--more", "--as", "E02", "--format", "json").json
    assert (left["state"], left["choices"]) == ("none-due", [])
    nothing = department("trivia", "next", "--as", "E02")
    assert (nothing.code, nothing.out) == (0, "")
    assert "comes back on" in nothing.err
    assert department("trivia", "forget", "--as", "E02").code == 0
    assert department("trivia", "next", "--as", "E02", "--format", "json").json == found
    assert "nothing to delete" in department("trivia", "forget", "--as", "E02").err


@pytest.mark.parametrize("language", ["en", "fr"])
def test_questions_are_exported_without_anybody(program: Program, tmp_path: Path, language: str) -> None:
    """No roster, no person: the bank's questions in one language, as text and for Anki."""
    out = tmp_path / "trivia.txt"
    said = "Pourquoi\u00a0: " if language == "fr" else "Why: "
    assert program("trivia", "export", "--out", out, "--lang", language).value == str(out)
    assert said in out.read_text(encoding="utf-8")
    program("trivia", "export", "--format", "anki", "--out", out, "--lang", language)
    written = out.read_text(encoding="utf-8")
    assert written.startswith("#separator:tab\n#html:false\n#guid column:1\n")
    assert f'"C14-cousins-file.t1.{language}"' in written
    assert not (tmp_path / "data" / "learners").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["next"],
        ["next", "--as", "E99"],
        ["answer", "C14.t9", "a", "--as", "E02"],
        ["answer", "C14.t1", "z", "--as", "E02"],
        ["answer", "C99.t1", "a", "--as", "E02"],
        ["answer", "C14.t1", "a", "--grade", "again", "--as", "E02"],
        ["forget"],
        ["export"],
        ["export", "--out", "/nowhere/x.txt"],
    ],
)
def test_wrong_use_is_a_sentence(department: Program, tmp_path: Path, words: list[str]) -> None:
    """Exit 2, nothing on standard output, and no private file comes of it."""
    answer = department("trivia", *words)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.split()) > 5
    assert not (tmp_path / "data" / "learners").exists()
