"""Whether a machine's clock may be believed, given when things were recorded before."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SKEW = dt.timedelta(hours=1)
"""By how much the clocks of two machines may differ without a word."""

YEAR = dt.timedelta(days=365)
"""After so long without a record, it may be the clock that is ahead."""


class ClockFault(StrEnum):
    """What makes the clock doubtful."""

    BEHIND = "behind"
    """Something was recorded later than the clock says it is."""
    AHEAD = "ahead"
    """The clock is more than a year after whatever was recorded."""


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """Why the clock is doubtful. Moments are aware; `newest` is when the last was recorded, by the clock of that time."""

    fault: ClockFault
    now: dt.datetime
    newest: dt.datetime


def doubt(now: dt.datetime, recorded: Iterable[dt.datetime]) -> ClockDoubt | None:
    """Return why a clock that says `now` is doubtful, or None. Moments are aware."""
    newest = max(recorded, default=now)
    if newest > now + SKEW:
        return ClockDoubt(ClockFault.BEHIND, now, newest)
    if newest < now - YEAR:
        return ClockDoubt(ClockFault.AHEAD, now, newest)
    return None
