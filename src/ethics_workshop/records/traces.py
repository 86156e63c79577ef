"""Where the records name a person: what their own record is made of."""

from ethics_workshop.db.library import sqlite
from ethics_workshop.records.canonical import canonical
from ethics_workshop.records.queries import COMMITMENT_COLUMNS
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports_own import Attended, Mention
from ethics_workshop.services.rows import CommitmentRow

_OF_A_SESSION = "s.planned_on, s.division, s.case_ids, s.state, s.facilitator_id"
_SESSIONS = f"""SELECT s.session_id, 'participant', {_OF_A_SESSION} FROM attendance a
  JOIN session s ON s.session_id = a.session_id WHERE a.kind = 'person' AND a.who = ?
UNION ALL SELECT s.session_id, 'facilitator', {_OF_A_SESSION} FROM session s WHERE s.facilitator_id = ?
UNION ALL SELECT s.session_id, 'leader', {_OF_A_SESSION} FROM session s WHERE s.leader_id = ?
ORDER BY 3, 1, 2"""
_COMMITMENTS = f"""SELECT {COMMITMENT_COLUMNS} FROM commitment c
WHERE owner_id = ? ORDER BY made_on, commitment_id"""
_MENTIONS = """SELECT j.kind, count(*), min(j.at), max(j.at) FROM payloads p JOIN journal j ON j.id = p.id
WHERE instr(p.body, ?) GROUP BY j.kind ORDER BY j.kind"""


class RecordsTraces:
    """Implements the port Traces over `records.db`. Raises StorageError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sessions_of(self, person_id: str) -> list[Attended]:
        """Return the sessions of a person, once for each role they had, by day and id."""

        def query(connection: sqlite.Connection) -> list[Attended]:
            return [Attended(*row) for row in connection.execute(_SESSIONS, (person_id,) * 3)]

        return self._store.read(query, [])

    def commitments_of(self, person_id: str) -> list[CommitmentRow]:
        """Return the commitments that a person volunteered for, oldest first."""

        def query(connection: sqlite.Connection) -> list[CommitmentRow]:
            return [CommitmentRow(*row) for row in connection.execute(_COMMITMENTS, (person_id,))]

        return self._store.read(query, [])

    def mentions(self, person_id: str) -> list[Mention]:
        """Return how often the journal holds a person's id as a value, by kind.

        Bodies are searched as text: in canonical JSON a value stands between quotes, and quotes inside are escaped.
        """

        def query(connection: sqlite.Connection) -> list[Mention]:
            return [Mention(*row) for row in connection.execute(_MENTIONS, (canonical(person_id),))]

        return self._store.read(query, [])
