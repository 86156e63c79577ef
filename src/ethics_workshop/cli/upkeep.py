"""`ethics-workshop verify`, `rebuild`, `backup`, `restore`: care for the records."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, pass_desk
from ethics_workshop.domain.error import CheckFailed, Problem
from ethics_workshop.words.language import N_


@click.command(
    "verify", cls=Leaf, help=N_("Check that the records hold: exit 1, and the place, where they do not.")
)
@pass_desk
def verify(desk: Desk) -> None:
    """Verify the chain, the payloads, the heads and every derived table."""
    from ethics_workshop.words.findings import finding_line

    findings = desk.workshop.upkeep.verify()
    for finding in findings:
        desk.out(finding_line(finding.code, finding.place, finding.facts, desk.words))
    if findings:
        raise CheckFailed(Problem.CHAIN_BROKEN)
    desk.say(desk.words("The records hold: the chain, the payloads and every table derived from them."))


@click.command("rebuild", cls=Leaf, help=N_("Derive all tables again from the journal."))
@pass_desk
def rebuild(desk: Desk) -> None:
    """Rebuild the projections."""
    events = desk.workshop.upkeep.rebuild()
    words = desk.words
    desk.say(
        words.n(
            "All tables were derived again from {n} event.",
            "All tables were derived again from {n} events.",
            events,
        )
    )


@click.command("backup", cls=Leaf, help=N_("Write a whole copy of the records to a new file."))
@argument("file", N_("FILE"), type=click.Path(path_type=Path))
@pass_desk
def backup(desk: Desk, file: Path) -> None:
    """Write a backup."""
    desk.workshop.upkeep.backup(file)
    desk.say(desk.words("The backup is whole."))
    desk.out(str(file))


@click.command(
    "restore", cls=Leaf, help=N_("Put a backup in the place of the records; the present file is kept aside.")
)
@argument("file", N_("FILE"), type=click.Path(path_type=Path))
@pass_desk
def restore(desk: Desk, file: Path) -> None:
    """Restore a backup, without a question."""
    kept = desk.workshop.upkeep.restore(file)
    desk.say(desk.words("Restored. Work can go on."))
    if kept is not None:
        desk.say(desk.words("The records that were here are kept as:"))
        desk.out(str(kept))
