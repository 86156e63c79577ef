"""Which cases there are and what each may be chosen by, as sets of bits: ten thousand cases cost some kilobytes.

A set of cases is a whole number whose bit `n` stands for the `n`th case by id, so that joining, meeting and counting
are each one operation on it.
"""

from array import array
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import compress, repeat
from operator import or_

from ethics_workshop.bank.index import Choices, Index
from ethics_workshop.services.ports import MINUTES, CaseQuery

Bits = int
Choice = tuple[str, str]

RETIRED = "retired"
"""The status of a case that is kept for its records and no longer offered."""

_YES = ord("1")
_ZERO_OR_ONE = bytes(byte == _YES for byte in range(256))


class Catalogue:
    """The cases on offer in `folders` (numbers of the index, the first one first)."""

    def __init__(self, index: Index, folders: Sequence[int]) -> None:
        kept = list(_offered(index, folders))
        self.keys = [row[2] for row in kept]
        """The files of the cases, in the order of the cases' ids."""
        self.size = max(self.keys, default=0) + 1
        """One more than the highest number of a file."""
        self.everything = (1 << len(self.keys)) - 1
        self._places = array("q", repeat(len(self.keys), self.size))
        """By the number of a file: the place of its case; one behind the last for a file that has none."""
        for place, key in enumerate(self.keys):
            self._places[key] = place
        self.choices: Mapping[Choice, Bits] = self._choices(kept)

    def bits(self, files: Sequence[int]) -> Bits:
        """Return the set of the cases of `files`, whose numbers are below `size`."""
        mask = bytearray(b"0") * (len(self.keys) + 1)
        places = map(self._places.__getitem__, files)
        deque(
            map(mask.__setitem__, places, repeat(_YES)), maxlen=0
        )  # a loop in C: each key typed waits for it
        mask.pop()
        mask.reverse()
        return int(mask or b"0", 2)

    def place(self, file: int) -> int:
        """Return the bit that stands for the case of a file."""
        return self._places[file]

    def ordered(self, cases: Bits) -> list[int]:
        """Return the keys of a set, in the order of the cases' ids."""
        if cases in {0, self.everything}:
            return self.keys.copy() if cases else []
        chosen = bin(cases)[:1:-1].encode().translate(_ZERO_OR_ONE)
        return list(compress(self.keys, chosen))

    def chosen(self, query: CaseQuery, without: str = "") -> Bits:
        """Return the cases that the choices of a query leave, those of the group `without` aside."""
        left = self.everything
        for group, keys in _groups(query).items():
            if keys and group != without:
                left &= reduce(or_, (self.choices.get((group, key), 0) for key in keys))
        if query.minutes and without != "minutes":
            left &= self._within(query.minutes)
        return left

    def counts(self, query: CaseQuery, found: Bits) -> dict[Choice, int]:
        """Return how many of `found` each choice would leave, given the choices in the other groups."""
        left = {group: found & self.chosen(query, without=group) for group in (*_groups(query), "minutes")}
        return {choice: (bits & left[choice[0]]).bit_count() for choice, bits in self.choices.items()}

    def _choices(self, kept: Iterable[Choices]) -> dict[Choice, Bits]:
        files: dict[Choice, list[int]] = {}
        huddles: dict[int, list[int]] = {}
        for _, _, file, topics, audiences, values, level, huddle, _ in kept:
            for group, keys in (("topic", topics), ("audience", audiences), ("value", values)):
                for key in keys.split():
                    files.setdefault((group, key), []).append(file)
            files.setdefault(("level", str(level)), []).append(file)
            huddles.setdefault(huddle, []).append(file)
        self._huddles = {minutes: self.bits(found) for minutes, found in huddles.items()}
        choices = {choice: self.bits(files[choice]) for choice in sorted(files)}
        return choices | {("minutes", str(minutes)): self._within(minutes) for minutes in MINUTES}

    def _within(self, minutes: int) -> Bits:
        """Return the cases whose huddle takes at most so many minutes."""
        return reduce(or_, (bits for huddle, bits in self._huddles.items() if huddle <= minutes), 0)


def _groups(query: CaseQuery) -> dict[str, Iterable[str]]:
    return {
        "topic": query.topics,
        "value": query.values,
        "audience": query.audiences,
        "level": {str(level) for level in query.levels},
    }


def _offered(index: Index, folders: Sequence[int]) -> Iterable[Choices]:
    """Yield the cases on offer by id; of several with one id the earliest bank's, there the first path's."""
    best: Choices | None = None
    for row in index.choices():
        if row[1] not in folders:
            continue
        if best is not None and row[0] == best[0]:
            place, other = folders.index(row[1]), folders.index(best[1])
            if place < other or (place == other and index.path(row[2]) < index.path(best[2])):
                best = row
            continue
        if best is not None and best[-1] != RETIRED:
            yield best
        best = row
    if best is not None and best[-1] != RETIRED:
        yield best
