"""What a word that no case holds may have been meant to be: words of the cases that are spelt like it."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ethics_workshop.bank.index import Index

LIKE = 0.78
"""The least likeness (difflib's ratio: 1 for the same word) of a word that is proposed."""

SLIP = 0.95
"""How like a word is that is one letter away, whichever: a letter less is no liker than another one."""

PROPOSED = 3
"""Words that are proposed for one, the likest first."""

SHORTEST = 4
"""Letters below which a word is not thought misspelt."""

UNFINISHED = 0.04
"""What a word is less like when only its beginning is: somebody may still be typing."""


def alike(word: str, index: Index, slips: Sequence[str]) -> list[str]:
    """Return words of the cases that are spelt like `word`, the likest first, of equals what more cases hold.

    They begin with the same letter, as misspelt words mostly do, or with one of `slips`: what is one letter away.
    """
    if len(word) < SHORTEST:
        return []
    known = {
        term: count
        for first in dict.fromkeys((word[0], *slips))
        for term, count in index.words_from(first)
        if len(term) >= SHORTEST
    }
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    one_off = frozenset(slips)
    rated = (
        (SLIP if term in one_off else _likeness(matcher, term, len(word)), count, term)
        for term, count in known.items()
    )
    best = sorted((rating for rating in rated if rating[0] >= LIKE), key=lambda r: (-r[0], -r[1], r[2]))
    return [term for _, _, term in best[:PROPOSED]]


def _likeness(matcher: "SequenceMatcher[str]", term: str, length: int) -> float:
    """Return how like a word is; ones that cannot be like enough are not looked at closely."""
    whole = _ratio(matcher, term)
    return whole if len(term) <= length else max(whole, _ratio(matcher, term[:length]) - UNFINISHED)


def _ratio(matcher: "SequenceMatcher[str]", term: str) -> float:
    matcher.set_seq1(term)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()
