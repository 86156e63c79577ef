"""What a plan comes to: what to do now, how long it takes, and its steps, drawn as far as there is room."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from ethics_workshop.domain.agenda import AgendaStep
from ethics_workshop.tui.planning import Choices
from ethics_workshop.tui.prose import QUIET, STRONG, Prose
from ethics_workshop.words.dates import clock, minutes
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import method_name, step_name

BAR = 40
"""Cells of the longest step in the picture of an agenda."""

SHORT_BAR = 10
"""The same where the steps stand in columns."""

BETWEEN = 4
"""Cells between columns of steps."""

AIRY = 20
"""Rows from which each case is introduced."""


def coming(choices: Choices, words: Words, to_do: Prose, room: Size) -> Content:
    """Return `to_do`, then what the plan comes to, for `room` cells by rows.

    Where there are few rows, the steps are worth more than remarks on the cases; where they have no room, they are left out.
    """
    width, agenda = max(1, room.width), choices.agenda
    total = words("{time} planned", time=minutes(agenda.seconds(len(choices.case_ids)), words))
    said = to_do.gap(total, STRONG).lines(width)
    remarks = _remarks(choices, words, airy=room.height >= AIRY).lines(width)
    steps = [step for step in agenda.steps if step.seconds]
    for told in (remarks, []):
        rows = room.height - len(said) - len(told) - 1
        if picture := _picture(steps, words, width, rows):
            return Content("\n").join([*said, *told, Content(""), *picture])
    return Content("\n").join([*said, *remarks])


def _remarks(choices: Choices, words: Words, *, airy: bool) -> Prose:
    remarks = Prose()
    for case in choices.titled():
        title = words.text(case.title)
        remarks.say(words("{title}: written for {n} min", title=title, n=case.minutes[choices.size]), QUIET)
        if airy:
            remarks.say(words.text(case.hook), QUIET)
    if not choices.agenda.votes:
        return remarks.say(words("Nobody votes."), QUIET)
    return remarks.say(words("Vote by {methods}", methods=method_name(choices.agenda.ballot, words)), QUIET)


def _picture(steps: Sequence[AgendaStep], words: Words, width: int, rows: int) -> list[Content]:
    """Return the steps with their times, as bars in one column where there are rows enough, otherwise in two, or not at all.

    With twice the rows, each step has air around it.
    """
    columns = 1 if len(steps) <= rows else 2
    across = (width - BETWEEN * (columns - 1)) // columns
    names = [step_name(step.name, words) for step in steps]
    widest = max(map(cell_len, names), default=0)
    longest = max((step.seconds for step in steps), default=1)
    if -(-len(steps) // columns) > rows or widest + 7 > across:
        return []
    bar = min(BAR if columns == 1 else SHORT_BAR, across - widest - 9)
    cells = []
    for name, step in zip(names, steps, strict=True):
        text = f"{name}{' ' * (widest - cell_len(name))}  {clock(step.seconds):>5}"
        length = max(1, round(bar * step.seconds / longest)) if bar > 0 else 0
        cells.append(Content.assemble(text, "  " if length else "", ("█" * length, "$cool")))
    down = -(-len(cells) // columns)
    lines = []
    for row in range(down):
        line = cells[row]
        for cell in cells[row + down :: down]:
            line = Content.assemble(line, " " * (across + BETWEEN - line.cell_length), cell)
        lines.append(line)
    if 2 * len(lines) <= rows:
        lines = [each for line in lines for each in (line, Content(""))][:-1]
    return lines
