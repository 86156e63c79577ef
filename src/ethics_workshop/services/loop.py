"""Closing the loop: what became of commitments, answers to questions, what the rooms raise and how they felt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ethics_workshop.domain import command as c
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.heard import Answers, Raised, ThemeCount, answers_together, raised, together
from ethics_workshop.domain.loop_event import OPEN, Outcome
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import Commitment, Question, Session
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports_loop import LoopRows
from ethics_workshop.services.rows import CommitmentRow, QuestionRow
from ethics_workshop.services.sessions import SessionService


@dataclass(frozen=True, slots=True)
class LookBack:
    """What a session begins with, and its summary tells: what was said there of earlier commitments, and answers."""

    still_open: Sequence[CommitmentRow] = ()
    reviewed: Sequence[CommitmentRow] = ()
    answered: Sequence[QuestionRow] = ()
    successors: Mapping[str, CommitmentRow] = field(default_factory=dict)
    """What took the place of changed ones, by id."""


NOTHING_BEFORE = LookBack()
"""What the first session of a unit looks back on."""


class LoopService:
    """What comes after a session. Rows are those of closed sessions. Everything raises StorageError."""

    def __init__(self, sessions: SessionService, rows: LoopRows) -> None:
        self._sessions = sessions
        self._rows = rows

    def look_back(self, session: Session) -> LookBack:
        """Return what the unit's earlier sessions left for this one."""
        reviewed = self._rows.reviewed_in(session.id)
        wanted = {row.successor for row in reviewed if row.successor}
        following = self._rows.commitments() if wanted else []
        return LookBack(
            self._sessions.open_commitments(session),
            reviewed,
            self._rows.news(session.plan.unit, session.id),
            {row.commitment_id: row for row in following if row.commitment_id in wanted},
        )

    def commitments(self, unit: Unit | None = None, *, open_only: bool = False) -> list[CommitmentRow]:
        """Return the commitments of a unit (default: of all), by id."""
        rows = [row for row in self._rows.commitments() if unit is None or row.unit == unit]
        return [row for row in rows if row.status == OPEN] if open_only else rows

    def review(
        self,
        commitment_id: str,
        outcome: Outcome,
        *,
        note: str = "",
        said_in: str = "",
        successor: c.Commit | None = None,
        actor: str = "",
    ) -> Commitment:
        """Record what became of a commitment, with a note, and return it; a changed one needs what takes its place.

        `said_in` is the session of the unit in which it was said. Raises Refused; the last word counts.
        """
        key = commitment_id.strip().upper()
        row = next((row for row in self._rows.commitments() if row.commitment_id == key), None)
        if row is None:
            raise Refused(Problem.UNKNOWN_COMMITMENT, commitment=commitment_id)
        if said_in:
            there = self._sessions.load(said_in)
            said_in = there.id
            if there.plan.unit != row.unit:
                raise Refused(Problem.SAID_IN_OTHER_UNIT, session=said_in, commitment=key)
        command = c.Review(key, outcome, note, said_in, successor)
        session = self._sessions.run(row.session_id, command, actor=actor)
        return next(made for made in session.commitments if made.id == key)

    def questions(self, *, unanswered: bool = False) -> list[QuestionRow]:
        """Return the questions for the V&E office, by id."""
        rows = self._rows.questions()
        return [row for row in rows if not row.answered_on] if unanswered else rows

    def answer(self, question_id: str, answer: Text, *, actor: str = "") -> Question:
        """Record the office's answer and return the question. Raises Refused; the last answer counts."""
        key = question_id.strip().upper()
        row = next((row for row in self._rows.questions() if row.question_id == key), None)
        if row is None:
            raise Refused(Problem.NO_SUCH_QUESTION, question=question_id)
        session = self._sessions.run(row.session_id, c.Answer(key, answer), actor=actor)
        return next(asked for asked in session.questions if asked.id == key)

    def themes(self) -> tuple[Raised, ...]:
        """Return what the units raised, by quarter, the newest first; never what only a few of them did."""
        return raised(self._rows.themes())

    def themes_together(self) -> tuple[ThemeCount, ...]:
        """Return what the units raised over the newest four quarters together, where none of them shows it."""
        rows = self._rows.themes()
        return together(rows, raised(rows))

    def feedback(self) -> tuple[Answers, ...]:
        """Return the answers to the three questions in the whole programme, by question."""
        return answers_together((row.question, row.counts) for row in self._rows.feedback())

    def feedback_by_session(self) -> list[tuple[str, Answers]]:
        """Return the answers of each session, by its id and by question; rounds under five are left out."""
        return [
            (row.session_id, answers)
            for row in self._rows.feedback()
            for answers in answers_together([(row.question, row.counts)])
        ]
