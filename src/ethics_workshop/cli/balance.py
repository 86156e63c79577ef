"""The balance of a bank as JSON for scripts, and as labelled lines for people."""

from collections.abc import Iterator, Sequence
from typing import Any

from ethics_workshop.domain.balance import Balance, Filed
from ethics_workshop.domain.case import Rating
from ethics_workshop.services.ports import CaseBank
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import rating_name


def balance_json(found: Balance, bank: CaseBank, words: Words) -> Any:
    """Return everything that was counted; of a bank’s own keys also their names."""

    def filed(registry: str, rows: Sequence[Filed]) -> list[dict[str, Any]]:
        named = ((row, words.text(bank.name_of(registry, row.key))) for row in rows)
        return [{"key": row.key, "name": name, "first": row.first, "all": row.all} for row, name in named]

    return {
        "cases": found.cases,
        "topics": filed("topic", found.topics),
        "levels": filed("level", found.levels),
        "audiences": filed("audience", found.audiences),
        "decisions": found.decisions,
        "ratings": [
            {"place": place, "rating": rating, "choices": count}
            for (place, rating), count in sorted(found.ratings.items())
        ],
        "sound_first": found.sound_first,
        "sound_longest": {str(language): count for language, count in found.sound_longest.items()},
        "workable_or_risky": found.grey,
        "words": [{"id": length.case_id, "en": length.en, "fr": length.fr} for length in found.lengths],
    }


def balance_lines(found: Balance, bank: CaseBank, words: Words) -> Iterator[str]:
    """Yield what was counted, a heading before each group."""
    yield words.n("{n} case", "{n} cases", found.cases)
    for registry, heading, rows in (
        ("topic", words("By first topic, and in all"), found.topics),
        ("level", words("By level"), found.levels),
        ("audience", words("By first audience, and in all"), found.audiences),
    ):
        yield from ("", heading)
        for row in sorted(
            rows, key=lambda row: (-row.first, row.key) if registry != "level" else (0, row.key)
        ):
            name = words.text(bank.name_of(registry, row.key))
            if row.all == row.first:
                yield "  " + words("{name}: {n}", name=name, n=row.first)
            else:
                yield "  " + words("{name}: {n}, {all} in all", name=name, n=row.first, all=row.all)
    yield from ("", *_choices(found, words))
    yield from ("", words("Words, in English and in French"))
    for length in found.lengths:
        yield f"  {length.case_id}: {length.en}, {length.fr}"


def _choices(found: Balance, words: Words) -> Iterator[str]:
    """Yield where the good answers stand."""
    total = found.decisions
    yield words.n("{n} decision", "{n} decisions", total)
    for place in sorted({place for place, _ in found.ratings}):
        counts = ((rating, found.ratings.get((place, rating), 0)) for rating in Rating)
        said = ", ".join(f"{count} {rating_name(rating, words)}" for rating, count in counts if count)
        yield "  " + words("Choice {n}: {counts}", n=place, counts=said)
    en, fr = found.sound_longest["en"], found.sound_longest["fr"]
    yield "  " + words("A sound choice comes first: {n} of {total}", n=found.sound_first, total=total)
    yield "  " + words(
        "A sound choice has the longest label: {en} of {total} in English, {fr} in French",
        en=en,
        fr=fr,
        total=total,
    )
    yield "  " + words("A workable or risky choice is among them: {n} of {total}", n=found.grey, total=total)
