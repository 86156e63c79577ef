"""Finding cases by words and choices, in what the index knows of them.

A word that was typed is the beginning of a word of a case. One or two letters are looked for in titles, hooks,
tensions and names alone, or as a whole word of a story: every story has words that begin with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import islice, product
from operator import and_, or_

from ethics_workshop.bank.catalogue import Bits, Catalogue, Choice, bits
from ethics_workshop.bank.index import Index
from ethics_workshop.bank.often import term_of
from ethics_workshop.bank.wording import words_of
from ethics_workshop.services.ports import CaseQuery, CasesFound

RANKED = 400
"""Cases that are put in the order of how well they match: nobody reads further, and a longer word brings fewer."""

KEPT = 500
"""Words whose cases are remembered while somebody types."""

MEANT = 8
"""Words that one misspelt word may stand for."""

GUESSES = 12
"""Ways to put several misspelt words right that are tried."""

READ = 3
"""Cases in which the accents of a word are looked for."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STEM = 4
"""Letters of a word below which it is not shortened, nor thought misspelt."""


class Search:
    """Searches in one catalogue. A new one is made when the cases change."""

    def __init__(self, index: Index, catalogue: Catalogue) -> None:
        self._index = index
        self._catalogue = catalogue
        self._often = index.often_up_to()
        self._heads: dict[str, Bits] = {}
        self._whole: dict[str, Bits] = {}
        self._slips: dict[str, list[str]] = {}

    def find(self, query: CaseQuery) -> CasesFound:
        """Return the cases of a query: see `services.ports.CaseSearch.find`."""
        words = words_of(query.words)
        if not words:
            return CasesFound(self._catalogue.listed(query))
        found, terms, near = self._matching(words)
        return CasesFound(self._best_first(terms, found & self._catalogue.chosen(query)), near)

    def counts(self, query: CaseQuery) -> Mapping[Choice, int]:
        """Return what each choice would leave: see `services.ports.CaseSearch.counts`."""
        words = words_of(query.words)
        found = self._matching(words)[0] if words else self._catalogue.everything
        return self._catalogue.counts(query, found)

    def terms(self, typed: str) -> list[list[str]]:
        """Return of each word that was typed what it was taken for: itself, or words like it; none for nothing like it."""
        words = words_of(typed)
        return self._matching(words)[1] if words else []

    def meant(self, query: CaseQuery) -> str:
        """Return the words with which there is something to find: see `services.ports.CaseSearch.meant`."""
        from ethics_workshop.bank.spelling import alike

        words = words_of(query.words)
        known = [bool(self._with(word)) for word in words]
        if all(known):
            return ""
        chosen = self._catalogue.chosen(query)
        near = [
            [word] if held else alike(word, self._index, self._near(word))
            for word, held in zip(words, known, strict=True)
        ]
        for guess in islice(product(*near), GUESSES):
            found = reduce(and_, map(self._with, guess), chosen)
            if found:
                return " ".join(self._as_written(word, found) for word in guess)
        return ""

    def _as_written(self, word: str, found: Bits) -> str:
        """Return a word with the accents that it has in the cases."""
        from ethics_workshop.bank.snippets import spelling_of

        for key in self._catalogue.ordered(found & self._with(word))[:READ]:
            spelt = spelling_of(self._index.body(key), word)
            if spelt != word:
                return spelt
        return word

    def _matching(self, words: Sequence[str]) -> tuple[Bits, list[list[str]], bool]:
        """Return the cases, the terms that each word stands for, and whether they are near misses only."""
        terms = [[word] for word in words]
        found = reduce(and_, (self._with(word) for word in words))
        if found:
            return found, terms, False
        terms = [[word] if self._with(word) else self._near(word) for word in words]
        sets = [reduce(or_, (self._with(term) for term in group), 0) for group in terms]
        found = _most(sets)
        return found, [group for group in terms if group], bool(found)

    def _best_first(self, terms: Sequence[Sequence[str]], found: Bits) -> list[int]:
        """Return the keys of a set: what all words announce, what some do, what is told; each by id but the first."""
        ordered = self._catalogue.ordered
        heads = [reduce(or_, map(self._in_heads, group), 0) for group in terms]
        announced = reduce(and_, heads, found)
        partly = reduce(or_, heads, 0) & found & ~announced
        first = self._ranked(terms, heads, announced)
        keys = list(first)
        for part in (announced & ~bits(first), partly, found & ~announced & ~partly):
            keys.extend(ordered(part))
        return keys

    def _ranked(self, terms: Sequence[Sequence[str]], heads: Sequence[Bits], announced: Bits) -> list[int]:
        """Return the best of the cases that all words announce, best first.

        By BM25 on the words that tell cases apart; where there are too many for that, those with all in the title.
        """
        if not announced:
            return []
        telling = [
            group for group, found in zip(terms, heads, strict=True) if 0 < found.bit_count() <= RANKED
        ]
        if telling:
            best = self._index.best(_expression(telling), RANKED)
        else:
            best = self._index.titled(_expression(terms), RANKED)
        return [file for file in best if announced >> file & 1]

    def _with(self, word: str) -> Bits:
        """Return the cases that hold a word beginning with `word`."""
        if word not in self._whole:
            if len(self._whole) >= KEPT:
                self._whole.clear()
            found = self._in_heads(word)
            if found != self._catalogue.everything:
                found |= self._holding("story", word)
            self._whole[word] = found
        return self._whole[word]

    def _in_heads(self, word: str) -> Bits:
        if word not in self._heads:
            if len(self._heads) >= KEPT:
                self._heads.clear()
            self._heads[word] = self._holding("head", word)
        return self._heads[word]

    def _holding(self, part: str, word: str) -> Bits:
        term, size, above = term_of(part, word), self._catalogue.size, 0
        found = self._index.often(part, term) if self._often else 0
        if found:
            above = self._often
        if above < size - 1:
            found |= bits(self._index.holding(part, term, above, size))
        return found & self._catalogue.everything

    def _near(self, word: str) -> list[str]:
        """Return what `word` may have been meant to be: with one letter other, more or less, or a shorter stem."""
        if len(word) < _STEM:
            return []
        if word not in self._slips:
            if len(self._slips) >= KEPT:
                self._slips.clear()
            meant = self._index.begun(dict.fromkeys(_one_off(word)))[:MEANT]
            stems = [word[:length] for length in range(len(word) - 1, _STEM - 1, -1)]
            self._slips[word] = meant or self._index.begun(stems)[:1]
        return self._slips[word]


def _prefix(word: str) -> str:
    """Return a word's beginning in FTS5's syntax: in quotes, so that it is never anything but text."""
    return f'"{word}"*'


def _expression(terms: Iterable[Iterable[str]]) -> str:
    """Return FTS5's expression for cases that hold, of each word, one of the terms it stands for."""
    return " AND ".join(f"({' OR '.join(map(_prefix, group))})" for group in terms)


def _one_off(word: str) -> Iterable[str]:
    """Yield the words that are one slip of the finger away from `word`."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1)
    yield from (a + b[1:] for a, b in halves if b)
    yield from (a + c + b[1:] for a, b in halves if b for c in _LETTERS)
    yield from (a + c + b for a, b in halves for c in _LETTERS)


def _most(sets: Sequence[Bits]) -> Bits:
    """Return what is in the greatest number of the sets."""
    at_least: list[Bits] = []
    for one in sets:
        at_least = [
            *(some | (one & (at_least[i - 1] if i else one)) for i, some in enumerate(at_least)),
            *([one & at_least[-1]] if at_least else [one]),
        ]
    return next((some for some in reversed(at_least) if some), 0)
