"""`ethics-workshop completions`: what was completed elsewhere."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.services.completions import CompletionsReport
from ethics_workshop.services.ports import CompletionRow
from ethics_workshop.words.language import N_, Words

completions = Group("completions", help=N_("What was completed elsewhere: import, list, void."))


@completions.command("import", help=N_("Import completions from a CSV file: all of it, or nothing."))
@argument("file", N_("FILE"), type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True, help=N_("Only say what the import would do."))
@pass_desk
def import_completions(desk: Desk, file: Path, dry_run: bool) -> None:
    """Import completions; every fault is named with its line and column."""
    from ethics_workshop.words.completions import outcome

    try:
        report = desk.workshop.completions.import_file(file, dry_run=dry_run, actor=desk.actor)
    except BadInput as error:
        faulty = error.facts.get("report")
        if error.problem is Problem.COMPLETIONS_FAULTY and isinstance(faulty, CompletionsReport):
            _say_details(desk, faulty)
        raise
    _say_details(desk, report)
    desk.say(outcome(report.added, report.already, report.repeated, desk.words, written=report.written))


def _say_details(desk: Desk, report: CompletionsReport) -> None:
    from ethics_workshop.words.completions import FAULTS
    from ethics_workshop.words.roster import about_file, fault_line

    for line in about_file(report.windows_1252, report.ignored_columns, desk.words):
        desk.say(line)
    for each in (*report.faults, *report.voided):
        desk.say(fault_line(each, desk.words, FAULTS))
    if report.more_faults:
        words = desk.words
        desk.say(words("There are more faults; only the first {n} are listed.", n=len(report.faults)))


@completions.command("list", help=N_("List completions, voided ones too, by id."))
@option("--person", metavar=N_("PERSON"), default="", help=N_("Only those of this person."))
@format_option
@pass_desk
def list_completions(desk: Desk, person: str, as_format: str) -> None:
    """List completions."""
    wanted = desk.workshop.roster.find(person).person_id if person else ""
    rows, words = desk.workshop.completions.all(wanted), desk.words
    if as_format == "json":
        desk.out(as_json([{name: getattr(row, name) for name in CompletionRow.__slots__} for row in rows]))
        return
    for row in rows:
        desk.out(_line(row, words))
    if not rows:
        desk.say(words("No completion yet: closing a session records some, “completions import” others."))


def _line(row: CompletionRow, words: Words) -> str:
    from ethics_workshop.words.roadmap import method_of

    parts = [row.completion_id, row.person_id, row.name, row.requirement or row.case_ids, row.completed_on]
    parts.append(method_of(row.method, words))
    parts.append(words("reference {reference}", reference=row.reference) if row.reference else "")
    if row.status == "voided":
        parts.append(words("voided on {day}: {reason}", day=row.voided_on, reason=row.void_reason))
    return " · ".join(filter(None, parts))


@completions.command("void", help=N_("Let a completion count no more; it stays in the record, marked."))
@argument("completion_id", N_("ID"))
@option("--reason", metavar=N_("TEXT"), required=True, help=N_("Why, in a sentence."))
@pass_desk
def void(desk: Desk, completion_id: str, reason: str) -> None:
    """Void a completion."""
    row = desk.workshop.completions.void(completion_id, reason, actor=desk.actor)
    words = desk.words
    desk.say(words("Voided: {person}, {requirement}, {day}. It stays in the record, marked.",
                   person=row.name, requirement=row.requirement or row.case_ids, day=row.completed_on))  # fmt: skip
    desk.out(row.completion_id)
