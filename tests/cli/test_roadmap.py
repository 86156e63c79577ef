"""Roadmaps and completions as plain commands: the contract's names, and a sentence for whatever is wrong."""

import datetime as dt
import json
from pathlib import Path

import pytest

from ethics_workshop.machine.clock import SystemClock
from tests.cli.conftest import COLUMNS, Program

HEAD = "person_id,requirement,completed_on,reference,course\n"


def day(ago: int) -> str:
    """The local date so many days ago."""
    return (dt.date.fromisoformat(SystemClock().day().date) - dt.timedelta(days=ago)).isoformat()


@pytest.fixture
def team(program: Program, tmp_path: Path) -> Program:
    """E01 leads E02, who began ten days ago, and E03, who has been there for long; E04 has left."""
    unit = "Operations,Network,Division 2"
    rows = [
        COLUMNS,
        f"E01,Alex Tremblay,,en,{unit},,manager,2015-05-04,",
        f"E02,Zoé Côté,,fr,{unit},E01,employee,{day(10)},",
        f"E03,Sam O’Neill,,en,{unit},E01,employee,2020-01-06,",
        f"E04,Li Wei,,en,{unit},E01,employee,2020-01-06,{day(30)}",
    ]
    file = tmp_path / "roster.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert program("roster", "import", file).code == 0
    return program


def take(program: Program, folder: Path, *rows: str) -> "object":
    file = folder / "completions.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return program("completions", "import", file)


def test_a_roadmap_has_the_fields_of_the_contract(team: Program) -> None:
    """An array by requirement, with the seven fields; the same in both languages but for the words."""
    answer = team("roadmap", "show", "E02", "--format", "json")
    assert answer.code == 0
    assert [list(item) for item in answer.json] == [
        ["requirement", "title", "due", "state", "since", "evidence", "why"]
    ] * len(answer.json)
    names = [item["requirement"] for item in answer.json]
    assert names == sorted(names)
    states = {item["requirement"]: (item["state"], item["due"]) for item in answer.json}
    assert states["code-first-day"] == ("overdue", day(10))
    assert states["ve-foundations"][0] == "upcoming"
    french = team("roadmap", "show", "E02", "--format", "json", "--lang", "fr").json
    assert [item["due"] for item in french] == [item["due"] for item in answer.json]
    assert "Programme modèle" in french[0]["why"]
    assert "Model programme" in answer.json[0]["why"]


def test_a_newcomer_reads_the_first_day_first(team: Program) -> None:
    """The checklist of the first day, then the rest; not for who has been there for long."""
    lines = team("roadmap", "show", "E02").out.splitlines()
    assert lines[1].startswith("Checklist for the first day")
    assert "code-first-day" in lines[2]
    assert "Checklist" not in team("roadmap", "show", "E03").out


def test_a_course_and_a_signature_complete_the_roadmap(team: Program, tmp_path: Path) -> None:
    """Entered and signed, each shows as evidence; voided, it counts no more and stays listed."""
    assert take(team, tmp_path, f"E03,ve-foundations,{day(5)},CERT 7,G110").code == 0  # type: ignore[attr-defined]
    assert team("attest", "sign", "E03", "--name", "Sam O'Neill").code == 0
    (listed,) = team("completions", "list", "--person", "E03", "--format", "json").json
    items = {i["requirement"]: i for i in team("roadmap", "show", "E03", "--format", "json").json}
    assert items["ve-foundations"] | {"why": "", "title": ""} == {
        "requirement": "ve-foundations", "title": "", "due": "", "state": "done", "since": day(5),
        "evidence": listed["completion_id"], "why": "",
    }  # fmt: skip
    assert items["yearly-attestation"]["state"] == "done"
    voided = team("completions", "void", listed["completion_id"], "--reason", "somebody else’s")
    assert (voided.code, voided.value) == (0, listed["completion_id"])
    items = {i["requirement"]: i for i in team("roadmap", "show", "E03", "--format", "json").json}
    assert items["ve-foundations"]["state"] != "done"
    assert "somebody else’s" in team("completions", "list").out
    again = team("completions", "void", listed["completion_id"], "--reason", "r")
    assert again.code == 2
    assert "voided" in again.err


