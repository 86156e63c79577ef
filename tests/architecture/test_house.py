"""The house rules that a machine can hold: sizes, broad excepts, sentences, commands, content without code."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import Words
from ethics_workshop.words.sentences import SENTENCES

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
BOUNDARIES = {"boundary.py", "errors.py"}
"""The two places that turn what was not foreseen into a sentence: one for the command line, one for the screens."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_rooms_stay_small(path: Path) -> None:
    """No file over 450 lines, no function over 70; no broad except outside the boundaries; no mutable globals."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 450
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 70, node.name
        if isinstance(node, ast.ExceptHandler) and path.name not in BOUNDARIES:
            broad = node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"}
            # What rolls back and raises again hides nothing.
            assert not broad or isinstance(node.body[-1], ast.Raise)
        assert not isinstance(node, ast.Global), "global state"


def test_every_problem_has_its_sentences() -> None:
    """Each Problem says what happened, in both languages, and every sentence belongs to a Problem."""
    assert set(SENTENCES) == set(Problem)
    french = Words("fr")
    for what, then in SENTENCES.values():
        assert french(what) != what
        assert not then or french(then) != then


def test_the_case_bank_holds_no_code() -> None:
    """Content only."""
    assert not [p for p in (ROOT / "casebank").rglob("*") if p.suffix in {".py", ".sh", ".js"}]


def test_help_imports_nothing_heavy() -> None:
    """`--help` pays for click and gettext alone."""
    loaded = modules_after(
        "from ethics_workshop.cli.boundary import run; from ethics_workshop.cli.desk import Desk; run(['--help'], Desk('en'))"
    )
    assert not loaded & {
        "textual",
        "pydantic",
        "sqlite_utils",
        "babel",
        "sqlite3",
        "pysqlite3",
        "tomllib",
        "platformdirs",
    }


def modules_after(code: str) -> set[str]:
    probe = f"{code}\nimport sys; print('\\nLOADED', *sorted(m.split('.')[0] for m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(run.stdout.rpartition("LOADED")[2].split())


def test_every_command_of_the_contract_answers_to_help() -> None:
    """The names that scripts rely on, and nothing that comes later."""
    expected = {
        (): "cases toolkit roster agendas year session commitments questions themes feedback learn trivia attest roadmap completions acknowledge reminders certificate badge record statements settings export demo keys verify rebuild backup restore doctor",
        ("cases",): "list search show tracks balance check schema handout new add packs remove table",
        ("roster",): "import list",
        ("agendas",): "list show new change check fit",
        (
            "session",
        ): "plan list show run stage summary check-in guest leave next back tally booth inject commit question theme "
        "feedback cut groups pause attest cancel close follow-up sheet",
        ("toolkit",): "list show page",
        ("commitments",): "list review",
        ("questions",): "list answer",
        ("learn",): "list start choose back show finish rehearse forget",
        ("trivia",): "next answer export forget",
        ("roadmap",): "show due",
        ("completions",): "import list void",
        ("badge",): "key issue verify",
        ("acknowledge",): "list verify refuse delegate",
        ("attest",): "status sign check withdraw receipt",
        ("statements",): "list show diff add",
        ("settings",): "show set unset check path",
    }
    import click

    from ethics_workshop.cli.root import build_root

    for path, names in expected.items():
        group: click.Command | None = build_root()
        for name in path:
            assert isinstance(group, click.Group)
            group = group.get_command(click.Context(group), name)
        assert isinstance(group, click.Group)
        assert set(group.list_commands(click.Context(group))) == set(names.split())
