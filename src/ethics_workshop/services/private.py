"""What is personal in a path or a name, taken out before anybody is shown a report."""

import re

from ethics_workshop.domain.machine import Private
from ethics_workshop.domain.text import clean

HIDDEN = "…"
LONGEST = 200
"""Characters of one fact."""

_ADDRESS = re.compile(r"[^\s@/\\]+@[^\s@/\\]+")
_SHARE = re.compile(r"^([\\/]{2})[^\\/]+")
_PEOPLE = re.compile(r"((?:^|[\\/])(?:home|Users)[\\/])[^\\/]+", re.IGNORECASE)


def hide(text: str, private: Private) -> str:
    """Return `text` with the home folder as `~`, and without the names of people and computers and without addresses.

    A name is taken out where it stands as a word of its own, in upper or lower case. What it also hides by mistake
    (a folder called as the person is) is no loss in a report.
    """
    shown = clean(text)
    home = private.home.rstrip("\\/")
    if (
        home
        and shown.casefold().startswith(home.casefold())
        and shown[len(home) : len(home) + 1] in {"", "/", "\\"}
    ):
        shown = f"~{shown[len(home) :]}"
    shown = _ADDRESS.sub(HIDDEN, _SHARE.sub(rf"\1{HIDDEN}", _PEOPLE.sub(rf"\1{HIDDEN}", shown)))
    for name in private.names:
        if name.strip():
            shown = re.sub(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", HIDDEN, shown, flags=re.IGNORECASE)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
