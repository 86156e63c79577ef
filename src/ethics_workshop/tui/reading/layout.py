"""A part of a case laid out in lines: in one language, or in both side by side. Made on the worker thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from ethics_workshop.tui.case_document import Part, Section
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import without_widow

MEASURE = 84
"""Cells of a line of text: longer ones are hard to read."""

BOTH_FROM = 100
"""Columns of the window from which both languages stand side by side."""

BETWEEN = " │ "


class Setting(NamedTuple):
    """How the text is set: the language of the (left) column, whether both stand side by side, and in how many cells."""

    language: str
    both: bool
    width: int


class Place(NamedTuple):
    """Where one reads: a section, and how many lines below its heading the window begins."""

    section: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a part, and on which each of its sections begins."""

    rows: Sequence[Content]
    starts: Sequence[int]

    def section_at(self, row: int) -> int:
        """Return the section that a row belongs to; the first one for what stands before it."""
        return max(0, sum(start <= row for start in self.starts) - 1)


def lay(part: Part, width: int, warning: str = "") -> Laid:
    """Lay out one language at `width` cells at most; `warning` stands before everything."""
    width = min(width, MEASURE)
    return _gather(
        [*without_widow(plain(warning, "bold $now"), width), Content("")] if warning else [],
        [[*_heading(section, width), Content(""), *section.text.lines(width)] for section in part],
    )


def lay_both(left: Part, right: Part, width: int, warnings: tuple[str, str] = ("", "")) -> Laid:
    """Lay out two languages side by side, paragraph beside paragraph where they have as many."""
    column = min((width - len(BETWEEN)) // 2, MEASURE)
    head: list[Content] = []
    if any(warnings):
        said = [without_widow(plain(warning, "bold $now"), column) for warning in warnings]
        head = _beside([*said[0], Content("")], [*said[1], Content("")], column)
    pairs = [_pair(mine, other, column) for mine, other in zip(left, right, strict=True)]
    return _gather(head, pairs, *_beside([Content("")], [Content("")], column))


def _gather(head: list[Content], sections: list[list[Content]], empty: Content = Content("")) -> Laid:  # noqa: B008  # it never changes
    rows, starts = head, []
    for section in sections:
        starts.append(len(rows))
        rows += [*section, empty, empty]
    return Laid(rows[:-2] if sections else rows, starts)


def _heading(section: Section, width: int) -> list[Content]:
    title = plain(section.heading, "bold $cool").truncate(width, ellipsis=True)
    return [title + Content.styled(" " + "─" * max(0, width - title.cell_length - 1), "$line")]


def _pair(left: Section, right: Section, column: int) -> list[Content]:
    rows = _beside(_heading(left, column), _heading(right, column), column)
    rows += _beside([Content("")], [Content("")], column)
    mine, other = left.text.groups(column), right.text.groups(column)
    if len(mine) != len(other):
        return rows + _beside(left.text.lines(column), right.text.lines(column), column)
    for one, two in zip(mine, other, strict=True):
        rows += _beside(one, two, column)
    return rows


def _beside(left: Sequence[Content], right: Sequence[Content], column: int) -> list[Content]:
    """Return two columns; the shorter one is filled up with empty lines."""
    line = Content.styled(BETWEEN, "$line")
    rows = []
    for number in range(max(len(left), len(right))):
        mine = left[number] if number < len(left) else Content("")
        other = right[number] if number < len(right) else Content("")
        rows.append(mine + Content(" " * max(0, column - mine.cell_length)) + line + other)
    return rows
