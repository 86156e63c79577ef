"""`ethics-workshop session sheet`: what whoever leads takes along, to be printed."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, out_option, paper_option, pass_desk, put_out
from ethics_workshop.services.handouts import format_of
from ethics_workshop.words.language import N_


@click.command("sheet", cls=Leaf, help=N_("Print the sheet of a session for whoever leads it."))
@argument("session_id", N_("ID"))
@paper_option
@option(
    "--at",
    metavar=N_("TIME"),
    default="",
    help=N_("When it begins, such as 9:30: then each step has its time."),
)
@out_option
@pass_desk
def sheet(desk: Desk, session_id: str, *, as_format: str | None, at: str, out: Path | None) -> None:
    """Write the sheet in the language of `--lang`."""
    service = desk.workshop.sheets
    found = desk.workshop.sessions.load(session_id)
    text = service.make(found, desk.words, as_format or format_of(out), at)
    put_out(desk, text, out, service.write)
