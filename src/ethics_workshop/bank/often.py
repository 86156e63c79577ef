"""The words that very many cases hold, looked up once when files change and not at each key typed.

Among ten thousand cases a word of every other story takes milliseconds to gather; kept as a set of bits it takes none.
What is kept holds for the files up to a number; those that came later are looked up as they are.
"""

from collections import Counter
from collections.abc import Iterator

from ethics_workshop.bank.catalogue import Bits, bits
from ethics_workshop.bank.index import Index

MANY = 1_000
"""Files up to which every word is looked up as it is typed."""

SHARE = 0.35
"""Of the files: what holds a word must be more for the word to be kept."""

GROWTH = 0.1
"""Of the files: how many may be new before the words are gathered again."""

SHORT = 2
"""Letters up to which the beginnings of words are looked for in heads alone."""


def term_of(part: str, word: str) -> str:
    """Return what is looked for in `head` or `story`: a word's beginning; for short ones in stories, the word."""
    return word if part == "story" and len(word) <= SHORT else f"{word}*"


def gather(index: Index) -> None:
    """Keep the sets of the words that many cases hold, if there are many cases and many that are new."""
    files, newest = index.counted()
    if files <= MANY or newest - index.often_up_to() <= files * GROWTH:
        return
    found: dict[tuple[str, str], Bits] = {}
    for part in ("head", "story"):
        last: tuple[str, int, Bits] = ("", 0, 0)
        for term, count in _frequent(part, index.words(part), files * SHARE):
            word = term.removesuffix("*")
            if count == last[1] and word.startswith(last[0]) and last[0]:
                cases = last[2]  # as many words begin with it as with one letter less: they are the same
            else:
                cases = bits(index.holding(part, term, 0, newest + 1))
            found[part, term] = cases
            if term.endswith("*"):
                last = (word, count, cases)
    index.keep_often(found, newest)


def _frequent(part: str, words: list[tuple[str, int]], least: float) -> Iterator[tuple[str, int]]:
    """Yield the terms that at least so many cases may hold, each after those it begins with; with their counts."""
    counts: Counter[str] = Counter()
    for word, cases in words:
        for length in range(1, len(word) + 1):
            term = term_of(part, word[:length])
            if term.endswith("*") or length == len(word):
                counts[term] += cases
    yield from sorted((term, count) for term, count in counts.items() if count >= least)
