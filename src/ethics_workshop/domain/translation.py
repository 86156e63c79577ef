"""Translation tables: the two languages of a case side by side, sent to a translator and taken in again.

A table remembers what each text was when it left (`base`), so that what changed since, and on which side, is known:
the three-way comparison of a merge, a text at a time.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of a case in both languages. `key` names its place by ids: `scene.s1.option.a.label`."""

    key: str
    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A unit as a table holds it. `stale`: the English changed since the French was written."""

    key: str
    en: str
    fr: str
    stale: bool = False
    base: str = ""
    """What the English and the French were when they agreed (`base_of`)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in a table comes to."""

    changes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """New texts by key and language."""
    stale: tuple[str, ...] = ()
    """Units whose French was written for other English words."""
    conflicts: tuple[tuple[str, str], ...] = ()
    """Key and language of texts that changed on both sides, and not alike."""


def base_of(en: str, fr: str) -> str:
    """Return what a table remembers of a unit: a short hash of each language."""
    return f"{_digest(en)}.{_digest(fr)}"


def table_of(units: Iterable[Unit], before: Mapping[str, str]) -> list[TableRow]:
    """Return the rows of a table. `before` are the bases of an earlier table by key, which tell what is stale."""
    rows = []
    for unit in units:
        base, now = before.get(unit.key, ""), base_of(unit.en, unit.fr)
        stale = _stale(base, now)
        rows.append(TableRow(unit.key, unit.en, unit.fr, stale, base if stale else now))
    return rows


def taken(units: Sequence[Unit], rows: Iterable[TableRow]) -> Taken:
    """Return what a table changes in a case. Keys that the case does not have are passed over.

    A text that only the table changed is taken; one that only the case changed stays; one that both changed is a
    conflict, unless they agree.
    """
    by_key = {unit.key: unit for unit in units}
    changes: dict[tuple[str, str], str] = {}
    stale, conflicts = [], []
    for row in rows:
        unit = by_key.get(row.key)
        if unit is None:
            continue
        bases = dict(zip(LANGUAGES, row.base.split("."), strict=False))
        after = {}
        for language in LANGUAGES:
            here, there = getattr(unit, language), getattr(row, language)
            known = bases.get(language, "")
            after[language] = here
            if here == there or _digest(there) == known:
                continue
            if _digest(here) != known:
                conflicts.append((row.key, language))
                continue
            changes[row.key, language] = after[language] = there
        if _stale(row.base, base_of(after["en"], after["fr"])):
            stale.append(row.key)
    return Taken(changes, tuple(stale), tuple(conflicts))


def _stale(base: str, now: str) -> bool:
    """Whether the English is another one and the French is not."""
    was, is_now = base.partition("."), now.partition(".")
    return bool(base) and was[0] != is_now[0] and was[2] == is_now[2]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
