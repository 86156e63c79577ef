"""A plain attacker: whoever has every file of the data folder, as it was after each ballot and after the count.

It looks for what changed (files, lengths, pages, rows, words in the bytes), learns from votes that it knows what goes
with which choice, and reads any row of choices it finds in the bytes as the order of the ballots. The rules are those of
somebody with an afternoon and no special tools; what is in the memory of the process is out of its reach.
"""

import math
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ethics_workshop.db.library import sqlite

PAGE = 4096
ROW = re.compile(rb"(?<![A-Za-z])(?:[abc]\W{1,4}){7}[abc](?![A-Za-z])")
"""Eight choices one after another, with signs between them: a list, in whatever notation."""


@dataclass(frozen=True)
class Dump:
    """Every file under the folder, its bytes and its moment; and every row of the database as a line."""

    files: Mapping[str, tuple[bytes, int]]
    rows: frozenset[str]


def dump(folder: Path, aside: Path, last: Dump | None = None) -> Dump:
    """Read everything: the database with its log and its free pages, backups, caches, logs, temporary files.

    Where no byte differs from the `last` dump, its rows are taken for these.
    """
    files = {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
    if last is not None and last.files == files:
        return Dump(files, last.rows)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for name in ("records.db", "records.db-wal"):
        shutil.copyfile(folder / name, aside / name)
    db = sqlite.connect(aside / "records.db")
    db.execute("PRAGMA synchronous = OFF")  # a copy to be thrown away: closing it need not wait for the disk
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = frozenset(
        f"{table} {row!r}" for table in tables for row in db.execute(f"SELECT * FROM {table}")
    )  # the names come from the file
    db.close()
    return Dump(files, rows)


def traces(before: Dump, after: Dump) -> frozenset[str]:
    """Return what differs, each thing as a short text: two dumps with the same traces are alike to the attacker."""
    found: set[str] = set()
    for line in after.rows - before.rows:
        found |= {f"row {line}", f"row {re.sub(r'[0-9]+|[0-9a-f]{32,}|[A-Z]-[0-9A-Z]+', '#', line)}"}
    for name in before.files.keys() | after.files.keys():
        old, new = before.files.get(name, (b"", 0)), after.files.get(name, (b"", 0))
        if old == new:
            continue
        found |= {f"{name} touched", f"{name} grew {len(new[0]) - len(old[0])}"}
        for place in range(0, max(len(old[0]), len(new[0])), PAGE):
            was, now = old[0][place : place + PAGE], new[0][place : place + PAGE]
            if was != now:
                found.add(f"{name} page {place // PAGE}")
                more = Counter(re.findall(rb"[A-Za-z]+", now)) - Counter(re.findall(rb"[A-Za-z]+", was))
                found |= {f"{name} word {word!r} {count}" for word, count in more.items()}
    return frozenset(found)


@dataclass(frozen=True)
class Seen:
    """One vote as the attacker sees it: what changed with each ballot, and all that changed from first to last."""

    choices: Sequence[str]
    """What was chosen, in order: known of the votes that are learned from, and what is to be found of the others."""
    ballots: Sequence[frozenset[str]]
    whole: frozenset[str]
    rows: Sequence[bytes]
    """Rows of choices that stand in the database or in the bytes of a file after the vote and did not before."""


def _changed(before: Dump, after: Dump) -> bytes:
    """Return the pages of `after` that are not as they were, in their order."""
    pages: list[bytes] = []
    for name, (now, _) in after.files.items():
        was = before.files.get(name, (b"", 0))[0]
        if was != now:
            pages += [
                now[at : at + PAGE] if now[at : at + PAGE] != was[at : at + PAGE] else b"\0"
                for at in range(0, len(now), PAGE)
            ]
    return b"".join(pages)


def seen(choices: Sequence[str], dumps: Sequence[Dump]) -> Seen:
    """Return a vote as the attacker sees it, from the dumps before it, after each ballot and after the count."""
    before, after = dumps[0], dumps[-1]
    new = Counter(ROW.findall(_changed(before, after))) - Counter(ROW.findall(_changed(after, before)))
    steps = [traces(one, two) for one, two in pairwise(dumps[:-1])]
    lines = "\n".join(
        sorted(after.rows - before.rows)
    ).encode()  # whole, where a page ends in the middle of one
    return Seen(choices, steps, traces(before, after), [*ROW.findall(lines), *new])


class Learned:
    """Naive Bayes over traces: which of two choices goes with what changed."""

    def __init__(self, examples: Iterable[tuple[frozenset[str], str]]) -> None:
        self._counts: dict[str, Counter[str]] = {"a": Counter(), "b": Counter()}
        self._all: Counter[str] = Counter()
        for found, choice in examples:
            self._all[choice] += 1
            self._counts[choice].update(found)
        weights = {name: self._weigh(name) for name in self._counts["a"].keys() | self._counts["b"].keys()}
        self._base = sum(gone for _, gone in weights.values())
        self._weights = {name: there - gone for name, (there, gone) in weights.items()}

    def guess(self, found: frozenset[str]) -> float:
        """Return by how much `a` is likelier than `b`: a logarithm, 0 for no idea."""
        return self._base + sum(self._weights.get(name, 0.0) for name in found)

    def _weigh(self, name: str) -> tuple[float, float]:
        """Return what it says that something is there, and what it says that it is not."""
        a, b = ((self._counts[c][name] + 1) / (self._all[c] + 2) for c in "ab")
        return math.log(a / b), math.log((1 - a) / (1 - b))


def attack(votes: Sequence[Seen]) -> tuple[dict[str, int], int]:
    """Learn from every other vote, then say who chose what in the others: right answers by way, and all answers.

    The ways: from what changed with each ballot, from what changed with the whole vote, and from rows that are found.
    Each vote has as many `a` as `b`, as its totals tell the attacker too: the half that leans to `a` most is called so.
    """
    known, asked = votes[::2], votes[1::2]
    places = range(len(votes[0].choices))
    by_ballot = Learned(
        (found, c) for vote in known for found, c in zip(vote.ballots, vote.choices, strict=True)
    )
    by_place = [Learned((vote.whole, vote.choices[place]) for vote in known) for place in places]
    right: Counter[str] = Counter()
    for vote in asked:
        said = {
            "ballots": _half([by_ballot.guess(found) for found in vote.ballots]),
            "whole": _half([learned.guess(vote.whole) for learned in by_place]),
            "rows": _read(vote),
        }
        for way, guesses in said.items():
            right[way] += sum(one == two for one, two in zip(guesses, vote.choices, strict=True))
    return dict(right), len(asked) * len(places)


def _half(leaning: Sequence[float]) -> list[str]:
    most = sorted(range(len(leaning)), key=lambda place: -leaning[place])[: len(leaning) // 2]
    return ["a" if place in most else "b" for place in range(len(leaning))]


def _read(vote: Seen) -> list[str]:
    """Return the first row that agrees with the totals as the order of the ballots; without one, any order."""
    rows = [re.findall(r"[abc]", row.decode("latin-1")) for row in vote.rows]
    agreeing = (row for row in rows if Counter(row) == Counter(vote.choices))
    return next(agreeing, _half([0.0] * len(vote.choices)))


def bound(answers: int) -> float:
    """Return how many right answers chance gives at most, once in some 30,000 times: four standard deviations.

    With four `a` and four `b` in each vote, a guess of four and four is right 2 h times, h hypergeometric: its variance
    is 8/7 of that of eight coins.
    """
    return answers / 2 + 4 * math.sqrt(answers / 4 * 8 / 7)
