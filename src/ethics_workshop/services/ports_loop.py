"""What closing the loop asks of the records: everything that rooms wrote down, with what became of it."""

from typing import NamedTuple, Protocol

from ethics_workshop.domain.people import Unit
from ethics_workshop.services.rows import CommitmentRow, QuestionRow


class ThemeNamed(NamedTuple):
    """A theme that a closed session named. `named_on` is a local ISO date."""

    name: str
    unit: Unit
    named_on: str


class FeedbackRow(NamedTuple):
    """Answers of a closed session to one of the three questions; `counts` by value (`1` to `5`), empty under five."""

    session_id: str
    question: int
    answers: int
    counts: dict[str, int]


class LoopRows(Protocol):
    """The rows of closed sessions: those of others are not settled yet. Raises StorageError."""

    def commitments(self) -> list[CommitmentRow]:
        """Return all commitments, by id."""
        ...

    def questions(self) -> list[QuestionRow]:
        """Return all questions for the V&E office, by id."""
        ...

    def news(self, unit: Unit, session_id: str) -> list[QuestionRow]:
        """Return the unit's questions that were answered since its session before, by moment of the answer.

        Of a closed session: up to its end; what came later belongs to the next one.
        """
        ...

    def reviewed_in(self, session_id: str) -> list[CommitmentRow]:
        """Return the commitments of which that session said what became of them, oldest first."""
        ...

    def themes(self) -> list[ThemeNamed]:
        """Return every naming of a theme, by day."""
        ...

    def feedback(self) -> list[FeedbackRow]:
        """Return the answers to the three questions, by session and question."""
        ...
