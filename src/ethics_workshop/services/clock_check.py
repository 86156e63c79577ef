"""Looks whether the machine's clock agrees with the records. A doubt is told, and the work goes on."""

import datetime as dt
from typing import Protocol

from ethics_workshop.domain.clock import ClockDoubt, doubt
from ethics_workshop.services.clock import Clock

LOOKED_AT = 200
"""The newest events of each device that are looked at: a clock that was set back stays known for as many."""


class Moments(Protocol):
    """When events were recorded. Raises StorageError."""

    def recorded_at(self, most: int) -> list[str]:
        """Return the moments (UTC ISO 8601) of the newest events of each device, `most` of each, in no order."""
        ...


class ClockCheck:
    """Compares the clock with the records."""

    def __init__(self, moments: Moments, clock: Clock) -> None:
        self._moments = moments
        self._clock = clock
        self._began = clock.now()

    def doubt(self, began: dt.datetime | None = None) -> ClockDoubt | None:
        """Return why the clock is doubtful, or None. What this program itself recorded since it `began` tells nothing.

        Without `began` it is when this object was made. Raises StorageError.
        """
        now, first = self._clock.now(), began or self._began
        known = map(dt.datetime.fromisoformat, self._moments.recorded_at(LOOKED_AT))
        return doubt(now, (each for each in known if not first <= each <= now))
