"""Places on a screen that one can jump to."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at column `x` and row `y` of the screen, and what going there does.

    A widget with a method `spots() -> list[Spot]` has places of its own, in place of the one for its focus.
    """

    x: int
    y: int
    go: Callable[[], None]
