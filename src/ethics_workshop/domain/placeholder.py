"""Placeholders in a case's texts, such as `{gift-rule}`: each department has an answer of its own to them.

The answers come from `local.toml`. They are data: whatever stands in one is shown as it stands.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from ethics_workshop.domain.text import Text, clean

T = TypeVar("T")

PLACEHOLDERS: Mapping[str, str] = {
    "gift-rule": "gift_rule",
    "senior-officer": "senior_officer",
    "declaration": "declaration",
    "dissent-channel": "dissent_channel",
}
"""What a text may leave to the department, and the key of `local.toml` that answers it."""

NAME_LIMIT = 40
"""Characters between two braces that are still looked at as a name."""

_PLACEHOLDER = re.compile(rf"\{{([^{{}}\n]{{0,{NAME_LIMIT}}})\}}")
_ASTERISK = "\N{ASTERISK OPERATOR}"


def placeholders(text: str) -> list[str]:
    """Return what stands between braces in a text, in its order, known or not."""
    return _PLACEHOLDER.findall(text) if "{" in text else []


def filled(value: T, answers: Callable[[], Mapping[str, Text]]) -> T:
    """Return `value` with the placeholders in its texts answered; other braces stay as they are.

    `value` is a Text, a frozen dataclass or a tuple, and what they hold. `answers` gives the answer of each name in
    PLACEHOLDERS; it is asked once, and only where there is a placeholder. An answer is cleaned, and an asterisk in
    one becomes another sign: a text's own `*emphasis*` is never begun or ended by it.
    """
    if not _asks(value):
        return value
    found: Any = _filled(value, {name: _plain(text) for name, text in answers().items()})
    return found  # type: ignore[no-any-return]  # of the type of `value`: only texts in it are others


def _plain(answer: Text) -> Text:
    return Text(*(clean(text).replace("*", _ASTERISK) for text in (answer.en, answer.fr)))


def _asks(value: object) -> bool:
    """Whether there is a placeholder in a value, looked for without making anything."""
    todo = [value]
    while todo:
        found = todo.pop()
        if isinstance(found, Text):
            if "{" in found.en or "{" in found.fr:
                return True
        elif isinstance(found, tuple):
            todo.extend(found)
        elif is_dataclass(found) and not isinstance(found, type):
            todo.extend(getattr(found, name) for name in _names(type(found)))
    return False


def _filled(value: Any, answers: Mapping[str, Text]) -> Any:
    if isinstance(value, Text):
        return Text(_said(value.en, "en", answers), _said(value.fr, "fr", answers))
    if isinstance(value, tuple):
        return tuple([_filled(each, answers) for each in value])
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{n: _filled(getattr(value, n), answers) for n in _names(type(value))})
    return value


def _said(text: str, language: str, answers: Mapping[str, Text]) -> str:
    def answer(match: re.Match[str]) -> str:
        return answers[match[1]](language) if match[1] in answers else match[0]

    return _PLACEHOLDER.sub(answer, text) if "{" in text else text


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(getattr(kind, "__dataclass_fields__", ()))
