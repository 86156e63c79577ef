"""Deriving: from events, in their order, to the rows of every derived table.

What is derived from a session is a function of all its events (`story`), and only rows that differ are written. So
appending one event and replaying the whole journal cannot come to different rows.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import event as e
from ethics_workshop.domain.event import Event
from ethics_workshop.records import journal, tables
from ethics_workshop.records.journal import UNREADABLE, Entry, Place, UnreadableEvent
from ethics_workshop.records.story import MOVED, Cells, Part, Story, moved, session_row, tell

_REMEMBERED = 64
"""Sessions kept in memory between transactions; others are read again from the journal."""


@dataclass(slots=True)
class _Known:
    """What is known of one session: its story now, as it stands in the tables, and its events."""

    story: Story | None = None
    written: Story | None = None
    moved: set[Part] = field(default_factory=set)
    """What has to be written anew."""
    rows: dict[Part, dict[Cells, Cells]] = field(default_factory=dict)
    """Rows as they stand in the tables, where they have been worked out."""
    extent: tuple[int, int] = (0, 0)
    """How many events it has, and the largest seq of them: another process may have added or disposed of some."""
    fresh: bool = False
    events: list[Event] = field(default_factory=list)


class Projector:
    """Writes derived rows into `target` from events of the journal in `source` (usually one connection).

    With `replay`, nobody else writes: nothing is checked again, and no events are kept.
    """

    def __init__(self, target: sqlite.Connection, source: sqlite.Connection, *, replay: bool = False) -> None:
        self._target = target
        self._source = source
        self._replay = replay
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._changed: dict[str, _Known] = {}

    def doubt(self) -> None:
        """Look at each session again before trusting what is remembered: another process has written."""
        for known in self._known.values():
            known.fresh = False

    def forget(self) -> None:
        """Drop everything remembered: it is derived anew."""
        self._known.clear()
        self._changed.clear()

    def events_of(self, session_id: str) -> list[Event]:
        """Return a session's events in their order. Raises UnreadableEvent."""
        return list(self._session(session_id).events)

    def apply(self, entries: Iterable[Entry]) -> None:
        """Take in events in their order; the rows of sessions follow at `flush`."""
        for entry in entries:
            event = entry.event
            if isinstance(event, e.SessionEvent):
                self._tell(entry, event)
            if isinstance(event, e.CompletionRecorded):
                self._target.execute(tables.COMPLETION.put, _completion(entry, event))
            elif isinstance(event, e.AttestationSigned):
                self._target.execute(tables.ATTESTATION.put, _attestation(entry, event))

    def flush(self) -> None:
        """Write what changed in the sessions."""
        for known in self._changed.values():
            if known.story is not None:
                self._write(known, known.story)
        self._changed.clear()
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    def _tell(self, entry: Entry, event: e.SessionEvent) -> None:
        seq, device, id_, at, _ = entry
        session_id = event.session_id
        known = self._session(session_id)
        self._target.execute(tables.SESSION_EVENT.put, (session_id, seq, device, id_))
        known.story = tell(known.story, at, event)
        known.extent = (known.extent[0] + 1, seq)
        moved_parts = MOVED.get(type(event))
        if moved_parts is not None:
            known.moved.update(moved_parts)
        if not self._replay:
            known.events.append(event)
        self._changed[session_id] = known
        if len(self._changed) > _REMEMBERED:
            self.flush()

    def _write(self, known: _Known, story: Story) -> None:
        written, execute = known.written, self._target.execute
        if written is not None and written.session.plan is story.session.plan:
            execute(tables.SESSION_MOVE, (*moved(story), story.session.plan.session_id))
        else:
            execute(tables.SESSION.put, session_row(story))
        for part in known.moved:
            before = known.rows.get(part)
            if before is None:
                before = part.rows(written)
            after = known.rows[part] = part.rows(story)
            for key, row in after.items():
                if before.get(key) != row:
                    execute(part.table.put, row)
            for key in before.keys() - after.keys():
                execute(part.table.remove, key)
        known.moved.clear()
        known.written = story

    def _session(self, session_id: str) -> _Known:
        known = self._known.get(session_id)
        if known is not None:
            self._known.move_to_end(session_id)
            if known.fresh or self._replay:
                return known
        extent = self._target.execute(
            "SELECT count(*), coalesce(max(seq), 0) FROM session_event WHERE session_id = ?", (session_id,)
        ).fetchone()
        if known is None or known.extent != extent:
            known = self._read(session_id, extent)
            self._known[session_id] = known
        known.fresh = True
        return known

    def _read(self, session_id: str, extent: tuple[int, int]) -> _Known:
        """Read a session from the journal, by its index."""
        known = _Known(extent=extent)
        places = self._target.execute(
            "SELECT seq, device FROM session_event WHERE session_id = ? ORDER BY seq, device", (session_id,)
        ).fetchall()
        for seq, device in places:
            entry = read_entry(journal.row_at(self._source, seq, device))
            if entry is None or not isinstance(entry.event, e.SessionEvent):
                continue
            try:
                known.story = tell(known.story, entry.at, entry.event)
            except UNREADABLE as error:
                raise UnreadableEvent(entry.place) from error
            if not self._replay:
                known.events.append(entry.event)
        known.written = known.story
        return known


def read_entry(row: journal.Row | None) -> Entry | None:
    """Return the event of a journal row; None once disposed of, and for a kind that is not known here.

    Raises UnreadableEvent when the payload is not what its kind promises.
    """
    if row is None:
        return None
    seq, device, id_, at, kind, body = row
    if body is None or not journal.known(kind):
        return None
    try:
        return Entry(seq, device, id_, at, journal.decode(kind, body))
    except UNREADABLE as error:
        raise UnreadableEvent(Place(seq, device)) from error


def _completion(entry: Entry, event: e.CompletionRecorded) -> tuple[str, ...]:
    unit = event.unit
    return (
        event.completion_id,
        event.person_id,
        event.name,
        unit.sector,
        unit.branch,
        unit.division,
        event.requirement,
        " ".join(event.case_ids),
        event.session_id,
        event.day.date,
        event.method,
        event.facilitator_id,
        entry.at,
        "recorded",
        entry.id,
    )


def _attestation(entry: Entry, event: e.AttestationSigned) -> tuple[str, ...]:
    unit = event.unit
    return (
        event.attestation_id,
        event.person_id,
        event.name,
        unit.sector,
        unit.branch,
        unit.division,
        event.statement,
        event.version,
        event.cycle,
        event.language,
        event.text_sha256,
        event.signed_name,
        str(event.method),
        str(event.assurance),
        event.witness_id,
        event.session_id,
        entry.at,
        event.day.date,
        event.receipt,
        "valid",
        entry.id,
    )
