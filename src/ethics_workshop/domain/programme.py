"""The department's programme as data: requirements, the performance cycle, the statement to attest."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.people import Role
from ethics_workshop.domain.text import Text

ANY_CASE = "any"
"""In a requirement's `cases`: whichever case was worked through alone."""

NO_TEXT = Text("", "")


class Anchor(StrEnum):
    """What the months until a requirement falls due are counted from."""

    HIRE = "hire"
    """The first day of work."""
    ROLE = "role"
    """The day on which the person came into one of the requirement's roles."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a requirement falls due for the first time: so many months after `anchor`, 0 for that day itself."""

    months: int
    anchor: Anchor = Anchor.HIRE


@dataclass(frozen=True, slots=True)
class Renewal:
    """When a requirement is to be completed again: `months` after the last completion, or on a calendar date.

    `calendar` is `MM-DD`, or empty. From that day of every `every`-th year on what came before counts no more, and
    `within` so many days it is to be completed again.
    """

    months: int = 0
    calendar: str = ""
    every: int = 1
    within: int = 0


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something people must complete.

    Any of these completes it, or renews it: a session of one of `agendas`; one of `cases` (ids, or ANY_CASE) worked through alone; a signature under the
    programme's statement (`attestation`); a course outside, entered with its reference (`course`).
    """

    id: str
    title: Text
    agendas: tuple[str, ...]
    why: Text = NO_TEXT
    """Why it is asked, with the source of the rule or the mark that it is the model's own choice."""
    how: Text = NO_TEXT
    """How it is done."""
    roles: tuple[Role, ...] = ()
    """Of whom it is asked; empty for everybody."""
    due: Due | None = None
    """None: there is no first date, but a calendar renewal has one."""
    effective: str = ""
    """The ISO date from which it is asked of those who were there before; empty: always."""
    newcomers: bool = False
    """Whether it is asked only of those whose first day is on or after `effective`."""
    renewal: Renewal | None = None
    minimum: int = 0
    """Months that somebody must have been active before a calendar date asks again, so that no newcomer is asked twice."""
    cases: tuple[str, ...] = ()
    attestation: bool = False
    course: bool = False

    def takes_case(self, case_id: str) -> bool:
        """Whether working through a case alone completes it; a case may be named by its number (`C14`)."""
        return any(name in {ANY_CASE, case_id} or case_id.startswith(f"{name}-") for name in self.cases)


@dataclass(frozen=True, slots=True)
class Programme:
    """Requirements, and the month and day on which a performance cycle begins (1 April, programme data)."""

    requirements: tuple[Requirement, ...]
    cycle_month: int
    cycle_day: int
    statement_id: str

    def requirement_of(self, *agenda_ids: str) -> str:
        """Return the id of the first requirement that a session of one of `agenda_ids` completes, or an empty text."""
        found = (r.id for name in agenda_ids for r in self.requirements if name in r.agendas)
        return next(found, "")

    def began(self, day: dt.date) -> dt.date:
        """Return the first day of the performance cycle that holds the local date `day`."""
        begins = dt.date(day.year, self.cycle_month, self.cycle_day)
        return begins if day >= begins else dt.date(day.year - 1, self.cycle_month, self.cycle_day)

    def requirement(self, requirement_id: str) -> Requirement | None:
        """Return a requirement by its id."""
        return next((r for r in self.requirements if r.id == requirement_id), None)

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
