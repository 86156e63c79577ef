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
from ethics_workshop.domain.placeholder import PLACEHOLDERS, placeholders

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
_SUSPECT_FR = (
    ('"', re.compile('"')),
    ("«", re.compile("«(?![\u00a0\u202f])")),
    ("»", re.compile("»(?<![\u00a0\u202f]»)")),
    (":", re.compile(r":(?=\s|$)(?<![\u00a0\u202f]:)")),
    (" ", re.compile(" [;!?]")),
)
"""At least what `_SIGNS_FR` finds, and quicker to look for."""

_USUAL = bytes((*range(0xC0), 0xC2, 0xC3, 0xC4, 0xC5, 0xE2))
"""The bytes of a text without digits other than 0 to 9 (UTF-8: Latin letters, and the typographic signs)."""

_DIGIT_OR_NOT = bytes(ord("0") if chr(byte) in "0123456789" else ord(" ") for byte in range(256))


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
    if not wellworded(data):
        yield from _misworded(data)


def wellworded(data: dict[str, Any]) -> bool:
    """Whether nothing at all is wrong with the words of a file. When in doubt it is not.

    Nearly every file is sound: its texts are looked through together, five times faster than one by one.
    """
    texts: list[str] = []
    units: list[dict[str, Any]] = []
    todo: list[Any] = [data]
    while todo:
        value = todo.pop()
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            if "en" in value or "fr" in value:
                units.append(value)
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
    everything = "\n".join(texts)
    french = "\n".join(unit["fr"] for unit in units if isinstance(unit.get("fr"), str))
    return not (
        "@" in everything
        or any(map(_FILE_NUMBER.search, _numbered(everything)))
        or ("'" in everything and _APOSTROPHE.search(everything))
        or any(sign in french and pattern.search(french) for sign, pattern in _SUSPECT_FR)
        or any(map(_unsound, units))
    )


def _numbered(text: str) -> Iterator[str]:
    """Yield the lines of a text that have four digits in a row, at least."""
    raw = text.encode("utf-8", "surrogatepass")
    if raw.translate(None, _USUAL):
        yield from filter(_DIGITS.search, text.split("\n"))
        return
    digits, end = raw.translate(_DIGIT_OR_NOT), -1
    while (at := digits.find(b"0000", end + 1)) >= 0:
        end = raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        yield raw[raw.rfind(b"\n", 0, at) + 1 : end].decode("utf-8", "surrogatepass")


def _unsound(unit: dict[str, Any]) -> bool:
    """Whether a unit has an empty text, or may have two of too different a length."""
    en, fr = unit.get("en", "-"), unit.get("fr", "-")
    if not (isinstance(en, str) and isinstance(fr, str) and en.strip() and fr.strip()):
        return True
    if ("{" in en or "{" in fr) and any(_left_open({"en": en, "fr": fr})):
        return True
    return (len(en) > RATIO_FROM or len(fr) > RATIO_FROM) and _uneven(_length(en), _length(fr))


def _misworded(data: dict[str, Any]) -> Iterator[Finding]:
    units: dict[Loc, dict[str, str]] = {}
    for loc, text in strings(data):
        yield from _names_somebody(loc, text)
        if loc and loc[-1] in {"en", "fr"}:
            units.setdefault(loc[:-1], {})[str(loc[-1])] = text
            yield from _signs(loc, text)
    for loc, unit in units.items():
        yield from _lengths(loc, unit)
        for language, code, name in _left_open(unit):
            braced = f"{{{name}}}"
            unknown = code is Code.UNKNOWN_PLACEHOLDER
            facts = {"name": braced} | ({"near": _near(name)} if unknown else {})
            yield Finding((*loc, language), code, facts, snippet=braced if unknown else "")


def _left_open(unit: dict[str, str]) -> Iterator[tuple[str, Code, str]]:
    """Yield the language, the code and the name of each placeholder that has no answer, or only one language."""
    asked = {language: dict.fromkeys(placeholders(text)) for language, text in unit.items()}
    for language, names in asked.items():
        for name in names:
            if name not in PLACEHOLDERS:
                yield language, Code.UNKNOWN_PLACEHOLDER, name
            elif other := next((o for o in asked if o != language and name not in asked[o]), ""):
                yield other, Code.PLACEHOLDER_LOST, name


def _near(name: str) -> str:
    """Return the placeholder that was probably meant, or all that there are."""
    import difflib

    meant = name.strip().casefold().replace("_", "-")
    close = difflib.get_close_matches(meant, PLACEHOLDERS, n=1)
    return ", ".join(f"{{{known}}}" for known in close or PLACEHOLDERS)


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
    en, fr = (_length(unit.get(language, "")) for language in ("en", "fr"))
    if en and fr and _uneven(en, fr):
        facts = {"en": en, "fr": fr, "ratio": f"{fr / en:.2f}"}
        yield Finding((*loc, "fr"), Code.LENGTH_RATIO, facts)


def _uneven(en: int, fr: int) -> bool:
    return max(en, fr) > RATIO_FROM and not RATIO_LOW <= fr / en <= RATIO_HIGH


def _length(text: str) -> int:
    """Return the characters of a text when each run of white space counts for one."""
    if text.isprintable() and "  " not in text:
        return len(text.strip(" "))  # its only white space is single spaces: nothing to split
    return len(" ".join(text.split()))
