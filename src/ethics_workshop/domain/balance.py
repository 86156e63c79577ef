"""How a bank is balanced: what it is about, for whom, where its good answers stand, and how long its cases are.

Sound choices that come first, or have the longest label, would teach to guess instead of to think: the shares are
printed by `cases balance`, and the bank's own tests hold them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from ethics_workshop.domain.case import Case, Option, Rating
from ethics_workshop.domain.text import Language, Text

GREY = frozenset({Rating.WORKABLE, Rating.RISKY})
"""What a choice between right and wrong alone would lack."""


@dataclass(frozen=True, slots=True)
class Filed:
    """How many cases are filed under a topic, an audience or a level: as their first one, and at all."""

    key: str
    first: int
    all: int


@dataclass(frozen=True, slots=True)
class Length:
    """The words of one case in each language."""

    case_id: str
    en: int
    fr: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The counts of a bank. Shares are of `decisions`, in the language whose labels were measured."""

    cases: int
    decisions: int
    topics: tuple[Filed, ...]
    audiences: tuple[Filed, ...]
    levels: tuple[Filed, ...]
    ratings: Mapping[tuple[int, Rating], int]
    """How many choices of each rating stand at each place, counted from 1."""
    sound_first: int
    """Decisions whose first choice is sound."""
    sound_longest: Mapping[str, int]
    """Decisions whose longest label is a sound choice’s, by language."""
    grey: int
    """Decisions that hold a workable or a risky choice."""
    lengths: tuple[Length, ...]


def balance(cases: Iterable[Case]) -> Balance:
    """Count the cases of a bank."""
    listed = sorted(cases, key=lambda case: case.id)
    decisions = [scene.options for case in listed for scene in case.scenes if scene.options]
    return Balance(
        cases=len(listed),
        decisions=len(decisions),
        topics=_filed([case.topics for case in listed]),
        audiences=_filed([case.audiences for case in listed]),
        levels=_filed([(str(case.level),) for case in listed]),
        ratings=Counter((place, o.rating) for options in decisions for place, o in enumerate(options, 1)),
        sound_first=sum(options[0].rating is Rating.SOUND for options in decisions),
        sound_longest={
            language: sum(_longest(options, language).rating is Rating.SOUND for options in decisions)
            for language in Language
        },
        grey=sum(any(o.rating in GREY for o in options) for options in decisions),
        lengths=tuple(_length(case) for case in listed),
    )


def words_in(text: str) -> int:
    """Return the words of a text: what stands between spaces and holds a letter or a digit."""
    return sum(any(map(str.isalnum, part)) for part in text.split())


def _filed(cases: list[tuple[str, ...]]) -> tuple[Filed, ...]:
    first, all_ = Counter(keys[0] for keys in cases), Counter(key for keys in cases for key in keys)
    return tuple(Filed(key, first[key], all_[key]) for key in sorted(all_))


def _longest(options: tuple[Option, ...], language: str) -> Option:
    return max(options, key=lambda option: len(option.label(language)))


def _length(case: Case) -> Length:
    units = list(_units(case))
    return Length(case.id, *(sum(words_in(unit(language)) for unit in units) for language in Language))


def _units(value: object) -> Iterator[Text]:
    """Yield every text of a case, wherever it stands in it."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from _units(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _units(item)
