"""`ethics-workshop export`: spreadsheets for the V&E office."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.services.exporting import EXPORTS
from ethics_workshop.words.language import N_


@click.command(
    "export", cls=Leaf, help=N_("Write completions, attestations, sessions or commitments to a file.")
)
@argument("name", N_("completions|attestations|sessions|commitments"), type=click.Choice(EXPORTS))
@option("--format", "as_format", type=click.Choice(("csv",)), default="csv", help=N_("The kind of file."))
@option(
    "--out", metavar=N_("FILE"), required=True, type=click.Path(path_type=Path), help=N_("The file to write.")
)
@pass_desk
def export(desk: Desk, name: str, as_format: str, out: Path) -> None:  # noqa: ARG001  # csv is the one kind so far
    """Write one export with its data dictionary beside it."""
    rows = desk.workshop.exports.export(name, out)
    words = desk.words
    desk.say(
        words.n(
            "{n} row written, with a data dictionary beside it.",
            "{n} rows written, with a data dictionary beside them.",
            rows,
        )
    )
    desk.out(str(out))
