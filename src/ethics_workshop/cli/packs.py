"""`ethics-workshop cases add`, `packs` and `remove`: a department's own cases, as zip files."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.words.language import N_


@click.command(
    "add",
    cls=Leaf,
    help=N_("Add a pack of cases from a zip file: all of it, or nothing when anything in it is unfit."),
)
@argument("file", N_("FILE"), type=click.Path(path_type=Path))
@option("--name", metavar=N_("NAME"), default="", help=N_("The pack’s name (default: that of the file)."))
@pass_desk
def add(desk: Desk, file: Path, name: str) -> None:
    """Add a pack; the faults of its cases are listed as `cases check` does."""
    from ethics_workshop.wiring.authoring import packs as service
    from ethics_workshop.words.faults import render

    try:
        row = service(desk.settings).add(file, name)
    except BadInput as error:
        faults = error.facts.get("faults")
        if error.problem is Problem.PACK_FAULTY and isinstance(faults, tuple):
            for fault in faults:
                desk.say(render(fault, desk.words))
        raise
    desk.say(desk.words.n("{n} case was added.", "{n} cases were added.", len(row.cases)))
    desk.out(row.name)


@click.command("packs", cls=Leaf, help=N_("List the packs that were added."))
@format_option
@pass_desk
def packs(desk: Desk, as_format: str) -> None:
    """List the packs by name, with their cases."""
    from ethics_workshop.wiring.authoring import packs as service

    rows, words = service(desk.settings).rows(), desk.words
    if as_format == "json":
        desk.out(as_json([{"id": r.name, "cases": list(r.cases), "broken": r.broken} for r in rows]))
        return
    for row in rows:
        said = [row.name, words.n("{n} case", "{n} cases", len(row.cases))]
        if row.broken:
            said.append(words.n("{n} file with faults", "{n} files with faults", row.broken))
        desk.out(" · ".join(said))
    if not rows:
        desk.say(words("There are no packs yet. “ethics-workshop cases add FILE.zip” adds one."))


@click.command("remove", cls=Leaf, help=N_("Remove a pack; what was recorded with its cases stays."))
@argument("name", N_("NAME"))
@pass_desk
def remove(desk: Desk, name: str) -> None:
    """Remove a pack by its name."""
    from ethics_workshop.wiring.authoring import packs as service

    service(desk.settings).remove(name)
    desk.say(desk.words("The pack {name} was removed.", name=name))
