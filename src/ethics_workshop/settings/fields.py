"""What may be set, and what each setting may hold."""

import os
from collections.abc import Mapping

LANGUAGE, DATA = "language", "data"
NAMES = ("who", LANGUAGE, "theme", "unit", "second_screen", DATA)
"""The settings, in the order of the file and of the screen. (`keys` is a table, apart.)"""

TOUR = "tour"
"""Noted in the file by the program itself, and shown nowhere: whether Home still offers the tour."""
KNOWN = (*NAMES, TOUR)
"""Every name that a file may hold, beside the table of keys."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    LANGUAGE: ("en", "fr"),
    "theme": ("dark", "light", "contrast", "mono"),
    "second_screen": ("ask", "yes", "no"),
    TOUR: ("offer", "done"),
}
"""The words of those settings that hold one of a few."""

DEFAULTS: Mapping[str, str] = {"theme": "dark", "second_screen": "ask", TOUR: "offer"}
"""What holds where nothing is said; the others are empty then, or found out from the platform."""

KEYS = "keys"
"""The table of keys: a command's id, and its key or keys."""

TEXT_LIMIT = 1000
"""Characters of a name, an id or a unit."""
PATH_LIMIT = 4096
"""Characters of a path, as long as Linux takes them."""

Fact = tuple[str, tuple[tuple[str, str], ...]]
"""The code of what is wrong with a value (`words.settings` has its sentence), and what fills the sentence in."""


def checked(name: str, value: object) -> tuple[str, Fact | None]:
    """Return `value` as it is to be used, and what is wrong with it, if anything is. `name` is one of NAMES."""
    if not isinstance(value, str):
        return "", ("not-text", ())
    value = value.strip()
    if name in CHOICES:
        known = CHOICES[name]
        value = value.lower()
        return ("", ("not-listed", (("known", ", ".join(known)),))) if value not in known else (value, None)
    limit = PATH_LIMIT if name == DATA else TEXT_LIMIT
    if len(value) > limit:
        return "", ("too-long", (("limit", str(limit)),))
    if not value.isprintable() and any(ord(letter) < 32 or ord(letter) == 127 for letter in value):
        return "", ("not-printable", ())
    if name == DATA and value and not os.path.isabs(os.path.expanduser(value)):  # noqa: PTH111, PTH117
        return "", ("not-whole-path", ())
    return value, None


def checked_keys(value: object) -> tuple[tuple[str, ...], Fact | None]:
    """Return the keys of one command, by Textual's names, and what is wrong with them, if anything is."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not listed:
        return (), ("not-keys", ())
    keys = tuple(key.strip() for key in listed if isinstance(key, str) and 0 < len(key.strip()) <= 40)
    return (keys, None) if len(keys) == len(listed) else ((), ("not-keys", ()))
