"""Which cases there are and what each may be chosen by, as sets of bits: ten thousand cases cost some kilobytes.

A set of cases is a whole number whose bit `n` stands for the case of the file with the number `n`, so that joining,
meeting and counting are each one operation on it. The sets are kept in the cache until a file changes.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from itertools import compress, repeat
from operator import itemgetter, or_

from ethics_workshop.bank.index import Choices, Index
from ethics_workshop.services.ports import MINUTES, CaseQuery

Bits = int
Choice = tuple[str, str]

RETIRED = "retired"
"""The status of a case that is kept for its records and no longer offered."""

HUDDLE = "huddle"
"""The group under which the cases of one length of a huddle are kept."""

TRACK = "track"
"""The group of the playlists."""

_YES = ord("1")
_ZERO_OR_ONE = bytes(byte == _YES for byte in range(256))


class Catalogue:
    """The cases on offer in `folders` (numbers of the index, the first one first), as the cache knows them.

    Opening one reads the order of the cases and nothing else; the rest is fetched when a search asks for it.
    """

    def __init__(
        self, index: Index, folders: Sequence[int], tracks: Callable[[], Mapping[str, Sequence[str]]] = dict
    ) -> None:
        self._index = index
        self._tracks_of = tracks
        self._name = _name(folders)
        self._made: dict[Choice, Bits] | None = None
        keys = index.offered(self._name)
        if keys is None:
            keys, self._made = _made(index, folders)
        self.keys: list[int] = keys
        """The files of the cases, in the order of the cases' ids."""
        self.size = max(keys, default=0) + 1
        """One more than the highest number of a file."""

    @cached_property
    def everything(self) -> Bits:
        """The set of all cases."""
        return bits(self.keys)

    @cached_property
    def choices(self) -> Mapping[Choice, Bits]:
        """The cases of each choice: every key that some case has, and MINUTES."""
        kept = {choice: found for choice, found in self._kept.items() if choice[0] != HUDDLE}
        tracks = {(TRACK, track): bits(files) for track, files in self._tracks.items()}
        return kept | tracks | {("minutes", str(minutes)): self._within(minutes) for minutes in MINUTES}

    @cached_property
    def _tracks(self) -> Mapping[str, list[int]]:
        """The files of each playlist's cases, in its order; playlists without a case on offer left out."""
        listed = self._tracks_of()
        files = {
            case: file
            for case, file in self._index.files_of({case for cases in listed.values() for case in cases})
            if self.everything >> file & 1
        }
        found = {track: [files[case] for case in cases if case in files] for track, cases in listed.items()}
        return {track: files for track, files in found.items() if files}

    @cached_property
    def _kept(self) -> Mapping[Choice, Bits]:
        return self._index.offered_choices(self._name) if self._made is None else self._made

    def listed(self, query: CaseQuery) -> list[int]:
        """Return the keys that the choices of a query leave; without any, nothing but the order is looked at.

        The cases of one playlist come in its own order.
        """
        if len(query.tracks) == 1:
            left = self.chosen(query)
            (track,) = query.tracks
            return [file for file in self._tracks.get(track, []) if left >> file & 1]
        if query.minutes or any(_groups(query).values()):
            return self.ordered(self.chosen(query))
        return self.keys.copy()

    def ordered(self, cases: Bits) -> list[int]:
        """Return the keys of a set, in the order of the cases' ids."""
        if cases in {0, self.everything}:
            return self.keys.copy() if cases else []
        chosen = bin(cases)[:1:-1].encode().translate(_ZERO_OR_ONE).ljust(self.size, b"\0")
        return list(compress(self.keys, self._in_order(chosen)))

    @cached_property
    def _in_order(self) -> Callable[[bytes], Iterable[int]]:
        """What puts the bytes of files in the order of the cases' ids."""
        if self.keys == list(range(1, self.size)):
            return itemgetter(slice(1, None))
        return itemgetter(*self.keys, 0)  # the one more makes a tuple of any number

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

    def _within(self, minutes: int) -> Bits:
        """Return the cases whose huddle takes at most so many minutes."""
        return reduce(
            or_,
            (found for (group, key), found in self._kept.items() if group == HUDDLE and int(key) <= minutes),
            0,
        )


def bits(files: Sequence[int]) -> Bits:
    """Return the set of the cases of `files`."""
    mask = bytearray(b"0") * (max(files, default=0) + 1)
    deque(map(mask.__setitem__, files, repeat(_YES)), maxlen=0)  # a loop in C: each key typed waits for it
    mask.reverse()
    return int(mask, 2)


def keep(index: Index, folders: Sequence[int]) -> None:
    """Keep the catalogue of `folders` for the starts to come, unless it is kept or files change meanwhile."""
    name = _name(folders)
    if index.has_offer(name):
        return
    written = index.written()
    keys, choices = _made(index, folders)
    index.keep_offer(name, keys, choices, written)


def _name(folders: Sequence[int]) -> str:
    return " ".join(map(str, folders))


def _made(index: Index, folders: Sequence[int]) -> tuple[list[int], dict[Choice, Bits]]:
    """Return the files of the cases on offer by the cases' ids, and the cases of each choice."""
    keys: list[int] = []
    files: dict[Choice, list[int]] = {}
    for _, _, file, topics, audiences, values, level, huddle, _ in _offered(index, folders):
        keys.append(file)
        for group, listed in (("topic", topics), ("audience", audiences), ("value", values)):
            for key in listed.split():
                files.setdefault((group, key), []).append(file)
        for group, number in (("level", level), (HUDDLE, huddle)):
            files.setdefault((group, str(number)), []).append(file)
    return keys, {choice: bits(files[choice]) for choice in sorted(files)}


def _groups(query: CaseQuery) -> dict[str, Iterable[str]]:
    return {
        "topic": query.topics,
        "value": query.values,
        "audience": query.audiences,
        "level": {str(level) for level in query.levels},
        TRACK: query.tracks,
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
