"""What the services read: rows of the derived tables and of the register, as the ports want them."""

import json
from collections.abc import Sequence

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.people import Person, Standing, Unit
from ethics_workshop.domain.text import Text
from ethics_workshop.records import journal
from ethics_workshop.services.ports import AttestationRow, CommitmentRow, Origin, Reach, SessionRow, StepClock

_SESSION_COLUMNS = (
    "session_id, state, step, case_ids, case_title_en, case_title_fr, agenda, agenda_title_en, agenda_title_fr,"
    " sector, branch, division, facilitator_id, facilitator_name, present, planned_at, opened_at, closed_at, touched_at,"
    " meets_on, planned_on, follow_up_by, follow_up"
)
COMMITMENT_COLUMNS = ", ".join('c."by"' if name == "by" else f"c.{name}" for name in CommitmentRow.__slots__)
_ATTESTATION_COLUMNS = ", ".join(AttestationRow.__slots__)
_PERSON_COLUMNS = (
    "person_id, name, email, language, sector, branch, division, manager_id, role, hired, left_on, standing"
)


def sessions(connection: sqlite.Connection) -> list[SessionRow]:
    """Return all sessions, ordered by id."""
    rows = connection.execute(f"SELECT {_SESSION_COLUMNS} FROM session ORDER BY session_id")
    return [
        SessionRow(
            row[0],
            row[1],
            row[2],
            tuple(row[3].split()),
            Text(row[4], row[5]),
            row[6],
            Text(row[7], row[8]),
            Unit(row[9], row[10], row[11]),
            *row[12:],
        )
        for row in rows
    ]


def open_commitments(connection: sqlite.Connection, unit: Unit, before: str) -> list[CommitmentRow]:
    """Return what the unit's closed sessions left open, oldest first.

    Sessions that were closed after `before` was are left out, and so is that one: what it looks back on stays the same.
    """
    rows = connection.execute(
        f"SELECT {COMMITMENT_COLUMNS} FROM session s JOIN commitment c ON c.session_id = s.session_id"
        " WHERE s.sector = ? AND s.branch = ? AND s.division = ? AND s.state = 'closed' AND s.session_id <> ?"
        " AND c.status = 'open' AND s.closed_at <= coalesce("
        "  (SELECT closed_at FROM session WHERE session_id = ? AND closed_at <> ''), s.closed_at)"
        " ORDER BY s.closed_at, c.session_id, c.place",
        (unit.sector, unit.branch, unit.division, before, before),
    )
    return [CommitmentRow(*row) for row in rows]


def reach(connection: sqlite.Connection) -> list[Reach]:
    """Return how far the programme has come, by sector; `cycle` is the newest in which anybody signed."""
    cycle = connection.execute("SELECT coalesce(max(cycle), '') FROM attestation").fetchone()[0]
    rows = connection.execute(
        "SELECT p.sector, count(*), count(c.person_id), count(a.person_id) FROM roster_people p"
        " LEFT JOIN (SELECT DISTINCT person_id FROM completion WHERE status = 'recorded' AND session_id <> '') c"
        "  ON c.person_id = p.person_id"
        " LEFT JOIN (SELECT DISTINCT person_id FROM attestation WHERE status = 'valid' AND cycle = ?) a"
        "  ON a.person_id = p.person_id"
        " GROUP BY p.sector ORDER BY p.sector",
        (cycle,),
    )
    return [Reach(row[0], row[1], row[2], row[3], cycle) for row in rows]


def recorded_at(connection: sqlite.Connection, most: int) -> list[str]:
    """Return the moments of the newest events of each device, `most` of each."""
    rows = connection.execute(
        "SELECT j.at FROM heads h JOIN journal j ON j.device = h.device AND j.seq > h.seq - ?", (most,)
    )
    return [row[0] for row in rows]


def attestations_of(connection: sqlite.Connection, person_id: str) -> list[AttestationRow]:
    """Return a person's attestations, oldest first."""
    return _attestations(connection, "person_id = ?", (person_id,))


def attestation_by_receipt(connection: sqlite.Connection, receipt: str) -> AttestationRow | None:
    """Return the attestation of a receipt in its written form."""
    rows = _attestations(connection, "receipt = ?", (receipt,))
    return rows[0] if rows else None


def _attestations(connection: sqlite.Connection, where: str, values: tuple[str, ...]) -> list[AttestationRow]:
    rows = connection.execute(
        f"SELECT {_ATTESTATION_COLUMNS} FROM attestation WHERE {where} ORDER BY signed_at, attestation_id",
        values,
    )
    return [AttestationRow(*row) for row in rows]


