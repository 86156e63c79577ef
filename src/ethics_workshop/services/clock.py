"""Time as the services and the records ask for it, and moments as they are written."""

import datetime as dt
import time
from functools import lru_cache
from typing import Protocol

from ethics_workshop.domain.event import Day


class Clock(Protocol):
    """Time. UTC inside; the local date only where a date matters."""

    def now(self) -> dt.datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def written(self) -> str:
        """Return the present moment as it is recorded: UTC ISO 8601 with microseconds and `Z`."""
        ...

    def day(self) -> Day:
        """Return the local date and its offset from UTC."""
        ...


def moment(at: dt.datetime) -> str:
    """Return an aware datetime as UTC ISO 8601 with microseconds and `Z`."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def present() -> str:
    """Return the machine's present moment, written like `moment`: a quarter of its time, and each event needs it."""
    minute, rest = divmod(time.time_ns() // 1000, 60_000_000)
    digits = f"{rest:08d}"
    return f"{_minute(minute)}{digits[:2]}.{digits[2:]}Z"


@lru_cache(maxsize=1)
def _minute(number: int) -> str:
    """Return how the moments of a minute begin, counted from 1970."""
    return dt.datetime.fromtimestamp(number * 60, dt.UTC).isoformat()[: len("2026-11-22T03:00:")]
