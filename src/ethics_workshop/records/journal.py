"""The journal: events in a chain of hashes, and their payloads apart from it, so that one can be disposed of."""

import datetime as dt
import hashlib
import heapq
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.event import KINDS, Event, from_body, to_body

GENESIS = "0" * 64
"""The hash before the first event of a device."""

SALT_BYTES = 16

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode

UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError)
"""What comes up when a payload is not what its kind promises (ValueError covers JSON)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands: replay goes by (seq, device)."""

    seq: int
    device: str

    def __str__(self) -> str:
        return f"seq {self.seq} (device {self.device})"


class UnreadableEvent(Exception):
    """The payload of the event at `place` is not what its kind promises."""

    def __init__(self, place: Place) -> None:
        super().__init__(str(place))
        self.place = place


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with what the journal knows of it. `at` is UTC ISO 8601."""

    seq: int
    device: str
    id: str
    at: str
    event: Event

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.seq, self.device)


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a device, and the largest seq of any device in the file."""

    hash: str
    largest: int


def moment(now: dt.datetime) -> str:
    """Return an aware datetime as UTC ISO 8601 with microseconds and `Z`."""
    return now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(event: Event) -> str:
    """Return the body of an event: JSON with sorted keys, no spaces and no floats."""
    return _encode(to_body(event))


def commitment(salt: bytes, body: str) -> str:
    """Return the lowercase hex SHA-256 of the salt and the body in UTF-8."""
    return hashlib.sha256(salt + body.encode()).hexdigest()


Links = tuple[str, str, int, str, str, str, str]
"""What the hash of a journal row is over: prev_hash, device, seq, id, at, kind, commitment."""


def chained(links: Links) -> str:
    """Return the lowercase hex SHA-256 over the joined lines of a journal row (DESIGN.md rule 2)."""
    return hashlib.sha256(("%s\n%s\n%d\n%s\n%s\n%s\n%s" % links).encode()).hexdigest()  # noqa: UP031  # twice as fast on a row


def read_head(connection: sqlite.Connection, device: str) -> Head:
    """Return where `device` goes on. Read it inside the write transaction, or two writers fork the chain."""
    last, largest = GENESIS, 0
    for name, seq, hash_ in connection.execute("SELECT device, seq, hash FROM heads"):
        largest = max(largest, seq)
        if name == device:
            last = hash_
    return Head(last, largest)


def append(
    connection: sqlite.Connection, device: str, head: Head, at: str, event: Event
) -> tuple[Head, Entry]:
    """Write one event and its payload; return the new head. The head in the file is moved by a trigger."""
    id_, salt, body, seq = uuid4().hex, os.urandom(SALT_BYTES), canonical(event), head.largest + 1
    committed = commitment(salt, body)
    hash_ = chained((head.hash, device, seq, id_, at, event.KIND, committed))
    connection.execute("INSERT INTO payloads VALUES (?, ?, ?)", (id_, salt, body))
    connection.execute(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (device, seq, id_, at, event.KIND, committed, head.hash, hash_),
    )
    return Head(hash_, seq), Entry(seq, device, id_, at, event)


def decode(kind: str, body: str) -> Event:
    """Return the event of a payload. Raises one of UNREADABLE when it is not what its kind promises."""
    return from_body(kind, json.loads(body))


def known(kind: str) -> bool:
    """Whether this version knows the kind of event."""
    return kind in KINDS


Row = tuple[int, str, str, str, str, str | None]
"""A journal row for replay: seq, device, id, at, kind, body (None once disposed of)."""


def rows_in_order(connection: sqlite.Connection) -> Iterator[Row]:
    """Yield all events by (seq, device): each device's own order comes from its key, so nothing is sorted."""
    devices = [row[0] for row in connection.execute("SELECT DISTINCT device FROM journal ORDER BY device")]
    cursors = (
        connection.execute(
            "SELECT j.seq, j.device, j.id, j.at, j.kind, p.body FROM journal j"
            " LEFT JOIN payloads p ON p.id = j.id WHERE j.device = ? ORDER BY j.seq",
            (device,),
        )
        for device in devices
    )
    return heapq.merge(*cursors)


def row_at(connection: sqlite.Connection, seq: int, device: str) -> Row | None:
    """Return one event of the journal by its place."""
    row: Row | None = connection.execute(
        "SELECT j.seq, j.device, j.id, j.at, j.kind, p.body FROM journal j"
        " LEFT JOIN payloads p ON p.id = j.id WHERE j.device = ? AND j.seq = ?",
        (device, seq),
    ).fetchone()
    return row
