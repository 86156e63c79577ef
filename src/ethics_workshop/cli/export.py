"""`ethics-workshop export`: files for the V&E office."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.services.exporting import EXPORTS, FORMATS, format_of
from ethics_workshop.words.language import N_
from ethics_workshop.words.texts import DEMO


@click.command(
    "export",
    cls=Leaf,
    help=N_("Write completions, attestations, sessions, commitments or questions to a file."),
)
@argument("name", N_("completions|attestations|sessions|commitments|questions"), type=click.Choice(EXPORTS))
@option(
    "--format",
    "as_format",
    type=click.Choice(FORMATS),
    help=N_("The kind of file (default: the ending of its name, or csv)."),
)
@option(
    "--out", metavar=N_("FILE"), required=True, type=click.Path(path_type=Path), help=N_("The file to write.")
)
@pass_desk
def export(desk: Desk, name: str, as_format: str | None, out: Path) -> None:
    """Write one export with what explains its columns."""
    kind = as_format or format_of(out)
    rows = desk.workshop.exports.export(name, out, kind)
    words = desk.words
    if kind == "xlsx":
        said = words.n(
            "{n} row written, with a sheet that explains the columns.",
            "{n} rows written, with a sheet that explains the columns.",
            rows,
        )
    else:
        said = words.n(
            "{n} row written, with a data dictionary beside it.",
            "{n} rows written, with a data dictionary beside them.",
            rows,
        )
    desk.say(said)
    if desk.workshop.demo:
        desk.say(words(DEMO))
    desk.out(str(out))
