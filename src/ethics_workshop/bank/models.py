"""The format of a case file, as pydantic models: what `cases check` validates and `cases schema` prints.

Imported only when a file is read; a warm start never gets here.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

CASE_ID = r"^[A-Z]{1,3}[0-9]{2,6}(-[a-z0-9]+)+$"
"""A case's number in the matrix, then words in lower case: `C14-cousins-file`."""

LOCAL_ID = r"^[a-z][a-z0-9-]*$"
REF = r"^[^#\s][^#]*(#[^#\s][^#]*)?$"

MANY = 60
"""No list of a case is longer: beyond it the rows are not looked at one by one."""

Id = Annotated[str, Field(pattern=LOCAL_ID, max_length=40)]
Key = Annotated[str, Field(pattern=LOCAL_ID, max_length=60)]
Ref = Annotated[
    str,
    Field(pattern=REF, max_length=120, description="A key of instruments.toml, and the section: `PA#7`."),
]
Refs = Annotated[list[Ref], Field(max_length=MANY)]
Level = Annotated[int, Field(ge=1, le=3, description="1 spot it, 2 weigh it, 3 voice it.")]
StepName = Literal[
    "check-in",
    "ground-rules",
    "read",
    "vote-a",
    "discuss",
    "inject",
    "vote-b",
    "debrief",
    "rehearse",
    "commit",
    "wrap-up",
    "close",
]


class Strict(BaseModel):
    """No field is guessed, and none is ignored."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Both(Strict):
    """One text unit: English and French side by side. Light Markdown, typographic apostrophes."""

    en: str = Field(description="English.")
    fr: str = Field(description="French, written from the scene and not from the English sentence.")


class RoleModel(Strict):
    """Somebody in the story. Names are varied and never tied to a stereotype."""

    id: Id
    name: Both


class OptionModel(Strict):
    """One choice of a decision: outcome first (story), feedback second (why), `say` third (the sentence to use)."""

    id: Id = Field(description="What ballots are counted under: `a`, `b`, `c`.")
    label: Both = Field(description="At most 140 characters in each language.")
    rating: Literal["sound", "workable", "risky", "breach", "open"]
    outcome: Both = Field(description="What happens then, plausible within a week.")
    feedback: Both = Field(description="Why, with the rule behind it.")
    why_people_choose: Both = Field(description="The honest reason a decent colleague gives for it.")
    say: Both | None = Field(None, description="The sentence to use.")
    refs: Refs = Field(default_factory=list, description="The rules behind the feedback.")
    goto: Id = Field(description="The id of the scene that follows.")
    when: Annotated[list[str], Field(max_length=20)] = Field(
        default_factory=list, description="Earlier choices that open this option: `s1.a`. Empty: always."
    )


class SceneModel(Strict):
    """A piece of the story: a `decision` with 2 to 4 options, an `info` that goes on by `goto`, or an `end`."""

    id: Id
    kind: Literal["decision", "info", "end"]
    text: Both
    question: Both | None = Field(None, description="What the room votes on.")
    discuss: Both | None = Field(None, description="What the room then talks about.")
    goto: str = Field("", description="For `info` alone: the scene that follows.")
    option: Annotated[list[OptionModel], Field(max_length=MANY)] = Field(default_factory=list)


class InjectModel(Strict):
    """A new fact that the facilitator may play."""

    id: Id
    after: Id = Field(description="The id of the scene it belongs to.")
    minute: Annotated[int, Field(ge=0, le=120)] = Field(description="Minute of a workshop.")
    text: Both
    ask: Both


class GuideStepModel(Strict):
    """What the facilitator does, and for how long."""

    size: Literal["huddle", "workshop"]
    seconds: Annotated[int, Field(ge=0, le=14_400)]
    step: StepName | None = Field(None, description="The step of the agenda at which it is shown.")
    text: Both


class GuideModel(Strict):
    """With it a manager can run the case cold."""

    goal: Both
    step: Annotated[list[GuideStepModel], Field(min_length=1, max_length=MANY)]


class NotesModel(Strict):
    """For the facilitator alone."""

    pitfalls: Both
    adapt: Both
    sensitivity: Both | None = None
    support: Both | None = None


class AnalysisModel(Strict):
    """The model analysis. The *line* holds always; the *judgment* depends."""

    issue: Both
    line: Both
    judgment: Both
    say: Both
    follow_up: Both


class TriviaModel(Strict):
    """One question to remember the case by."""

    id: Id
    q: Both
    choices: Annotated[list[Both], Field(min_length=2, max_length=6)]
    answer: Annotated[int, Field(ge=0)] = Field(description="The right choice, counted from 0.")
    why: Both
    refs: Refs = Field(default_factory=list)
    revision: Annotated[int, Field(ge=1, le=1_000)] = Field(
        1,
        description="Raise it when something else is asked, or something else is right: everybody is then asked anew. "
        "Mended words leave it, and what people remember, as they are.",
    )


class VariantModel(Strict):
    """The same case for another audience: other words for some of its scenes."""

    audience: Key
    text: Annotated[dict[str, Both], Field(min_length=1, description="By the id of the scene.")]


class CaseModel(Strict):
    """One case study: one TOML file, named after its `id`."""

    model_config = ConfigDict(title="Case study")

    id: Annotated[str, Field(pattern=CASE_ID, max_length=60)] = Field(
        description="The number in the matrix, then words: `C14-cousins-file`; equal to the file's name."
    )
    schema_: Literal[1] = Field(alias="schema", description="The version of this format.")
    status: Literal["draft", "sme-reviewed", "approved", "retired"]
    fictional: bool
    inspired_by: Annotated[list[str], Field(max_length=MANY)] = Field(
        description="Where the idea comes from; may be empty."
    )
    title: Both
    hook: Both = Field(description="One line that makes people want to open it.")
    tension: Both = Field(description="The values at stake, in words.")
    topics: Annotated[list[Key], Field(min_length=1, max_length=MANY)]
    audiences: Annotated[list[Key], Field(min_length=1, max_length=MANY)]
    level: Level
    values: Annotated[list[Key], Field(min_length=1, max_length=MANY)]
    minutes: Annotated[
        list[Annotated[int, Field(ge=1, le=480)]],
        Field(min_length=3, max_length=3, description="Solo, huddle, workshop."),
    ]
    refs: Annotated[list[Ref], Field(min_length=1, max_length=MANY)]
    fact_checked: dt.date
    review_by: dt.date
    start: Id = Field(description="The id of the first scene.")
    vote_scene: Id = Field(description="The decision a session votes on: at most 120 words and 3 options.")
    role: Annotated[list[RoleModel], Field(min_length=1, max_length=MANY)]
    scene: Annotated[list[SceneModel], Field(min_length=1, max_length=MANY)]
    inject: Annotated[list[InjectModel], Field(min_length=1, max_length=MANY)]
    guide: GuideModel
    notes: NotesModel
    analysis: AnalysisModel
    trivia: Annotated[list[TriviaModel], Field(min_length=1, max_length=MANY)]
    variant: Annotated[list[VariantModel], Field(max_length=MANY)] = Field(default_factory=list)
