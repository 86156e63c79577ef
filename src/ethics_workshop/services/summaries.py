"""What everyone who was there receives after a session."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import CommitmentRow, Local, Records
from ethics_workshop.words.language import Words


class SummaryRenderer(Protocol):
    """Turns a session into the text that everyone receives."""

    def __call__(
        self,
        session: Session,
        open_commitments: Sequence[CommitmentRow],
        contacts: Mapping[str, Text],
        words: Words,
    ) -> str:
        """Return the summary in the language of `words`: never attendance, signers, seats or small totals."""
        ...


class SummaryService:
    """Summaries, with what is still open and where to talk in confidence."""

    def __init__(self, records: Records, local: Local, render: SummaryRenderer) -> None:
        self._records = records
        self._local = local
        self._render = render

    def render(self, session: Session, words: Words) -> str:
        """Return the summary of `session` in the language of `words`. Raises StorageError, and BadInput for local.toml."""
        still_open = self._records.open_commitments(session.plan.unit, session.id)
        return self._render(session, still_open, self._local.values(), words)
