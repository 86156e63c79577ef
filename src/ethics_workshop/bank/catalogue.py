"""Which cases there are and what each may be chosen by, as sets of bits: ten thousand cases cost some kilobytes.

A set of files is a whole number whose bit `n` stands for the file of that number, so that joining, meeting and
counting are each one operation on it.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from ethics_workshop.bank.index import Choices, Index
from ethics_workshop.services.ports import MINUTES, CaseQuery

Bits = int
Choice = tuple[str, str]

RETIRED = "retired"
"""The status of a case that is kept for its records and no longer offered."""

_NO, _YES = ord("0"), ord("1")


class Catalogue:
    """The cases on offer in `folders` (numbers of the index, the first one first)."""

    def __init__(self, index: Index, folders: Sequence[int]) -> None:
        kept = list(_offered(index, folders))
        self.keys: Sequence[int] = array("q", (row[2] for row in kept))
        """The files of the cases, in the order of the cases' ids."""
        self.size = max(self.keys, default=0) + 1
        """One more than the highest number of a file."""
        self.everything = self.bits(self.keys)
        self.choices: Mapping[Choice, Bits] = self._choices(kept)

    def bits(self, files: Iterable[int]) -> Bits:
        """Return the set of `files`; their numbers are below `size`."""
        mask = bytearray(b"0" * self.size)
        for file in files:
            mask[file] = _YES
        mask.reverse()
        return int(mask, 2)

    def ordered(self, files: Bits) -> Sequence[int]:
        """Return the keys of a set, in the order of the cases' ids."""
        if files == self.everything:
            return self.keys
        if not files:
            return array("q")
        mask = bin(files)[:1:-1].encode().ljust(self.size, b"0")
        return array("q", [key for key in self.keys if mask[key] == _YES])

    def chosen(self, query: CaseQuery, without: str = "") -> Bits:
        """Return the cases that the choices of a query leave, those of the group `without` aside."""
        left = self.everything
        for group, keys in _groups(query).items():
            if keys and group != without:
                joined = 0
                for key in keys:
                    joined |= self.choices.get((group, key), 0)
                left &= joined
        return left

    def counts(self, query: CaseQuery, found: Bits) -> dict[Choice, int]:
        """Return how many of `found` each choice would leave, given the choices in the other groups."""
        left = {group: found & self.chosen(query, without=group) for group in _groups(query)}
        return {choice: (bits & left[choice[0]]).bit_count() for choice, bits in self.choices.items()}

    def _choices(self, kept: Iterable[Choices]) -> dict[Choice, Bits]:
        files: dict[Choice, list[int]] = {}
        for _, _, file, topics, audiences, values, level, huddle, _ in kept:
            for group, keys in (("topic", topics), ("audience", audiences), ("value", values)):
                for key in keys.split():
                    files.setdefault((group, key), []).append(file)
            files.setdefault(("level", str(level)), []).append(file)
            for minutes in MINUTES:
                if huddle <= minutes:
                    files.setdefault(("minutes", str(minutes)), []).append(file)
        for minutes in MINUTES:
            files.setdefault(("minutes", str(minutes)), [])
        return {choice: self.bits(files[choice]) for choice in sorted(files)}


def _groups(query: CaseQuery) -> dict[str, Iterable[str]]:
    return {
        "topic": query.topics,
        "value": query.values,
        "audience": query.audiences,
        "level": {str(level) for level in query.levels},
        "minutes": {str(query.minutes)} if query.minutes else set(),
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
