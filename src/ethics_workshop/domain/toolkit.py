"""The toolkit: guides, courses and cards for those who lead the talks."""

from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.text import Text

DECISION_CARD = "decision-card"
"""The id of the one card of steps that the toolkit, the reader and handouts show alike."""


class PageKind(StrEnum):
    """How long a page is: a guide is read at a desk, a card is held in the hand."""

    GUIDE = "guide"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Group:
    """Instruments that are listed together, by their keys in the registry."""

    title: Text
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolkitPage:
    """A page of the toolkit. `body` is light Markdown whose highest heading is of level 2; `minutes` is to read it."""

    id: str
    order: int
    kind: PageKind
    status: str
    title: Text
    summary: Text
    audience: Text
    minutes: int
    body: Text
    refs: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    """Where there are some, the page lists every instrument of the registry."""
