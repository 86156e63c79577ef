"""Light Markdown on a page: headings, paragraphs, lists, quotations, and words set apart."""

from collections.abc import Iterable

from ethics_workshop.tui.prose import COOL, QUIET, WARM, Prose
from ethics_workshop.words.markup import Block, Kind

LOOSE = 90
"""Characters from which the items of a list are parted by an empty line."""


def add_blocks(page: Prose, blocks: Iterable[Block]) -> None:
    """Add a whole text after an empty line."""
    before = Block(Kind.TEXT, ())
    for block in blocks:
        add_block(page, block, before)
        before = block


def add_block(text: Prose, block: Block, before: Block | None) -> None:
    """Add one paragraph after another one; the items of a list follow each other closely where they are short."""
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
