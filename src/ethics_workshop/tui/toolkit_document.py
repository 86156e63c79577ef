"""A page of the toolkit as a document: a section for each heading of the second level."""

from collections.abc import Sequence

from ethics_workshop.services.ports_toolkit import Document
from ethics_workshop.tui.case_document import Section
from ethics_workshop.tui.markdown import add_block
from ethics_workshop.tui.prose import QUIET, STRONG, Prose
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
            add_block(found[-1].text, block, before)
            before = block
    return found


def parts(document: Document, words: Words) -> Sequence[Sequence[Section]]:
    """Return the one part of a page."""
    return [sections(document, words)]
