"""Paragraphs for reading aloud: wrapped at ordinary spaces alone, with hanging indents, never parsed as markup."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from rich.cells import cell_len
from textual.content import Content

from ethics_workshop.domain.text import clean, emphasis

STRONG = "bold $strong"
QUIET = "$quiet"
WARM = "bold $now"
COOL = "$cool"
MARKED = "bold underline $strong"
"""A word among others that was looked for."""

_FACES = ("", "italic", "bold")
"""The styles of emphasis, by its stars."""


class Air(IntEnum):
    """How much room stands between the paragraphs of a page: the most that a screen holds is taken."""

    LOOSE = 4
    """As `AMPLE`, and an empty line between the items of a list."""
    AMPLE = 3
    """Two empty lines where there is one in the text."""
    FULL = 2
    SOME = 1
    """Paragraphs of one kind follow each other; an empty line parts a heading, a text and a list."""
    LEAST = 0
    """Only what opens the page stands apart."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `lead` (`A`, `•`) stands before it, and the lines after the first are indented by its width."""

    text: Content
    style: str = ""
    lead: str = ""
    lead_style: str = ""
    indent: int = 0
    """Cells before the lead."""
    gap: bool = False
    """Whether an empty line comes before it."""
    spare: int = 0
    """What may be left out where there is little room: the highest first; 0 never."""
    things: bool = False
    """Whether it is things between ` · `, each of which stays on one line where it can."""

    @property
    def item(self) -> bool:
        """Whether it is an item of a list; what is said about one is indented, and stays under it."""
        return bool(self.lead.strip()) and not self.indent


