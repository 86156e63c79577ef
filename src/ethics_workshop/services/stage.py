"""The stage follows the cockpit: what one window tells, and what the other one reads of it."""

import datetime as dt
from dataclasses import dataclass, replace

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.stage import Showing, StageState
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports_stage import Mark, StageBoard
from ethics_workshop.services.sessions import SessionService

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the stage found: the session, and what its cockpit said last, if it ever did. `mark` is for the next look."""

    session: Session
    state: StageState | None
    mark: Mark


class StageService:
    """Both ends of the board. Two windows of one machine share a session; two machines never do."""

    def __init__(self, board: StageBoard, sessions: SessionService, clock: Clock) -> None:
        self._board = board
        self._sessions = sessions
        self._clock = clock

    def now(self) -> int:
        """Return the present moment in milliseconds since 1970, UTC."""
        return (self._clock.now() - _EPOCH) // dt.timedelta(milliseconds=1)

    def tell(self, state: StageState) -> None:
        """Tell the stage where the cockpit stands. Raises StorageError."""
        self._board.tell(replace(state, machine=self._board.machine()))

    def open(self, session_id: str) -> Session:
        """Return the session that a stage is asked for.

        Raises Refused for an unknown session and for one that another machine leads.
        """
        session = self._sessions.load(session_id)
        told = self._board.told(session.id)
        if told is not None and told.machine == self._board.machine():
            return session
        led_now = told is not None and told.showing is not Showing.LEFT and not told.silent(self.now())
        if led_now or not self._board.led_here(session.id):
            raise Refused(Problem.ANOTHER_MACHINE, session=session.id)
        return session

    def look(self, session_id: str, before: Mark | None = None) -> Seen | None:
        """Return the session and what its cockpit said; None while nothing changed since the mark `before`.

        Raises Refused for an unknown session, and StorageError.
        """
        mark = self._board.mark()
        if mark == before:
            return None
        return Seen(self._sessions.load(session_id), self._board.told(session_id), mark)
