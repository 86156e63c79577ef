"""The facilitator's sheet of a session, to be printed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ethics_workshop.domain.case import Case
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import CaseBank, Local
from ethics_workshop.words.language import Words

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:h]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """A session with everything that its sheet needs. `starts` is in seconds after midnight, None when nobody said."""

    session: Session
    cases: tuple[Case | None, ...]
    """Its cases in their order; None for one that no bank has any more."""
    local: Mapping[str, Text]
    starts: int | None = None


RenderSheet = Callable[[SessionSheet, str, Words], str]
"""Turns a sheet into a page or a text, of one of the formats of handouts."""


class SheetService:
    """Makes the sheets of sessions, and writes them whole or not at all."""

    def __init__(
        self, bank: CaseBank, local: Local, render: RenderSheet, write: Callable[[str, Path], None]
    ) -> None:
        self._bank = bank
        self._local = local
        self._render = render
        self._write = write

    def make(self, session: Session, words: Words, as_format: str, at: str = "") -> str:
        """Return the sheet of a session that begins `at` (`9:30`; empty when nobody said).

        Raises BadInput for what is no time of a day, and for a local.toml that cannot be read.
        """
        cases = tuple(self._case(case.case_id) for case in session.plan.cases)
        sheet = SessionSheet(session, cases, self._local.values(), _seconds(at))
        return self._render(sheet, as_format, words)

    def write(self, text: str, out: Path) -> None:
        """Write a sheet to `out`. Raises BadInput where one may not write, StorageError for a full disk."""
        self._write(text, out)

    def _case(self, case_id: str) -> Case | None:
        try:
            return self._bank.case(case_id)
        except Refused:
            return None


def _seconds(at: str) -> int | None:
    if not at.strip():
        return None
    found = _CLOCK.fullmatch(at.strip().lower().replace(" ", ""))
    if found is None:
        raise BadInput(Problem.BAD_TIME, value=at)
    return int(found[1]) * 3600 + int(found[2]) * 60
