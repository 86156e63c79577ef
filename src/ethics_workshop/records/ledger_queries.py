"""Queries of the programme's ledger: completions, attestations, decisions, and how the register knew people."""

import json
from collections.abc import Iterator
from dataclasses import replace

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.people import Person
from ethics_workshop.records.queries import person_of
from ethics_workshop.services.rows import (
    AcknowledgementRow,
    AttestationRow,
    CompletionRow,
    DelegationRow,
)

_COMPLETION = ", ".join(CompletionRow.__slots__)
_ATTESTATION = ", ".join(AttestationRow.__slots__)
_ACKNOWLEDGEMENT = ", ".join(AcknowledgementRow.__slots__)
_PERSON = (
    "person_id, name, email, language, sector, branch, division, manager_id, role, hired, left_on, standing"
)
_VERSIONS = "(SELECT * FROM roster_people UNION ALL SELECT * FROM roster_past)"
_HISTORY = f"SELECT seen_in, {_PERSON} FROM {_VERSIONS}"
_IN_ORDER = "ORDER BY person_id, CAST(seen_in AS INTEGER)"


def history(
    connection: sqlite.Connection, as_at: str, today: str, of: str = ""
) -> Iterator[tuple[str, Person]]:
    """Yield how the register knew people, person by person, oldest first, with the local date it took that in.

    `of`: of one person alone.
    """
    days = dict(_imports(connection))
    rows = (
        connection.execute(f"{_HISTORY} WHERE person_id = ? {_IN_ORDER}", (of,))
        if of
        else connection.execute(f"{_HISTORY} {_IN_ORDER}")
    )
    for seen_in, *cells in rows:
        since = days.get(seen_in, "")
        if not as_at or since <= as_at:
            yield since, person_of(cells, as_at or today)


def _imports(connection: sqlite.Connection) -> Iterator[tuple[str, str]]:
    """Yield the seq of every import, as the register notes it, and its local date; UTC where it was not written yet."""
    rows = connection.execute(
        "SELECT j.seq, j.at, p.body FROM journal j LEFT JOIN payloads p ON p.id = j.id"
        " WHERE j.kind = 'roster.imported'"
    )
    for seq, at, body in rows:
        day = json.loads(body).get("day", {}).get("date", "") if body else ""
        yield str(seq), day or at[:10]


def completion(connection: sqlite.Connection, completion_id: str) -> CompletionRow | None:
    """Return one completion, voided or not."""
    rows = completions(connection, "WHERE completion_id = ?", (completion_id,))
    return rows[0] if rows else None


def completions_of(connection: sqlite.Connection, person_id: str) -> list[CompletionRow]:
    """Return a person's completions, voided ones too, by date and id."""
    return completions(connection, "WHERE person_id = ?", (person_id,))


def completions(
    connection: sqlite.Connection, where: str = "", values: tuple[str, ...] = ()
) -> list[CompletionRow]:
    """Return completions, by date and id."""
    rows = connection.execute(
        f"SELECT {_COMPLETION} FROM completion {where} ORDER BY completed_on, completion_id", values
    )
    return [CompletionRow(*row) for row in rows]


def attestations(connection: sqlite.Connection, of: str = "") -> list[AttestationRow]:
    """Return all attestations, or those `of` one person, oldest first."""
    where, values = ("WHERE person_id = ?", (of,)) if of else ("", ())
    rows = connection.execute(
        f"SELECT {_ATTESTATION} FROM attestation {where} ORDER BY signed_at, attestation_id", values
    )
    return [AttestationRow(*row) for row in rows]


def acknowledgements(connection: sqlite.Connection) -> list[AcknowledgementRow]:
    """Return all decisions on acknowledgements, in the order of the journal."""
    rows = connection.execute(f"SELECT {_ACKNOWLEDGEMENT} FROM acknowledgement ORDER BY seq, device")
    return [AcknowledgementRow(*row) for row in rows]


def delegations(connection: sqlite.Connection) -> list[DelegationRow]:
    """Return all delegations, in the order of the journal."""
    rows = connection.execute(
        'SELECT manager_id, delegate_id, since, "until" FROM delegation ORDER BY seq, device'
    )
    return [DelegationRow(*row) for row in rows]


def completion_as_at(row: CompletionRow, as_at: str) -> CompletionRow:
    """Return a completion as it was known on a day: not voided yet."""
    if as_at and row.voided_on > as_at:
        return replace(row, status="recorded", voided_on="", void_reason="")
    return row


def attestation_as_at(row: AttestationRow, as_at: str) -> AttestationRow:
    """Return an attestation as it was known on a day: not withdrawn yet."""
    if as_at and row.withdrawn_on > as_at:
        return replace(row, status="valid", withdrawn_on="", withdrawn_reason="")
    return row
