"""How a page fills the stage: the largest type that its window holds, and the clock."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.content import Content

from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Air, Block, Lay, Prose, laid_evenly
from ethics_workshop.tui.stage import font

MEASURE = 92
"""Cells of a line of ordinary type: the far rows read no longer ones."""
MOST_LINES = 3
"""Lines of large letters that a heading may take: it is to be seen at once."""
_FIGURE = 8
"""Cells that the large letter of an option takes, with the space beside it."""
_PLAIN_LEAD = 3
"""Cells that the letter of an option takes in ordinary type."""


@dataclass(frozen=True, slots=True)
class Type:
    """Which paragraphs of a page are in large letters, by their numbers, and whether the letters of options are."""

    large: frozenset[int]
    figures: bool


@dataclass(frozen=True, slots=True)
class Face:
    """A page as it is laid out: its lines, and by how much its clock is enlarged (0: it stands in the top line)."""

    lines: list[Content]
    clock: int = 0


def face(page: Prose, width: int, height: int, *, timed: bool) -> Face:
    """Return the page at the largest type in which it fits `width` by `height` cells; `timed` leaves room for the clock.

    Large letters go before a larger clock, and a clock in figures before none. A page that fits in no type is laid
    out in the ordinary one, to be scrolled.
    """
    kinds, laying = tuple(dict.fromkeys(_types(page))), _Laying(width)
    for choice in ((3, 2, 1), (0,)) if timed else ((0,),):
        for kind in kinds:
            for clock in choice:
                lines = _fitted(page, kind, laying, height - clock_rows(clock))
                if lines is not None:
                    return Face(lines, clock)
    return Face(page.projected(min(width, MEASURE), Air.FULL))


def clock_rows(scale: int) -> int:
    """Return the rows that a clock of this size takes, with the air over it."""
    return font.ROWS * scale + 2 if scale else 0


def _types(page: Prose) -> Iterator[Type]:
    """Yield what may be large, the most first: all but asides, the question with its options, the question, letters."""
    parts = list(enumerate(page.parts))
    heads = [n for n, b in parts if not b.lead and not b.indent and b.style in {STRONG, WARM}]
    asked = [n for n in heads if page.parts[n].style == WARM] or heads[:1]
    options = [n for n, b in parts if _lettered(b)]
    said = [n for n, b in parts if b.style != QUIET and not b.indent and not (b.lead and n not in options)]
    for large in (said, heads + options, asked + options, heads, asked, heads[:1], []):
        yield Type(frozenset(large), figures=bool(options))
    yield Type(frozenset(), figures=False)


def _fitted(page: Prose, kind: Type, laying: "_Laying", height: int) -> list[Content] | None:
    """Return the lines with the most air that `height` rows hold; None where there are too few, or a letter is unknown.

    Large letters without air between them are harder to read than small ones with it.
    """
    try:
        least = Air.FULL if kind.large else Air.LEAST
        for air in (each for each in sorted(Air, reverse=True) if each >= least):
            roomy = air >= Air.AMPLE
            lines = page.projected(laying.width, air, laying.of(kind))
            if len(lines) <= (height * 0.85 if roomy else height):
                return lines
    except _NotDrawnError:
        return None
    return None


class _NotDrawnError(Exception):
    """A heading is too long for large letters, or has one that the font does not know."""


class _Laying:
    """Lays out the paragraphs of one page at one width; each is laid out once in each kind of type."""

    def __init__(self, width: int) -> None:
        self.width, self._measure = width, min(width, MEASURE)
        self._known: dict[tuple[int, bool, bool], list[Content]] = {}

    def of(self, kind: Type) -> Lay:
        """Return what lays out the page's paragraphs in a kind of type. It raises _NotDrawnError."""

        def lay(number: int, block: Block, _width: int) -> list[Content]:
            wanted = (number, number in kind.large, kind.figures)
            if wanted not in self._known:
                self._known[wanted] = self._lay(block, large=wanted[1], figures=kind.figures)
            return self._known[wanted]

        return lay

    def _lay(self, block: Block, *, large: bool, figures: bool) -> list[Content]:
        if figures and _lettered(block):
            return _option(block, self.width if large else self._measure, large=large)
        if large:
            return enlarged(block, self.width)
        if figures and block.indent:
            return laid_evenly(replace(block, indent=block.indent + _FIGURE - _PLAIN_LEAD), self._measure)
        return laid_evenly(block, self._measure)


def enlarged(block: Block, width: int) -> list[Content]:
    """Return a paragraph in large letters. Raises _NotDrawnError where it is too long for them."""
    text = " ".join(block.text.plain.split())
    lines = font.broken(text, width)
    if lines is None or len(lines) > MOST_LINES:
        raise _NotDrawnError
    return [Content.styled(row, block.style) for line in lines for row in font.drawn(line)]


def _lettered(block: Block) -> bool:
    return len(block.lead) == _PLAIN_LEAD and block.lead[0].isalnum() and block.lead_style == WARM


def _option(block: Block, measure: int, *, large: bool) -> list[Content]:
    """Return an option beside its letter, in the middle of its height."""
    figure = [f"{row:<{_FIGURE}}" for row in font.drawn(block.lead[0])]
    bare = replace(block, lead="", indent=0)
    text = (enlarged if large else laid_evenly)(bare, measure - _FIGURE)
    above = max(0, (font.ROWS - len(text) + 1) // 2)
    rows = max(font.ROWS, above + len(text))
    beside = [Content("")] * above + text + [Content("")] * rows
    figure += [" " * _FIGURE] * rows
    return [Content.styled(figure[n], block.lead_style) + beside[n] for n in range(rows)]
