"""`ethics-workshop session`: plan, read and end sessions. What happens in the room is in `cli.room`."""

from pathlib import Path

import click

from ethics_workshop.cli import room
from ethics_workshop.cli.app import need_terminal, open_app
from ethics_workshop.cli.booth import booth
from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import (
    Group,
    argument,
    as_json,
    format_option,
    option,
    out_option,
    pass_desk,
    put_out,
)
from ethics_workshop.cli.session_sheet import sheet
from ethics_workshop.cli.session_text import row_json, row_line, session_json, session_lines
from ethics_workshop.services.sessions import Plan
from ethics_workshop.services.summaries import FORMATS
from ethics_workshop.words.language import N_

session = Group("session", help=N_("Plan, lead and close a session."))


@session.command("plan", help=N_("Plan a session; its id is printed."))
@option(
    "--case", "cases", metavar=N_("CASE"), multiple=True, required=True, help=N_("A case; may be repeated.")
)
@option("--agenda", metavar=N_("NAME"), required=True, help=N_("The agenda, such as huddle or workshop."))
@option("--division", metavar=N_("NAME"), required=True, help=N_("The division that meets."))
@option("--facilitator", metavar=N_("PERSON"), required=True, help=N_("Who leads the conversation."))
@option("--practice", is_flag=True, help=N_("Open its cockpit to practise: nothing is recorded."))
@option("--on", metavar=N_("DATE"), default="", help=N_("The day it is to be held: year-month-day."))
@option(
    "--follow-up-by",
    metavar=N_("DATE"),
    default="",
    help=N_("By when the room hears what was done with what it said (default: as the agenda says)."),
)
@option("--leader", metavar=N_("PERSON"), help=N_("Whom the others report to (default: as on the roster)."))
@pass_desk
def plan(
    desk: Desk,
    *,
    cases: tuple[str, ...],
    agenda: str,
    division: str,
    facilitator: str,
    leader: str | None,
    on: str,
    follow_up_by: str,
    practice: bool,
) -> None:
    """Plan a session for a division."""
    if practice:
        need_terminal()
    workshop = desk.workshop.practise() if practice else desk.workshop
    roster = workshop.roster
    unit = roster.find_unit(division)
    planned = workshop.sessions.plan(
        Plan(
            case_ids=cases,
            agenda_id=agenda,
            unit=unit,
            facilitator=roster.find(facilitator),
            leader=roster.find(leader) if leader else roster.leader_of(unit),
            on=on,
            follow_up_by=follow_up_by,
        ),
        actor=desk.actor,
    )
    if practice:
        try:
            open_app(desk, planned.id, workshop=workshop)
        finally:
            workshop.discard()
        return
    desk.say(
        desk.words(
            "Planned: {agenda}, {division}. The first check-in or “next” opens it.",
            agenda=desk.words.text(planned.plan.agenda.title),
            division=unit.division,
        )
    )
    desk.out(planned.id)


@session.command("list", help=N_("List the sessions of this computer, by id."))
@format_option
@pass_desk
def list_sessions(desk: Desk, as_format: str) -> None:
    """List all sessions."""
    rows = desk.workshop.sessions.all()
    if as_format == "json":
        desk.out(as_json([row_json(row) for row in rows]))
        return
    for row in rows:
        desk.out(row_line(row, desk.words))
    if not rows:
        desk.say(desk.words("No session yet. “ethics-workshop session plan” makes one."))


@session.command("show", help=N_("Show where a session stands and what it holds."))
@argument("session_id", N_("ID"))
@format_option
@pass_desk
def show(desk: Desk, session_id: str, as_format: str) -> None:
    """Show one session."""
    service = desk.workshop.sessions
    found = service.load(session_id)
    still_open = service.open_commitments(found)
    if as_format == "json":
        desk.out(as_json(session_json(found, still_open, desk.words)))
    else:
        desk.out("\n".join(session_lines(found, still_open, desk.words)))


@session.command("run", help=N_("Open the facilitator’s screen of a session."))
@argument("session_id", N_("ID"))
@pass_desk
def run(desk: Desk, session_id: str) -> None:
    """Open the cockpit."""
    from ethics_workshop.cli.app import open_app

    open_app(desk, desk.workshop.sessions.load(session_id).id)


@session.command(
    "stage", help=N_("Open the room’s window of a session, on this computer; it follows the cockpit.")
)
@argument("session_id", N_("ID"))
@pass_desk
def stage(desk: Desk, session_id: str) -> None:
    """Open the stage. Another machine's session is refused."""
    from ethics_workshop.cli.app import open_app

    open_app(desk, desk.workshop.stage.open(session_id).id, stage=True)


@session.command("summary", help=N_("Print the summary for everyone who was there."))
@argument("session_id", N_("ID"))
@option(
    "--format",
    "as_format",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    help=N_("Plain text, Markdown, or one HTML page in both languages (default: text)."),
)
@out_option
@pass_desk
def summary(desk: Desk, session_id: str, as_format: str, out: Path | None) -> None:
    """Print the summary in the language of `--lang`, or write it; a page holds both."""
    service = desk.workshop.summaries
    text = service.make(desk.workshop.sessions.load(session_id), as_format, desk.words)
    put_out(desk, text, out, service.write)


@session.command("attest", help=N_("Sign after the session, alone at this computer; the receipt is printed."))
@argument("session_id", N_("ID"))
@argument("person", N_("PERSON"))
@option("--name", metavar=N_("NAME"), required=True, help=N_("Your full name, typed by yourself."))
@pass_desk
def attest(desk: Desk, session_id: str, person: str, name: str) -> None:
    """Sign at the machine of the session. Signing twice in a cycle prints the first receipt."""
    from ethics_workshop.cli.attest import say_outcome

    outcome = desk.workshop.attestations.sign_after(
        session_id, person, name, language=desk.words.language, actor=desk.actor
    )
    say_outcome(desk, outcome)


@session.command("follow-up", help=N_("After a listening session: say what was done with what people said."))
@argument("session_id", N_("ID"))
@option("--text", metavar=N_("TEXT"), required=True, help=N_("A sentence: no names, no real files."))
@pass_desk
def follow_up(desk: Desk, session_id: str, text: str) -> None:
    """Say what was done; it stands in the summary from then on."""
    told = desk.workshop.sessions.follow_up(session_id, text, actor=desk.actor)
    desk.say(desk.words("Saved: {text}", text=told.follow_up))
    desk.say(desk.words("Send the summary again to everyone who was there: it holds this now."))


@session.command("cancel", help=N_("Give the session up: nobody completes anything by it."))
@argument("session_id", N_("ID"))
@pass_desk
def cancel(desk: Desk, session_id: str) -> None:
    """Cancel a session."""
    cancelled = desk.workshop.sessions.cancel(session_id, actor=desk.actor)
    desk.say(desk.words("Cancelled. Nothing of this session counts."))
    desk.out(cancelled.state.value)


@session.command("close", help=N_("Close the session and record its completions, all or nothing."))
@argument("session_id", N_("ID"))
@pass_desk
def close(desk: Desk, session_id: str) -> None:
    """Close a session that stands at its last step."""
    closed = desk.workshop.sessions.close(session_id, actor=desk.actor)
    recorded = len(closed.completing()) if closed.plan.requirement else 0
    words = desk.words
    desk.say(words.n("Closed: {n} completion recorded.", "Closed: {n} completions recorded.", recorded))
    desk.out(closed.state.value)


session.add_command(booth)
session.add_command(sheet)
for _command in room.COMMANDS.values():
    session.add_command(_command)
