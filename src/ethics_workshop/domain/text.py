"""Text in two languages, and text from people."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

FREE_TEXT_LIMIT = 280
"""Characters of a commitment, a question or a theme (SESSION.md, "Closing the loop")."""

ANSWER_LIMIT = 1000
"""Characters of an answer of the V&E office: some paragraphs' worth, in one."""

NAME_LIMIT = 200
"""Characters of a person's or a unit's name; a longer one is a fault, never cut."""

_KEPT_FORMAT = {"\u200d", "\u200c"}  # joiners: emoji families and several scripts are misspelt without them
_SPACES = {"\t", "\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029"}


class Language(StrEnum):
    """The two languages of the product."""

    EN = "en"
    FR = "fr"


@dataclass(frozen=True, slots=True)
class Text:
    """One text unit: English and French side by side."""

    en: str
    fr: str

    def __call__(self, language: str) -> str:
        """Return the text in `language` (`en` or `fr`)."""
        return self.fr if language == "fr" else self.en


def clean(text: str, *, multiline: bool = False) -> str:
    """Return `text` without control, escape and bidirectional characters, in NFC, stripped at both ends.

    Line breaks and tabs become spaces unless `multiline`. No-break spaces (U+00A0, U+202F) stay: French needs them.
    Rule: DESIGN.md 5, "text from people is data".
    """
    bare = text.replace("\u00a0", "").replace("\u202f", "")
    if multiline:
        bare = bare.replace("\n", "")
    if bare.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip(" \n")  # nearly every text: nothing in it to strip, ten times faster
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        if character in _SPACES:
            kept.append("\n" if multiline and character == "\n" else " ")
        elif character in _KEPT_FORMAT or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}:
            kept.append(character)
    return "".join(kept).strip(" \n")


_EMPHASIS = re.compile(r"(\*\*[^*\s](?:[^*]*[^*\s])?\*\*|\*[^*\s](?:[^*]*[^*\s])?\*)")


def emphasis(text: str) -> Iterator[tuple[str, int]]:
    """Yield the pieces of a case's text, each with its stars: 2 around `**strong**`, 1 around `*stressed*`, otherwise 0.

    A star beside a space, or without its like, is a star: `2 * 3 * 4`.
    """
    for number, piece in enumerate(_EMPHASIS.split(text)):
        stars = 0 if number % 2 == 0 else 2 if piece.startswith("**") else 1
        if piece:
            yield piece[stars : len(piece) - stars], stars


def fold(text: str) -> str:
    """Return `text` without case, accents and spaces: the form in which two spellings of a name are compared."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c) and not c.isspace()).casefold()


BEGINS, INSIDE, NOWHERE = range(3)
"""Where something typed stands in a name, the nearest first."""


def nearness(wanted: str, name: str, key: str = "") -> int:
    """Return where `wanted`, which is folded, stands in a name: at the beginning of a word, inside one, or nowhere.

    An id (`key`) that begins with it is as near as can be.
    """
    folded = fold(name)
    if folded.startswith(wanted) or (key and fold(key).startswith(wanted)):
        return BEGINS
    if wanted not in folded:
        return NOWHERE
    begins = (n for n in range(1, len(name)) if name[n].isalnum() and not name[n - 1].isalnum())
    return BEGINS if any(fold(name[n:]).startswith(wanted) for n in begins) else INSIDE
