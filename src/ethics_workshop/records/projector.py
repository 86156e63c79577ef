"""Deriving: from events, in their order, to the rows of every derived table.

What is derived from a session is a function of all its events (`story`), and only rows that differ are written. So
appending one event and replaying the whole journal cannot come to different rows.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import event as e
from ethics_workshop.domain.event import Event
from ethics_workshop.records import journal, tables
from ethics_workshop.records.journal import UNREADABLE, Entry, Place, UnreadableEvent
from ethics_workshop.records.programme_rows import rows_of, session_completion
from ethics_workshop.records.story import MOVED, WHOLE, Cells, Move, Part, Story, session_row, tell

_REMEMBERED = 64
"""Sessions kept in memory between transactions; others are read again from the journal."""


class _Known:
    """What is known of one session: its story, its rows as they stand in the tables, and its events."""

    __slots__ = ("events", "extent", "fresh", "move", "moved", "planned", "rows", "story")

    def __init__(self, extent: tuple[int, int]) -> None:
        self.story: Story | None = None
        self.planned = False
        """Whether its own row has to be written for the first time."""
        self.move: Move | None = None
        """Which columns of its own row have to be written."""
        self.moved: set[Part] = set()
        """What else has to be written."""
        self.rows: dict[Part, dict[Cells, Cells]] = {}
        """Rows as they stand in the tables, of the parts that have moved since it was read."""
        self.extent = extent
        """How many events it has, and the largest seq of them: another process may have added or disposed of some."""
        self.fresh = False
        self.events: list[Event] = []

    def take(self, at: str, event: e.SessionEvent) -> None:
        """Go on with the story, and note what of it has to be written."""
        move, parts = MOVED[type(event)]
        self.move = move if self.move is None or self.move is move else WHOLE
        for part in parts:
            if part not in self.rows:
                self.rows[part] = part.rows(self.story)
            self.moved.add(part)
        self.planned = self.planned or isinstance(event, e.SessionPlanned)
        self.story = tell(self.story, at, event)

    def write(self, execute: Callable[[str, Sequence[str | int]], object]) -> None:
        """Write the session's own row, and of its other rows those that differ."""
        story = self.story
        if story is None:
            return
        if self.planned:
            execute(tables.SESSION.put, session_row(story))
            self.planned = False
        elif self.move is not None:
            execute(self.move.statement, self.move.cells(story))
        self.move = None
        for part in self.moved:
            before, after = self.rows[part], part.rows(story)
            self.rows[part] = after
            for key, row in after.items():
                if before.get(key) != row:
                    execute(part.table.put, row)
            for key in before.keys() - after.keys():
                execute(part.table.remove, key)
        self.moved.clear()


class Projector:
    """Writes derived rows into `target` from events of the journal in `source` (usually one connection).

    With `replay`, nobody else writes: nothing is checked again, and no events are kept.
    """

    def __init__(self, target: sqlite.Connection, source: sqlite.Connection, *, replay: bool = False) -> None:
        self._target = target
        self._write = target.cursor().execute
        """For rows on their way in: one cursor for all of them."""
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
        known = self._known.get(session_id)
        if known is None or not known.fresh:
            known = self._session(session_id)
        return known.events.copy()

    def apply(self, entries: Iterable[Entry]) -> None:
        """Take in events in their order; the rows of sessions follow at `flush`."""
        for entry in entries:
            event = entry.event
            if isinstance(event, e.SessionEvent):
                self._take(entry, event)
                if isinstance(event, e.CompletionRecorded):
                    self._write(tables.COMPLETION.put, session_completion(entry, event))
            else:
                for statement, cells in rows_of(entry):
                    self._write(statement, cells)

    def flush(self) -> None:
        """Write what changed in the sessions."""
        for known in self._changed.values():
            known.write(self._write)
        self._changed.clear()
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    def _take(self, entry: Entry, event: e.SessionEvent) -> None:
        seq, device, id_, at, _ = entry
        session_id = event.session_id
        known = self._session(session_id)
        self._write(tables.SESSION_EVENT.put, (session_id, seq, device, id_))
        known.take(at, event)
        known.extent = (known.extent[0] + 1, seq)
        if not self._replay:
            known.events.append(event)
        self._changed[session_id] = known
        if len(self._changed) > _REMEMBERED:
            self.flush()

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
        known = _Known(extent)
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
