"""The step's timer and the pace of the session. Pure: whoever uses them hands in the seconds of a steady clock."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from ethics_workshop.domain.agenda import InjectMode, Position, Step
from ethics_workshop.domain.session import Session

GRACE = 15
"""Seconds of being behind that nobody needs to hear about."""


class StepTimer:
    """Counts the seconds of one step while it runs."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._before = 0.0
        self._since: float | None = None
        self.added = 0
        """Seconds that were added to the planned time of the step."""

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._since is not None

    @property
    def elapsed(self) -> int:
        """Whole seconds counted so far."""
        return int(self.exact)

    @property
    def exact(self) -> float:
        """Seconds counted so far."""
        now = self._steady() - self._since if self._since is not None else 0.0
        return self._before + now

    def load(self, elapsed: int, *, running: bool, added: int = 0) -> None:
        """Go on from `elapsed` seconds, with `added` seconds more than planned."""
        self.added = added
        self._before = float(max(0, elapsed))
        self._since = self._steady() if running else None

    def toggle(self) -> None:
        """Start, or pause."""
        if self._since is None:
            self._since = self._steady()
        else:
            self.pause()

    def pause(self) -> None:
        """Stop counting; the seconds stay."""
        if self._since is not None:
            self._before += self._steady() - self._since
            self._since = None


class Pace(StrEnum):
    """How a session stands against its agenda."""

    ON_TIME = "on-time"
    LATE = "late"
    AHEAD = "ahead"


def behind(session: Session, spent: Mapping[int, int]) -> int:
    """Return the seconds by which a session is behind its agenda (negative: ahead).

    `spent` holds the seconds of each place of the route that was timed; a place that was not counts as on time. The
    step in hand counts only when it is over its time, so that nobody is called early in the middle of it.
    """
    total = 0
    for index, seconds in spent.items():
        if index < session.index:
            total += seconds - planned_seconds(session, index)
        elif index == session.index:
            total += max(0, seconds - planned_seconds(session, index))
    return total


def planned_seconds(session: Session, index: int) -> int:
    """Return the planned seconds of a place on the route."""
    return session.route[index].seconds


def pace(seconds_behind: int, slack: int) -> Pace:
    """Name the pace: the agenda's slack is there to be used before anybody is late."""
    if seconds_behind > max(GRACE, slack):
        return Pace.LATE
    return Pace.AHEAD if seconds_behind < -2 * GRACE else Pace.ON_TIME


def saved(session: Session) -> int:
    """Return the planned seconds of the steps that were left out for want of time."""
    return sum(planned_seconds(session, index) for index in session.cut)


def may_cut(session: Session) -> list[Position]:
    """Return the steps still ahead that the agenda allows to leave out, in the order in which it would.

    Never the debrief, whatever an agenda says (SESSION.md, "Steps").
    """
    ahead = [p for p in session.route[session.index + 1 :] if not passed_over(session, p)]
    may = [step for step in session.plan.agenda.cut if step is not Step.DEBRIEF]
    return [place for step in may for place in ahead if place.step is step]


def to_cut(session: Session) -> Position | None:
    """Return the first step still ahead that the agenda allows to leave out, or None."""
    return next(iter(may_cut(session)), None)


def left_out(session: Session) -> list[Position]:
    """Return the steps still ahead that were left out for want of time, in the order of the route."""
    return [session.route[index] for index in sorted(session.cut) if index > session.index]


def passed_over(session: Session, place: Position) -> bool:
    """Whether the way leads past this place: what was left out, and an offered new fact or what it stands in for.

    A new fact on offer is never on the way; once one was played, `rehearse` of that case is not either.
    """
    if session.cut and session.route.index(place) in session.cut:
        return True
    if session.plan.agenda.inject is not InjectMode.OFFER:
        return False
    played = any(case == place.case for case, _ in session.played)
    return played if place.step is Step.REHEARSE else place.step is Step.INJECT and not played
