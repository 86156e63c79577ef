"""Whole processes of the command line, against an interpreter that does nothing."""

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Bench, Goal, Result, in_turn, milliseconds
from benchmarks.process import lifetime, program

FLOOR = "`python -c pass`"
HELP = Goal("`ethics-workshop --help`", FLOOR, 5)
LIST = Goal("`ethics-workshop cases list`, cache warm", FLOOR, 8)
GOALS = (HELP, LIST)


def measure(bench: Bench) -> Iterator[Result]:
    """Measure both commands."""
    floor = [sys.executable, "-c", "pass"]
    for goal, words in ((HELP, ["--help"]), (LIST, ["--data", str(bench.folder), "cases", "list"])):
        ours = [program(), *words]
        pairs = in_turn(partial(lifetime, floor), partial(lifetime, ours), bench.rounds(41))
        yield pairs.result(goal, milliseconds)
