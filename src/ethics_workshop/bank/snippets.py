"""Where in a case the words were found: a few words around them, the found ones marked by their places."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ethics_workshop.bank.often import SHORT
from ethics_workshop.bank.wording import texts_of
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.listing import Snippet
from ethics_workshop.domain.text import Text

WIDTH = 110
"""Characters of a snippet, without the marks of what was left out."""

BEFORE = 36
"""Of these: how many stand before the first word that was found."""

ELLIPSIS = "…"

Terms = Sequence[Sequence[str]]
"""Of each word that was typed: what it stands for, without case and accents."""

_LATIN = range(0xC0, 0x250)
"""Letters with accents: those of Latin-1 and of the blocks after it."""


def snippet_of(case: Case, terms: Terms, language: str, names: Iterable[Text]) -> Snippet:
    """Return the passage of a case that holds most of the words, in `language` where both hold as many.

    A passage of the story goes before the title, which is read anyway, and the title before `names`, under which the
    case is filed. An empty snippet when none of the words is found.
    """
    patterns = [_pattern(tuple(group)) for group in terms]
    passages = list(_passages(case, names))
    best, most = "", 0
    for each in (language, "fr" if language == "en" else "en"):
        for text in passages:
            passage = text(each)
            held = sum(bool(pattern.search(passage)) for pattern in patterns)
            if held > most:
                best, most = passage, held
            if most == len(patterns):
                return _around(_flat(best), patterns)
    return _around(_flat(best), patterns)


def spelling_of(case: Case, word: str) -> str:
    """Return how `word`, which has neither case nor accents, is spelt in a case; itself where it does not occur."""
    pattern = re.compile(rf"(?<![^\W_])({_spelt(word)})(?![^\W_])", re.IGNORECASE)
    for text in texts_of(case):
        if found := pattern.search(text.en) or pattern.search(text.fr):
            return found[1].lower()
    return word


def _passages(case: Case, names: Iterable[Text]) -> Iterator[Text]:
    yield from texts_of(case)
    yield case.title
    yield from (Text(key, key) for key in (case.id, *case.refs))
    yield from names


@lru_cache(64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches the words that begin with one of `terms`; a short one is a whole word."""
    begun = (_spelt(term) + ("" if len(term) <= SHORT else r"[^\W_]*") for term in terms)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(begun)})(?![^\W_])", re.IGNORECASE)


def _spelt(word: str) -> str:
    """Return a pattern for a word however its letters are accented, and with or without ligatures."""
    forms = _accented()
    letters = "".join(forms.get(letter, re.escape(letter)) for letter in word)
    for first, ligature in (("o", "œ"), ("a", "æ")):
        both = forms[first] + forms["e"]
        letters = letters.replace(both, f"(?:{both}|{ligature})")
    return letters


@lru_cache(1)
def _accented() -> dict[str, str]:
    """Return of each plain letter the class of it and its accented forms."""
    found = {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"}
    for code in _LATIN:
        plain = unicodedata.normalize("NFKD", chr(code).lower())[0]
        if plain in found and chr(code).lower() not in found[plain]:
            found[plain] += chr(code).lower()
    return {letter: f"[{forms}]" for letter, forms in found.items()}


def _flat(text: str) -> str:
    """Return a text in one line, without the signs of emphasis. No-break spaces stay."""
    return re.sub(r"[ \n]+", " ", text.replace("*", "")).strip(" ")


def _around(text: str, patterns: Iterable[re.Pattern[str]]) -> Snippet:
    """Return what stands around the first of the words that were found, cut between words."""
    found = _joined(match.span() for pattern in patterns for match in pattern.finditer(text))
    if not found:
        return Snippet("")
    start = (
        0 if len(text) <= WIDTH else _at_a_word(text, max(0, min(found[0][0] - BEFORE, len(text) - WIDTH)))
    )
    end = len(text) if start + WIDTH >= len(text) else max(text.rfind(" ", start, start + WIDTH), found[0][1])
    lead = ELLIPSIS if start else ""
    marks = tuple((a - start + len(lead), b - start + len(lead)) for a, b in found if a >= start and b <= end)
    return Snippet(f"{lead}{text[start:end]}{ELLIPSIS if end < len(text) else ''}", marks)


def _at_a_word(text: str, at: int) -> int:
    """Return the beginning of the word at or after a place."""
    return text.find(" ", at - 1) + 1 if at else 0


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in their order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
