"""Summaries and faults as the cache keeps them: columns and short JSON, and nothing that is ever run."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ethics_workshop.domain.listing import CaseSummary, Fault, Severity
from ethics_workshop.domain.text import Text

if TYPE_CHECKING:
    from ethics_workshop.domain.case import Case


def summary_row(case: "Case") -> tuple[object, ...]:
    """Return the columns of a case's summary, in the order of the table."""
    opening = case.scene(case.start).text
    return (
        case.id,
        *(case.title.en, case.title.fr, case.hook.en, case.hook.fr, case.tension.en, case.tension.fr),
        *(" ".join(case.topics), " ".join(case.audiences), " ".join(case.values)),
        *(case.level, *case.minutes, case.status, opening.en, opening.fr),
    )


def summary_of(row: tuple[Any, ...]) -> CaseSummary:
    """Return the summary that a row of the table holds; its first column is the file's number."""
    return CaseSummary(
        id=row[1],
        title=Text(row[2], row[3]),
        hook=Text(row[4], row[5]),
        tension=Text(row[6], row[7]),
        topics=tuple(row[8].split()),
        audiences=tuple(row[9].split()),
        values=tuple(row[10].split()),
        level=row[11],
        minutes=(row[12], row[13], row[14]),
        status=row[15],
        opening=Text(row[16], row[17]),
    )


def faults_to_json(faults: Iterable[Fault]) -> str:
    """Return faults as JSON; an empty text for none."""
    listed = [[f.path, f.line, f.field, f.code, f.facts, f.severity] for f in faults]
    return json.dumps(listed) if listed else ""  # in ASCII: a path may hold what SQLite would refuse as text


def faults_from_json(text: str) -> list[Fault]:
    """Return the faults that `faults_to_json` wrote. Raises ValueError or TypeError for anything else."""
    return [
        Fault(path, line, field, code, tuple((name, value) for name, value in facts), Severity(severity))
        for path, line, field, code, facts, severity in (json.loads(text) if text else ())
    ]
