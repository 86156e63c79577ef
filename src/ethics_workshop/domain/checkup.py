"""What a look at the computer found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How much a check matters. `LOOK` is what only the person at the screen can see."""

    OK = "ok"
    LOOK = "look"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. Its sentences are in `words.doctor`, by `code`; `facts` hold nothing personal."""

    area: str
    code: str
    level: Level = Level.OK
    facts: Mapping[str, str | int] = field(default_factory=dict)


AREAS = ("program", "data", "database", "bank", "settings", "terminal", "screens")
"""In the order of a report."""
