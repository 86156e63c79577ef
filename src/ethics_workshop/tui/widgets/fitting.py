"""Paragraphs that have to fit."""

from textual.content import Content


def fitting(block: list[Content], room: int, width: int) -> list[Content]:
    """Return the rows of a paragraph that fit `room` rows, with an ellipsis where some are missing."""
    if room <= 0 or len(block) <= room:
        return block[: max(0, room)]
    last = block[room - 1]
    if last.cell_length > width - 2:
        end = last.plain.rfind(" ", 0, width - 1)
        last = last.truncate(end if end > 0 else max(1, width - 2))
    return [*block[: room - 1], last.rstrip() + Content.styled(" …", "$quiet")]
