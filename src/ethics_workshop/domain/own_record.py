"""Everything that is held about one person, part by part."""

from dataclasses import dataclass
from enum import StrEnum

Entry = dict[str, str]
"""One thing that is held: names of fields, the same in both languages, and texts. Dates are local ISO dates."""


class Part(StrEnum):
    """What is held, in the order in which it is shown."""

    ROSTER = "roster"
    SESSIONS = "sessions"
    COMPLETIONS = "completions"
    ATTESTATIONS = "attestations"
    DECISIONS = "decisions"
    """What a manager, or whom they delegated, decided on the person's attestations."""
    DECIDED = "decided"
    """What the person decided on other people's attestations."""
    DELEGATIONS = "delegations"
    COMMITMENTS = "commitments"
    ROADMAP = "roadmap"
    PRIVATE = "private"
    """The private file for learning alone: that it is there, never what is in it."""
    EXPORTS = "exports"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What was held about a person on the local ISO date `day`. Every part is there, also an empty one."""

    person_id: str
    name: str
    day: str
    parts: dict[Part, tuple[Entry, ...]]
