"""The booth: this computer goes round, counts, and forgets. What screens and plain commands vote with.

The ballots of an open booth are a number for each option, in the memory of this process and nowhere else: no list, no
order, no moment, no log. Counting writes the totals once, in one transaction; whatever ends the process before that
ends the vote.
"""

from collections.abc import Callable
from typing import NoReturn, final

from ethics_workshop.domain import command as c
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import CONFIDENCE
from ethics_workshop.services.ports import Ids
from ethics_workshop.services.sessions import SessionService

KeepsNoDumps = Callable[[], None]
"""Asks the machine for no picture of this process's memory, should it crash, from now on. It never fails."""


@final
class Booth:
    """The ballots of one open vote. Whatever shows this object tells how many have been here, and nothing else."""

    __slots__ = ("_chosen", "_passed", "_rated", "asks_confidence", "id")

    def __init__(self, booth_id: str, options: tuple[str, ...], *, asks_confidence: bool) -> None:
        self.id = booth_id
        self.asks_confidence = asks_confidence
        """Whether each is asked how sure they are, too."""
        self._chosen = dict.fromkeys(options, 0)
        self._rated = dict.fromkeys(CONFIDENCE, 0)
        self._passed = 0

    def cast(self, option: str) -> None:
        """Count a ballot for `option`. Raises Refused for an option that is none; what it was is not said."""
        if option not in self._chosen:
            raise Refused(Problem.UNKNOWN_OPTION, option="?", known=", ".join(self._chosen))
        self._chosen[option] += 1

    def rate(self, value: str) -> None:
        """Count how sure somebody is (`1` to `4`), beside the choices and never with them."""
        if value not in self._rated:
            raise Refused(Problem.BAD_COUNT, value="?")
        self._rated[value] += 1

    def pass_on(self) -> None:
        """Count somebody who passed: they took part, and cast no ballot."""
        self._passed += 1

    @property
    def ballots(self) -> int:
        """How many ballots were cast."""
        return sum(self._chosen.values())

    @property
    def been(self) -> int:
        """How many have been here, those who passed included: a number that does not tell whether somebody did."""
        return self.ballots + self._passed

    def count(self) -> c.CountBooth:
        """Return the command that ends this vote. Nobody else looks inside."""
        return c.CountBooth(self.id, dict(self._chosen), dict(self._rated))

    def __repr__(self) -> str:
        return f"<Booth: {self.been} have been here>"

    def __reduce__(self) -> NoReturn:
        """Refuse to be copied or pickled: there is one place where these ballots are."""
        raise TypeError("a booth is not copied")


class BoothService:
    """Opens, counts and gives up booths. `no_dumps` is asked before the first ballot can be cast."""

    def __init__(self, sessions: SessionService, ids: Ids, no_dumps: KeepsNoDumps) -> None:
        self._sessions = sessions
        self._ids = ids
        self._no_dumps = no_dumps
        self._open: dict[str, Booth] = {}

    def of(self, session: Session) -> Booth | None:
        """Return the booth that this process has open for the vote on the table, or None."""
        booth = self._open.get(session.id)
        return booth if booth and session.booth and session.booth.id == booth.id else None

    def interrupted(self, session: Session) -> bool:
        """Whether a booth was opened for the vote on the table, and this process does not have it: nothing was kept."""
        return session.booth is not None and self.of(session) is None

    def open(self, session_id: str, *, confidence: bool = False, actor: str = "") -> Session:
        """Open a booth for the vote on the table; one that was open before is void. Raises Refused outside a vote."""
        self._no_dumps()
        command = c.OpenBooth(self._ids.new("B"), confidence=confidence)
        session = self._sessions.run(session_id, command, actor=actor)
        options = tuple(option.id for option in session.case.options)
        self._open[session.id] = Booth(command.booth_id, options, asks_confidence=confidence)
        return session

    def count(self, session_id: str, *, actor: str = "") -> Session:
        """End the vote and keep its totals: one transaction, then the booth is gone.

        Raises Refused when no booth is open, or nobody chose anything; StorageError when the totals could not be
        written. The ballots are still there then.
        """
        booth = self._open.get(self._sessions.load(session_id).id)
        if booth is None:
            raise Refused(Problem.NO_BOOTH, session=session_id)
        session = self._sessions.run(session_id, booth.count(), actor=actor)
        del self._open[session.id]
        return session

    def void(self, session_id: str, *, actor: str = "") -> Session:
        """Give the vote up: its ballots are forgotten, and the journal knows that there was none."""
        session = self._sessions.run(session_id, c.VoidBooth(), actor=actor)
        self._open.pop(session.id, None)
        return session
