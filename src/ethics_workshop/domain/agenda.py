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


NEVER_CUT = frozenset({Step.CHECK_IN, Step.DEBRIEF, Step.COMMIT, Step.CLOSE})
"""What is never left out for lack of time (SESSION.md, "Steps"): a session without it was none."""


class InjectMode(StrEnum):
    """How an agenda treats the new fact."""

    OFFER = "offer"
    """Never on the way: played when the facilitator chooses, in place of `rehearse`."""
    PLAY = "play"
    """A step of its own, which `next` enters."""


class FloorMode(StrEnum):
    """Whether a session listens to how the talking is shared (SESSION.md, "Listening")."""

    OFF = "off"
    ASK = "ask"
    """Offered at the discussion."""
    ON = "on"


GUIDE_LONG = 30 * 60
"""Seconds of a case from which its guide for a workshop fits, and not the one for a huddle: those are written for 43
and for 11 minutes."""


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
    floor: FloorMode = FloorMode.OFF
    follow_up_days: int = 0
    """Days after the session by which the room hears what was done with what it said; 0: nothing is owed."""
    like: str = ""
    """The agenda that this one is a copy of: it counts for what that one counts for (`counts_as`)."""

    @property
    def votes(self) -> bool:
        """Whether the room votes."""
        return votes(self.steps)

    @property
    def size(self) -> str:
        """Which of a case's guides and minutes go with it: `huddle` or `workshop`."""
        return guide_size(self.steps)

    @property
    def counts_as(self) -> tuple[str, ...]:
        """The agendas by whose name a programme may count this one: its own, then the one that it is like.

        A copy counts as its model while it keeps a vote A and a debrief, for a completion is presence from the one
        through the other (SESSION.md, "Completion").
        """
        whole = {Step.VOTE_A, Step.DEBRIEF} <= {s.name for s in self.steps}
        return (self.id, self.like) if self.like and whole else (self.id,)

    def seconds(self, cases: int = 1) -> int:
        """Return the planned length in seconds with `cases` cases, slack included."""
        return self.slack_seconds + sum(
            s.seconds * (cases if s.name in CASE_STEPS else 1) for s in self.steps
        )


def votes(steps: Iterable[AgendaStep]) -> bool:
    """Whether there is a vote among `steps`."""
    return any(s.name in {Step.VOTE_A, Step.VOTE_B} for s in steps)


def listens(steps: Iterable[AgendaStep]) -> bool:
    """Whether it is a listening session: the room talks, and there is neither a vote nor an answer to it."""
    names = {s.name for s in steps}
    return Step.DISCUSS in names and not names & {Step.VOTE_A, Step.VOTE_B, Step.DEBRIEF}


def case_seconds(steps: Iterable[AgendaStep]) -> int:
    """Return the planned seconds of one case, `read` to `rehearse`."""
    return sum(s.seconds for s in steps if s.name in CASE_STEPS)


def guide_size(steps: Iterable[AgendaStep]) -> str:
    """Return which of a case's guides fits: `huddle` or `workshop`."""
    return "workshop" if case_seconds(steps) >= GUIDE_LONG else "huddle"


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
