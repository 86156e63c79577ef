"""`ethics-workshop roster`: the people."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.people import Person
from ethics_workshop.services.ports import RosterReport
from ethics_workshop.words.language import N_

roster = Group("roster", help=N_("The people: import and list."))


@roster.command("import", help=N_("Import a roster from a CSV file: all of it, or nothing."))
@argument("file", N_("FILE"), type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True, help=N_("Only say what the import would do."))
@option("--skip-faulty", is_flag=True, help=N_("Import the sound rows, and list those that were left out."))
@pass_desk
def import_roster(desk: Desk, file: Path, dry_run: bool, skip_faulty: bool) -> None:
    """Import a roster; every fault is named with its line and column."""
    try:
        report = desk.workshop.roster.import_file(
            file, dry_run=dry_run, skip_faulty=skip_faulty, actor=desk.actor
        )
    except BadInput as error:
        faulty = error.facts.get("report")
        if error.problem is Problem.ROSTER_FAULTY and isinstance(faulty, RosterReport):
            _say_details(desk, faulty)
        raise
    _say_details(desk, report)
    _say_counts(desk, report)


def _say_details(desk: Desk, report: RosterReport) -> None:
    from ethics_workshop.words.roster import fault_line, notices

    for line in notices(report, desk.words):
        desk.say(line)
    for fault in report.faults:
        desk.say(fault_line(fault, desk.words))
    for warning in report.warnings:
        desk.say(desk.words("Warning: {line}", line=fault_line(warning, desk.words)))


def _say_counts(desk: Desk, report: RosterReport) -> None:
    from ethics_workshop.words.roster import outcome

    desk.say(outcome(report, desk.words))


def _row(person: Person) -> dict[str, str]:
    return {
        "person_id": person.person_id,
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "sector": person.unit.sector,
        "branch": person.unit.branch,
        "division": person.unit.division,
        "manager_id": person.manager_id,
        "role": person.role,
        "hired": person.hired,
        "left": person.left,
        "status": person.standing.value,
    }


@roster.command("list", help=N_("List the people of the roster, by id."))
@option("--division", metavar=N_("NAME"), help=N_("Only the people of this division."))
@format_option
@pass_desk
def list_people(desk: Desk, division: str | None, as_format: str) -> None:
    """List the roster."""
    from ethics_workshop.words.names import role_name, standing_name

    service, words = desk.workshop.roster, desk.words
    people = service.people(service.find_unit(division)) if division else service.people()
    if as_format == "json":
        desk.out(as_json([_row(person) for person in people]))
        return
    for person in people:
        standing = standing_name(person.standing, words)
        desk.out(
            f"{person.person_id} · {person.name} · {person.unit.path} · {role_name(person.role, words)} · {standing}"
        )
    if not people:
        desk.say(words("The roster is empty. Import one with “ethics-workshop roster import FILE”."))
