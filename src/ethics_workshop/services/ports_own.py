"""What a person's own record asks of the outside: where the records name them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.own_record import OwnRecord
from ethics_workshop.services.rows import CommitmentRow


@dataclass(frozen=True, slots=True)
class Attended:
    """A session that somebody was checked in to, facilitated or led: `role` is `participant`, `facilitator` or `leader`.

    `day` is the local ISO date on which it was planned.
    """

    session_id: str
    role: str
    day: str
    division: str
    case_ids: str
    state: str
    facilitator_id: str


@dataclass(frozen=True, slots=True)
class Mention:
    """How many entries of the journal of one kind hold a person's id, and the UTC moments of the first and the last."""

    kind: str
    entries: int
    first: str
    last: str


class Traces(Protocol):
    """Where the records name a person. Raises StorageError."""

    def sessions_of(self, person_id: str) -> list[Attended]:
        """Return the sessions of a person, once for each role they had, by day and id."""
        ...

    def commitments_of(self, person_id: str) -> list[CommitmentRow]:
        """Return the commitments that a person volunteered for, oldest first."""
        ...

    def mentions(self, person_id: str) -> list[Mention]:
        """Return how often the journal holds a person's id as a value, by kind."""
        ...


class OwnRecordWriter(Protocol):
    """Writes a person's record to a file that only its owner can read, whole or not at all."""

    def __call__(self, record: OwnRecord, out: Path, language: str) -> None:
        """Write JSON where the name ends so, else a text in `language`. Raises BadInput, StorageError."""
        ...
