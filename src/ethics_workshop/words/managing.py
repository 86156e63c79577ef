"""Where reports stand with their acknowledgement, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ethics_workshop.domain.acknowledgement import Standpoint
from ethics_workshop.words.language import P_, Words

STANDPOINTS: Mapping[Standpoint, str] = {
    Standpoint.WAITING: P_("acknowledgement", "waits for you"),
    Standpoint.NOT_SIGNED: P_("acknowledgement", "not signed yet"),
    Standpoint.REFUSED: P_("acknowledgement", "not verified"),
    Standpoint.VERIFIED: P_("acknowledgement", "verified"),
}
"""In the order in which a manager looks at them."""


def standpoint_name(standpoint: Standpoint, words: Words, *, late: bool = False) -> str:
    """Return where somebody stands; who has not signed in time is called late."""
    return words.p("acknowledgement", P_("acknowledgement", "late") if late else STANDPOINTS[standpoint])


def standpoint_counts(found: Sequence[Standpoint], late: int, words: Words) -> str:
    """Return how many stand where, such as `2 wait for you · 3 not signed yet, 1 of them late`."""
    count = Counter(found)
    said = [
        words.n("{n} waits for you", "{n} wait for you", count[Standpoint.WAITING]),
        words.n("{n} not signed yet", "{n} not signed yet", count[Standpoint.NOT_SIGNED]),
        words.n("{n} late", "{n} late", late),
        words.n("{n} not verified", "{n} not verified", count[Standpoint.REFUSED]),
        words.n("{n} verified", "{n} verified", count[Standpoint.VERIFIED]),
    ]
    numbers = (
        count[Standpoint.WAITING],
        count[Standpoint.NOT_SIGNED],
        late,
        count[Standpoint.REFUSED],
        count[Standpoint.VERIFIED],
    )
    return " · ".join(text for text, number in zip(said, numbers, strict=True) if number)
