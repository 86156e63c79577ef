"""`ethics-workshop keys`: every key of the app, with the name under which the settings can change it."""

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, format_option, pass_desk
from ethics_workshop.words.language import N_


@click.command("keys", cls=Leaf, help=N_("List the keys of the app, and the names by which settings change them."))
@format_option
@pass_desk
def keys(desk: Desk, output_format: str) -> None:
    """List every command of the app with its keys in force; say what is wrong with the settings of keys."""
