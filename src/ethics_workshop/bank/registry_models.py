"""The format of the registries beside the cases, as pydantic models. Imported only when a file is read."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from ethics_workshop.bank.models import LOCAL_ID, Both, Id, Key, StepName, Strict
from ethics_workshop.bank.toolkit_models import ToolkitModel

Seconds = Annotated[int, Field(ge=0, le=86_400)]


class InstrumentModel(Strict):
    """A law, policy, guide or decision that cases cite."""

    title: Both = Field(description="The official title in each language.")
    url: Both
    version: str = Field(description="The version that was read: a date, or an empty text.")
    mark: Literal["found", "memory"] = Field(description="Read in a source, or still to be verified.")
    checked: dt.date
    review_by: dt.date


class Instruments(Strict):
    """instruments.toml."""

    instrument: dict[str, InstrumentModel]


class Named(Strict):
    """An entry of a list of words."""

    name: Both


class Values(Strict):
    """values.toml."""

    value: dict[Key, Named]


class Vocabulary(Strict):
    """vocabulary.toml."""

    topic: dict[Key, Named]
    audience: dict[Key, Named]
    level: dict[Literal["1", "2", "3"], Named]


class TermModel(Strict):
    """A preferred term, and the French words to avoid for it."""

    en: str
    fr: str
    avoid_fr: list[str] = Field(default_factory=list)


class Glossary(Strict):
    """glossary.toml."""

    term: list[TermModel]


class AgendaStepModel(Strict):
    """One step of an agenda."""

    name: StepName
    seconds: Seconds


class DefaultsModel(Strict):
    """How a session of this agenda starts."""

    ballot: str
    leader_votes: bool
    floor: Literal["off", "ask", "on"]
    inject: Literal["offer", "play"]
    attest: str


class AgendaModel(Strict):
    """agendas/<id>.toml."""

    id: Id
    title: Both
    case_seconds: Seconds = Field(description="What a case's guide may use, from `read` to `rehearse`.")
    defaults: DefaultsModel
    cut: list[StepName] = Field(
        default_factory=list, description="Steps to leave out when late, in this order."
    )
    slack_seconds: Seconds = 0
    step: Annotated[list[AgendaStepModel], Field(min_length=1)]


class CycleModel(Strict):
    """When a performance cycle begins."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=28)]


class RequirementModel(Strict):
    """Something people must complete."""

    id: Annotated[str, Field(pattern=LOCAL_ID)]
    title: Both
    agendas: Annotated[list[Id], Field(min_length=1)]


class ProgrammeModel(Strict):
    """programme.toml."""

    statement: Key = Field(description="The id of the statement that people attest to.")
    cycle: CycleModel
    requirement: Annotated[list[RequirementModel], Field(min_length=1)]


class StatementModel(Strict):
    """statements/<id>.<version>.toml."""

    id: Key
    version: Annotated[str, Field(min_length=1, max_length=40)]
    effective: dt.date
    model: bool = Field(description="Whether the department must replace it with its own.")
    title: Both
    body: Both


MODELS: dict[str, type[BaseModel]] = {
    "instruments": Instruments,
    "values": Values,
    "vocabulary": Vocabulary,
    "glossary": Glossary,
    "programme": ProgrammeModel,
    "agendas": AgendaModel,
    "statements": StatementModel,
    "toolkit": ToolkitModel,
}
"""The model of each kind of registry."""
