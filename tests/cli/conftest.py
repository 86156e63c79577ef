"""A program to call: the real one, in this process, on a folder of its own."""

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ethics_workshop.cli.boundary import run
from ethics_workshop.cli.desk import Desk
from ethics_workshop.settings import BANK_VARIABLE
from ethics_workshop.words.language import spoken
from tests.fakes.one_case import one_case_bank

ROSTER = "roster.csv"
COLUMNS = "person_id,name,email,language,sector,branch,division,manager_id,role,hired,left"


def roster_text(people: int = 9) -> str:
    """A small division: E01 leads, the others report to E01."""
    rows = [COLUMNS, "E01,Alex Tremblay,,en,Operations,Network,Division 2,,manager,2015-05-04,"]
    rows += [
        f"E{n:02},Person Numéro {n},,fr,Operations,Network,Division 2,E01,employee,2020-01-06,"
        for n in range(2, people + 1)
    ]
    return "\n".join(rows) + "\n"


@dataclass
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> str:
        """The one id or value on standard output."""
        return self.out.strip()

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Program = Callable[..., Answer]


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Call `ethics-workshop --data …` with arguments; the language is the one named, or English; the bank has C14."""
    monkeypatch.setenv(BANK_VARIABLE, str(one_case_bank()))
    capsys.readouterr()

    def call(*arguments: str | Path) -> Answer:
        words = [str(a) for a in arguments]
        named = words[words.index("--lang") + 1] if "--lang" in words else "en"
        code = run(["--data", str(tmp_path / "data"), *words], Desk(spoken(named, {})))
        streams = capsys.readouterr()
        return Answer(code, streams.out, streams.err)

    return call


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a roster of nine people imported and the bank read, made once in a process."""
    folder = tmp_path_factory.mktemp("department")
    file = folder / ROSTER
    file.write_text(roster_text(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(BANK_VARIABLE, str(one_case_bank()))
        for command in (["roster", "import", str(file)], ["cases", "list"]):
            assert run(["--data", str(folder / "data"), *command], Desk(spoken("en", {}))) == 0
    return folder


@pytest.fixture
def department(_made: Path, program: Program, tmp_path: Path) -> Program:
    """The program with that roster."""
    shutil.copyfile(_made / ROSTER, tmp_path / ROSTER)
    shutil.copytree(_made / "data", tmp_path / "data")
    return program


def plan(program: Program, agenda: str = "huddle") -> str:
    """Plan a session of C14 for the division; return its id."""
    answer = program(
        "session",
        "plan",
        "--case",
        "C14",
        "--agenda",
        agenda,
        "--division",
        "Division 2",
        "--facilitator",
        "E01",
    )
    assert answer.code == 0, answer.err
    return answer.value


def to_step(program: Program, session: str, step: str) -> None:
    """Go on until the session stands at `step`."""
    for _ in range(30):
        if program("session", "show", session, "--format", "json").json["step"] == step:
            return
        assert program("session", "next", session).code == 0
    raise AssertionError(step)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read an export as a spreadsheet would."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
