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
    """Return how many stand where, such as `2 wait for you · 1 late · 4 verified`; who is late is counted once."""
    count = Counter(found)
    waiting, refused, verified = (
        count[each] for each in (Standpoint.WAITING, Standpoint.REFUSED, Standpoint.VERIFIED)
    )
    in_time = count[Standpoint.NOT_SIGNED] - late
    said = (
        (waiting, words.n("{n} waits for you", "{n} wait for you", waiting)),
        (late, words.n("{n} late", "{n} late", late)),
        (in_time, words.n("{n} not signed yet", "{n} not signed yet", in_time)),
        (refused, words.n("{n} not verified", "{n} not verified", refused)),
        (verified, words.n("{n} verified", "{n} verified", verified)),
    )
    return " · ".join(text for number, text in said if number)
