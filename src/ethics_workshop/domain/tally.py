"""Ballots: how totals of several methods join, and what small rooms may see (SESSION.md, "Ballots")."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

STORED_FROM = 5
"""Rounds under five ballots keep nothing but their number of ballots."""

EXACT_FROM = 10
"""Rounds under ten ballots are shown to people in words, not in numbers."""


class Method(StrEnum):
    """How ballots were cast and counted. An own device joins here when it exists."""

    PAPER = "paper"
    POLL = "poll"
    HANDS = "hands"
    BOOTH = "booth"
    """This computer goes round. It counts, and nobody types its totals."""


TYPED: tuple[Method, ...] = tuple(method for method in Method if method is not Method.BOOTH)
"""The methods whose totals somebody types."""

CONFIDENCE = ("1", "2", "3", "4")
"""How sure somebody is of a choice: from not at all to completely."""


class Band(StrEnum):
    """How the share of an option is said in a small room."""

    MOST = "most"
    ABOUT_HALF = "about-half"
    A_FEW = "a-few"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Part:
    """What one method brought to a round. `totals` is empty when its split was not kept."""

    method: Method
    ballots: int
    totals: Mapping[str, int]
    confidence: Mapping[str, int] = field(default_factory=dict)
    """How many were how sure (`1` to `4`), of all choices together; empty under five answers. The booth alone asks."""


@dataclass(frozen=True)
class Round:
    """One vote (`a` or `b`) on one decision: the parts of its methods, in the order in which they came.

    What it comes to is counted once: every event of a session asks for it several times.
    """

    parts: tuple[Part, ...] = ()

    @cached_property
    def ballots(self) -> int:
        """The number of ballots of all methods."""
        return sum([part.ballots for part in self.parts])

    @property
    def method(self) -> str:
        """The methods joined with `+`, in the order in which they came."""
        return "+".join([part.method for part in self.parts])

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """Ballots by option; empty while the round is too small, or while the split of a part was not kept."""
        if self.ballots < STORED_FROM:
            return {}
        joined: dict[str, int] = {}
        for part in self.parts:
            if part.ballots and not part.totals:
                return {}
            for option, count in part.totals.items():
                joined[option] = joined.get(option, 0) + count
        return joined

    @property
    def incomplete(self) -> tuple[Method, ...]:
        """The methods whose split was not kept although the round is now large enough: type them again."""
        if self.ballots < STORED_FROM:
            return ()
        return tuple(p.method for p in self.parts if p.ballots and not p.totals and p.method in TYPED)

    @property
    def confidence(self) -> Mapping[str, int]:
        """How many were how sure; empty where nobody was asked, and under five answers."""
        return next((part.confidence for part in self.parts if part.confidence), {})

    def with_parts(self, counted: Iterable[Part]) -> "Round":
        """Return the round with `counted`: the same method again corrects in place, another method is added.

        A part corrected to no ballots goes. Splits are dropped from every part while the round as a whole is under
        five ballots. The booth's is dropped while the booth alone has fewer, whatever others brought: what it
        promises must hold for whoever knows who used it.
        """
        parts = {part.method: part for part in self.parts}
        parts.update({part.method: part for part in counted})
        kept = [part for part in parts.values() if part.ballots]
        if sum(part.ballots for part in kept) < STORED_FROM:
            return Round(tuple([Part(part.method, part.ballots, {}) for part in kept]))
        kept = [
            Part(part.method, part.ballots, {})
            if part.method is Method.BOOTH and part.ballots < STORED_FROM
            else part
            for part in kept
        ]
        return Round(tuple(kept))

    @property
    def unanimous(self) -> str:
        """The option everybody chose, or an empty text. Unknown, hence empty, under five ballots."""
        totals = self.totals
        return next((option for option, count in totals.items() if count == self.ballots), "")


EMPTY = Round()
"""A vote in which nobody took part yet."""


def band(count: int, ballots: int) -> Band:
    """Return the words for `count` of `ballots`: two thirds and more are *most*, one third and less *a few*.

    The cut points are ours: the thirds keep 5 of 9 and 4 of 9 in the same band, so that one changed ballot
    near the middle does not show.
    """
    if count == 0:
        return Band.NONE
    if 3 * count >= 2 * ballots:
        return Band.MOST
    return Band.A_FEW if 3 * count <= ballots else Band.ABOUT_HALF


class Shown(NamedTuple):
    """What people may see of one option in one round: a band, or a whole percentage from ten ballots on."""

    option: str
    band: Band
    percent: int | None


class ShownRound(NamedTuple):
    """What people may see of a round. Without `options` it is too small to show."""

    ballots: int
    options: tuple[Shown, ...]


def shown(current: Round, options: tuple[str, ...], *, exact: bool | None = None) -> ShownRound:
    """Return `current` as cockpit, stage, summary and exports for people may show it.

    `exact` overrides the threshold of ten ballots downwards only: A and B side by side are both said in words when
    either of them is small.
    """
    if not current.parts:
        return ShownRound(0, ())
    totals, ballots = current.totals, current.ballots
    if not totals:
        return ShownRound(ballots, ())
    numbers = ballots >= EXACT_FROM and exact is not False
    counts = [totals.get(option, 0) for option in options]
    percents = [round(100 * count / ballots) if numbers else None for count in counts]
    bands = [band(count, ballots) for count in counts]
    return ShownRound(ballots, tuple(map(Shown, options, bands, percents)))


def shown_confidence(current: Round, *, exact: bool = True) -> ShownRound:
    """Return how sure people were, under the same rule as the votes; `exact` False says it in words in any case."""
    answers = sum(current.confidence.values())
    sure = Round((Part(Method.BOOTH, answers, current.confidence),)) if answers else EMPTY
    return shown(sure, CONFIDENCE, exact=exact)


def shown_pair(a: Round, b: Round, options: tuple[str, ...]) -> tuple[ShownRound, ShownRound]:
    """Return both rounds of a decision, under the rule of the smaller one."""
    exact = min([ballots for r in (a, b) if (ballots := r.ballots)], default=EXACT_FROM) >= EXACT_FROM
    return shown(a, options, exact=exact), shown(b, options, exact=exact)
