"""A doubtful clock, in words."""

from ethics_workshop.domain.clock import ClockDoubt, ClockFault
from ethics_workshop.words.dates import moment
from ethics_workshop.words.language import Words


def warning(doubt: ClockDoubt, words: Words) -> str:
    """Return what is doubtful and what to do about it."""
    now, newest = moment(doubt.now.isoformat(), words), moment(doubt.newest.isoformat(), words)
    if doubt.fault is ClockFault.BEHIND:
        return words(
            "This computer’s clock says {now}, but something was recorded on {newest}. Set the clock right: the dates of what is recorded now would be wrong.",
            now=now,
            newest=newest,
        )
    return words(
        "This computer’s clock says {now}; the last thing was recorded on {newest}, more than a year before. If the clock is ahead, set it right.",
        now=now,
        newest=newest,
    )
