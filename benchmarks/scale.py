"""The first useful screen of a large department: 10,000 cases, 14,000 people and a year of their sessions.

The peer `posting` is measured in the same run where it is installed, in whatever environment: it is looked for on the
PATH, or under the name that ETHICS_WORKSHOP_POSTING gives. Its first useful screen shows its panels and its keys.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.cases import write_bank
from benchmarks.measure import Bench, Goal, Pairs, Result, megabytes, milliseconds
from benchmarks.process import Screen, environment, first_screen, program
from benchmarks.startup import FLOOR, MINIMAL, WORDS
from ethics_workshop.settings import shipped_bank

CASES = 10_000
PEOPLE = 14_000

TIME = Goal("first useful screen, 10,000 cases and 14,000 people", FLOOR, 1.35)
MEMORY = Goal("memory at that screen", FLOOR, 1.4)
PEER = Goal("the same screen against the peer", "posting", 0.4)
GOALS = (TIME, MEMORY, PEER)

POSTING = ("Collection", "Response", "Help")
"""What posting has painted when one can begin to work in it."""


def measure(bench: Bench) -> Iterator[Result]:
    """Measure starts of the floor, of ours and of the peer in turn; the bank's cache is warm."""
    share = 10 if bench.quick else 1
    bank = write_bank(bench.folder / "bank", CASES // share, shipped_bank())
    data = bench.folder / "data"
    made = ["--data", str(data), "--bank", str(bank), "demo", "--people", str(PEOPLE // share), "--no-open"]
    subprocess.run([program(), *made], env=environment(), check=True, stdout=subprocess.DEVNULL)
    yield from _starts(bench, ["--data", str(data), "--bank", str(bank), "--lang", "en"])


def _starts(bench: Bench, options: list[str]) -> Iterator[Result]:
    env = environment()
    peer = os.environ.get("ETHICS_WORKSHOP_POSTING") or shutil.which("posting")
    alone = {**env, **{f"XDG_{name}_HOME": str(bench.folder) for name in ("CONFIG", "DATA", "CACHE")}}
    rounds: list[tuple[Screen, Screen, Screen | None]] = [
        (
            first_screen([sys.executable, str(MINIMAL)], WORDS, env),
            first_screen([program(), *options], WORDS, env),
            first_screen([peer], POSTING, alone) if peer else None,
        )
        for _ in range(1 + bench.rounds(15))
    ][1:]
    ours = [screen.seconds for _, screen, _ in rounds]
    yield Pairs([floor.seconds for floor, *_ in rounds], ours).result(TIME, milliseconds)
    memory = [(floor.memory, screen.memory) for floor, screen, _ in rounds]
    yield Pairs(*zip(*memory, strict=True)).result(MEMORY, megabytes)
    others = [other.seconds for *_, other in rounds if other is not None]
    if others:
        yield Pairs(others, ours).result(PEER, milliseconds)
    else:
        print("scale: posting is not installed; the row that compares with it is left out", file=sys.stderr)
