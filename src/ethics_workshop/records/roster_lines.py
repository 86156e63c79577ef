"""Which line of a roster file each person stands on, in some ten bytes a row instead of a set of all identifiers."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import eq, lt


class RosterLines:
    """The 64-bit hash of every person_id of a file and the line it stands on.

    Equal hashes are only a suspicion; who is named in a fault is read from the file again (`register`).
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._lines: list[Sequence[int]] = []
        self._last = ""
        self._sorted: array[int] | None = None
        self.ascending = True
        """Whether every person_id so far is above the one before it: then none is repeated."""

    def __len__(self) -> int:
        return len(self._hashes)

    def add(self, people: Sequence[str], lines: Sequence[int]) -> None:
        """Add people in the order of the file, with their lines."""
        if self.ascending and people:
            self.ascending = self._last < people[0] and all(map(lt, people, islice(people, 1, None)))
            self._last = people[-1]
        self._hashes.extend(map(hash, people))
        self._lines.append(lines if isinstance(lines, range) else array("q", lines))
        self._sorted = None

    def repeated(self) -> set[int]:
        """Return the hashes that occur more than once."""
        if self.ascending:
            return set()
        ordered = self._order()
        return {
            value
            for value, same in zip(ordered, map(eq, ordered, islice(ordered, 1, None)), strict=False)
            if same
        }

    def without(self, people: Iterable[str]) -> Iterator[str]:
        """Yield those of `people` who are not in the file."""
        ordered = self._order()
        size = len(ordered)
        for person_id in people:
            value = hash(person_id)
            place = bisect_left(ordered, value)
            if place == size or ordered[place] != value:
                yield person_id

    def lines_of(self, people: Iterable[str]) -> dict[str, int]:
        """Return the first line of each of `people`; 0 for somebody who is not in the file."""
        wanted = {hash(person_id): person_id for person_id in people}
        found = dict.fromkeys(wanted.values(), 0)
        for value, line in zip(self._hashes, chain.from_iterable(self._lines), strict=True):
            person_id = wanted.pop(value, None)
            if person_id is not None:
                found[person_id] = line
            if not wanted:
                break
        return found

    def _order(self) -> "array[int]":
        if self._sorted is None:
            self._sorted = array("q")
            for part in range(
                -4, 4
            ):  # by their first three bits: sorting them at once takes eight times the memory
                self._sorted.extend(sorted([value for value in self._hashes if value >> 61 == part]))
        return self._sorted
