"""`ethics-workshop doctor`: a look at this computer, for the person at it and for whoever supports them."""

from typing import Any

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, as_json, format_option, pass_desk
from ethics_workshop.domain.checkup import Level
from ethics_workshop.domain.error import CheckFailed, Problem
from ethics_workshop.words.language import N_


@click.command(
    "doctor",
    cls=Leaf,
    help=N_(
        "Look at this computer and change nothing: exit 1 where something stands in the way. "
        "The report can be sent to whoever supports you."
    ),
)
@format_option
@pass_desk
def doctor(desk: Desk, as_format: str) -> None:
    """Report on versions, folder, records, bank, settings, terminal and screens."""
    from ethics_workshop.words.doctor import report, told

    checks = desk.workshop.doctor.examine(desk.words.language)
    problems = sum(check.level is Level.PROBLEM for check in checks)
    if as_format == "json":
        found: list[dict[str, Any]] = []
        for check in checks:
            line = told(check, desk.words)
            found.append(
                {
                    "area": check.area,
                    "code": check.code,
                    "level": check.level.value,
                    "facts": dict(check.facts),
                }
                | {"what": line.what, "then": line.then}
            )
        desk.out(as_json({"problems": problems, "checks": found}))
    else:
        desk.out(report(checks, desk.words))
    if problems:
        raise CheckFailed(Problem.CHECK_FOUND_PROBLEMS)
