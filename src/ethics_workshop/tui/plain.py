"""Text on its way to the terminal: cleaned again, and never read as markup (DESIGN.md rule 5)."""

from textual.content import Content

from ethics_workshop.domain.text import clean


def plain(text: str, style: str = "") -> Content:
    """Return one line of `text` as content: no control, escape or bidirectional character, no markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def prose(text: str, style: str = "") -> Content:
    """Return `text` with its line breaks as content; otherwise like `plain`."""
    kept = clean(text, multiline=True)
    return Content.styled(kept, style) if style else Content(kept)


def cut(text: str, width: int) -> str:
    """Return `text` cleaned and cut to `width` cells, with an ellipsis where something is missing."""
    return Content(clean(text)).truncate(max(width, 0), ellipsis=True).plain
