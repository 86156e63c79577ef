"""Handouts as HTML, as Markdown and as plain text. Whatever stands in a text stays text in each of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from ethics_workshop.domain.text import clean, emphasis
from ethics_workshop.exchange.handout import Kind, Piece, Sheet, foot_of, sheets_of
from ethics_workshop.exchange.page import escaped, page
from ethics_workshop.services.handouts import Handout
from ethics_workshop.words.language import Words

WIDTH = 78
"""Characters of a line of plain text."""

LINES = 2
"""Lines to write on."""

STYLE = """
.sheet p, .sheet li { margin-bottom: .45rem; }
.option { margin-left: 1.4rem; text-indent: -1.4rem; }
.label { color: var(--quiet); font-weight: 600; }
.card .facts { border: 0; padding: 0; margin: 0; }
.write + p { margin-top: 1rem; }
@page { margin: 12mm 15mm; }
@media print {
  body { font-size: 9pt; line-height: 1.26; }
  h1 { font-size: 1.5rem; margin: 0; }
  .sheet p, .sheet li { margin-bottom: .16rem; }
  .sheet h2 { margin: .2rem 0 .3rem; } .sheet h3 { margin: .45rem 0 .15rem; }
  .notice { padding: .2rem .6rem; }
  .roomy { font-size: 10.5pt; line-height: 1.45; }
  .roomy p, .roomy li { margin-bottom: .4rem; }
  .card { font-size: 11.5pt; }
}
"""
"""The facilitator's sheet is set small in print, to be two pages; what participants read is not."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&!]")
_OPENS = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def render_handout(handout: Handout, sheets: Sequence[str], size: str, as_format: str, words: Words) -> str:
    """Return sheets of a case as `html`, `md` or `txt`, ending with a line feed. The same case gives the same bytes."""
    made = sheets_of(handout, sheets, size, words)
    return render_sheets(words.text(handout.case.title), made, foot_of(handout.case, words), as_format, words)


def render_sheets(title: str, made: Sequence[Sheet], foot: str, as_format: str, words: Words) -> str:
    """Return `made` under `title` as `html`, `md` or `txt`, ending with a line feed; `foot` stands at the end."""
    if as_format == "html":
        return page(title, "".join(map(_html_sheet, made)), words, foot=[foot], style=STYLE)
    if as_format == "md":
        parts = [f"# {literal(clean(title))}", *(part for sheet in made for part in _md_sheet(sheet))]
        return "\n\n".join([*parts, "---", literal(clean(foot))]) + "\n"
    parts = [_underlined(title, "="), *(part for sheet in made for part in _plain_sheet(sheet))]
    return "\n\n".join([*parts, "-" * WIDTH, clean(foot)]) + "\n"


