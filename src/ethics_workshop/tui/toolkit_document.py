"""A page of the toolkit as a document: a section for each heading of the second level."""

from collections.abc import Sequence

from ethics_workshop.services.ports_toolkit import Document
from ethics_workshop.tui.case_document import Section
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words.language import Words
from ethics_workshop.words.markup import Block, Kind, blocks

TOP = 2
"""The level of headings that the contents list."""


def sections(document: Document, words: Words) -> list[Section]:
    """Return what a page is for, then its sections."""
    about = Prose().say(document.title, STRONG).gap(document.summary)
    for number, fact in enumerate(document.facts):
        about.say(fact, QUIET, gap=not number)
    found = [Section(words("About"), about)]
    before: Block | None = None
    for block in blocks(document.body):
        if block.kind is Kind.HEADING and block.level <= TOP:
            found.append(Section(block.plain, Prose()))
            before = None
        else:
            if len(found) == 1 and before is None:
                about.gap("")
            _add(found[-1].text, block, before)
            before = block
    return found


def _add(text: Prose, block: Block, before: Block | None) -> None:
    said = block.emphasized
    if block.kind is Kind.HEADING:
        text.say(said, f"bold {COOL}", gap=before is not None)
    elif block.kind is Kind.ITEM:
        close = (
            before is not None and before.kind is Kind.ITEM and len(block.plain) < LOOSE > len(before.plain)
        )
        lead = f"{block.lead} " if block.lead else "  "
        gap = before is not None and not close and before.kind is not Kind.HEADING
        text.say(said, lead=lead, lead_style=QUIET, indent=2 * (block.level - 1), gap=gap)
    elif block.kind is Kind.QUOTE:
        text.say(said, WARM, lead="▏ ", lead_style=QUIET, gap=before is not None)
    else:
        text.say(said, gap=before is not None and before.kind is not Kind.HEADING)


LOOSE = 90
"""Characters from which the items of a list are parted by an empty line."""


def parts(document: Document, words: Words) -> Sequence[Sequence[Section]]:
    """Return the one part of a page."""
    return [sections(document, words)]