def test_what_is_due_for_whom(team: Program) -> None:
    """By division, manager and date; nobody who has left."""
    rows = team("roadmap", "due", "--format", "json").json
    assert ("E02", "code-first-day") in [(row["person_id"], row["requirement"]) for row in rows]
    assert {row["state"] for row in rows} <= {"due", "overdue"}
    assert [(r["person_id"], r["requirement"]) for r in rows] == sorted(
        (r["person_id"], r["requirement"]) for r in rows
    )
    ahead = team("roadmap", "due", "--by", "2099-12-31", "--manager", "E01", "--format", "json").json
    assert {row["person_id"] for row in ahead} == {"E02", "E03"}
    assert "Zoé Côté" in team("roadmap", "due", "--division", "division 2").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("show NOBODY", "NOBODY"),
        ("show E02 --as-at 2026-02-30", "2026-02-30"),
        ("show E02 --as-at 2999-01-01", "still to come"),
        ("due --by soon", "soon"),
        ("due --division Nowhere", "Nowhere"),
        ("due --manager NOBODY", "NOBODY"),
    ],
)
def test_wrong_use_is_a_sentence(team: Program, arguments: str, said: str) -> None:
    """Exit 2, the word that is wrong, and nothing on standard output."""
    answer = team("roadmap", *arguments.split())
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_before_the_roster_knew_somebody(team: Program) -> None:
    """Nothing was known then, and that is what the report says; who has left is asked nothing."""
    answer = team("roadmap", "show", "E02", "--as-at", day(1), "--format", "json")
    assert (answer.code, answer.json) == (0, [])
    assert "not on the roster yet" in answer.err
    left = team("roadmap", "show", "E04", "--format", "json")
    assert (left.code, left.json) == (0, [])
    assert "Nothing is asked" in left.err


def test_a_file_with_faults_is_told_line_by_line(team: Program, tmp_path: Path) -> None:
    """Every fault with its place and reason, in either language; nothing is imported; sound, it can be tried first."""
    answer = take(
        team,
        tmp_path,
        f"E03,ve-foundations,{day(5)},CERT 7,",
        f"E99,ve-foundations,{day(5)},CERT 8,",
        f"E03,nothing,{day(-5)},,",
    )
    assert answer.code == 2  # type: ignore[attr-defined]
    assert [line.split(":")[0] for line in answer.err.splitlines()[:4]] == [  # type: ignore[attr-defined]
        "line 3, column person_id", "line 4, column completed_on", "line 4, column reference",
        "line 4, column requirement",
    ]  # fmt: skip
    french = team("completions", "import", tmp_path / "completions.csv", "--lang", "fr")
    assert "ligne 3, colonne person_id" in french.err
    assert team("completions", "list", "--format", "json").json == []


def test_importing_is_tried_done_and_done_again(team: Program, tmp_path: Path) -> None:
    """A dry run records nothing; twice the same file records once."""
    file = tmp_path / "c.csv"
    file.write_text(
        HEAD + f"E03,ve-foundations,{day(5)},7,\nE02,ve-foundations,{day(1)},8,\n", encoding="utf-8"
    )
    assert "would record 2" in team("completions", "import", file, "--dry-run").err
    assert team("completions", "list", "--format", "json").json == []
    assert "2 completions recorded" in team("completions", "import", file).err
    again = team("completions", "import", file)
    assert (again.code, "2 were on record before" in again.err) == (0, True)
    assert len(team("completions", "list", "--format", "json").json) == 2


def test_a_doubtful_clock_is_told_and_the_work_goes_on(
    team: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set back by two days: a warning on standard error with each command that looks into the records."""
    assert "clock" not in team("roster", "list").err
    now = SystemClock().now()
    from ethics_workshop.services import clock

    monkeypatch.setattr(SystemClock, "now", lambda _: now - dt.timedelta(days=2))
    monkeypatch.setattr(SystemClock, "written", lambda self: clock.moment(self.now()))
    answer = team("roadmap", "show", "E03", "--format", "json")
    assert (answer.code, json.loads(answer.out) != []) == (0, True)
    assert "clock" in answer.err
    signed = team("attest", "sign", "E03", "--name", "Sam O'Neill")
    assert (signed.code, "clock" in signed.err) == (0, True)
    assert "horloge" in team("roster", "list", "--lang", "fr").err
