"""What learning alone asks of the outside: one private file for each person, apart from the records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ethics_workshop.domain.play import Chosen


@dataclass(frozen=True, slots=True)
class Walk:
    """How far somebody came in a case: the choices in their order.

    `story` is the digest of the story they were made in (`domain.play.story_digest`), `updated_at` UTC ISO 8601.
    """

    case_id: str
    story: str
    chosen: tuple[Chosen, ...]
    updated_at: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """What somebody would say, in their own words. `written_at` is UTC ISO 8601."""

    case_id: str
    text: str
    written_at: str


class LearnerFile(Protocol):
    """The private file of one person. Everything raises StorageError; what returns is on disk."""

    @property
    def path(self) -> str:
        """Where the file is, or would be."""
        ...

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        ...

    def walk(self, case_id: str) -> Walk | None:
        """Return the walk through a case; None before it was begun."""
        ...

    def walks(self) -> list[Walk]:
        """Return every walk, ordered by case."""
        ...

    def change(self, case_id: str, change: Callable[[Walk | None], Walk]) -> Walk:
        """Put what `change` makes of a walk in its place, while nobody else changes it; return it.

        What `change` raises leaves everything as it was.
        """
        ...

    def sentences(self, case_id: str) -> list[Sentence]:
        """Return what was rehearsed for a case, the oldest first."""
        ...

    def write(self, sentence: Sentence) -> None:
        """Keep a sentence. Raises BadInput for what is no text."""
        ...

    def forget(self, case_id: str) -> bool:
        """Delete all about one case; return whether there was anything."""
        ...

    def wipe(self) -> bool:
        """Delete the whole file; return whether there was one."""
        ...


class Learners(Protocol):
    """The private files of a data folder."""

    def of(self, person_id: str) -> LearnerFile:
        """Return the file of a person, which need not exist."""
        ...
