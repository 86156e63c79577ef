"""From a key in the cockpit to what it paints there, and in the room's window: two terminals, one file, 40 people."""

import json
import math
import select
import subprocess
import time
from collections.abc import Iterator, Sequence

from benchmarks.department import furnish
from benchmarks.measure import Bench, Goal, Result, milliseconds
from benchmarks.process import PATIENCE, environment, program, shown
from benchmarks.terminal import Terminal

STEPS = 500
PEOPLE = 40
PAUSE = 0.15
"""Seconds between keys, so that each is alone."""

STAGE = Goal("key in the cockpit → stage painted, p99", "–", 200, "ms")
COCKPIT = Goal("key → cockpit painted, 40 people, p99", "–", 50, "ms")
GOALS = (STAGE, COCKPIT)

NEXT, BACK, ENTER = "\x1b[6~", "\x1b[5~", "\r"
ACROSS = ("Discuss", "Vote A")
"""The steps between which the session goes to and fro: each is an event on disk, and another page."""
QUIET = 0.03
"""Seconds without paint after which a window has painted all that a key brings."""


def measure(bench: Bench) -> Iterator[Result]:
    """Go on and back, and watch both windows."""
    session, data = _session(bench)
    ours = [program(), "--data", data, "--lang", "en", "session"]
    count = STEPS // 10 if bench.quick else STEPS
    with Terminal([*ours, "run", session]) as cockpit, Terminal([*ours, "stage", session]) as stage:
        cockpit.press("", "Help")
        stage.press("", "Begin")
        stage.rest(2)
        stage.press(ENTER, "Copy")
        cockpit.rest(2)
        there, here = [], []
        for number in range(count):
            cockpit.rest(PAUSE)
            stage.rest(0.01)
            ours_at, theirs_at = _both(cockpit, stage, (NEXT, BACK)[number % 2], ACROSS[number % 2])
            here.append(ours_at)
            there.append(theirs_at)
    yield _p99(STAGE, there)
    yield _p99(COCKPIT, here)


def _session(bench: Bench) -> tuple[str, str]:
    """Return a session of forty people that stands at its first vote, and its data folder."""
    data = bench.folder / "data"
    furnish(data)
    ours = [program(), "--data", str(data)]

    def run(*words: str) -> str:
        done = subprocess.run(
            [*ours, *words], env=environment(), check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return done.stdout.decode().strip()

    listed = json.loads(run("roster", "list", "--format", "json"))
    people = [person for person in listed if not person["left"]][:PEOPLE]
    first = people[0]
    session = run("session", "plan", "--case", "C14", "--agenda", "workshop", "--division", first["division"],
                  "--facilitator", first["person_id"])  # fmt: skip
    run("session", "check-in", session, *[person["person_id"] for person in people])
    while run("session", "next", session) != "vote-a":
        pass
    return session, str(data)


def _both(cockpit: Terminal, stage: Terminal, key: str, step: str) -> tuple[float, float]:
    """Press a key in the cockpit; return the seconds until each window has painted `step`, and whatever comes with it.

    Raises TimeoutError when one of the two does not.
    """
    windows = {cockpit: f"▸ {step}".encode(), stage: step.encode()}
    painted, last = dict.fromkeys(windows, b""), dict.fromkeys(windows, 0.0)
    cockpit.write(key)
    start = time.perf_counter()
    while time.perf_counter() < start + PATIENCE:
        ready = select.select(list(windows), [], [], QUIET)[0]
        for one in ready:
            painted[one] += one.take()
            last[one] = time.perf_counter() - start
        if not ready and all(text in shown(painted[one]) for one, text in windows.items()):
            return last[cockpit], last[stage]
    raise TimeoutError(f"no {step!r} in both windows: {[shown(p)[-500:] for p in painted.values()]}")


def _p99(goal: Goal, taken: Sequence[float]) -> Result:
    ordered = sorted(taken)
    p99 = ordered[math.ceil(0.99 * len(ordered)) - 1]
    middle = ordered[len(ordered) // 2]
    return Result(goal, "–", f"median {milliseconds(middle)}", 1000 * p99)
