"""Checking the chain: hashes, links, heads, and payloads against what the chain holds of them.

A chain shows edits, not a rewrite by the owner of the file: who cuts the tail and moves the head back, or hashes
everything anew, leaves a chain that holds. Receipts and backups that are kept elsewhere show that.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from ethics_workshop.db.library import sqlite
from ethics_workshop.records import journal
from ethics_workshop.records.journal import Place
from ethics_workshop.services.ports import Finding

_READ = (
    "SELECT CAST(j.prev_hash AS BLOB), CAST(j.device AS BLOB), CAST(j.seq AS BLOB), CAST(j.id AS BLOB),"
    " CAST(j.at AS BLOB), CAST(j.kind AS BLOB), CAST(j.commitment AS BLOB), CAST(j.hash AS BLOB),"
    " p.salt, CAST(p.body AS BLOB)"
    " FROM journal j LEFT JOIN payloads p ON p.id = j.id ORDER BY j.device, j.seq"
)
"""As bytes: what was put in the place of text need not be text."""

Last = tuple[int, bytes]


@dataclass(slots=True)
class Chain:
    """What one pass over the journal brought to light."""

    findings: list[Finding] = field(default_factory=list)
    unsound: set[tuple[int, str]] = field(default_factory=set)
    """Places whose payload is not what the chain holds."""
    gone: dict[bytes, Place] = field(default_factory=dict)
    """Events without a payload."""
    disposed: dict[str, Place] = field(default_factory=dict)
    """Events that another event disposes of, and where."""
    last: dict[bytes, Last] = field(default_factory=dict)
    """The last event of each device."""
    roster: tuple[Place, bytes] | None = None
    """The last import of a roster, and the payload of its event."""


def check_chain(connection: sqlite.Connection) -> Chain:
    """Read the whole journal once and check it. Raises sqlite.Error when the file cannot be read."""
    chain = Chain()
    _walk(connection, chain)
    chain.findings.extend(_heads(connection, chain))
    chain.findings.extend(_payloads(connection, chain))
    return chain


def _walk(connection: sqlite.Connection, chain: Chain) -> None:
    sha256, genesis = hashlib.sha256, journal.GENESIS.encode()
    device, previous, seq = None, genesis, b"0"
    for row in connection.execute(_READ):
        if row[1] != device:
            if device is not None:
                chain.last[device] = int(seq), previous
            device, previous = row[1], genesis
        seq, committed, hash_, salt, body = row[2], row[6], row[7], row[8], row[9]
        if sha256(b"\n".join(row[:7])).hexdigest().encode() != hash_:
            chain.findings.append(Finding("journal-hash", str(_place(row))))
        if row[0] != previous:
            chain.findings.append(Finding("journal-link", str(_place(row))))
        if body is None:
            chain.gone[row[3]] = _place(row)
        elif sha256(salt + body).hexdigest().encode() != committed:
            chain.findings.append(Finding("payload-changed", str(_place(row))))
            chain.unsound.add((int(seq), _readable(device)))
        elif row[5] in _NOTED:
            _NOTED[row[5]](chain, _place(row), body)
        previous = hash_
    if device is not None:
        chain.last[device] = int(seq), previous


def _place(row: tuple[bytes, ...]) -> Place:
    return Place(int(row[2]), _readable(row[1]))


def _readable(text: bytes | None) -> str:
    return (text or b"").decode("utf-8", "backslashreplace")


def _note_disposal(chain: Chain, place: Place, body: bytes) -> None:
    try:
        chain.disposed[str(json.loads(body)["event_id"])] = place
    except journal.UNREADABLE:
        chain.findings.append(Finding("event-unreadable", str(place)))


def _note_import(chain: Chain, place: Place, body: bytes) -> None:
    if chain.roster is None or chain.roster[0] < place:
        chain.roster = place, body


_NOTED = {b"payload.disposed": _note_disposal, b"roster.imported": _note_import}
"""Events that other checks ask for."""


def _heads(connection: sqlite.Connection, chain: Chain) -> Iterator[Finding]:
    """Compare the heads with the last events: a cut tail shows here."""
    rows = connection.execute("SELECT CAST(device AS BLOB), seq, CAST(hash AS BLOB) FROM heads").fetchall()
    heads = {device: (seq, hash_) for device, seq, hash_ in rows}
    for device in sorted(heads.keys() | chain.last.keys()):
        name = _readable(device)
        if device not in heads:
            yield Finding("head-missing", f"heads (device {name})")
        elif device not in chain.last:
            yield Finding("tail-cut", str(Place(1, name)), (("head", str(heads[device][0])),))
        elif heads[device][0] > chain.last[device][0]:
            yield Finding(
                "tail-cut", str(Place(chain.last[device][0] + 1, name)), (("head", str(heads[device][0])),)
            )
        elif heads[device] != chain.last[device]:
            yield Finding("head-differs", f"heads (device {name})")


def _payloads(connection: sqlite.Connection, chain: Chain) -> Iterator[Finding]:
    """Compare missing payloads with disposals, and find payloads that belong to no event."""
    gone = {_readable(id_): place for id_, place in chain.gone.items()}
    for id_, place in gone.items():
        if id_ not in chain.disposed:
            yield Finding("payload-missing", str(place))
    for id_ in chain.disposed.keys() - gone.keys():
        yield Finding("payload-kept", f"payloads row {id_}", (("disposal", str(chain.disposed[id_])),))
    strays = connection.execute(
        "SELECT CAST(id AS BLOB) FROM payloads WHERE NOT EXISTS (SELECT 1 FROM journal WHERE journal.id = payloads.id)"
    )
    for (id_,) in strays:
        yield Finding("payload-stray", f"payloads row {_readable(id_)}")
