"""Events that close the loop of a session: what became of its commitments, and answers to its questions.

They come after the session was closed, weeks later as a rule, and change nothing of what happened in it.
"""

from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.event import Day, SessionEvent
from ethics_workshop.domain.text import Text


class Outcome(StrEnum):
    """What became of a commitment. None of them is a failure: *changed* has another one in its place."""

    KEPT = "kept"
    NOT_KEPT = "not-kept"
    CHANGED = "changed"


OPEN = "open"
"""What is said of a commitment of which nothing was said yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentReviewed(SessionEvent):
    """The unit said what became of a commitment of `session_id`; the last word counts.

    `said_in` is the session at whose check-in it was said; empty when it was said elsewhere. A commitment that was
    changed has a successor, which is recorded together with this.
    """

    KIND = "commitment.reviewed"
    commitment_id: str
    outcome: Outcome
    note: str = ""
    said_in: str = ""
    successor_id: str = ""
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(SessionEvent):
    """The V&E office answered a question of `session_id`; the last answer counts."""

    KIND = "question.answered"
    question_id: str
    answer: Text
    day: Day
