"""Agendas: which steps a session runs, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.text import Text


class Step(StrEnum):
    """The twelve steps, in the only order in which an agenda may list them (SESSION.md, "Steps")."""

    CHECK_IN = "check-in"
    GROUND_RULES = "ground-rules"
    READ = "read"
    VOTE_A = "vote-a"
    DISCUSS = "discuss"
    INJECT = "inject"
    VOTE_B = "vote-b"
    DEBRIEF = "debrief"
    REHEARSE = "rehearse"
    COMMIT = "commit"
    WRAP_UP = "wrap-up"
    CLOSE = "close"


STEPS = tuple(Step)
CASE_STEPS = STEPS[STEPS.index(Step.READ) : STEPS.index(Step.REHEARSE) + 1]
"""The steps that repeat for each case of a session."""


class InjectMode(StrEnum):
    """How an agenda treats the new fact."""

    OFFER = "offer"
    """Never on the way: played when the facilitator chooses, in place of `rehearse`."""
    PLAY = "play"
    """A step of its own, which `next` enters."""


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """One step of an agenda; `seconds` is its planned length (0: no time of its own)."""

    name: Step
    seconds: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """A session's plan as data. A planned session keeps its own copy, so that replay never depends on a file."""

    id: str
    title: Text
    steps: tuple[AgendaStep, ...]
    case_seconds: int
    inject: InjectMode
    ballot: str
    cut: tuple[Step, ...]
    slack_seconds: int

    def seconds(self, cases: int = 1) -> int:
        """Return the planned length in seconds with `cases` cases, slack included."""
        return self.slack_seconds + sum(
            s.seconds * (cases if s.name in CASE_STEPS else 1) for s in self.steps
        )


@dataclass(frozen=True, slots=True)
class Position:
    """A place on a session's route: a step, and which case it is about (0 outside the steps of a case)."""

    step: Step
    case: int
    seconds: int


def route(steps: Iterable[AgendaStep], cases: int) -> tuple[Position, ...]:
    """Return the whole way through a session: `read` to `rehearse` once for each case, the other steps once."""
    listed = tuple(steps)
    before = [Position(s.name, 0, s.seconds) for s in listed if STEPS.index(s.name) < STEPS.index(Step.READ)]
    during = [
        Position(s.name, case, s.seconds) for case in range(cases) for s in listed if s.name in CASE_STEPS
    ]
    after = [
        Position(s.name, cases - 1, s.seconds)
        for s in listed
        if STEPS.index(s.name) > STEPS.index(Step.REHEARSE)
    ]
    return (*before, *during, *after)
