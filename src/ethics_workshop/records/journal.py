"""The journal: events in a chain of hashes, and their payloads apart from it, so that one can be disposed of."""

import hashlib
import heapq
import json
import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.codec import KINDS, from_body
from ethics_workshop.domain.event import Event
from ethics_workshop.records.canonical import canonical

GENESIS = "0" * 64
"""The hash before the first event of a device."""

SALT_BYTES = 16
_ID_BYTES = 16

Entropy = Callable[[int], bytes]
"""Gives that many random bytes. Records take them from the system; only a made-up department may come out the same."""

_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
"""The digit that says which kind of UUID it is, from a random one."""

_sha256 = hashlib.sha256

UNREADABLE = (
    KeyError,
    TypeError,
    ValueError,  # JSON, Unicode and unknown members of enumerations
    IndexError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
)
"""What comes up when a payload is not what its kind promises."""


class Place(NamedTuple):
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


class Entry(NamedTuple):
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


def new_id(entropy: Entropy = os.urandom) -> str:
    """Return a random UUID (version 4) as 32 lowercase hex digits; importing `uuid` for that would take 4 ms."""
    return _id_of(entropy(_ID_BYTES))


def _id_of(random: bytes) -> str:
    digits = random.hex()
    return f"{digits[:12]}4{digits[13:16]}{_VARIANT[digits[16]]}{digits[17:]}"


def commitment(salt: bytes, body: str) -> str:
    """Return the lowercase hex SHA-256 of the salt and the body in UTF-8."""
    return hashlib.sha256(salt + body.encode()).hexdigest()


Links = tuple[str, str, int, str, str, str, str]
"""What the hash of a journal row is over: prev_hash, device, seq, id, at, kind, commitment."""


def chained(links: Links) -> str:
    """Return the lowercase hex SHA-256 over the joined lines of a journal row (DESIGN.md rule 2)."""
    return hashlib.sha256(("%s\n%s\n%d\n%s\n%s\n%s\n%s" % links).encode()).hexdigest()  # noqa: UP031  # twice as fast on a row


class Writer:
    """Appends the events of `device` to the chain.

    Make it inside a write transaction, or two writers fork the chain. It may be kept for the next transaction as long
    as nobody else wrote and none was rolled back.
    """

    def __init__(self, connection: sqlite.Connection, device: str, entropy: Entropy = os.urandom) -> None:
        self.at = ""
        """The moment of what is appended, UTC ISO 8601."""
        self._execute = connection.cursor().execute
        """One cursor for all: making one for each statement takes a tenth of its time."""
        self._device = device
        self._entropy = entropy
        self._hash, self._seq = GENESIS, 0
        for name, seq, hash_ in connection.execute("SELECT device, seq, hash FROM heads"):
            self._seq = max(self._seq, seq)
            if name == device:
                self._hash = hash_

    def append(self, event: Event) -> Entry:
        """Write one event and its payload. The head in the file is moved by a trigger."""
        # not by the functions above: each call counts where a disk answers at once
        body, seq, random = canonical(event), self._seq + 1, self._entropy(_ID_BYTES + SALT_BYTES)
        id_, salt = _id_of(random[:_ID_BYTES]), random[_ID_BYTES:]
        device, at, kind = self._device, self.at, event.KIND
        committed = _sha256(salt + body.encode()).hexdigest()
        lines = f"{self._hash}\n{device}\n{seq}\n{id_}\n{at}\n{kind}\n{committed}"
        hash_ = _sha256(lines.encode()).hexdigest()
        execute = self._execute
        execute("INSERT INTO payloads VALUES (?, ?, ?)", (id_, salt, body))
        execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (device, seq, id_, at, kind, committed, self._hash, hash_),
        )
        self._seq, self._hash = seq, hash_
        return Entry(seq, device, id_, at, event)


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
