"""What the stage asks of the outside: a small board beside the journal, which both windows of one machine see."""

from typing import Protocol

from ethics_workshop.domain.stage import StageState

Mark = tuple[int, int]
"""Differs from an earlier one when another window may have changed the records meanwhile."""


class StageBoard(Protocol):
    """What the cockpit tells the stage. Raises StorageError."""

    def told(self, session_id: str) -> StageState | None:
        """Return what the cockpit of a session said last; None when none ever did."""
        ...

    def tell(self, state: StageState) -> None:
        """Put `state` in the place of what was told before. It is no event: losing it loses no record."""
        ...

    def mark(self) -> Mark:
        """Return the records' mark: cheap, to be asked many times a second."""
        ...

    def machine(self) -> str:
        """Return the name that stands for this machine, the same in all its windows; it tells nobody which one it is."""
        ...

    def led_here(self, session_id: str) -> bool:
        """Whether the last event of a session was recorded by this machine; True for an unknown session."""
        ...
