"""Case studies, as the rest of the program sees them (the file format is in `bank`)."""

from dataclasses import dataclass, field
from enum import StrEnum

from ethics_workshop.domain.text import Text


class Rating(StrEnum):
    """What a choice is worth; `open` where decent people may differ."""

    SOUND = "sound"
    WORKABLE = "workable"
    RISKY = "risky"
    BREACH = "breach"
    OPEN = "open"


class SceneKind(StrEnum):
    """What a scene asks of the reader."""

    DECISION = "decision"
    INFO = "info"
    END = "end"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody in the story."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a decision: outcome first (story), feedback second (why), `say` third (the sentence to use)."""

    id: str
    label: Text
    rating: Rating
    outcome: Text
    feedback: Text
    why_people_choose: Text
    say: Text | None
    refs: tuple[str, ...]
    goto: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A piece of the story. `question` is what the room votes on at a decision, `discuss` what it then talks about."""

    id: str
    kind: SceneKind
    text: Text
    question: Text | None
    discuss: Text | None
    options: tuple[Option, ...]
    goto: str = ""


@dataclass(frozen=True, slots=True)
class Inject:
    """A new fact, played by the facilitator after scene `after`, about minute `minute` of a workshop."""

    id: str
    after: str
    minute: int
    text: Text
    ask: Text


@dataclass(frozen=True, slots=True)
class GuideStep:
    """What the facilitator does, for how many seconds, in which size of session (`huddle` or `workshop`).

    `step` is the step of the agenda at which the cockpit shows it; empty for advice on the whole.
    """

    size: str
    seconds: int
    text: Text
    step: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """For the facilitator alone."""

    pitfalls: Text
    adapt: Text
    sensitivity: Text | None
    support: Text | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The model analysis. The *line* holds always; the *judgment* depends."""

    issue: Text
    line: Text
    judgment: Text
    say: Text
    follow_up: Text


@dataclass(frozen=True, slots=True)
class Trivia:
    """One question to remember the case by; `answer` is the index of the right choice."""

    id: str
    q: Text
    choices: tuple[Text, ...]
    answer: int
    why: Text
    refs: tuple[str, ...]
    revision: int = 1
    """What was learned of an earlier revision counts no more."""


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case study."""

    id: str
    status: str
    fictional: bool
    inspired_by: tuple[str, ...]
    title: Text
    hook: Text
    tension: Text
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    values: tuple[str, ...]
    level: int
    minutes: tuple[int, int, int]
    refs: tuple[str, ...]
    fact_checked: str
    review_by: str
    start: str
    vote_scene: str
    roles: tuple[Role, ...]
    scenes: tuple[Scene, ...]
    injects: tuple[Inject, ...]
    goal: Text
    guide: tuple[GuideStep, ...]
    notes: Notes
    analysis: Analysis
    trivia: tuple[Trivia, ...] = field(default=())

    def scene(self, scene_id: str) -> Scene:
        """Return the scene with `scene_id`. Raises KeyError for an id the checker would have refused."""
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise KeyError(scene_id)
