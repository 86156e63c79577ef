"""The words of a file: both languages whole, of one length, with the right signs, and nothing that names a person.

French spacing follows the usage of federal texts in Canada (Bureau de la traduction, *Le guide du rédacteur*): a
no-break space inside « » and before the colon; none before the semicolon, the exclamation and the question mark,
where a no-break space is tolerated and an ordinary one is a fault, since it lets the mark fall on the next line.
"""

import re
from collections.abc import Iterator
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.bank.lines import Loc
from ethics_workshop.domain.listing import Severity

RATIO_FROM = 40
"""Characters from which the two languages are compared in length; shorter units may differ freely."""

RATIO_LOW, RATIO_HIGH = 0.7, 1.8
"""Length of the French over the length of the English."""

# Every repetition below is bounded or cannot be entered twice for one character: time grows with the text alone.
_APOSTROPHE = re.compile(r"[^\W\d_]'[^\W\d_]")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}")
_DIGITS = re.compile(r"\d{4}")
_FILE_NUMBER = re.compile(
    r"\b[A-Z]{1,2}[ -]?\d{8,10}\b"  # an application: a letter or two and nine digits
    r"|\b\d{2}-\d{4}-\d{4}\b"  # a client identifier of ten digits
    r"|\b(?!(?:19|20)\d\d-(?:19|20)\d\d\b)\d{4}-\d{4}\b"  # one of eight; two years are no identifier
    r"|\b\d{8,}\b"
)
_OPENING = re.compile(r"«(?![\u00a0\u202f]).?", re.DOTALL)
_CLOSING = re.compile(r".?(?<![\u00a0\u202f])»", re.DOTALL)
_COLON = re.compile(r"(?:[^\W\d_][*_»)]*|[»)]) ?:(?=\s|$)")
_MARK = re.compile(r"\S [;!?]")
_SIGNS_FR = (
    ("«", _OPENING, Code.GUILLEMET_SPACE),
    ("»", _CLOSING, Code.GUILLEMET_SPACE),
    (":", _COLON, Code.COLON_SPACE),
    (" ", _MARK, Code.MARK_SPACE),
    ('"', re.compile(r'\S{0,20}"\S{0,20}'), Code.STRAIGHT_QUOTE),
)


def strings(data: dict[str, Any]) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a file with its place, in no particular order."""
    todo: list[tuple[Loc, Any]] = [((), data)]
    while todo:
        loc, value = todo.pop()
        if isinstance(value, str):
            yield loc, value
        elif isinstance(value, dict):
            todo.extend(((*loc, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            todo.extend(((*loc, index), inner) for index, inner in enumerate(value))


def misworded(data: dict[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the words of a file."""
    units: dict[Loc, dict[str, str]] = {}
    for loc, text in strings(data):
        yield from _names_somebody(loc, text)
        if loc and loc[-1] in {"en", "fr"}:
            units.setdefault(loc[:-1], {})[str(loc[-1])] = text
            yield from _signs(loc, text)
    for loc, unit in units.items():
        yield from _lengths(loc, unit)


def missigned(data: dict[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the signs of a registry, whose titles are official and of whatever length."""
    for loc, text in strings(data):
        if loc and loc[-1] in {"en", "fr"}:
            yield from _signs(loc, text)


def _names_somebody(loc: Loc, text: str) -> Iterator[Finding]:
    """Privacy: a file that may name a real person or a real file is not used until it is mended."""
    if "@" in text and (mail := _MAIL.search(text)):
        yield Finding(loc, Code.E_MAIL, severity=Severity.BREAKING, snippet=mail[0])
    if _DIGITS.search(text) and (number := _FILE_NUMBER.search(text)):
        yield Finding(loc, Code.FILE_NUMBER, severity=Severity.BREAKING, snippet=number[0])


def _signs(loc: Loc, text: str) -> Iterator[Finding]:
    if not text.strip():
        yield Finding(loc, Code.EMPTY_TEXT, severity=Severity.BREAKING)
        return
    if "'" in text and (straight := _APOSTROPHE.search(text)):
        yield Finding(loc, Code.STRAIGHT_APOSTROPHE, {"found": straight[0]}, snippet=straight[0])
    if loc[-1] != "fr":
        return
    told = set()
    for sign, pattern, code in _SIGNS_FR:
        if sign in text and code not in told and (found := pattern.search(text)):
            told.add(code)
            yield Finding(loc, code, {"found": " ".join(found[0].split("\n"))}, snippet=found[0].strip("\n"))


def _lengths(loc: Loc, unit: dict[str, str]) -> Iterator[Finding]:
    en, fr = (len(" ".join(unit.get(language, "").split())) for language in ("en", "fr"))
    if en and fr and max(en, fr) > RATIO_FROM and not RATIO_LOW <= fr / en <= RATIO_HIGH:
        facts = {"en": en, "fr": fr, "ratio": f"{fr / en:.2f}"}
        yield Finding((*loc, "fr"), Code.LENGTH_RATIO, facts)
