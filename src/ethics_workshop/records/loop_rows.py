"""What rooms wrote down, and what became of it: rows of closed sessions, for reports, summaries and check-ins."""

import json

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.text import Text
from ethics_workshop.records.queries import COMMITMENT_COLUMNS
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports_loop import FeedbackRow, ThemeNamed
from ethics_workshop.services.rows import CommitmentRow, QuestionRow

_CLOSED = "s.session_id = {0}.session_id AND s.state = 'closed'"
_COMMITMENTS = f"SELECT {COMMITMENT_COLUMNS} FROM commitment c JOIN session s ON {_CLOSED.format('c')}"
_QUESTIONS = (
    "SELECT q.question_id, q.session_id, q.sector, q.branch, q.division, q.text, q.asked_on, q.answer_en, q.answer_fr,"
    f" q.answered_on, q.answered_at FROM question q JOIN session s ON {_CLOSED.format('q')}"
)
_ENDED = "coalesce((SELECT closed_at FROM session WHERE session_id = :session AND closed_at <> ''), '9')"
"""The end of the session that looks back; of one that is not closed yet, a text after every moment."""
_NEWS = f"""{_QUESTIONS}
WHERE q.sector = :sector AND q.branch = :branch AND q.division = :division AND q.session_id <> :session
  AND q.answered_at <> '' AND q.answered_at <= {_ENDED}
  AND q.answered_at > coalesce((SELECT max(o.closed_at) FROM session o WHERE o.state = 'closed'
    AND o.sector = :sector AND o.branch = :branch AND o.division = :division
    AND o.session_id <> :session AND o.closed_at < {_ENDED}), '')
ORDER BY q.answered_at, q.question_id"""
_THEMES = f"""SELECT t.name, s.sector, s.branch, s.division, t.named_on
FROM theme t JOIN session s ON {_CLOSED.format("t")} ORDER BY t.named_on, t.session_id, t.place"""
_FEEDBACK = f"""SELECT f.session_id, f.question, f.answers, f.counts
FROM feedback f JOIN session s ON {_CLOSED.format("f")} ORDER BY f.session_id, f.question"""


class RecordsLoop:
    """Implements the port LoopRows over `records.db`. Raises StorageError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def commitments(self) -> list[CommitmentRow]:
        """Return all commitments of closed sessions, by id."""
        return self._commitments(f"{_COMMITMENTS} ORDER BY c.commitment_id")

    def reviewed_in(self, session_id: str) -> list[CommitmentRow]:
        """Return the commitments of which that session said what became of them, oldest first."""
        where = "WHERE c.reviewed_in = ? ORDER BY c.made_on, c.session_id, c.place"
        return self._commitments(f"{_COMMITMENTS} {where}", session_id)

    def _commitments(self, statement: str, *values: str) -> list[CommitmentRow]:
        def query(connection: sqlite.Connection) -> list[CommitmentRow]:
            return [CommitmentRow(*row) for row in connection.execute(statement, values)]

        return self._store.read(query, [])

    def questions(self) -> list[QuestionRow]:
        """Return all questions of closed sessions, by id."""
        return self._questions(f"{_QUESTIONS} ORDER BY q.question_id", {})

    def news(self, unit: Unit, session_id: str) -> list[QuestionRow]:
        """Return the unit's questions that were answered since its session before, by moment of the answer."""
        values = {"sector": unit.sector, "branch": unit.branch, "division": unit.division}
        return self._questions(_NEWS, {**values, "session": session_id})

    def _questions(self, statement: str, values: dict[str, str]) -> list[QuestionRow]:
        def query(connection: sqlite.Connection) -> list[QuestionRow]:
            return [
                QuestionRow(row[0], row[1], Unit(*row[2:5]), row[5], row[6], Text(row[7], row[8]), *row[9:])
                for row in connection.execute(statement, values)
            ]

        return self._store.read(query, [])

    def themes(self) -> list[ThemeNamed]:
        """Return every naming of a theme in a closed session, by day."""

        def query(connection: sqlite.Connection) -> list[ThemeNamed]:
            return [ThemeNamed(row[0], Unit(*row[1:4]), row[4]) for row in connection.execute(_THEMES)]

        return self._store.read(query, [])

    def feedback(self) -> list[FeedbackRow]:
        """Return the answers to the three questions in closed sessions, by session and question."""

        def query(connection: sqlite.Connection) -> list[FeedbackRow]:
            return [
                FeedbackRow(session, question, answers, json.loads(counts))
                for session, question, answers, counts in connection.execute(_FEEDBACK)
            ]

        return self._store.read(query, [])
