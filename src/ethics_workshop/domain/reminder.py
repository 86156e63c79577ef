"""What is due for a person, and the reminder of it. Reminders are written for somebody to send; nothing is sent."""

from dataclasses import dataclass

from ethics_workshop.domain.people import Person
from ethics_workshop.domain.text import Text

NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a person has yet to do by the local ISO date `due`; `overdue` when that has passed.

    An attestation has the version of its statement and the cycle; of a requirement both are empty.
    """

    title: Text
    due: str
    overdue: bool
    version: str = ""
    cycle: str = ""
    how: Text = NO_TEXT
    """How a requirement is met; empty for an attestation."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one person is reminded of, what is overdue first. `sender` is who would send it; may be unknown."""

    person: Person
    items: tuple[Due, ...]
    sender: Person | None
