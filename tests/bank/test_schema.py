"""The JSON Schema of `cases schema`: a public checker accepts every shipped case by it, and refuses a wrong one."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

from ethics_workshop.bank.schema import case_schema
from ethics_workshop.settings import shipped_bank

from .sample import CASE


def test_a_public_checker_accepts_every_shipped_case(tmp_path: Path) -> None:
    schema = tmp_path / "case.schema.json"
    schema.write_text(json.dumps(case_schema()), encoding="utf-8")
    files = sorted((shipped_bank() / "cases").rglob("*.toml"))
    assert files
    run = subprocess.run(  # noqa: PLW1510  # what it says is wanted
        [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('rating = "risky"', 'rating = "wrong"'),
        ("schema = 1", "schema = 2"),
        ('title.fr = "Le double de la clé"\n', ""),
        ('status = "draft"', 'status = "draft"\nstatsu = "x"'),
        ("minutes = [5, 15, 45]", "minutes = [5]"),
        ("answer = 1", "answer = 1\nrevision = 0"),
    ],
)
def test_an_editor_sees_what_is_wrong(right: str, wrong: str) -> None:
    def faults(text: str) -> int:
        data = json.loads(json.dumps(tomllib.loads(text), default=str))
        return len(list(jsonschema.Draft202012Validator(case_schema()).iter_errors(data)))

    assert faults(CASE) == 0
    assert faults(CASE.replace(right, wrong, 1)) > 0


def test_every_field_explains_itself_or_its_kind() -> None:
    """What an editor shows beside a field: the models say it once, for the checker and for people."""
    schema = case_schema()
    assert schema["properties"]["vote_scene"]["description"].startswith("The decision")
    assert {"OptionModel", "SceneModel", "TriviaModel"} <= set(schema["$defs"])
    assert all(model["description"] for model in schema["$defs"].values())
