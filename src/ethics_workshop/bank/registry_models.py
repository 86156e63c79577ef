"""The format of the registries beside the cases, as pydantic models. Imported only when a file is read."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from ethics_workshop.bank.models import LOCAL_ID, Both, Id, Key, StepName, Strict
from ethics_workshop.bank.toolkit_models import ToolkitModel
from ethics_workshop.bank.track_models import Tracks

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
    follow_up_days: Annotated[int, Field(ge=0, le=366)] = Field(
        0, description="Days until the room hears what was done with what it said; 0: nothing is owed."
    )
    like: Id | None = Field(None, description="The agenda that this one is a copy of.")
    step: Annotated[list[AgendaStepModel], Field(min_length=1)]


class CycleModel(Strict):
    """When a performance cycle begins."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=28)]


def _day_of_a_year(written: str) -> str:
    """Return `MM-DD` as it is. Raises what becomes the fault `month-day`."""
    try:
        dt.date.fromisoformat(f"2024-{written}")  # a leap year: 29 February is a day of a year
    except ValueError as error:
        raise PydanticCustomError("month_day", "no day of a year") from error
    return written


Months = Annotated[int, Field(ge=0, le=600)]


class DueModel(Strict):
    """When a requirement falls due for the first time."""

    months: Months = Field(description="So many months after; 0 for the day itself.")
    anchor: Literal["hire", "role"] = Field(
        alias="from", description="After the first day of work, or after coming into one of the roles."
    )


class RenewalModel(Strict):
    """When a requirement is to be completed again: by months or by the calendar."""

    months: Annotated[int, Field(ge=1, le=600)] | None = Field(
        None, description="So many months after it was completed last."
    )
    calendar: Annotated[str, AfterValidator(_day_of_a_year)] | None = Field(
        None, description="On this day of the year, `MM-DD`: what was done before counts no more."
    )
    every: Annotated[int, Field(ge=1, le=50)] = Field(1, description="Of every so many years.")
    within: Annotated[int, Field(ge=0, le=366)] = Field(
        0, description="Days that people have from the calendar day on."
    )

    @model_validator(mode="after")
    def _one_way(self) -> "RenewalModel":
        if (self.months is None) == (self.calendar is None):
            raise PydanticCustomError("renewal", "months or calendar")
        return self


class RequirementModel(Strict):
    """Something people must complete. What completes it: agendas, cases, attestation, course; at least one of them."""

    id: Annotated[str, Field(pattern=LOCAL_ID)]
    title: Both
    why: Both | None = Field(None, description="Why it is asked, and where the rule stands.")
    how: Both | None = Field(None, description="How it is done.")
    roles: list[Literal["employee", "supervisor", "manager", "executive"]] = Field(
        default_factory=list, description="Of whom it is asked; empty for everybody."
    )
    due: DueModel | None = Field(None, description="When it falls due for the first time; without it, never.")
    effective: dt.date | None = Field(
        None, description="From when it is asked of those who were there before it."
    )
    newcomers: bool = Field(False, description="Only of those whose first day is on or after `effective`.")
    renew: RenewalModel | None = None
    minimum: Months = Field(
        0, description="Months of work before a calendar day asks again: no newcomer is asked twice."
    )
    agendas: list[Id] = Field(default_factory=list, description="Sessions of these complete it.")
    cases: list[str] = Field(
        default_factory=list, description="These cases, worked through alone, complete it; `any` for all."
    )
    attestation: bool = Field(False, description="Signing the programme's statement completes it.")
    course: bool = Field(False, description="A course outside, entered with its reference, completes it.")

    @model_validator(mode="after")
    def _can_be_completed(self) -> "RequirementModel":
        if not (self.agendas or self.cases or self.attestation or self.course):
            raise PydanticCustomError("no_evidence", "nothing completes it")
        return self


class ProgrammeModel(Strict):
    """programme.toml."""

    statement: Key = Field(description="The id of the statement that people attest to.")
    model: bool = Field(False, description="Whether a department's own programme takes its place.")
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
    "tracks": Tracks,
}
"""The model of each kind of registry."""
