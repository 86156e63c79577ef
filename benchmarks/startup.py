"""From exec to the first useful screen, on a terminal of 120 by 40, with a small department in the data folder."""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.department import furnish
from benchmarks.measure import Bench, Goal, Pairs, Result, megabytes, milliseconds
from benchmarks.process import Screen, environment, first_screen, program

FLOOR = "minimal Textual app"
TIME = Goal("first useful screen, 120×40", FLOOR, 1.35)
MEMORY = Goal("memory at the first useful screen", FLOOR, 1.4)
GOALS = (TIME, MEMORY)

WORDS = ("Browse", "Quit")
"""Both must be painted: what can be done, and how to leave."""

MINIMAL = Path(__file__).with_name("minimal_app.py")


def measure(bench: Bench) -> Iterator[Result]:
    """Measure time and memory of the same starts."""
    furnish(bench.folder)
    env = environment()
    ours = [program(), "--data", str(bench.folder), "--lang", "en"]
    floor = [sys.executable, str(MINIMAL)]
    pairs: list[tuple[Screen, Screen]] = [
        (first_screen(floor, WORDS, env), first_screen(ours, WORDS, env)) for _ in range(1 + bench.rounds(25))
    ][1:]
    yield Pairs([f.seconds for f, _ in pairs], [o.seconds for _, o in pairs]).result(TIME, milliseconds)
    yield Pairs([f.memory for f, _ in pairs], [o.memory for _, o in pairs]).result(MEMORY, megabytes)
