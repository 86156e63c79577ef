"""`ethics-workshop acknowledge`: a manager verifies what their reports signed, or says why not."""

from collections.abc import Callable

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.acknowledgement import DAYS_TO_SIGN
from ethics_workshop.services.acknowledging import Decided, Report, Team
from ethics_workshop.words.language import N_, Words

acknowledge = Group("acknowledge", help=N_("Verify what the people who report to you signed."))


@acknowledge.command("list", help=N_("List a manager’s reports: who signed, and what was decided on it."))
@option("--manager", metavar=N_("PERSON"), help=N_("Whose reports (default: those of who acts)."))
@option("--late", is_flag=True, help=N_("Only those who have not signed in time."))
@option(
    "--days",
    metavar=N_("N"),
    type=click.IntRange(0, 366),
    default=DAYS_TO_SIGN,
    help=N_("Days from the beginning of the cycle, or from being hired, in which to sign (default: 30)."),
)
@format_option
@pass_desk
def list_reports(desk: Desk, manager: str | None, late: bool, days: int, as_format: str) -> None:
    """List a manager's reports, by id."""
    who = desk.workshop.roster.find(manager or desk.actor)
    team = desk.workshop.acknowledgements.team(who.person_id, days)
    reports = team.late if late else team.reports
    words = desk.words
    if as_format == "json":
        desk.out(as_json([_json(report, team) for report in reports]))
        return
    for report in reports:
        desk.out(_line(report, words))
    if not team.reports:
        desk.say(words("According to the roster, nobody reports to {person}.", person=team.manager.name))
    elif not reports:
        desk.say(words("Nobody is late."))
    else:
        desk.say(_summary(team, words))


def _line(report: Report, words: Words) -> str:
    from ethics_workshop.words.managing import standpoint_name

    receipt = report.attestation.receipt if report.attestation else "-"
    stands = standpoint_name(report.standpoint, words, late=report.late)
    parts = [report.person.person_id, report.person.name, receipt, stands]
    if report.decision and report.decision.reason:
        parts.append(report.decision.reason)
    return " · ".join(parts)


def _summary(team: Team, words: Words) -> str:
    from ethics_workshop.words.managing import standpoint_counts

    return standpoint_counts([report.standpoint for report in team.reports], len(team.late), words)


def _json(report: Report, team: Team) -> dict[str, object]:
    signed, decision = report.attestation, report.decision
    return {
        "person_id": report.person.person_id,
        "name": report.person.name,
        "receipt": signed.receipt if signed else "",
        "status": report.standpoint.value,
        "statement": team.statement.id,
        "version": team.statement.version,
        "cycle": team.cycle,
        "signed_on": signed.signed_on if signed else "",
        "witness_id": signed.witness_id if signed else "",
        "due": report.due,
        "late": report.late,
        "decided_on": decision.decided_on if decision else "",
        "decided_by": decision.by_id if decision else "",
        "reason": decision.reason if decision else "",
    }


@acknowledge.command("verify", help=N_("Verify the signature of a receipt; needs --as PERSON."))
@argument("receipt", N_("RECEIPT"))
@pass_desk
def verify(desk: Desk, receipt: str) -> None:
    """Verify a signature. The last decision counts."""
    decided = desk.workshop.acknowledgements.verify(receipt, desk.actor)
    words = desk.words
    _tell(desk, decided, lambda: words("Verified: the signature of {person}.", person=decided.name))


@acknowledge.command("refuse", help=N_("Say why a signature is not verified; needs --as PERSON."))
@argument("receipt", N_("RECEIPT"))
@option("--reason", metavar=N_("TEXT"), required=True, help=N_("Why not, in a sentence the person can read."))
@pass_desk
def refuse(desk: Desk, receipt: str, reason: str) -> None:
    """Refuse to verify a signature. The last decision counts."""
    decided = desk.workshop.acknowledgements.refuse(receipt, desk.actor, reason)
    words = desk.words
    _tell(
        desk,
        decided,
        lambda: words("Not verified: the signature of {person}. It stands as it is.", person=decided.name),
    )


def _tell(desk: Desk, decided: Decided, said: Callable[[], str]) -> None:
    desk.say(said() if decided.first else desk.words("This was decided already; nothing was added."))
    desk.out(decided.receipt)


@acknowledge.command("delegate", help=N_("Let somebody else verify for you; needs --as PERSON."))
@option("--to", "to_id", metavar=N_("PERSON"), help=N_("Who verifies for you."))
@option("--until", metavar=N_("DATE"), default="", help=N_("The last day (default: until you end it)."))
@option("--end", is_flag=True, help=N_("End the delegation that is in force."))
@pass_desk
def delegate(desk: Desk, to_id: str | None, until: str, end: bool) -> None:
    """Delegate, or end it."""
    service, words = desk.workshop.acknowledgements, desk.words
    if end == bool(to_id):
        raise click.UsageError(words("Name somebody with --to PERSON, or end it with --end."))
    if end:
        ended = service.end_delegation(desk.actor)
        desk.say(words("Ended: you verify alone again.") if ended else words("There was nothing to end."))
        return
    person = service.delegate(desk.actor, to_id or "", until)
    desk.say(words("{person} can verify for you now. You still can, too.", person=person.name))
    desk.out(person.person_id)
