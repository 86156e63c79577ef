"""Paragraphs that have to fit."""

from textual.content import Content


def fitting(block: list[Content], room: int, width: int) -> list[Content]:
    """Return the rows of a paragraph that fit `room` rows, with an ellipsis where some are missing."""
    if room <= 0 or len(block) <= room:
        return block[: max(0, room)]
    last = block[room - 1]
    return [*block[: room - 1], last.truncate(max(1, width - 2), ellipsis=False) + Content(" …")]
