"""Light Markdown, read once: as paragraphs for screens and plain text, and as HTML.

What is allowed: headings, paragraphs, lists, quotations, emphasis, code and links. Raw HTML is text like any other, and
images are not loaded. The library is imported at the first use.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ethics_workshop.domain.text import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

DEEPEST = 6
"""The deepest level of a heading in HTML."""


class Kind(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    QUOTE = "quote"


class Face(StrEnum):
    """How a run of words is set apart."""

    PLAIN = ""
    STRONG = "strong"
    STRESSED = "em"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face."""

    text: str
    face: Face = Face.PLAIN


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `level` is that of a heading (1 to 6) or the depth of a list (from 1), otherwise 0."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    lead: str = ""
    """What stands before an item: `1.` or `•`; empty before what goes on in it."""

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def emphasized(self) -> str:
        """The words with `*stress*` and `**strength**` alone: keys and commands stand out like strong words."""
        return "".join(f"{_MARKS[run.face]}{run.text}{_MARKS[run.face]}" for run in self.runs)


_MARKS = {Face.PLAIN: "", Face.STRONG: "**", Face.STRESSED: "*", Face.CODE: "**"}


def blocks(text: str) -> list[Block]:
    """Return the paragraphs of a Markdown text, cleaned of what a terminal would obey."""
    return list(_Reading(_parser().parse(clean(text, multiline=True))).blocks())


def as_html(text: str, *, below: int = 1) -> str:
    """Return a Markdown text as HTML, whose highest headings stand one level below `below` and never skip one."""
    parser = _parser()
    tokens = parser.parse(clean(text, multiline=True))
    _nest(tokens, below)
    html = parser.renderer.render(tokens, parser.options, {})
    assert isinstance(html, str)  # noqa: S101  # the HTML renderer returns text
    return html


def as_text(text: str, width: int = 78) -> str:
    """Return a Markdown text as plain lines of at most `width` characters, without marks of emphasis."""
    import textwrap

    def wrapped(words: str, lead: str, rest: str) -> str:
        return textwrap.fill(
            words, width, initial_indent=lead, subsequent_indent=rest, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip

    lines: list[str] = []
    before: Block | None = None
    for block in blocks(text):
        if before is not None and not (before.kind is block.kind is Kind.ITEM):
            lines.append("")
        if block.kind is Kind.HEADING:
            lines += [block.plain, ("=" if block.level == 1 else "-") * len(block.plain)]
        elif block.kind is Kind.ITEM:
            indent = "  " * (block.level - 1)
            lead = f"{indent}{'-' if block.lead == BULLET else block.lead or ' '} "
            lines.append(wrapped(block.plain, lead, " " * len(lead)))
        else:
            lead = "  " if block.kind is Kind.QUOTE else ""
            lines.append(wrapped(block.plain, lead, lead))
        before = block
    return "\n".join(lines)


BULLET = "•"


@functools.cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline", "code"])
    parser.validateLink = lambda url: url.startswith(("https://", "http://", "#"))  # type: ignore[method-assign]
    return parser


def _nest(tokens: Sequence[Any], below: int) -> None:
    """Give the headings of `tokens` levels from `below` + 1 on, none of which skips one."""
    levels = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
    highest = min(levels, default=1)
    reached = below
    for token in tokens:
        if token.type == "heading_open":
            reached = min(int(token.tag[1:]) - highest + below + 1, reached + 1, DEEPEST)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{reached}"


class _Reading:
    """Goes through the tokens of a text."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self._tokens = tokens
        self._lists: list[int] = []
        """For each list one is in, the number of its next item; -1 for bullets."""
        self._lead = ""
        self._heading = 0
        self._quotes = 0

    def blocks(self) -> Iterator[Block]:
        for token in self._tokens:
            if token.type == "inline":
                yield self._block(tuple(_runs(token.children or ())))
            elif token.type in {"fence", "code_block"}:
                yield self._block((Run(token.content.rstrip("\n"), Face.CODE),))
            else:
                self._enter(token)

    def _enter(self, token: Any) -> None:
        if token.type == "heading_open":
            self._heading = int(token.tag[1:])
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type == "bullet_list_open":
            self._lists.append(-1)
        elif token.type == "ordered_list_open":
            self._lists.append(int(token.attrs.get("start", 1)))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
        elif token.type == "list_item_open":
            number = self._lists[-1]
            self._lead = BULLET if number < 0 else f"{number}."
            self._lists[-1] += 1 if number >= 0 else 0
        elif token.type in {"blockquote_open", "blockquote_close"}:
            self._quotes += 1 if token.type == "blockquote_open" else -1

    def _block(self, runs: tuple[Run, ...]) -> Block:
        if self._heading:
            return Block(Kind.HEADING, runs, self._heading)
        if self._lists:
            lead, self._lead = self._lead, ""
            return Block(Kind.ITEM, runs, len(self._lists), lead)
        return Block(Kind.QUOTE if self._quotes else Kind.TEXT, runs)


def _runs(tokens: Sequence[Any]) -> Iterator[Run]:
    """Yield the runs of a paragraph; a link is followed by its address where the words do not say it."""
    faces: list[Face] = []
    address, said = "", ""
    for token in tokens:
        face = faces[-1] if faces else Face.PLAIN
        if token.type in {"strong_open", "em_open"}:
            faces.append(Face.STRONG if token.type == "strong_open" else Face.STRESSED)
        elif token.type in {"strong_close", "em_close"}:
            faces.pop()
        elif token.type == "link_open":
            address, said = str(token.attrs.get("href", "")), ""
        elif token.type == "link_close":
            if address and address != said and not address.startswith("#"):
                yield Run(f" ({address})", face)
            address = ""
        elif token.type in {"softbreak", "hardbreak"}:
            yield Run(" ", face)
        else:
            said += token.content
            yield Run(token.content, Face.CODE if token.type == "code_inline" else face)