def _together(pieces: Iterable[Piece], write: Callable[[Piece], str]) -> Iterator[str]:
    """Yield what `write` makes of each piece; items that follow each other are one list."""
    for is_list, group in groupby(pieces, key=lambda piece: piece.kind is Kind.ITEM):
        if is_list:
            yield "\n".join(map(write, group))
        else:
            yield from map(write, group)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, cleaned; a single line break in one is a space."""
    parts = re.split(r"\n\s*\n", clean(text, multiline=True))
    return [" ".join(part.split("\n")).strip(" ") for part in parts if part.strip()] or [""]


def _emphasized(text: str, plain: Callable[[str], str], strong: str, stressed: str) -> str:
    """Return `text` with `**strong**` and `*stressed*` put into the forms of those names, and the rest as `plain`."""
    forms = ("{}", stressed, strong)
    return "".join(forms[stars].format(plain(piece)) for piece, stars in emphasis(text))


# HTML


def _html_sheet(sheet: Sheet) -> str:
    inner = ""
    for is_list, group in groupby(sheet.pieces, key=lambda piece: piece.kind is Kind.ITEM):
        body = "".join(map(_html, group))
        inner += f"<ul>\n{body}</ul>\n" if is_list else body
    framed = f'<div class="card">\n{inner}</div>\n' if sheet.framed else inner
    room = "" if sheet.dense else " roomy"
    return f'<section class="sheet{room}">\n<h2>{escaped(sheet.title)}</h2>\n{framed}</section>\n'


def _html(piece: Piece) -> str:
    if piece.kind is Kind.HEADING:
        return f"<h3>{escaped(piece.text)}</h3>\n"
    said = [
        _emphasized(part, escape, "<strong>{}</strong>", "<em>{}</em>") for part in _paragraphs(piece.text)
    ]
    if piece.kind is Kind.ITEM:
        return f"<li>{_html_label(piece.label)}{'<br>'.join(said)}</li>\n"
    if piece.kind is Kind.WRITE:
        return f"<p>{said[0]}</p>\n" + '<div class="write"></div>\n' * LINES
    if piece.kind is Kind.OPTION:
        return f'<p class="option"><strong>{escaped(piece.label)}.</strong> {"<br>".join(said)}</p>\n'
    known = {Kind.LEAD: ' class="lead"', Kind.FACTS: ' class="facts"', Kind.NOTICE: ' class="notice"'}
    said[0] = _html_label(piece.label) + said[0]
    return "".join(f"<p{known.get(piece.kind, '')}>{part}</p>\n" for part in said)


def _html_label(label: str) -> str:
    return f'<span class="label">{escaped(label)}</span> · ' if label else ""


# Markdown


def literal(text: str) -> str:
    """Return a text, which is clean, so that Markdown finds nothing to obey in it."""
    return _OPENS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", text))


def _md_sheet(sheet: Sheet) -> Iterator[str]:
    yield f"## {literal(sheet.title)}"
    yield from _together(sheet.pieces, _markdown)


def _markdown(piece: Piece) -> str:
    if piece.kind is Kind.HEADING:
        return f"### {literal(clean(piece.text))}"
    said = [_emphasized(part, literal, "**{}**", "*{}*") for part in _paragraphs(piece.text)]
    label = f"**{literal(piece.label)}** · " if piece.label else ""
    if piece.kind is Kind.ITEM:
        return f"- {label}{' '.join(said)}"
    if piece.kind is Kind.OPTION:
        return f"**{literal(piece.label)}.** {' '.join(said)}"
    if piece.kind is Kind.NOTICE:
        return f"> {label}{' '.join(said)}"
    if piece.kind is Kind.WRITE:
        return "\n\n".join([said[0], *["…" * 40] * LINES])
    return label + "\n\n".join(said)


# plain text


def _plain_sheet(sheet: Sheet) -> Iterator[str]:
    yield _underlined(sheet.title, "-")
    yield from _together(sheet.pieces, _plain)


def _underlined(text: str, sign: str) -> str:
    bare = clean(text)
    return f"{bare}\n{sign * max(1, len(bare))}"


def _plain(piece: Piece) -> str:
    if piece.kind is Kind.HEADING:
        return clean(piece.text).upper()
    said = [_emphasized(part, str, "{}", "{}") for part in _paragraphs(piece.text)]
    lead = {Kind.ITEM: "- ", Kind.OPTION: f"{clean(piece.label)}. ", Kind.NOTICE: "! "}.get(piece.kind, "")
    label = f"{clean(piece.label)} · " if piece.label and piece.kind is not Kind.OPTION else ""
    if piece.kind is Kind.WRITE:
        return "\n\n".join([_wrapped(said[0], ""), *["." * WIDTH] * LINES])
    joined = [" ".join(said)] if lead else said
    return "\n\n".join(_wrapped((label if n == 0 else "") + part, lead) for n, part in enumerate(joined))


def _wrapped(text: str, lead: str) -> str:
    """Return `text` in lines, broken at ordinary spaces alone: French needs its no-break spaces."""
    lines, line = [], lead
    for word in filter(None, text.split(" ")):
        if len(line) + len(word) > WIDTH and line.strip() and line != lead:
            lines.append(line.rstrip(" "))
            line = " " * len(lead)
        line += f"{word} "
    return "\n".join([*lines, line.rstrip(" ")])
