"""`python -m benchmarks [PART …] [--quick]`: measure, print the table, exit with 1 when a goal is missed."""

import argparse
import importlib
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from benchmarks.measure import Bench, Part, Result, table

PARTS = (
    "startup",
    "scale",
    "keys",
    "commands",
    "journal",
    "writers",
    "chain",
    "roster",
    "export",
    "bank",
    "stage",
)
"""The modules that measure, in the order of the table."""


def part(name: str) -> Part:
    """Import a part."""
    return cast("Part", importlib.import_module(f"benchmarks.{name}"))


def run(names: Sequence[str], *, quick: bool) -> list[Result]:
    """Measure the parts, each in a folder of its own on the disk of TMPDIR."""
    results: list[Result] = []
    for name in names:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix=f"benchmark-{name}-") as folder:
            results += part(name).measure(Bench(Path(folder), quick))
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return results


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one or more of: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller amounts")
    chosen = parser.parse_args(argv)
    unknown = [name for name in chosen.parts if name not in PARTS]
    if unknown:
        parser.error(f"unknown part: {', '.join(unknown)} (choose from {', '.join(PARTS)})")
    results = run(chosen.parts or PARTS, quick=chosen.quick)
    print(table(results))
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
