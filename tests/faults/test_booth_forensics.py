"""Who voted what, and in which order, cannot be found in any file: neither after a ballot nor after the count."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, pairwise
from pathlib import Path

import pytest

from tests.faults.forensics import Dump, Seen, attack, bound, dump, seen
from tests.faults.voting import LEAKS, VOTERS

ROOT = Path(__file__).parents[2]
FOLDERFUL = 20
"""Votes in one data folder: what an attacker reads anew after each change grows with every vote that was held."""


class Voting:
    """The other end of a process that holds votes, and the folder that an attacker copies."""

    def __init__(self, child: subprocess.Popen[str], folder: Path) -> None:
        self.child, self.folder = child, folder
        self.last: Dump | None = None

    def tell(self, line: str) -> None:
        assert self.child.stdin is not None
        assert self.child.stdout is not None
        self.child.stdin.write(f"{line}\n")
        self.child.stdin.flush()
        assert self.child.stdout.readline() == "done\n"

    def look(self) -> Dump:
        self.last = dump(self.folder, self.folder.parent / "aside", self.last)
        return self.last

    def vote(self, chance: random.Random, leak: str = "") -> tuple[Seen, bool]:
        """Hold one vote; return it as an attacker sees it, and whether anything at all changed between two ballots."""
        choices = list("aabb" * (VOTERS // 4))
        chance.shuffle(choices)
        self.tell(f"vote {leak}")
        dumps = [self.look()]
        for choice in choices:
            self.tell(choice)
            dumps.append(self.look())
        still = all(one == two for one, two in pairwise(dumps))
        self.tell("count")
        return seen(choices, [*dumps, self.look()]), still


@contextmanager
def voting(folder: Path) -> Iterator[Voting]:
    """Run the process; its temporary files are under the folder too."""
    (folder / "data" / "tmp").mkdir(parents=True)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.voting", str(folder / "data")],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder / "data" / "tmp")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Voting(child, folder / "data")
    finally:
        assert child.stdin is not None
        child.stdin.close()
        child.wait(timeout=20)
        assert child.stdout is not None
        child.stdout.close()


def votes(folder: Path, leaks: Sequence[str]) -> Iterator[tuple[Seen, bool]]:
    """Hold a vote for each name of a leak, or none; after each `FOLDERFUL` in a new process and a new data folder."""
    chance = random.Random(20261122)
    for begin in range(0, len(leaks), FOLDERFUL):
        with voting(folder / str(begin)) as process:
            for leak in leaks[begin : begin + FOLDERFUL]:
                yield process.vote(chance, leak)


def forensics(folder: Path, runs: int, controls: int) -> None:
    """Attack `runs` votes of the booth, then `controls` votes of each booth that leaks."""
    held = votes(folder, ("",) * runs + tuple(leak for leak in LEAKS for _ in range(controls)))
    sound = list(islice(held, runs))
    assert all(still for _, still in sound), "a file changed between two ballots"
    right, answers = attack([vote for vote, _ in sound])
    assert max(right.values()) <= bound(answers), f"{right} of {answers} ballots were found"
    for leak in LEAKS:
        right, answers = attack([vote for vote, _ in islice(held, controls)])
        assert max(right.values()) >= 0.9 * answers, f"the attacker is blind for {leak}: {right} of {answers}"


def test_no_file_tells_who_chose_what(tmp_path: Path) -> None:
    """A few votes with known choices, and the same attacker before booths that leak: those it reads."""
    forensics(tmp_path, runs=6, controls=4)


@pytest.mark.long
def test_no_file_tells_who_chose_what_in_200_votes(tmp_path: Path) -> None:
    """200 votes, twenty in each data folder: of the 800 ballots asked for, at most 460 are found in any way, where chance finds 400."""
    assert bound(800) < 461
    forensics(tmp_path, runs=200, controls=20)
