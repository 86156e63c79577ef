"""A bank of 10,000 cases: a search as it is typed, the look at unchanged files, the first reading, the memory of a list."""

import datetime as dt
import os
import random
import re
import statistics
import time
import tomllib
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.cases import SEED, write_bank
from benchmarks.measure import Bench, Goal, Result, in_turn, milliseconds, seconds
from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.models import CaseModel
from ethics_workshop.services.ports import CaseQuery

CASES = 10_000
COLD = 300
"""Cases of the bank that is read for the first time again and again."""

PAGE = 40
"""Rows that a screen asks for once a search has answered."""

SHIPPED = Path(__file__).parents[1] / "casebank"
TODAY = dt.date(2026, 11, 22)

SEARCH = Goal("search among 10,000 cases, as it is typed: p99", "–", 5, "ms")
WARM = Goal("look at 10,000 unchanged files", "`os.stat` of each", 3)
FIRST = Goal("first reading of a bank, indexed", "`tomllib` + pydantic on the same files", 1.4)
MEMORY = Goal("memory to open a list of 10,000 cases", "–", 5, "MB")
GOALS = (SEARCH, WARM, FIRST, MEMORY)


def took(action: Callable[[], object]) -> float:
    """Return the seconds that `action` takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def typed(bank: Bank, phrases: int) -> list[str]:
    """Return what stands in the field after each key: one to three neighbouring words of some case."""
    chance = random.Random(SEED)
    keys = bank.find(CaseQuery()).keys
    entries = []
    for case in bank.summaries(chance.sample(list(keys), phrases)):
        source = chance.choice((case.title, case.title, case.hook, case.opening))
        words = re.findall(r"\w+", chance.choice((source.en, source.fr)))
        at = chance.randrange(len(words))
        phrase = " ".join(words[at : at + chance.randint(1, 3)])
        entries += [phrase[:length] for length in range(1, len(phrase) + 1)]
    return entries


def search(bank: Bank, entries: list[str]) -> list[float]:
    """Return the seconds of each search."""

    def once(words: str) -> None:
        bank.find(CaseQuery(words=words))

    return [took(partial(once, words)) for words in entries]


def parse(paths: list[str]) -> None:
    """Read files as anybody would who keeps nothing of them."""
    for path in paths:
        CaseModel.model_validate(tomllib.loads(Path(path).read_text(encoding="utf-8")))


def read_first(folder: Path, cache: Path) -> float:
    """Return the seconds of a first reading."""
    cache.unlink(missing_ok=True)
    return took(Bank([folder], cache, TODAY).refresh)


def measure(bench: Bench) -> Iterator[Result]:
    """Measure on generated banks (brief: a fifth of the cases)."""
    folder, cache = bench.folder / "many", bench.folder / "many.db"
    write_bank(folder, CASES // 5 if bench.quick else CASES, SHIPPED)
    read_first(folder, cache)
    taken = search(Bank([folder], cache, TODAY), typed(Bank([folder], cache, TODAY), bench.rounds(120)))
    worst = statistics.quantiles(taken, n=100)[98]
    shown = f"{milliseconds(worst)}, median {milliseconds(statistics.median(taken))}"
    yield Result(SEARCH, "–", shown, worst * 1000)

    bank = Bank([folder], cache, TODAY)
    paths = [os.fspath(path) for path in folder.glob("cases/*/*.toml")]
    bank.refresh()
    looks = in_turn(
        partial(took, lambda: [os.stat(path) for path in paths]),  # noqa: PTH116  # as cheap as it can be
        partial(took, bank.refresh),
        bench.rounds(21),
    )
    yield looks.result(WARM, milliseconds)

    few, files = bench.folder / "few", []
    write_bank(few, COLD, SHIPPED)
    files = [os.fspath(path) for path in few.glob("cases/*/*.toml")]
    pairs = in_turn(
        partial(took, partial(parse, files)),
        partial(read_first, few, bench.folder / "few.db"),
        bench.rounds(7),
    )
    yield pairs.result(FIRST, seconds)

    tracemalloc.start()
    fresh = Bank([folder], cache, TODAY)
    fresh.summaries(fresh.find(CaseQuery()).keys[:PAGE])
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    yield Result(MEMORY, "–", f"{most:.1f} MB", most)
