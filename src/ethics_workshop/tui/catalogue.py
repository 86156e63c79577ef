"""What the case bank's screen asks of the bank: on the worker thread, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ethics_workshop.domain.listing import CaseSummary, Fault, Severity, Snippet
from ethics_workshop.domain.text import Text
from ethics_workshop.domain.track import Track
from ethics_workshop.services.ports import CaseBank, CaseQuery

PAGE = 20
"""Cases that come with what was found: more than most screens show. The list asks for more as it is looked at."""

Names = Mapping[tuple[str, str], Text]
"""The names of topics, values, audiences and levels, by registry and key."""

Counts = Mapping[tuple[str, str], int]
"""How many cases each choice would leave, by group and key."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found: the keys of all its cases, and the first page of them."""

    query: CaseQuery
    keys: Sequence[int]
    near: bool
    total: int
    """How many cases there are in all."""
    rows: Mapping[int, CaseSummary]


class Catalogue:
    """Asks the bank, and keeps the names that it was told. Every method may raise BadInput; all block."""

    def __init__(self, bank: CaseBank) -> None:
        self._bank = bank
        self.names: dict[tuple[str, str], Text] = {}
        """Known before anything that they name is returned."""
        self.tracks: dict[str, Track] = {}
        """The playlists, by id: known when they were counted."""
        self.everything: Result | None = None
        """All cases as they were found last: what a list can begin with, before the files are looked at again."""

    def search(self, query: CaseQuery) -> Result:
        """Return what `query` finds."""
        found = self._bank.find(query)
        rows = self.rows(found.keys[:PAGE])
        if query == CaseQuery():
            self.everything = Result(query, found.keys, found.near, len(found.keys), rows)
            return self.everything
        everything = self.everything or self.search(CaseQuery())
        return Result(query, found.keys, found.near, everything.total, rows)

    def rows(self, keys: Sequence[int]) -> dict[int, CaseSummary]:
        """Return the cases of `keys`; those that are gone are left out."""
        cases = self._bank.summaries(keys)
        for case in cases:
            self._learn(("topic", key) for key in case.topics)
            self._learn(("value", key) for key in case.values)
            self._learn(("audience", key) for key in case.audiences)
            self._learn([("level", str(case.level))])
        if len(cases) == len(keys):
            return dict(zip(keys, cases, strict=True))
        return {key: case for key in keys for case in self._bank.summaries([key])}

    def counts(self, query: CaseQuery) -> Counts:
        """Return how many cases each choice would leave."""
        counts = self._bank.counts(query)
        if not self.tracks and any(group == "track" for group, _ in counts):
            self.tracks.update((track.id, track) for track in self._bank.tracks())
        self._learn(key for key in counts if key[0] != "minutes")
        return counts

    def why(self, query: CaseQuery, case_id: str) -> Text | None:
        """Return why a case stands in the one playlist that was chosen; None without one."""
        chosen = [self.tracks[track] for track in query.tracks if track in self.tracks]
        return chosen[0].why(case_id) if len(chosen) == 1 else None

    def meant(self, query: CaseQuery) -> str:
        """Return the words that may have been meant; empty for none."""
        return self._bank.meant(query)

    def snippet(self, key: int, words: str, language: str) -> Snippet:
        """Return where in a case the words are."""
        return self._bank.snippet(key, words, language)

    def refresh(self) -> bool:
        """Look at the files; return whether anything changed, so that all is to be asked again."""
        changed = self._bank.refresh()
        if changed:
            self.everything = None
            self.names.clear()
            self.tracks.clear()
        return changed

    def faults(self) -> list[Fault]:
        """Return what must be mended, the files that cannot be used first."""
        faults = [fault for fault in self._bank.faults() if fault.severity is not Severity.WARNING]
        broken = {fault.path for fault in faults if fault.severity is Severity.BREAKING}
        faults.sort(key=lambda fault: fault.path not in broken)
        return faults

    def _learn(self, keys: Iterable[tuple[str, str]]) -> None:
        for key in keys:
            if key not in self.names:
                self.names[key] = self._bank.name_of(*key)
