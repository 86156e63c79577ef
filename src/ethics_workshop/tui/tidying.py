"""When memory is tidied: Python would do it between a key and its answer, and one would see that."""

import gc

SECONDS = 2.0
"""Between two looks whether anybody does anything."""

ENOUGH = 3
"""Collections of the younger generations after which tidying all is worth it."""

AT_LAST = 200
"""Collections of the younger generations after which all is tidied even while somebody works. Python's own is 10."""


class Tidying:
    """Collects all garbage while nobody does anything: with a screen in memory that takes 40 ms."""

    def __init__(self) -> None:
        self._before = (0, 0, 0)
        gc.set_threshold(700, 10, AT_LAST)

    def look(self) -> bool:
        """Tidy if nothing was made since the last look; return whether it did."""
        now = gc.get_count()
        quiet = now[1:] == self._before[1:] and now[2] >= ENOUGH
        self._before = now
        if quiet:
            gc.collect()
        return quiet
