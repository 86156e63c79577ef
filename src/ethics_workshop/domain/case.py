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


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """What a list shows of a case. `minutes` are solo, huddle, workshop."""

    id: str
    title: Text
    hook: Text
    tension: Text
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    values: tuple[str, ...]
    level: int
    minutes: tuple[int, int, int]
    status: str
    opening: Text
    """The text of the first scene: what the preview shows."""


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


@dataclass(frozen=True, slots=True)
class Reference:
    """A resolved reference: an instrument of the registry and the section a case cites.

    `mark` is `found` (read in a source) or `memory` (to verify before use, and shown as such).
    """

    key: str
    title: Text
    section: str
    url: Text
    mark: str


class Severity(StrEnum):
    """What a fault in a bank's file means for those who use the bank."""

    BREAKING = "breaking"
    """The file cannot be used: its case is left out of the lists."""
    ERROR = "error"
    """The file can be used and must be mended: `cases check` fails."""
    WARNING = "warning"
    """Fit for use; an error only where a release is checked."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one file of a bank. `line` counts from 1; `field` is the dotted path inside the file.

    Rows of a list are counted from 1 as well: `scene[2].option[1].label.fr`. An empty `field` is the whole file.
    `code` names the sentence (`words.faults`), `facts` fill it in: faults are data, not text.
    """

    path: str
    line: int
    field: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR
