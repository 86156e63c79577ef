"""What a measurement promises, how it is compared with its floor, and the table that shows it."""

import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise. `limit` is the largest value that keeps it, in `unit`; None: shown without a promise."""

    work: str
    floor: str
    limit: float | None
    unit: str = "×"

    @property
    def text(self) -> str:
        """How the table names it."""
        return "–" if self.limit is None else f"≤ {self.limit:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Result:
    """What came out. `value` is in the goal's unit; `floor` and `ours` are what was measured, for people."""

    goal: Goal
    floor: str
    ours: str
    value: float
    spread: tuple[float, float] | None = None
    """The quartiles of the pairs."""

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.goal.limit is None or self.value <= self.goal.limit

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of the table."""
        shown = f"{self.value:.3g} {self.goal.unit}"
        if self.spread is not None:
            shown += f" ({self.spread[0]:.3g} to {self.spread[1]:.3g})"
        verdict = "–" if self.goal.limit is None else "yes" if self.holds else "NO"
        return (self.goal.work, f"{self.goal.floor}: {self.floor}", self.ours, shown, self.goal.text, verdict)


@dataclass(frozen=True, slots=True)
class Bench:
    """What a part needs to measure: a folder of its own, and whether to be brief."""

    folder: Path
    quick: bool = False

    def rounds(self, usual: int) -> int:
        """Return how many pairs to measure: a third of the usual number when brief, at least 3."""
        return max(3, usual // 3) if self.quick else usual


class Part(Protocol):
    """A module of this package that measures something."""

    GOALS: tuple[Goal, ...]

    def measure(self, bench: Bench) -> Iterator[Result]:
        """Measure each of GOALS."""
        ...


@dataclass(frozen=True, slots=True)
class Pairs:
    """Measurements of the floor and of ours, taken in turn."""

    floor: Sequence[float]
    ours: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        """Each measurement of ours over the one of the floor just before it."""
        return [ours / floor for floor, ours in zip(self.floor, self.ours, strict=True)]

    def result(self, goal: Goal, show: Callable[[float], str]) -> Result:
        """Return the median of the pairwise ratios: noise that both of a pair met cancels out."""
        quarters = statistics.quantiles(self.ratios, n=4) if len(self.ratios) > 1 else self.ratios * 3
        return Result(
            goal,
            show(statistics.median(self.floor)),
            show(statistics.median(self.ours)),
            statistics.median(self.ratios),
            (quarters[0], quarters[2]),
        )

    def difference(self, goal: Goal, show: Callable[[float], str], scale: float) -> Result:
        """Return the median of the pairwise differences, divided by `scale`."""
        more = [(ours - floor) / scale for floor, ours in zip(self.floor, self.ours, strict=True)]
        return Result(
            goal,
            show(statistics.median(self.floor)),
            show(statistics.median(self.ours)),
            statistics.median(more),
        )


def in_turn(floor: Callable[[], float], ours: Callable[[], float], rounds: int, warm: int = 1) -> Pairs:
    """Measure floor, ours, floor, ours …; the first `warm` pairs fill caches and are thrown away."""
    taken = [(floor(), ours()) for _ in range(warm + rounds)][warm:]
    return Pairs([pair[0] for pair in taken], [pair[1] for pair in taken])


def milliseconds(seconds: float) -> str:
    """Show a duration."""
    return f"{seconds * 1000:.3g} ms"


def seconds(value: float) -> str:
    """Show a longer duration."""
    return f"{value:.3g} s"


def megabytes(kibibytes: float) -> str:
    """Show an amount of memory, given in KiB as Linux counts it."""
    return f"{kibibytes / 1024:.1f} MB"


HEADINGS = ("work", "floor", "ours", "ratio", "goal", "holds")


def table(results: Iterable[Result]) -> str:
    """Return the results as a Markdown table."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *(result.row for result in results)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
