"""Agendas, the programme and statements, from the data of checked files.

Apart from `registries`, so that listing cases does not pay for them (docs/decisions/0002-start-up.md).
"""

from typing import Any

from ethics_workshop.domain.agenda import Agenda, AgendaStep, FloorMode, InjectMode, Step
from ethics_workshop.domain.people import Role
from ethics_workshop.domain.programme import NO_TEXT, Anchor, Due, Programme, Renewal, Requirement, Statement
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
        floor=FloorMode(data["defaults"]["floor"]),
        follow_up_days=data["follow_up_days"],
        like=data["like"] or "",
    )


def programme_of(data: dict[str, Any]) -> Programme:
    """Return the programme of a checked file."""
    requirements = map(_requirement_of, data["requirement"])
    cycle = data["cycle"]
    return Programme(tuple(requirements), cycle["month"], cycle["day"], data["statement"])


def _requirement_of(row: dict[str, Any]) -> Requirement:
    due, renew = row["due"], row["renew"]
    return Requirement(
        id=row["id"],
        title=text_of(row["title"]),
        agendas=tuple(row["agendas"]),
        why=text_of(row["why"]) if row["why"] else NO_TEXT,
        how=text_of(row["how"]) if row["how"] else NO_TEXT,
        roles=tuple(map(Role, row["roles"])),
        due=Due(due["months"], Anchor(due["anchor"])) if due else None,
        effective=row["effective"] or "",
        newcomers=row["newcomers"],
        renewal=_renewal_of(renew) if renew else None,
        minimum=row["minimum"],
        cases=tuple(row["cases"]),
        attestation=row["attestation"],
        course=row["course"],
    )


def _renewal_of(row: dict[str, Any]) -> Renewal:
    return Renewal(row["months"] or 0, row["calendar"] or "", row["every"], row["within"])


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
