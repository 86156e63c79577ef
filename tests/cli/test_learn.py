"""`learn`: a case alone, by plain commands."""

import json
from pathlib import Path

import pytest

from .conftest import Program, read_csv

CASE = "C14-cousins-file"


def shown(program: Program) -> dict[str, object]:
    answer = program("learn", "show", "C14", "--as", "E02", "--format", "json")
    assert answer.code == 0, answer.err
    found = json.loads(answer.out)
    assert isinstance(found, dict)
    return found


def test_a_case_from_its_first_scene_to_its_end(department: Program) -> None:
    """Each command prints the scene one is at; `show` gives the contract's fields at every place."""
    assert department("learn", "start", "C14", "--as", "E02").value == "s1"
    first = shown(department)
    assert {key: first[key] for key in ("case_id", "scene_id", "outcome", "feedback", "say", "finished")} == {
        "case_id": CASE, "scene_id": "s1", "outcome": "", "feedback": "", "say": "", "finished": False,
    }  # fmt: skip
    assert [each["id"] for each in first["options"]] == ["a", "b", "c"]  # type: ignore[attr-defined]
    answer = department("learn", "choose", "C14", "b", "--as", "E02")
    assert (answer.code, answer.value) == (0, "s2")
    assert "She doesn’t answer for four days" in answer.err
    second = shown(department)
    assert second["scene_id"] == "s2"
    assert str(second["text"]).startswith("That evening the family chat is busy.")
    assert "Wednesday morning." in str(second["text"])
    assert str(second["outcome"]).startswith("She doesn’t answer")
    assert str(second["feedback"]).startswith("From her message on")
    assert str(second["say"]).startswith("“I can’t look")
    assert department("learn", "back", "C14", "--as", "E02").value == "s1"
    assert department("learn", "choose", "C14", "a", "--as", "E02").value == "s2"
    assert department("learn", "choose", "C14", "b", "--as", "E02").value == "quiet"
    end = shown(department)
    assert (end["finished"], end["options"]) == (True, [])
    assert [(turn["scene_id"], turn["option_id"]) for turn in end["path"]] == [("s1", "a"), ("s2", "b")]  # type: ignore[attr-defined]
    assert [(o["scene_id"], o["option_id"], o["leads_to"]) for o in end["not_taken"]] == [  # type: ignore[attr-defined]
        ("s1", "b", "s2"), ("s1", "c", "s2"), ("s2", "a", "told"), ("s2", "c", "told"),
    ]  # fmt: skip
    assert str(end["line"]).startswith("No work reason, no access.")
    assert str(end["judgment"]).startswith("How to refuse and still help")


@pytest.mark.parametrize(("language", "path", "road"), [("en", "The path you took:", "The road not taken:"),
                                                         ("fr", "Le chemin parcouru :", "L’autre route :")])  # fmt: skip
def test_the_end_as_plain_lines(department: Program, language: str, path: str, road: str) -> None:
    """Both roads, the line and the judgment, in the language asked for."""
    department("learn", "start", "C14", "--as", "E02")
    for option in "ab":
        department("learn", "choose", "C14", option, "--as", "E02")
    lines = department("learn", "show", "C14", "--as", "E02", "--lang", language).out.split("\n")
    assert path.replace(" :", "\u00a0:") in lines
    assert road.replace(" :", "\u00a0:") in lines
    assert sum(line.startswith("     ") for line in lines) == 4


def test_the_list_says_how_far_one_is(department: Program) -> None:
    """An array ordered by id, with the scene one is at."""
    before = department("learn", "list", "--as", "E02", "--format", "json").json
    assert [each["case_id"] for each in before] == sorted(each["case_id"] for each in before)
    assert {each["state"] for each in before} == {"not-begun"}
    department("learn", "start", "C14", "--as", "E02")
    department("learn", "choose", "C14", "c", "--as", "E02")
    (found,) = (
        e for e in department("learn", "list", "--as", "E02", "--format", "json").json if e["case_id"] == CASE
    )
    assert (found["state"], found["scene_id"]) == ("under-way", "s2")
    assert "under way" in department("learn", "list", "--as", "E02").out


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["start", "C14"],
        ["start", "C14", "--as", "E99"],
        ["start", "C99", "--as", "E02"],
        ["show", "C14", "--as", "E02"],
        ["choose", "C14", "a", "--as", "E02"],
        ["back", "C14", "--as", "E02"],
        ["rehearse", "C14", "--as", "E02", "--text", "  "],
        ["forget", "C99", "--as", "E02"],
        ["forget"],
    ],
)
def test_wrong_use_is_a_sentence(
    department: Program, tmp_path: Path, words: list[str], language: str
) -> None:
    """Exit 2, nothing on standard output, and no private file comes of it."""
    answer = department("learn", *words, "--lang", language)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.split()) > 5
    assert "Traceback" not in answer.err
    assert not (tmp_path / "data" / "learners").exists()


def test_finishing_records_only_what_one_asks_for(department: Program, tmp_path: Path) -> None:
    """Without `--record` nothing is written; with it once a day, without a word on what was chosen."""
    department("learn", "start", "C14", "--as", "E02")
    assert department("learn", "finish", "C14", "--as", "E02", "--record").code == 2
    for option in "ab":
        department("learn", "choose", "C14", option, "--as", "E02")
    out = tmp_path / "completions.csv"

    def recorded() -> list[dict[str, str]]:
        department("export", "completions", "--out", out)
        return read_csv(out)

    asked = department("learn", "finish", "C14", "--as", "E02")
    assert (asked.code, asked.out, recorded()) == (0, "", [])
    done = department("learn", "finish", "C14", "--as", "E02", "--record")
    assert done.value == department("learn", "finish", "C14", "--as", "E02", "--record").value
    (row,) = recorded()
    assert (row["completion_id"], row["person_id"], row["case_ids"]) == (done.value, "E02", CASE)
    assert (row["method"], row["session_id"], row["requirement"]) == ("solo", "", "")
    assert department("verify").code == 0


def test_rehearsing_and_forgetting(department: Program, tmp_path: Path) -> None:
    """A sentence stands beside the case's own; one command deletes a case, one the whole file."""
    department("learn", "start", "C14", "--as", "E02")
    answer = department("learn", "rehearse", "C14", "--as", "E02", "--text", "I can’t, and I will tell Owen.")
    assert answer.out.split("\n")[0] == "You wrote: I can’t, and I will tell Owen."
    assert "What one could say: " in answer.out
    found = department("learn", "rehearse", "C14", "--as", "E02", "--format", "json").json
    assert [each["text"] for each in found["written"]] == ["I can’t, and I will tell Owen."]
    assert len(found["say"]) == 1
    assert department("learn", "forget", "C14", "--as", "E02").code == 0
    assert department("learn", "show", "C14", "--as", "E02").code == 2
    department("learn", "start", "C14", "--as", "E02")
    assert department("learn", "forget", "--as", "E02").code == 0
    assert list((tmp_path / "data" / "learners").iterdir()) == []
    again = department("learn", "forget", "--as", "E02")
    assert (again.code, "nothing to delete" in again.err) == (0, True)
