"""The department's programme as data: requirements, the performance cycle, the statement to attest."""

import datetime as dt
from dataclasses import dataclass

from ethics_workshop.domain.text import Text


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something people must complete. A session of one of `agendas` completes it."""

    id: str
    title: Text
    agendas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """Requirements, and the month and day on which a performance cycle begins (1 April, programme data)."""

    requirements: tuple[Requirement, ...]
    cycle_month: int
    cycle_day: int
    statement_id: str

    def requirement_of(self, agenda_id: str) -> str:
        """Return the id of the first requirement that a session of `agenda_id` completes, or an empty text."""
        return next((r.id for r in self.requirements if agenda_id in r.agendas), "")

    def began(self, day: dt.date) -> dt.date:
        """Return the first day of the performance cycle that holds the local date `day`."""
        begins = dt.date(day.year, self.cycle_month, self.cycle_day)
        return begins if day >= begins else dt.date(day.year - 1, self.cycle_month, self.cycle_day)

    def cycle(self, day: dt.date) -> str:
        """Return the performance cycle that holds the local date `day`, as `2026-2027`."""
        first = self.began(day).year
        return f"{first}-{first + 1}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that people attest to, in one version. `effective` is an ISO date."""

    id: str
    version: str
    effective: str
    title: Text
    body: Text
    model: bool
    """Whether it is a model to be replaced by the department's own."""

    def sha256(self, language: str) -> str:
        """Return the lowercase hex SHA-256 of the exact words in `language` (UTF-8, line feeds)."""
        import hashlib

        return hashlib.sha256(self.body(language).encode()).hexdigest()
