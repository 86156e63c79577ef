"""What the rooms say together: themes by quarter, and answers to the three questions, never of so few that it shows who."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.tally import EXACT_FROM, STORED_FROM, Band, band
from ethics_workshop.domain.text import fold

UNITS_FROM = 5
"""Units from which on a theme is shown: what fewer of them raise would tell whose it is."""

CONTENT = ("4", "5")
"""The values, of 1 to 5, that say yes."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months: `number` 1 begins in January. Fiscal quarters begin on the same days."""

    year: int
    number: int

    @classmethod
    def of(cls, day: str) -> "Quarter":
        """Return the quarter of an ISO date."""
        return cls(int(day[:4]), (int(day[5:7]) + 2) // 3)

    @property
    def begins(self) -> str:
        """Its first day, ISO."""
        return f"{self.year:04}-{3 * self.number - 2:02}-01"

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme, as most rooms write it, and how many units raised it in a quarter: never under UNITS_FROM."""

    name: str
    units: int


@dataclass(frozen=True, slots=True)
class Raised:
    """What the units raised in a quarter, the most frequent first. `others`: there were themes too rare to show."""

    quarter: Quarter
    themes: tuple[ThemeCount, ...]
    others: bool


def raised(namings: Iterable[tuple[str, Unit, str]]) -> tuple[Raised, ...]:
    """Count themes (name, unit, ISO date) by quarter, the newest first. A unit counts once for a theme in a quarter.

    Spellings that differ in case, accents and spaces are one theme. What is too rare is neither named nor counted:
    not even how many themes it was.
    """
    units: dict[Quarter, dict[str, set[Unit]]] = {}
    spellings: dict[str, Counter[str]] = {}
    for name, unit, day in namings:
        key = fold(name)
        spellings.setdefault(key, Counter())[name] += 1
        units.setdefault(Quarter.of(day), {}).setdefault(key, set()).add(unit)
    return tuple(
        _raised(quarter, {key: len(of) for key, of in named.items()}, spellings)
        for quarter, named in sorted(units.items(), reverse=True)
    )


def _raised(quarter: Quarter, counts: Mapping[str, int], spellings: Mapping[str, Counter[str]]) -> Raised:
    shown = [
        ThemeCount(min(spellings[key].items(), key=lambda spelling: (-spelling[1], spelling[0]))[0], count)
        for key, count in counts.items()
        if count >= UNITS_FROM
    ]
    ordered = sorted(shown, key=lambda theme: (-theme.units, fold(theme.name)))
    return Raised(quarter, tuple(ordered), others=len(shown) < len(counts))


WINDOW = 4
"""Quarters that are also looked at together: a year."""


def together(namings: Iterable[tuple[str, Unit, str]], parts: Sequence[Raised]) -> tuple[ThemeCount, ...]:
    """Count themes over the newest quarters of `parts`, where none of those shows it.

    A theme that a quarter shows is left out: what is rare in the others would come out by subtraction.
    """
    window = parts[:WINDOW]
    quarters = {part.quarter for part in window}
    shown = {fold(theme.name) for part in window for theme in part.themes}
    oldest = min(quarters, default=Quarter(0, 1))
    kept = [
        (name, unit, oldest.begins)
        for name, unit, day in namings
        if Quarter.of(day) in quarters and fold(name) not in shown
    ]
    return tuple(theme for part in raised(kept) for theme in part.themes)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered to one of the three questions (1 to 3) in `sessions`; `values` by value (`1` to `5`)."""

    question: int
    sessions: int
    values: Mapping[str, int]

    @property
    def answers(self) -> int:
        """How many answered."""
        return sum(self.values.values())

    @property
    def content(self) -> int:
        """How many gave 4 or 5."""
        return sum(self.values.get(value, 0) for value in CONTENT)

    @property
    def band(self) -> Band:
        """The share that gave 4 or 5, in words."""
        return band(self.content, self.answers)

    @property
    def percent(self) -> int | None:
        """The share that gave 4 or 5, as a whole percentage; None under ten answers."""
        return round(100 * self.content / self.answers) if self.answers >= EXACT_FROM else None


def answers_together(rows: Iterable[tuple[int, Mapping[str, int]]]) -> tuple[Answers, ...]:
    """Add up rounds of feedback (question, counts by value), by question. Rounds under five answers do not count."""
    sessions: Counter[int] = Counter()
    totals: dict[int, Counter[str]] = {}
    for question, counts in rows:
        if sum(counts.values()) >= STORED_FROM:
            sessions[question] += 1
            totals.setdefault(question, Counter()).update(counts)
    return tuple(
        Answers(question, sessions[question], dict(sorted(counts.items())))
        for question, counts in sorted(totals.items())
    )
