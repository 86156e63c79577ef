"""Agendas, the programme and statements, from the data of checked files.

Apart from `registries`, so that listing cases does not pay for them (docs/decisions/0002-start-up.md).
"""

from typing import Any

from ethics_workshop.domain.agenda import Agenda, AgendaStep, InjectMode, Step
from ethics_workshop.domain.programme import Programme, Requirement, Statement
from ethics_workshop.domain.text import Text


def text_of(raw: dict[str, str]) -> Text:
    """Return a bilingual text."""
    return Text(raw["en"], raw["fr"])


def agenda_of(data: dict[str, Any]) -> Agenda:
    """Return the agenda of a checked file."""
    return Agenda(
        id=data["id"],
        title=text_of(data["title"]),
        steps=tuple(AgendaStep(Step(row["name"]), row["seconds"]) for row in data["step"]),
        case_seconds=data["case_seconds"],
        inject=InjectMode(data["defaults"]["inject"]),
        ballot=data["defaults"]["ballot"],
        cut=tuple(Step(name) for name in data["cut"]),
        slack_seconds=data["slack_seconds"],
    )


def programme_of(data: dict[str, Any]) -> Programme:
    """Return the programme of a checked file."""
    requirements = (
        Requirement(row["id"], text_of(row["title"]), tuple(row["agendas"])) for row in data["requirement"]
    )
    cycle = data["cycle"]
    return Programme(tuple(requirements), cycle["month"], cycle["day"], data["statement"])


def statement_of(data: dict[str, Any]) -> Statement:
    """Return the statement of a checked file."""
    return Statement(
        id=data["id"],
        version=data["version"],
        effective=data["effective"],
        title=text_of(data["title"]),
        body=text_of(data["body"]),
        model=data["model"],
    )
