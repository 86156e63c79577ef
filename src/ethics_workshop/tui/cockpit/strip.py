"""The agenda as one line: what is done, where the room is, what comes."""

from rich.cells import cell_len
from textual.content import Content

from ethics_workshop.domain.pace import passed_over
from ethics_workshop.domain.session import Session
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import step_name

DONE, HERE, AHEAD = "✓", "▸", "·"
WIDE, CLOSE = 4, 2
"""Cells between two names: the wide way where it holds every step; one is enough to name them all, else the close way."""
_STYLES = {DONE: "$good", HERE: "bold $now", AHEAD: "$quiet"}


def agenda_strip(session: Session, words: Words, width: int) -> Content:
    """Return the steps as one line of at most `width` cells: names around the present step, marks further away."""
    places = [
        (index, place)
        for index, place in enumerate(session.route)
        if index == session.index or not passed_over(session, place)
    ]
    here = next(number for number, (index, _) in enumerate(places) if index == session.index)
    marks = [_mark(index, session.index) for index, _ in places]
    names = [step_name(place.step, words) for _, place in places]
    every = set(range(len(names)))
    gap = next((gap for gap in range(WIDE, 0, -1) if _size(names, every, gap) <= width), CLOSE)
    named = _named(names, here, width, gap)
    parts: list[Content] = []
    for number, (mark, name) in enumerate(zip(marks, names, strict=True)):
        if number and (number in named or number - 1 in named):
            parts.append(Content(" " * gap))
        text = Content.styled(mark, _STYLES[mark])
        if number in named:
            text += Content.styled(f" {name}", _STYLES[mark] if mark != DONE else "$quiet")
        parts.append(text)
    return Content("").join(parts)


def _mark(index: int, here: int) -> str:
    if index == here:
        return HERE
    return DONE if index < here else AHEAD


def _named(names: list[str], here: int, width: int, gap: int) -> set[int]:
    """Choose which steps are named: the present one, then by turns those after and before, on each side while they fit."""
    named = {here}
    full: set[bool] = set()
    for number in sorted(range(len(names)), key=lambda n: (abs(n - here) - (0.5 if n > here else 0), n)):
        after = number > here
        if after not in full and _size(names, named | {number}, gap) <= width:
            named.add(number)
        else:
            full.add(after)
    return named


def _size(names: list[str], named: set[int], gap: int) -> int:
    size = 0
    for number, name in enumerate(names):
        size += 1 + (1 + cell_len(name) if number in named else 0)
        if number and (number in named or number - 1 in named):
            size += gap
    return size
