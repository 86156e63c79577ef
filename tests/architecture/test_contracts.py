"""The architecture as a test: the real import contracts hold, and a forbidden import breaks them."""

import shutil
import subprocess
import sys
from pathlib import Path

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


FORBIDDEN = [
    ("domain/tally.py", "ethics_workshop.services.ports", "Imports run one way"),
    ("records/store.py", "ethics_workshop.bank.bank", "Imports run one way"),
    ("services/sessions.py", "textual", "Textual lives in tui"),
    ("words/names.py", "pydantic", "pydantic stands at the doors"),
    ("exchange/summary.py", "sqlite3", "SQLite itself is opened in db"),
    ("learner/store.py", "ethics_workshop.records.store", "Imports run one way"),
    ("services/sessions.py", "click", "click lives in cli"),
    ("cli/room.py", "babel", "Babel lives in words"),
    ("bank/bank.py", "sqlite_utils", "sqlite-utils lives in records"),
]
"""A module, what it must not import, and the contract that forbids it."""


def test_forbidden_imports_fail(tmp_path: Path) -> None:
    """In a copy of the source each wrong import is named, and the contract that speaks of it is broken."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module, imported, _ in FORBIDDEN:
        target = tmp_path / "src" / "ethics_workshop" / module
        target.write_text(target.read_text(encoding="utf-8") + f"\nimport {imported}\n", encoding="utf-8")
    run = lint_imports(tmp_path)
    assert run.returncode == 1
    rows = run.stdout.splitlines()
    for module, imported, contract in FORBIDDEN:
        assert any(contract in row and "BROKEN" in row for row in rows), run.stdout
        name = module.removesuffix(".py").replace("/", ".")
        assert any(f"ethics_workshop.{name} -> {imported}" in row for row in rows), run.stdout
