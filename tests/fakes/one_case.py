"""A bank of one case: what the screens and commands do does not depend on how many there are, and reading takes time."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from ethics_workshop.settings import shipped_bank

CASE = "C14-cousins-file"


@cache
def one_case_bank() -> Path:
    """Return a copy of the shipped bank with C14 alone, made once for the tests of this process."""
    shipped, folder = shipped_bank(), Path(tempfile.mkdtemp(prefix="one-case-")) / "casebank"
    shutil.copytree(shipped, folder, ignore=lambda _, names: {"cases"} & set(names))
    case = next(shipped.glob(f"cases/*/{CASE}.toml"))
    target = folder / "cases" / case.parent.name / case.name
    target.parent.mkdir(parents=True)
    shutil.copyfile(case, target)
    return folder
