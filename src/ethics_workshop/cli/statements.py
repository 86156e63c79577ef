"""`ethics-workshop statements`: what people sign, by version, and a department's own."""

from pathlib import Path

import click

from ethics_workshop.cli import statement_text
from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.services.statements import Force
from ethics_workshop.words.language import N_

statements = Group("statements", help=N_("The statements that people sign: versions, differences, your own."))


@statements.command("list", help=N_("List every version, and which one is to be signed."))
@format_option
@pass_desk
def list_statements(desk: Desk, as_format: str) -> None:
    """List the versions by id and date."""
    found = desk.workshop.statements.all()
    if as_format == "json":
        desk.out(as_json([statement_text.listed_json(each) for each in found]))
        return
    for each in found:
        desk.out(statement_text.listed_line(each, desk.words))


@statements.command("show", help=N_("Show a version: its text, its date, its SHA-256 in each language."))
@argument("statement_id", N_("ID"))
@option("--version", metavar=N_("V"), default="", help=N_("The version (default: the one in force)."))
@format_option
@pass_desk
def show(desk: Desk, statement_id: str, version: str, as_format: str) -> None:
    """Show one version whole."""
    found = desk.workshop.statements.find(statement_id, version)
    if as_format == "json":
        desk.out(as_json(statement_text.statement_json(found)))
    else:
        desk.out("\n".join(statement_text.statement_lines(found, desk.words)))


@statements.command("diff", help=N_("Show what changed from one version to another, sentence by sentence."))
@argument("statement_id", N_("ID"))
@argument("before", N_("V1"))
@argument("after", N_("V2"))
@format_option
@pass_desk
def diff(desk: Desk, statement_id: str, before: str, after: str, as_format: str) -> None:
    """Show what changed: in the language of `--lang`, as JSON in both."""
    found = desk.workshop.statements.difference(statement_id, before, after)
    if as_format == "json":
        desk.out(as_json(statement_text.difference_json(found)))
    else:
        desk.out("\n".join(statement_text.difference_lines(found, desk.words)))


@statements.command("add", help=N_("Add your department’s own statement: a file with both languages."))
@argument("path", N_("FILE"), type=click.Path(path_type=Path))
@pass_desk
def add(desk: Desk, path: Path) -> None:
    """Take a file in; its id and version are printed. The same file again adds nothing."""
    from ethics_workshop.words.faults import render

    service, words = desk.workshop.statements, desk.words
    file = service.read(path)
    for fault in file.faults:
        desk.say(render(fault, words))
    added = service.add(file)
    if not added.first:
        desk.say(words("This version is there already, word for word; nothing was added."))
    else:
        desk.say(words("Added: {path}", path=added.path))
        if added.to_sign:
            desk.say(words("From now on this is the statement that people sign."))
        elif added.force is Force.LATER:
            desk.say(words("It is in force from {date}.", date=added.statement.effective))
    desk.out(f"{added.statement.id} {added.statement.version}")
