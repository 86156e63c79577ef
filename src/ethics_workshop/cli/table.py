"""`ethics-workshop cases table`: the two languages of a case as a table, out to a translator and in again."""

from collections.abc import Mapping
from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, option, pass_desk
from ethics_workshop.domain.error import BadInput
from ethics_workshop.domain.listing import Fault
from ethics_workshop.services.tables import TableFault
from ethics_workshop.words.language import N_, Words

table = Group("table", help=N_("Translation tables of a case: out, and in again."))

FAULTS: Mapping[str, str] = {
    "unknown-key": N_(
        "line {line}, {key}: the case has no such text; take the row out, or export the table anew"
    ),
    "missing-language": N_("line {line}, {key}: “{language}” is empty; write this text in both languages"),
    "twice": N_("line {line}, {key}: this row stands twice; keep one of them"),
    "other-case": N_("line {line}, {key}: this row is of another case; put it into a table of its own"),
    "both-changed": N_(
        "line {line}, {key}: “{language}” changed in the case and in the table; export the table anew and choose"
    ),
}
"""What is wrong in a row, and how to mend it, by the codes of `services.tables`."""


@table.command("export", help=N_("Write the texts of a case as a table: key, English, French, stale or not."))
@argument("case_id", N_("CASE"))
@option(
    "--out",
    metavar=N_("FILE"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file, .csv or .xlsx; an earlier table there tells what is stale."),
)
@pass_desk
def export(desk: Desk, case_id: str, out: Path) -> None:
    """Write a table, and name the texts whose French is behind."""
    from ethics_workshop.wiring.authoring import tables

    found, words = tables(desk.settings).export(case_id, out), desk.words
    desk.say(words.n("{n} text written.", "{n} texts written.", len(found.rows)))
    _say_stale([row.key for row in found.rows if row.stale], desk)
    desk.out(str(out))


@table.command(
    "import", help=N_("Take a table into its case: all of it, or nothing when a row is not sound.")
)
@argument("file", N_("FILE"), type=click.Path(path_type=Path))
@pass_desk
def import_table(desk: Desk, file: Path) -> None:
    """Change the case's file where the table says so; remarks and layout stay."""
    from ethics_workshop.wiring.authoring import tables

    try:
        done = tables(desk.settings).take_in(file)
    except BadInput as error:
        _say_faults(error, desk)
        raise
    words = desk.words
    desk.say(words.n("{n} text was changed.", "{n} texts were changed.", done.changed))
    _say_stale(done.stale, desk)
    desk.out(str(done.path))


def _say_stale(keys: "list[str] | tuple[str, ...]", desk: Desk) -> None:
    for key in keys:
        desk.say(desk.words("{key}: the English has changed since the French was written.", key=key))


def _say_faults(error: BadInput, desk: Desk) -> None:
    from ethics_workshop.words.faults import render

    faults = error.facts.get("faults")
    for fault in faults if isinstance(faults, tuple) else ():
        if isinstance(fault, TableFault):
            desk.say(_sentence(fault, desk.words))
        elif isinstance(fault, Fault):
            desk.say(render(fault, desk.words))


def _sentence(fault: TableFault, words: Words) -> str:
    from ethics_workshop.domain.text import clean

    facts = {"line": fault.line, "key": clean(fault.key)[:120], "language": fault.language}
    return words(FAULTS[fault.code], **facts)
