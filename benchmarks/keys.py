"""From a key to what it paints, on a terminal of 120 by 40, in the reading room of a bank of 10,000 cases."""

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.bank import TODAY
from benchmarks.cases import write_bank
from benchmarks.measure import Bench, Goal, Pairs, Result, milliseconds
from benchmarks.process import PATIENCE, environment, program
from benchmarks.terminal import Terminal
from ethics_workshop.bank.bank import Bank
from ethics_workshop.services.ports import CaseQuery
from ethics_workshop.settings import shipped_bank

CASES = 10_000

CURSOR = Goal("key → cursor painted, p95", "a Static's", 2)
TEXT = Goal("key → 5 KB of case text painted, p95", "a Static's", 5)
OPEN = Goal("open the list of 10,000 cases", "an empty app's mount", 2)
SEARCH = Goal("keystroke → results painted, p99", "–", 30, "ms")
GOALS = (CURSOR, TEXT, OPEN, SEARCH)

STATIC = Path(__file__).with_name("static_app.py")
PAUSE = 0.06
"""Seconds between keys, so that each is alone."""
TYPING = 0.12
"""Seconds between letters: a quick typist, and the filters begin to be counted in between."""

DOWN, ESCAPE, ENTER = "\x1b[B", "\x1b", "\r"


def measure(bench: Bench) -> Iterator[Result]:
    """Press keys on the floor and on ours in turn."""
    count = CASES // 10 if bench.quick else CASES
    bank = write_bank(bench.folder / "bank", count, shipped_bank())
    ours = [program(), "--data", str(bench.folder / "data"), "--bank", str(bank), "--lang", "en"]
    listed = subprocess.run(
        [*ours, "cases", "list", "--format", "json"], env=environment(), check=True, stdout=subprocess.PIPE
    )
    titles = [case["title"]["en"] if isinstance(case["title"], dict) else case["title"]
              for case in json.loads(listed.stdout)]  # fmt: skip
    with Terminal([sys.executable, str(STATIC)]) as floor, Terminal(ours) as app:
        floor.press("", "Row number 0")
        app.press("", "Browse")
        app.rest(2)
        yield _opening(bench, app, titles)
        static, cursor = _cursor(bench, floor, app, titles)
        yield _p95(CURSOR, static, cursor)
        yield _p95(TEXT, static, _text(bench, app))
        yield _search(bench, app, Bank([bank], bench.folder / "data" / "bank-cache.db", TODAY), titles, count)


def _lit(title: str) -> str:
    """Return what the row under the cursor begins with."""
    return f"▌ {title[:12]}"


def _opening(bench: Bench, app: Terminal, titles: Sequence[str]) -> Result:
    taken = []
    for _ in range(2 + bench.rounds(9)):
        taken.append((_mount(bench), app.press("1", _lit(titles[0]))))
        app.rest(0.5)
        app.press(ESCAPE, "Browse")
        app.rest(0.5)
    app.press("1", _lit(titles[0]))
    app.rest(1)
    kept = taken[2:]
    return Pairs([f for f, _ in kept], [o for _, o in kept]).result(OPEN, milliseconds)


def _mount(bench: Bench) -> float:
    """Return how long an empty app takes from its making to its first paint; it tells so itself."""
    said, until = bench.folder / "mount.txt", time.perf_counter() + PATIENCE
    said.unlink(missing_ok=True)
    with Terminal([sys.executable, str(STATIC), str(said)]) as empty:
        while not (said.exists() and said.read_text(encoding="ascii")):
            if time.perf_counter() > until:
                raise TimeoutError("the empty app did not come up")
            empty.rest(0.02)
    return float(said.read_text(encoding="ascii"))


def _cursor(
    bench: Bench, floor: Terminal, app: Terminal, titles: Sequence[str]
) -> tuple[list[float], list[float]]:
    static, cursor = [], []
    for number in range(1, 1 + bench.rounds(150)):
        static.append(floor.press(DOWN, f"Row number {number}"))
        floor.rest(PAUSE)
        cursor.append(app.press(DOWN, _lit(titles[number])))
        app.rest(PAUSE)
    return static, cursor


def _text(bench: Bench, app: Terminal) -> list[float]:
    """Turn between the parts of a case; the time ends with the last byte painted."""
    app.press(ENTER, "Contents")
    app.rest(1.5)
    taken = []
    for _ in range(bench.rounds(75)):
        for key, text in (("2", "For whoever leads"), ("1", "People in the story")):
            taken.append(app.press(key, text, whole=True))
            app.rest(PAUSE)
    app.press(ESCAPE, "Preview")
    app.rest(0.5)
    return taken


def _search(bench: Bench, app: Terminal, bank: Bank, titles: Sequence[str], count: int) -> Result:
    """Type the longest word of some titles, letter by letter; each letter ends with the number that is found.

    A letter that leaves the number as it was is typed and not timed: nothing tells then when its results are there.
    """
    app.press("s", "studies")
    taken = []
    for title in titles[5 :: max(1, count // bench.rounds(30))]:
        app.rest(0.4)
        typed, before = "", count
        for letter in max(re.findall(r"[^\W\d_]+", title), key=len).lower()[:9]:
            typed += letter
            answer = bank.find(CaseQuery(words=typed))
            found = 0 if answer.near else len(answer.keys)
            if found == before:
                app.press(letter, typed)
            else:
                taken.append(app.press(letter, f"{found} of {count}"))
            before = found
            app.rest(TYPING)
        app.press(ESCAPE, f"{count} case studies")
    slow = statistics.quantiles(taken, n=100)[98] * 1000
    return Result(SEARCH, "–", f"median {milliseconds(statistics.median(taken))}", slow)


def _p95(goal: Goal, floor: Sequence[float], ours: Sequence[float]) -> Result:
    low, high = (statistics.quantiles(taken, n=20)[18] for taken in (floor, ours))
    return Result(goal, milliseconds(low), milliseconds(high), high / low)
