"""`ethics-workshop cases handout`: a case as sheets to print, or to paste into a message."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, out_option, paper_option, pass_desk, put_out
from ethics_workshop.services.handouts import SHEETS, SIZES, STEPS, format_of
from ethics_workshop.words.language import N_
from ethics_workshop.words.texts import DEMO


@click.command(
    "handout",
    cls=Leaf,
    help=N_("Print a case as a card, a sheet for participants and one for whoever leads the session."),
)
@argument("case_id", N_("CASE"))
@paper_option
@option(
    "--sheet",
    "sheets",
    type=click.Choice([*SHEETS, STEPS]),
    multiple=True,
    help=N_("Only this sheet; may be repeated (default: the first three). “steps” is the decision card."),
)
@option(
    "--size",
    type=click.Choice(SIZES),
    default=SIZES[0],
    help=N_("The session that the sheet for whoever leads is for (default: huddle)."),
)
@out_option
@pass_desk
def handout(
    desk: Desk, *, case_id: str, as_format: str | None, sheets: tuple[str, ...], size: str, out: Path | None
) -> None:
    """Write the sheets in the language of `--lang`; say where one of them is not for the room."""
    wanted = tuple(sheet for sheet in (*SHEETS, STEPS) if sheet in sheets) or SHEETS
    service, words = desk.workshop.handouts, desk.words
    text = service.make(case_id, words, as_format or format_of(out), wanted, size)
    if "facilitator" in wanted and len(wanted) > 1:
        desk.say(
            words(
                "The last sheet tells what happens after each choice: “--sheet participant” writes one to hand out."
            )
        )
    if desk.workshop.demo:
        desk.say(words(DEMO))
    put_out(desk, text, out, service.write)
