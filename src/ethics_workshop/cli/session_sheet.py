"""`ethics-workshop session sheet`: what whoever leads takes along, to be printed."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.services.handouts import FORMATS, format_of
from ethics_workshop.words.language import N_


@click.command("sheet", cls=Leaf, help=N_("Print the sheet of a session for whoever leads it."))
@argument("session_id", N_("ID"))
@option(
    "--format",
    "as_format",
    type=click.Choice(FORMATS),
    help=N_("The kind of file (default: the ending of its name, or txt)."),
)
@option(
    "--at",
    metavar=N_("TIME"),
    default="",
    help=N_("When it begins, such as 9:30: then each step has its time."),
)
@option(
    "--out",
    metavar=N_("FILE"),
    type=click.Path(path_type=Path),
    help=N_("The file to write (default: standard output)."),
)
@pass_desk
def sheet(desk: Desk, session_id: str, *, as_format: str | None, at: str, out: Path | None) -> None:
    """Write the sheet in the language of `--lang`."""
    service = desk.workshop.sheets
    found = desk.workshop.sessions.load(session_id)
    text = service.make(found, desk.words, as_format or format_of(out), at)
    if out is None:
        desk.out(text.rstrip("\n"))
    else:
        service.write(text, out)
        desk.out(str(out))
