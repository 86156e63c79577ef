"""The words of a file: what is found at a glance is what the rules say, letter by letter."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.prose import _misworded, misworded, wellworded

FIXED = ("\u00a0", "\u202f")

PIECES = st.sampled_from(
    [
        *("a", "É", "AB", "un mot ", "7", "2", "²", "٣٤٥٦", "1234", "2019-2020", "1234-5678", "12-3456-7890"),
        *("123456789", "@", "x@y.ca", "'", "’", "«", "»", "« a »", *FIXED, " ", "  ", "\n"),
        *(":", ";", "!", "?", '"', "*", "_", ")", "-", ".", "a long word or two with no fault at all "),
    ]
)
texts = st.lists(PIECES, max_size=8).map("".join)
units = st.fixed_dictionaries({}, optional={"en": texts, "fr": texts})
files = st.fixed_dictionaries(
    {"title": units, "scenes": st.lists(units, max_size=2)},
    optional={"id": texts, "refs": st.lists(texts, max_size=2), "level": st.integers()},
)


def plainly(data: object, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Code]]:
    """The rules, one text after the other and one letter after the other, with their places."""
    if isinstance(data, list):
        for index, inner in enumerate(data):
            yield from plainly(inner, (*loc, index))
    elif isinstance(data, dict):
        for key, inner in data.items():
            yield from plainly(inner, (*loc, key))
        en, fr = (len(" ".join(str(data.get(language, "")).split())) for language in ("en", "fr"))
        if en and fr and (en > 40 or fr > 40) and not 0.7 <= fr / en <= 1.8:
            yield (*loc, "fr"), Code.LENGTH_RATIO
    elif isinstance(data, str):
        if has_mail(data):
            yield loc, Code.E_MAIL
        if has_number(data):
            yield loc, Code.FILE_NUMBER
        if loc[-1] in {"en", "fr"}:
            yield from ((loc, code) for code in signs(data, french=loc[-1] == "fr"))


def has_mail(text: str) -> bool:
    """Something, an at sign, something, a full stop, and two letters or digits."""
    for at in (n for n, sign in enumerate(text) if sign == "@"):
        host, stop, rest = text[at + 1 :].partition(".")
        named = at and (_word(text[at - 1]) or text[at - 1] in ".+-")
        hosted = host and stop and all(_word(c) or c == "-" for c in host)
        if named and hosted and len(rest) > 1 and _word(rest[0]) and _word(rest[1]):
            return True
    return False


def has_number(text: str) -> bool:
    """A stretch of text between two edges of words that has the form of an identifier."""
    edges = [n for n in range(len(text) + 1) if _at(text, n - 1) != _at(text, n)]
    return any(_identifier(text[start:end]) for start in edges for end in edges if start < end)


def _identifier(part: str) -> bool:
    if part.isdecimal() and len(part) >= 8:
        return True
    form = "".join("9" if c.isdecimal() else c for c in part)
    if form == "9999-9999":
        return not all(year[:2] in {"19", "20"} for year in part.split("-"))
    head = form.rstrip("9")
    letters = head.rstrip(" -") if len(head.rstrip(" -")) >= len(head) - 1 else ""
    known = letters.isascii() and letters.isalpha() and letters.isupper() and len(letters) <= 2
    return form == "99-9999-9999" or (known and 8 <= len(form) - len(head) <= 10)


def signs(text: str, *, french: bool) -> Iterator[Code]:
    """What is wrong with the signs of a text."""
    if not text.strip():
        yield Code.EMPTY_TEXT
        return
    around = [(text[:n], sign, text[n + 1 :]) for n, sign in enumerate(text)]
    for before, sign, after in around:
        if sign == "'" and _letter(before[-1:]) and _letter(after[:1]):
            yield Code.STRAIGHT_APOSTROPHE
        if not french:
            continue
        if sign == '"':
            yield Code.STRAIGHT_QUOTE
        if (sign == "«" and after[:1] not in FIXED) or (sign == "»" and before[-1:] not in FIXED):
            yield Code.GUILLEMET_SPACE
        if sign == " " and before and not before[-1].isspace() and after[:1] in {";", "!", "?"}:
            yield Code.MARK_SPACE
        if sign == ":" and (not after or after[0].isspace()):
            word = before.removesuffix(" ")
            if word[-1:] in {"»", ")"} or _letter(word.rstrip("*_»)")[-1:]):
                yield Code.COLON_SPACE


def _letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


def _word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _at(text: str, place: int) -> bool:
    return 0 <= place < len(text) and _word(text[place])


@settings(max_examples=120, deadline=None)
@given(files)
@example({"title": {"en": "a", "fr": "un mot : a"}, "scenes": []})
@example({"title": {"en": "a\n", "fr": "« a »\u00a0: 2019-2020"}, "scenes": [{"fr": ""}]})
@example({"title": {}, "scenes": [], "refs": ["AB 123456789", "x@y.ca"]})
def test_what_is_found_is_what_the_rules_say(data: dict[str, Any]) -> None:
    """Faults and places are those of the plain rules, and the quick look never takes a faulty file for a sound one."""
    assert {(finding.loc, finding.code) for finding in misworded(data)} == set(plainly(data))
    assert not (wellworded(data) and list(_misworded(data)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ab é’\u202f.,12", min_size=1, max_size=12), min_size=1, max_size=4))
def test_a_sound_text_is_not_looked_at_twice(words: list[str]) -> None:
    """What has no sign that any rule speaks of is found sound at once."""
    data = {
        "title": [
            {"en": text, "fr": text} for text in words if text.strip() and not re.search(r"\d{4}", text)
        ]
    }
    assert wellworded(data)
