"""The architecture as a test: the real import contracts hold, and a forbidden import breaks them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--config", "pyproject.toml", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "", "PYTHONUTF8": "1", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_real_contracts_hold() -> None:
    """The layers, the acyclic rooms and every fence of pyproject.toml."""
    run = lint_imports(ROOT)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/tally.py", "import ethics_workshop.services.ports", "Imports run one way"),
        ("records/store.py", "import ethics_workshop.bank.bank", "Imports run one way"),
        ("services/sessions.py", "import textual", "Textual lives in tui"),
        ("words/names.py", "import pydantic", "pydantic stands at the doors"),
        ("exchange/summary.py", "import sqlite3", "SQLite itself is opened in db"),
        ("services/sessions.py", "import click", "click lives in cli"),
        ("cli/room.py", "import babel", "Babel lives in words"),
        ("bank/bank.py", "import sqlite_utils", "sqlite-utils lives in records"),
    ],
)
def test_a_forbidden_import_fails(tmp_path: Path, module: str, line: str, contract: str) -> None:
    """A copy of the source with one wrong import is refused by the contract that speaks of it."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / "src" / "ethics_workshop" / module
    target.write_text(target.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    run = lint_imports(tmp_path)
    assert run.returncode == 1
    assert any(contract in row and "BROKEN" in row for row in run.stdout.splitlines()), run.stdout
