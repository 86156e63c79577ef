"""`ethics-workshop record`: everything that is held about a person, in one file."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.words.language import N_
from ethics_workshop.words.texts import DEMO


@click.command("record", cls=Leaf, help=N_("Write everything that is held about a person to one file."))
@argument("person", N_("PERSON"))
@option(
    "--out",
    metavar=N_("FILE"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file to write: JSON if its name ends in .json, else a text."),
)
@pass_desk
def record(desk: Desk, person: str, out: Path) -> None:
    """Write a person's record, for the owner of the file alone."""
    words = desk.words
    found = desk.workshop.own_records.write(person, out, words.language)
    desk.say(
        words(
            "Written: all that this computer holds about {person}. Hand it to that person alone.",
            person=found.name,
        )
    )
    if desk.workshop.demo:
        desk.say(words(DEMO))
    desk.out(str(out))