def payload_holds(connection: sqlite.Connection, attestation_id: str) -> bool:
    """Whether the journal's entry of an attestation still has the hash that the chain holds."""
    row = connection.execute(
        "SELECT j.prev_hash, j.device, j.seq, j.id, j.at, j.kind, j.commitment, j.hash, p.salt, p.body"
        " FROM attestation a JOIN journal j ON j.id = a.event_id JOIN payloads p ON p.id = j.id"
        " WHERE a.attestation_id = ?",
        (attestation_id,),
    ).fetchone()
    if row is None:
        return False
    links: journal.Links = row[:7]
    committed, hash_, salt, body = row[6:]
    return bool(journal.commitment(salt, body) == committed and journal.chained(links) == hash_)


def origin(connection: sqlite.Connection, attestation_id: str) -> Origin | None:
    """Return by whom and on which device an attestation was recorded, from the journal's own entry."""
    row = connection.execute(
        "SELECT p.body, j.device FROM attestation a JOIN journal j ON j.id = a.event_id"
        " JOIN payloads p ON p.id = j.id WHERE a.attestation_id = ?",
        (attestation_id,),
    ).fetchone()
    return Origin(json.loads(row[0]).get("actor", ""), row[1]) if row else None


def step_clock(connection: sqlite.Connection, session_id: str) -> StepClock | None:
    """Return the timer of a session as it was last kept."""
    row = connection.execute(
        "SELECT session_id, place, elapsed, running, behind, added FROM meta_step_clock WHERE session_id = ?",
        (session_id,),
    ).fetchone()
    return StepClock(row[0], row[1], row[2], bool(row[3]), row[4], row[5]) if row else None


def keep_step_clock(connection: sqlite.Connection, clock: StepClock) -> None:
    """Keep the timer of a session."""
    connection.execute(
        "INSERT OR REPLACE INTO meta_step_clock VALUES (?, ?, ?, ?, ?, ?)",
        (clock.session_id, clock.index, clock.elapsed, int(clock.running), clock.behind, clock.added),
    )


def person(connection: sqlite.Connection, person_id: str, today: str) -> Person | None:
    """Return one person of the register; `today` (local ISO date) tells who has left."""
    row = connection.execute(
        f"SELECT {_PERSON_COLUMNS} FROM roster_people WHERE person_id = ?", (person_id,)
    ).fetchone()
    return person_of(row, today) if row else None


def people(connection: sqlite.Connection, unit: Unit | None, today: str) -> list[Person]:
    """Return the people of a unit (None: of all), ordered by person_id."""
    where, values = "", ()  # type: str, tuple[str, ...]
    if unit is not None:
        where, values = (
            "WHERE sector = ? AND branch = ? AND division = ?",
            (
                unit.sector,
                unit.branch,
                unit.division,
            ),
        )
    rows = connection.execute(
        f"SELECT {_PERSON_COLUMNS} FROM roster_people {where} ORDER BY person_id", values
    )
    return [person_of(row, today) for row in rows]


def reports(connection: sqlite.Connection, manager_id: str, today: str) -> list[Person]:
    """Return the people whose row names this manager, ordered by person_id."""
    rows = connection.execute(
        f"SELECT {_PERSON_COLUMNS} FROM roster_people WHERE manager_id = ? ORDER BY person_id", (manager_id,)
    )
    return [person_of(row, today) for row in rows]


def person_of(row: Sequence[str], today: str) -> Person:
    """Return the person of a row of the register; `today` (local ISO date) tells who has left."""
    left_on, standing = row[10], Standing(row[11])
    return Person(
        person_id=row[0],
        name=row[1],
        email=row[2],
        language=row[3],
        unit=Unit(row[4], row[5], row[6]),
        manager_id=row[7],
        role=row[8],
        hired=row[9],
        left=left_on,
        standing=Standing.LEFT if left_on and left_on < today else standing,
    )


def units(connection: sqlite.Connection) -> list[Unit]:
    """Return every unit of the register, in order."""
    rows = connection.execute(
        "SELECT DISTINCT sector, branch, division FROM roster_people ORDER BY sector, branch, division"
    )
    return [Unit(*row) for row in rows]


def count(connection: sqlite.Connection) -> int:
    """Return how many people are on the register, whatever their standing."""
    return int(connection.execute("SELECT count(*) FROM roster_people").fetchone()[0])
