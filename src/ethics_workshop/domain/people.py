"""People, and the units they belong to."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A person's role on the roster."""

    EMPLOYEE = "employee"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    EXECUTIVE = "executive"


class Standing(StrEnum):
    """Where a person stands on the roster."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    """Missing from the newest roster file; to be reviewed, never deleted."""
    LEFT = "left"
    """The roster gives a last day, and it has passed."""


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """An organizational unit: a division is only unique within its sector and branch."""

    sector: str
    branch: str
    division: str

    @property
    def path(self) -> str:
        """The unit written out from the top: `sector / branch / division`."""
        return f"{self.sector} / {self.branch} / {self.division}"


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the roster. Dates are ISO 8601 text, empty when unknown; `left` is the last day of work."""

    person_id: str
    name: str
    email: str
    language: str
    unit: Unit
    manager_id: str
    role: str
    hired: str
    left: str
    standing: Standing

    def has_left(self, today: str) -> bool:
        """Whether the last day of work is before `today` (ISO date, local)."""
        return bool(self.left) and self.left < today


@dataclass(frozen=True, slots=True)
class PersonSince:
    """A person as the register knew them from the local ISO date `since` on."""

    since: str
    person: Person
