"""A summary as plain text, as Markdown and as one HTML page in both languages.

All three are made of the same lines: `#` and `##` begin headings, `-` an item, `**` a notice. Whatever a group wrote
stays text in each of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from ethics_workshop.exchange.handout_forms import literal
from ethics_workshop.exchange.page import escaped, page
from ethics_workshop.words.language import Words
from ethics_workshop.words.texts import LANGUAGES

STYLE = """
nav { margin-bottom: 1.2rem; } nav a { margin-right: 1rem; }
section + section { margin-top: 3rem; border-top: 2px solid var(--ink); padding-top: 1rem; }
@media print { nav { display: none; } section + section { break-before: page; border-top: 0; padding-top: 0; } }
"""


class Kind(Enum):
    """What a line is."""

    TITLE = auto()
    HEADING = auto()
    NOTICE = auto()
    ITEM = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. `part` tells lists apart that an empty line parts."""

    kind: Kind
    text: str
    part: int


def lines_of(summary: str) -> Iterator[Line]:
    """Yield the lines of a rendered summary that are not empty."""
    part = 0
    for line in summary.splitlines():
        if not line.strip():
            part += 1
        elif line.startswith("# "):
            yield Line(Kind.TITLE, line[2:], part)
        elif line.startswith("## "):
            yield Line(Kind.HEADING, line[3:], part)
        elif line.startswith("- "):
            yield Line(Kind.ITEM, line[2:], part)
        elif line.startswith("**") and line.endswith("**"):
            yield Line(Kind.NOTICE, line[2:-2], part)
        else:
            yield Line(Kind.TEXT, line, part)


def render_forms(summaries: Mapping[str, str], as_format: str, words: Words) -> str:
    """Return summaries by language (`en`, `fr`), in their order, as `text`, `md` or `html`, ending with a line feed.

    The page is headed in the language of `words`. The same summaries give the same bytes.
    """
    if as_format == "html":
        return _page(summaries, words)
    write = _markdown if as_format == "md" else _plain
    rule = "---" if as_format == "md" else "=" * 40
    return f"\n\n{rule}\n\n".join(write(summary) for summary in summaries.values()) + "\n"


def _plain(summary: str) -> str:
    """Return plain text: headings are underlined, and lines as long as they are, to be pasted anywhere."""
    made = []
    for (kind, _), lines in groupby(lines_of(summary), key=lambda line: (line.kind, line.part)):
        texts = [line.text for line in lines]
        if kind in {Kind.TITLE, Kind.HEADING}:
            made += [f"{text}\n{('=' if kind is Kind.TITLE else '-') * len(text)}" for text in texts]
        else:
            made.append("\n".join(f"- {text}" if kind is Kind.ITEM else text for text in texts))
    return "\n\n".join(made)


_MARKS = {Kind.TITLE: "# ", Kind.HEADING: "## ", Kind.ITEM: "- ", Kind.NOTICE: "> "}


def _markdown(summary: str) -> str:
    """Return Markdown in which nothing that was written is obeyed."""
    made = []
    for (kind, _), lines in groupby(lines_of(summary), key=lambda line: (line.kind, line.part)):
        joint = "\n" if kind is Kind.ITEM else "\n\n"
        made.append(joint.join(_MARKS.get(kind, "") + literal(line.text) for line in lines))
    return "\n\n".join(made)


def _page(summaries: Mapping[str, str], words: Words) -> str:
    title = _title(next(iter(summaries.values())))
    links = "".join(f'<a href="#{code}" lang="{code}">{LANGUAGES[code]}</a>\n' for code in summaries)
    parts = "".join(
        f'<section lang="{code}" id="{code}">\n<h2>{LANGUAGES[code]} · {escaped(_title(summary))}</h2>\n{_html(summary)}</section>\n'
        for code, summary in summaries.items()
    )
    label = escaped(words("Languages"))
    return page(title, f'<nav aria-label="{label}">\n{links}</nav>\n{parts}', words, style=STYLE)


def _title(summary: str) -> str:
    return next((line.text for line in lines_of(summary) if line.kind is Kind.TITLE), "")


def _html(summary: str) -> str:
    made = ""
    for (kind, _), lines in groupby(lines_of(summary), key=lambda line: (line.kind, line.part)):
        texts = [escaped(line.text) for line in lines]
        if kind is Kind.ITEM:
            made += "<ul>\n" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>\n"
        elif kind is Kind.HEADING:
            made += "".join(f"<h3>{text}</h3>\n" for text in texts)
        elif kind is not Kind.TITLE:  # the page's own heading says it
            lead = '<p class="notice">' if kind is Kind.NOTICE else "<p>"
            made += "".join(f"{lead}{text}</p>\n" for text in texts)
    return made