class Prose:
    """A text in blocks, laid out for a width when it is shown. All text that comes in is cleaned."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def say(
        self,
        text: str,
        style: str = "",
        *,
        lead: str = "",
        lead_style: str = "",
        indent: int = 0,
        gap: bool = False,
        spare: int = 0,
    ) -> "Prose":
        """Add a paragraph; `*words*` and `**words**` are emphasized, and line breaks inside it reflow."""
        for number, paragraph in enumerate(paragraphs(text)):
            content = emphasized(paragraph, style)
            first = number == 0
            self._blocks.append(
                Block(
                    content,
                    style,
                    lead if first else " " * cell_len(lead),
                    lead_style,
                    indent,
                    gap=gap or not first,
                    spare=spare,
                )
            )
        return self

    def put(
        self, text: Content, *, lead: str = "", lead_style: str = "", indent: int = 0, gap: bool = False
    ) -> "Prose":
        """Add a paragraph that is laid out as it is."""
        self._blocks.append(Block(text, "", lead, lead_style, indent, gap))
        return self

    def gap(
        self,
        text: str,
        style: str = "",
        *,
        lead: str = "",
        lead_style: str = "",
        indent: int = 0,
        spare: int = 0,
    ) -> "Prose":
        """Add a paragraph after an empty line."""
        return self.say(text, style, lead=lead, lead_style=lead_style, indent=indent, gap=True, spare=spare)

    def passage(self, pieces: Iterable[tuple[str, bool]], *, lead: str = "") -> "Prose":
        """Add a passage, if there is one, after an empty line: the pieces that are marked stand out by more than colour."""
        found = [Content.styled(_clean_inside(text), MARKED if marked else "") for text, marked in pieces]
        if found:
            self._blocks.append(Block(Content("").join(found), "", lead, QUIET, gap=True))
        return self

    def things(
        self,
        names: str,
        style: str = "",
        *,
        lead: str = "",
        indent: int = 0,
        gap: bool = False,
        spare: int = 0,
    ) -> "Prose":
        """Add things parted by ` · `: lines are broken between them rather than inside of one."""
        if text := clean(names).strip():
            content = Content.styled(text, style)
            self._blocks.append(Block(content, style, lead, QUIET, indent, gap, spare, things=True))
        return self

    def bullets(self, items: Iterable[str], style: str = "", *, loose: bool = False) -> "Prose":
        """Add a list; `loose` puts an empty line before each item."""
        for item in items:
            self.say(item, style, lead="• ", lead_style=QUIET, gap=loose)
        return self

    def lines(self, width: int, *, even: bool = False) -> list[Content]:
        """Return the lines at `width` cells; `even` leaves no last word alone on its line, and takes longer."""
        return [line for block in self.blocks(width, even=even) for line in block]

    def blocks(self, width: int, *, even: bool = False) -> list[list[Content]]:
        """Return the lines of each paragraph at `width` cells, with the empty line before it."""
        return [
            [*([Content("")] if block.gap and number else []), *_lay(block, width, even=even)]
            for number, block in enumerate(self._blocks)
        ]

    def groups(self, width: int) -> list[list[Content]]:
        """Return the lines as `blocks` does; a paragraph that follows another closely stays with it."""
        found: list[list[Content]] = []
        for block, lines in zip(self._blocks, self.blocks(width), strict=True):
            if found and not block.gap and not block.lead:
                found[-1] += lines
            else:
                found.append(lines)
        return found

    def fitting(self, width: int, height: int) -> list[Content]:
        """Return the lines at `width` cells: of what may be left out, as much as `height` lines hold, and whole.

        Paragraphs of one style that follow each other are taken from their beginning. The lines may still be more
        than `height`: what may not be left out is for the caller to cut.
        """
        laid, blocks = self.blocks(width), self._blocks
        kept = {number for number, block in enumerate(blocks) if not block.spare}
        room = height - sum(len(laid[number]) for number in kept)
        for number in sorted(range(len(blocks)), key=lambda each: blocks[each].spare):
            goes_on = number > 0 and blocks[number - 1].style == blocks[number].style
            wanted = number not in kept and (not goes_on or number - 1 in kept)
            if wanted and len(laid[number]) <= room:
                kept.add(number)
                room -= len(laid[number])
        return [line for number in sorted(kept) for line in laid[number]]

    def projected(self, width: int, air: Air, lay: "Lay | None" = None) -> list[Content]:
        """Return the lines as a room reads them: no last word alone on its line, and as much air as `air` says.

        `lay` lays out a paragraph in another way, with its number among them.
        """
        laid: list[Content] = []
        before: Block | None = None
        for number, block in enumerate(self._blocks):
            if before is not None and block.gap:
                laid += [Content("")] * _rows_between(before, block, air, first=before is self._blocks[0])
            elif air is Air.LOOSE and before is not None and block.item and (before.item or before.indent):
                laid.append(Content(""))
            laid += lay(number, block, width) if lay else laid_evenly(block, width)
            before = block
        return laid

    @property
    def parts(self) -> tuple[Block, ...]:
        """The paragraphs, in their order."""
        return tuple(self._blocks)

    def content(self, width: int) -> Content:
        """Return the whole text at `width` cells."""
        return Content("\n").join(self.lines(width))

    @property
    def plain(self) -> str:
        """The text without layout, a paragraph a line: to be copied, or looked at by a test."""
        return "\n".join(f"{b.lead}{b.text.plain}" for b in self._blocks)


def _clean_inside(text: str) -> str:
    """Return a piece of a line cleaned, with the spaces at its ends, which part it from the pieces beside it."""
    return clean(f"|{text}|")[1:-1]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`, cleaned; a single line break inside one is a space."""
    cleaned = clean(text, multiline=True)
    found = (" ".join(part.split("\n")) for part in re.split(r"\n\s*\n", cleaned))
    return [re.sub(" {2,}", " ", part).strip(" ") for part in found if part.strip()]


def emphasized(text: str, style: str = "") -> Content:
    """Return `text` with `*words*` in italics and `**words**` in bold; everything else is taken as it is."""
    pieces = ((piece, _and(style, _FACES[stars])) for piece, stars in emphasis(text))
    return Content("").join(Content.styled(piece, face) if face else Content(piece) for piece, face in pieces)


