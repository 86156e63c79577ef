"""Sessions as rows in columns: the day, the division, the case, and with room the agenda and how many people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ethics_workshop.domain.session import State
from ethics_workshop.services.ports import SessionRow
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.grouped import Grouped
from ethics_workshop.tui.plain import cut
from ethics_workshop.words.dates import local_date
from ethics_workshop.words.language import P_, Words

HEADINGS = {
    State.OPEN: P_("sessions", "Open"),
    State.PLANNED: P_("sessions", "Planned"),
    State.CLOSED: P_("sessions", "Closed"),
    State.CANCELLED: P_("sessions", "Cancelled"),
}
"""The groups: what can be gone on with comes first."""

MARKS = {State.OPEN: "▸", State.PLANNED: "○", State.CLOSED: "✓", State.CANCELLED: "✕"}

WIDEST = 40
"""Cells that a division or a title is given before others have to make room for it."""

LEAST = 12
"""Cells under which a title says nothing any more."""

BETWEEN = 2
"""Cells between columns, at least."""

APART = 6
"""Cells that are added to that where there is room, at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says of a session, as text."""

    day: str
    unit: str
    case: str
    agenda: str
    people: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of each column; 0 for one that is left out."""

    day: int
    unit: int
    case: int
    agenda: int
    people: int


def happened(row: SessionRow) -> str:
    """Return the moment a session is known by: of its end, of its beginning, or of its planning. UTC, ISO 8601."""
    return row.closed_at or row.opened_at or row.planned_at


def in_order(rows: Sequence[SessionRow]) -> list[SessionRow]:
    """Return what can be gone on with first; in each group the newest first."""
    groups = list(HEADINGS)
    newest = sorted(
        rows, key=lambda row: row.touched_at if row.state == State.OPEN else happened(row), reverse=True
    )
    return sorted(newest, key=lambda row: groups.index(State(row.state)))


def columns(lines: Sequence[Line], room: int) -> Columns:
    """Share `room` cells: the agenda goes first, then how many people; then the title is cut, and then it goes too."""
    day, unit, case, agenda, people = (
        max((cell_len(getattr(line, name)) for line in lines), default=0) for name in Line.__slots__
    )
    unit, case = min(unit, WIDEST), min(case, WIDEST)
    for extra in ((agenda, people), (0, people), (0, 0)):
        if sum(part + BETWEEN for part in (day, unit, case, *extra) if part) - BETWEEN <= room:
            return Columns(day, unit, case, *extra)
    rest = room - day - BETWEEN
    left = rest - unit - BETWEEN
    if left >= LEAST:
        return Columns(day, unit, left, 0, 0)
    return Columns(day, min(unit, max(0, rest)), 0, 0, 0)


class SessionList(Grouped):
    """Sessions under the headings of their states. What a row leaves out stands under the list."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._lines: Mapping[str, Line] = {}
        self._columns = (0, Columns(0, 0, 0, 0, 0))

    def tell(self, rows: Sequence[SessionRow], words: Words, *, airy: bool, empty: str) -> None:
        """Show `rows`, which are in order; with `airy` an empty line parts the groups."""
        self._lines = {row.session_id: _said(row, words) for row in rows}
        self._columns = (0, self._columns[1])
        shown: list[Choice] = []
        for state, heading in HEADINGS.items():
            of = [row for row in rows if row.state == state]
            if of:
                shown += [Choice("", "")] if shown and airy else []
                shown.append(Choice("", f"{words.p('sessions', heading)} · {len(of)}"))
                shown += [
                    Choice(row.session_id, self._lines[row.session_id].unit, mark=MARKS[state]) for row in of
                ]
        self.show(shown, empty=empty)

    def _line(self, choice: Choice, width: int, *, here: bool) -> Strip:
        line = self._lines.get(choice.key)
        if line is None:
            return super()._line(choice, width, here=here)
        if self._columns[0] != width:
            self._columns = (width, columns(list(self._lines.values()), width - 5))
        of = self._columns[1]
        style = self.part("choice--cursor" if here else "choice--line")
        quiet = self.part("choice--detail") + Style(bgcolor=style.bgcolor)
        warm = self.part("choice--bar") + Style(bgcolor=style.bgcolor)
        shown = [part for part in (of.day, of.unit, of.case, of.agenda, of.people) if part]
        spare = width - 5 - sum(shown) - BETWEEN * (len(shown) - 1)
        apart = BETWEEN + max(0, min(APART, spare // max(1, len(shown))))
        left = [
            Segment("▌ " if here else "  ", warm),
            Segment(f"{choice.mark} ", warm if choice.mark == MARKS[State.OPEN] else quiet),
            Segment(_cell(line.day, of.day, apart), quiet),
            Segment(_cell(line.unit, of.unit, apart), style),
            Segment(_cell(line.case, of.case, apart), style),
        ]
        right = _cell(line.agenda, of.agenda, apart) + cut(line.people, of.people).rjust(of.people)
        used = sum(cell_len(segment.text) for segment in left)
        gap = " " * max(0, width - 1 - used - cell_len(right))
        return Strip([*left, Segment(f"{gap}{right} ", quiet)]).adjust_cell_length(width, style)


def _cell(text: str, width: int, apart: int) -> str:
    """Return a text in its column, with the space after it; nothing for a column that is left out."""
    shown = cut(text, width)
    return shown + " " * (width - cell_len(shown) + apart) if width else ""


def _said(row: SessionRow, words: Words) -> Line:
    people = words.n("{n} person", "{n} people", row.present) if row.present else ""
    return Line(
        local_date(happened(row)),
        row.unit.division,
        words.text(row.case_title),
        words.text(row.agenda_title),
        people,
    )
