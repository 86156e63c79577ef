"""`ethics-workshop reminders`: what is due, as e-mails and texts for somebody to send."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, option, pass_desk
from ethics_workshop.domain.people import Person
from ethics_workshop.words.language import N_
from ethics_workshop.words.texts import DEMO


@click.command(
    "reminders", cls=Leaf, help=N_("Write reminders of what is due, to be sent by yourself; nothing is sent.")
)
@option("--manager", metavar=N_("PERSON"), help=N_("For the people who report to this manager."))
@option("--division", metavar=N_("NAME"), help=N_("For the people of this division."))
@option("--all", "everybody", is_flag=True, help=N_("For everybody on the roster."))
@option(
    "--out",
    metavar=N_("FOLDER"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The folder to write: a new or an empty one."),
)
@pass_desk
def reminders(desk: Desk, manager: str | None, division: str | None, everybody: bool, out: Path) -> None:
    """Write an e-mail and a text for each person with something due."""
    words = desk.words
    if sum((bool(manager), bool(division), everybody)) != 1:
        raise click.UsageError(words("Say whom to remind: --manager PERSON, --division NAME or --all."))
    people, sender = _people(desk, manager, division)
    reminded = desk.workshop.reminders.write(people, out, desk.actor or sender)
    if not reminded.reminders:
        desk.say(words("Nobody has anything due: no reminder was written."))
        return
    desk.say(
        words.n(
            "Reminders for {n} person are in {folder}. Nothing was sent: open an e-mail, look at it, send it.",
            "Reminders for {n} people are in {folder}. Nothing was sent: open an e-mail, look at it, send it.",
            len(reminded.reminders),
            folder=str(out),
        )
    )
    for person in reminded.without_email:
        desk.say(
            words("No e-mail address, a text only: {person}", person=f"{person.person_id} {person.name}")
        )
    if desk.workshop.demo:
        desk.say(words(DEMO))
    for path in (path for files in reminded.files for path in files):
        desk.out(str(path))


def _people(desk: Desk, manager: str | None, division: str | None) -> tuple[list[Person], str]:
    """Return whom to remind, and who would send it where nobody is named."""
    roster = desk.workshop.roster
    if manager:
        found = roster.find(manager)
        return desk.workshop.acknowledgements.reports(found.person_id), found.person_id
    return roster.people(roster.find_unit(division) if division else None), ""
