"""Handouts: what of a case is printed, or pasted into a message, for whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.case import Case
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.text import Text
from ethics_workshop.domain.toolkit import DECISION_CARD
from ethics_workshop.services.ports import CaseBank, Local
from ethics_workshop.services.ports_toolkit import ToolkitBank
from ethics_workshop.words.language import Words

SHEETS = ("card", "participant", "facilitator")
"""What can be handed out: a card to pick a case by, what participants get, what is the facilitator's alone."""

STEPS = "steps"
"""One sheet more, where it is asked for: the toolkit's decision card, the same for every case."""

FORMATS = ("html", "md", "txt")
"""The kinds of handout, each the ending of its files' names."""

SIZES = ("huddle", "workshop")
"""The sizes of session that a facilitator's sheet may be for."""


NO_STEPS = Text("", "")


@dataclass(frozen=True, slots=True)
class Handout:
    """A case with everything that its sheets need."""

    case: Case
    values: tuple[Text, ...]
    """The names of the values at stake."""
    references: tuple[Reference, ...]
    local: Mapping[str, Text]
    """The department's own answers: to whom to speak in confidence."""
    steps: Text = NO_STEPS
    """The decision card, where it is asked for, as light Markdown."""


class HandoutRenderer(Protocol):
    """Turns sheets of a case into a page or a text."""

    def __call__(
        self, handout: Handout, sheets: Sequence[str], size: str, as_format: str, words: Words
    ) -> str:
        """Return the sheets (of SHEETS) in the language of `words`, as one of FORMATS."""
        ...


class HandoutService:
    """Makes handouts, and writes them whole or not at all."""

    def __init__(
        self,
        bank: CaseBank,
        toolkit: ToolkitBank,
        local: Local,
        render: HandoutRenderer,
        write: Callable[[str, Path], None],
    ) -> None:
        self._bank = bank
        self._toolkit = toolkit
        self._local = local
        self._render = render
        self._write = write

    def make(
        self, case_id: str, words: Words, as_format: str, sheets: Sequence[str] = SHEETS, size: str = SIZES[0]
    ) -> str:
        """Return sheets of a case; the facilitator's is for a session of `size`.

        Raises Refused for an unknown or broken case, and BadInput for a local.toml that cannot be read.
        """
        case = self._bank.case(case_id)
        handout = Handout(
            case,
            tuple(self._bank.name_of("value", key) for key in case.values),
            tuple(self._bank.references(case.refs)),
            self._local.values(),
            self._steps() if STEPS in sheets else NO_STEPS,
        )
        return self._render(handout, sheets, size, as_format, words)

    def _steps(self) -> Text:
        return next((page.body for page in self._toolkit.toolkit() if page.id == DECISION_CARD), NO_STEPS)

    def write(self, text: str, out: Path) -> None:
        """Write a handout to `out`. Raises BadInput where one may not write, StorageError for a full disk."""
        self._write(text, out)


def format_of(out: Path | None) -> str:
    """Return the kind of handout that a file's name asks for; `txt` where it says nothing."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    return {"htm": "html", "markdown": "md"}.get(ending, ending if ending in FORMATS else "txt")
