"""A bank of any size in memory: what a `CaseBank` promises about finding, by looking at every case."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ethics_workshop.domain.listing import CaseSummary, Snippet
from ethics_workshop.domain.text import Text
from ethics_workshop.domain.track import Track
from ethics_workshop.services.ports import MINUTES, CaseBank, CaseQuery, CasesFound

TOPICS = ("coi", "privacy", "ai", "openness")
VALUES = ("integrity", "stewardship", "respect-people")
AUDIENCES = ("all", "manager", "data-it")


def summary(number: int) -> CaseSummary:
    """Case `number`: every seventh is about a cousin; topics, values, audiences, levels and lengths go round."""
    about = "cousin" if number % 7 == 0 else "neighbour"
    return CaseSummary(
        id=f"C{number:05}-case",
        title=Text(f"Case {number}", f"Cas {number}"),
        hook=Text(f"A {about} asks.", f"Une question ({about})."),
        tension=Text("Loyalty against fairness", "La loyauté face à l’équité"),
        topics=(TOPICS[number % 4],),
        audiences=(AUDIENCES[number % 3],),
        values=(VALUES[number % 3],),
        level=number % 3 + 1,
        minutes=(5, (10, 15, 30)[number % 3], 45),
        status="draft",
        opening=Text(f"Opening {number}.", f"Début {number}."),
    )


def matches(case: CaseSummary, query: CaseQuery, *, but: str = "") -> bool:
    """Whether a case is what `query` asks for, the group `but` left aside."""
    text = f"{case.title.en} {case.title.fr} {case.hook.en} {case.hook.fr}".casefold().split()
    held = (
        ("topic", not query.topics or query.topics & set(case.topics)),
        ("value", not query.values or query.values & set(case.values)),
        ("audience", not query.audiences or query.audiences & set(case.audiences)),
        ("level", not query.levels or case.level in query.levels),
        ("minutes", not query.minutes or case.minutes[1] <= query.minutes),
        ("words", all(any(t.startswith(w) for t in text) for w in query.words.casefold().split())),
    )
    return all(holds or group == but for group, holds in held)


class Library:
    """`cases` in memory before a real bank, which answers everything else. `slow` is what a search takes, in seconds."""

    def __init__(self, behind: CaseBank, cases: Iterable[CaseSummary]) -> None:
        self.behind = behind
        self.cases_held = dict(enumerate(cases, 1))
        self.asked: list[CaseQuery] = []
        self.fetched = 0
        self.slow = 0.0
        self.playlists: list[Track] = []
        self.proposed: dict[str, str] = {}
        """What may have been meant by which words."""
        self.changes: list[dict[int, CaseSummary]] = []
        """What the next looks at the files find."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)

    def refresh(self) -> bool:
        """Take the next change, if there is one."""
        if not self.changes:
            return False
        self.cases_held = self.changes.pop(0)
        return True

    def find(self, query: CaseQuery) -> CasesFound:
        """Look at every case; near misses are those that have one of the words."""
        self.asked.append(query)
        time.sleep(self.slow)
        listed = self._listed(query)
        found = [
            key
            for key, case in self.cases_held.items()
            if matches(case, query) and (not query.tracks or case.id in listed)
        ]
        if found or not query.words:
            return CasesFound(found)
        some = [replace(query, words=word) for word in query.words.split()]
        near = [key for key, case in self.cases_held.items() if any(matches(case, one) for one in some)]
        return CasesFound(near, near=bool(near))

    def tracks(self) -> list[Track]:
        """Return the playlists that a test put there."""
        return self.playlists

    def _listed(self, query: CaseQuery) -> set[str]:
        """The ids of the cases of the playlists that are asked for."""
        return {c.case_id for track in self.playlists if track.id in query.tracks for c in track.cases}

    def meant(self, query: CaseQuery) -> str:
        """Propose what a test put there."""
        return self.proposed.get(query.words, "")

    def snippet(self, key: int, words: str, language: str) -> Snippet:
        """Find the words in the hook, as they stand there."""
        hook = self.cases_held[key].hook(language) if key in self.cases_held else ""
        at = hook.find(words)
        return Snippet(hook, ((at, at + len(words)),)) if words and at >= 0 else Snippet("")

    def summaries(self, keys: Sequence[int]) -> list[CaseSummary]:
        """Return the cases that are still there."""
        self.fetched += len(keys)
        return [self.cases_held[key] for key in keys if key in self.cases_held]

    def counts(self, query: CaseQuery) -> Mapping[tuple[str, str], int]:
        """Count by looking at every case for every choice."""
        counts: dict[tuple[str, str], int] = {("minutes", str(n)): 0 for n in MINUTES}
        for case in self.cases_held.values():
            for group, keys in (
                ("topic", case.topics),
                ("value", case.values),
                ("audience", case.audiences),
                ("level", (str(case.level),)),
            ):
                holds = matches(case, query, but=group)
                for key in keys:
                    counts[group, key] = counts.get((group, key), 0) + holds
            for track in self.playlists:
                held = any(each.case_id == case.id for each in track.cases)
                counts["track", track.id] = counts.get(("track", track.id), 0) + (
                    held and matches(case, query)
                )
            for n in MINUTES:
                counts["minutes", str(n)] += case.minutes[1] <= n and matches(case, query, but="minutes")
        return counts