def _and(style: str, more: str) -> str:
    return f"{style} {more}".strip()


def _rows_between(before: Block, block: Block, air: Air, *, first: bool) -> int:
    if air is Air.LEAST:
        return int(first)
    alike = bool(before.lead) == bool(block.lead) and before.style == block.style
    if air is Air.SOME and alike and not first:
        return 0
    return 2 if air >= Air.AMPLE else 1


Lay = Callable[[int, Block, int], list[Content]]
"""Returns the lines of a paragraph, by its number, at a width."""


def laid_evenly(block: Block, width: int) -> list[Content]:
    """Return the lines of a paragraph at `width` cells; no last word stands alone on its line."""
    return _lay(block, width, even=True)


def _lay(block: Block, width: int, *, even: bool = False) -> list[Content]:
    lead = f"{' ' * block.indent}{block.lead}"
    inset = cell_len(lead)
    broken = _wrap_things if block.things else without_widow if even else wrap
    lines = broken(block.text, max(1, width - inset))
    if not inset:
        return lines
    first = Content.styled(lead, block.lead_style) if block.lead_style else Content(lead)
    return [(first if i == 0 else Content(" " * inset)) + line for i, line in enumerate(lines)]


def wrap(text: Content, width: int) -> list[Content]:
    """Return `text` in lines of at most `width` cells, broken at U+0020 alone (French needs its no-break spaces).

    A word wider than a line is cut.
    """
    plain = text.plain
    cuts: list[int] = []
    used, start = 0, 0
    for word in re.finditer(r"[^ ]+", plain):
        size = cell_len(word.group())
        ahead = (
            cell_len(plain[start : word.start()]) if not used else used + word.start() - _end_of(plain, word)
        )
        if used and ahead + size > width:
            cuts.append(word.start())
            start, used = word.start(), 0
            ahead = 0
        used = ahead + size
        while used > width:
            at = _fitting(plain, start, width)
            cuts.append(at)
            start, used = at, cell_len(plain[at : word.end()])
    return [line.rstrip() for line in text.divide(cuts)] or [Content("")]


def _wrap_things(text: Content, width: int) -> list[Content]:
    """Return `text` in lines broken at a ` · ` alone, but where a thing is wider than a line."""
    lines: list[Content] = []
    start = end = 0
    for thing in re.finditer(r".+?(?= · |$)(?: · )?", text.plain):
        reach = thing.end() - (3 if thing.group().endswith(" · ") else 0)
        if end and cell_len(text.plain[start:reach]) > width:
            lines += wrap(text[start:end], width)
            start = thing.start()
        end = reach
    return lines + wrap(text[start:end], width)


def without_widow(text: Content, width: int) -> list[Content]:
    """Return `text` in as many lines as `wrap` makes; narrower ones where the last would be a word or two alone."""
    lines = wrap(text, width)
    if len(lines) < 2:
        return lines
    for narrower in range(width, width * 2 // 3, -1):
        closer = wrap(text, narrower)
        if len(closer) > len(lines):
            break
        if closer[-1].cell_length >= width // 4:
            return closer
    return lines


def _end_of(plain: str, word: re.Match[str]) -> int:
    """Where the word before `word` ends: the spaces between are counted once."""
    return len(plain[: word.start()].rstrip(" "))


def _fitting(plain: str, start: int, width: int) -> int:
    """Return the place up to which `plain` from `start` fits `width` cells; at least one character goes.

    An address is broken after a `/` where one stands in the second half of the line, or else after a `-`.
    """
    used = 0
    for place in range(start, len(plain)):
        used += cell_len(plain[place])
        if used > width and place > start:
            ends = (plain.rfind(sign, start, place) + 1 for sign in "/-")
            return next((end for end in ends if end > (start + place) // 2), place)
    return len(plain)
