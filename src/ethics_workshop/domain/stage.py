"""What the cockpit tells the stage: where the room is, and its timer. Pure: moments are handed in."""

from dataclasses import dataclass, replace
from enum import StrEnum

SILENCE = 6_000
"""Milliseconds without a word from the cockpit after which the stage says so; the cockpit speaks every two seconds."""


class Showing(StrEnum):
    """What the stage shows."""

    LIVE = "live"
    """The page that the cockpit is at."""
    PAUSED = "paused"
    """Something real came up: a neutral page, and nothing of the session."""
    LEFT = "left"
    """The cockpit was left on purpose: its page stays, and nothing is amiss."""


@dataclass(frozen=True, slots=True)
class StageState:
    """Where the cockpit stands: what the room sees beyond what the journal tells. Overwritten, never recorded.

    `place` is the place on the route that `page` (from 0) belongs to. `elapsed` are the milliseconds that the step had
    run `at` (milliseconds since 1970, UTC, by the clock of the machine that both windows are on); `planned` its seconds
    as the cockpit counts them. `ballot` is how the room votes: methods joined with `+`. `machine` is whose cockpit it
    is. `more` is for what a part of the cockpit adds for the room, in a form of its own.
    """

    session_id: str
    place: int
    page: int = 0
    elapsed: int = 0
    running: bool = False
    planned: int = 0
    at: int = 0
    ballot: str = ""
    showing: Showing = Showing.LIVE
    machine: str = ""
    more: str = ""

    def elapsed_at(self, now: int) -> int:
        """Return the milliseconds that the step has run at the moment `now`: a timer that runs goes on by itself."""
        return self.elapsed + (max(0, now - self.at) if self.running else 0)

    def silent(self, now: int) -> bool:
        """Whether the cockpit, which was not left on purpose, has said nothing for too long."""
        return self.showing is not Showing.LEFT and now - self.at > SILENCE

    def says_the_same(self, other: "StageState") -> bool:
        """Whether `other`, told later, shows the room nothing new: only that the cockpit is there."""
        drift = abs(other.elapsed - self.elapsed_at(other.at))
        return drift < DRIFT and replace(other, elapsed=self.elapsed, at=self.at) == self


DRIFT = 300
"""Milliseconds by which a timer may have moved otherwise than by time before that is news."""
