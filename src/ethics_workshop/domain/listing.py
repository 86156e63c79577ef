"""What a bank says about its cases without opening them: summaries, references, faults.

Apart from `case`, so that listing a bank does not pay for the whole model of a case (docs/decisions/0002-start-up.md).
"""

from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.text import Text


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """What a list shows of a case. `minutes` are solo, huddle, workshop."""

    id: str
    title: Text
    hook: Text
    tension: Text
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    values: tuple[str, ...]
    level: int
    minutes: tuple[int, int, int]
    status: str
    opening: Text
    """The text of the first scene: what the preview shows."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage in which words were found, in one line. `marks` are the places of those words: from, and up to."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def pieces(self) -> list[tuple[str, bool]]:
        """Return the passage in pieces, and of each whether it is one of the words that were found."""
        at, found = 0, []
        for start, end in self.marks:
            found += [(self.text[at:start], False), (self.text[start:end], True)]
            at = end
        return [piece for piece in (*found, (self.text[at:], False)) if piece[0]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A resolved reference: an instrument of the registry and the section a case cites.

    `mark` is `found` (read in a source) or `memory` (to verify before use, and shown as such).
    """

    key: str
    title: Text
    section: str
    url: Text
    mark: str


class Severity(StrEnum):
    """What a fault in a bank's file means for those who use the bank."""

    BREAKING = "breaking"
    """The file cannot be used: its case is left out of the lists."""
    ERROR = "error"
    """The file can be used and must be mended: `cases check` fails."""
    WARNING = "warning"
    """Fit for use; an error only where a release is checked."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one file of a bank. `line` counts from 1; `field` is the dotted path inside the file.

    Rows of a list are counted from 1 as well: `scene[2].option[1].label.fr`. An empty `field` is the whole file.
    `code` names the sentence (`words.faults`), `facts` fill it in: faults are data, not text.
    """

    path: str
    line: int
    field: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR
