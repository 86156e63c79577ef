"""When memory is tidied: Python would do it between a key and its answer, and one would see that.

What is painted leaves some thousand objects a key that hold each other. Left to themselves they are collected together
every eighty keys or so, which takes a quarter of a second.
"""

import asyncio
import gc
import time

MOMENT = 0.03
"""Seconds without a paint in which what was painted before is tidied away: before the next key of a quick typist."""

A_LITTLE = 2
"""Collections of the younger generations that are worth it; with everything else set apart, 1 to 4 ms."""

LONG = 0.008
"""Seconds that tidying a little may take again and again."""

SECONDS = 2.0
"""Between two looks whether anybody does anything."""

ENOUGH = 3
"""Collections of the younger generations after which tidying all is worth it: 60 ms."""

AT_LAST = 200
"""Collections of the younger generations after which Python tidies even while somebody works. Its own is 10."""


class Tidying:
    """Collects garbage while nobody does anything."""

    def __init__(self) -> None:
        self._seen = self._rested = _collections()
        self._soon: asyncio.TimerHandle | None = None
        gc.set_threshold(700, 10, AT_LAST)

    def painted(self) -> None:
        """Tidy a little as soon as nothing more is painted. Call it inside the running loop."""
        if self._soon is not None:
            self._soon.cancel()
        self._soon = asyncio.get_running_loop().call_later(MOMENT, self.pause)

    def pause(self) -> bool:
        """Collect what came since the last rest, if it is worth it; return whether it was.

        Where that took long, there was much that lasts, such as a new screen: it too is set apart until the next rest.
        """
        worth_it = gc.get_count()[2] >= A_LITTLE
        if worth_it:
            began = time.perf_counter()
            gc.collect()
            if time.perf_counter() - began > LONG:
                gc.freeze()
        return worth_it

    def look(self) -> bool:
        """Rest if nothing was made since the last look, and something before it; return whether it did."""
        now = _collections()
        quiet = now == self._seen and now - self._rested >= ENOUGH
        self._seen = now
        if quiet:
            self._rested = now
            rest()
        return quiet


def rest() -> None:
    """Collect all garbage, and set what is left apart: until the next rest it need not be looked at again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _collections() -> int:
    """Return how often the second generation was collected since the start."""
    collections: int = gc.get_stats()[1]["collections"]
    return collections
