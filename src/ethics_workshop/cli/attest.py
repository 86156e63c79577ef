"""`ethics-workshop attest`: signing at one's own machine, and receipts."""

from pathlib import Path

import click

from ethics_workshop.cli import attest_text
from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.services.attesting import Outcome
from ethics_workshop.services.receipts import refuse_withdrawn
from ethics_workshop.services.signature import Beside
from ethics_workshop.words.language import N_

attest = Group("attest", help=N_("Sign the statement, and check receipts."))


@attest.command("status", help=N_("Show where a person stands with the statement of this cycle."))
@argument("person", N_("PERSON"))
@option(
    "--statement",
    "statement_id",
    metavar=N_("ID"),
    default="",
    help=N_("Another statement than the present one."),
)
@format_option
@pass_desk
def status(desk: Desk, person: str, statement_id: str, as_format: str) -> None:
    """Show a person's attestations."""
    found = desk.workshop.attestations.status(person, statement_id)
    if as_format == "json":
        desk.out(as_json(attest_text.status_json(found)))
    else:
        desk.out("\n".join(attest_text.status_lines(found, desk.words)))


@attest.command("sign", help=N_("Sign at your own computer; the receipt is printed."))
@argument("person", N_("PERSON"))
@option("--name", metavar=N_("NAME"), required=True, help=N_("Your full name, typed by yourself."))
@option(
    "--statement",
    "statement_id",
    metavar=N_("ID"),
    default="",
    help=N_("Another statement than the present one."),
)
@option(
    "--reflected", is_flag=True, help=N_("Say that you reflected on conflicts of interest; not on which.")
)
@option(
    "--declared",
    metavar=N_("REFERENCE"),
    default="",
    help=N_("At most the number of a declaration you filed; its content is never kept."),
)
@option("--note", metavar=N_("TEXT"), default="", help=N_("Why you sign on somebody’s behalf, where you do."))
@pass_desk
def sign(
    desk: Desk, *, person: str, name: str, statement_id: str, reflected: bool, declared: str, note: str
) -> None:
    """Sign a statement. Signing the same words twice in a cycle prints the first receipt."""
    outcome = desk.workshop.attestations.sign(
        person,
        name,
        language=desk.words.language,
        actor=desk.actor,
        statement_id=statement_id,
        beside=Beside(reflected, declared, note),
    )
    say_outcome(desk, outcome)


def say_outcome(desk: Desk, outcome: Outcome) -> None:
    """Say what signing led to, and print the receipt."""
    words = desk.words
    if outcome.first:
        desk.say(words("Signed. This proves a name typed on this computer (A0), no more. Keep the receipt."))
    else:
        desk.say(
            words("This version was signed in this cycle already; nothing was added. The first receipt:")
        )
    desk.out(outcome.receipt)


@attest.command("withdraw", help=N_("Withdraw a signature: it stays in the record, marked."))
@argument("receipt", N_("RECEIPT"))
@option("--reason", metavar=N_("TEXT"), required=True, help=N_("Why, in a sentence that may be read later."))
@pass_desk
def withdraw(desk: Desk, receipt: str, reason: str) -> None:
    """Withdraw a signature; its receipt is printed."""
    row = desk.workshop.receipts.withdraw(receipt, reason, actor=desk.actor)
    desk.say(desk.words("Withdrawn. The signature stays in the record, marked; you can sign again."))
    desk.out(row.receipt)


@attest.command("check", help=N_("Check a receipt: exit 1 when it does not hold."))
@argument("receipt", N_("RECEIPT"))
@format_option
@pass_desk
def check(desk: Desk, receipt: str, as_format: str) -> None:
    """Say what a receipt proves, and what it does not; exit 1 also for one that was withdrawn."""
    found, words = desk.workshop.receipts.find(receipt), desk.words
    if as_format == "json":
        desk.out(as_json(attest_text.found_json(found)))
    else:
        desk.out("\n".join(attest_text.found_lines(found, words)))
    refuse_withdrawn(found)
    for line in attest_text.proof(found, words):
        desk.say(line)


@attest.command("receipt", help=N_("Write a receipt as a page to print."))
@argument("receipt", N_("RECEIPT"))
@option(
    "--out", metavar=N_("FILE"), required=True, type=click.Path(path_type=Path), help=N_("The file to write.")
)
@pass_desk
def page(desk: Desk, receipt: str, out: Path) -> None:
    """Write the page, in the language of the signature; the file is printed."""
    workshop = desk.workshop
    workshop.receipt_pages.write(workshop.receipts.find(receipt), out)
    desk.say(desk.words("Written. The page loads nothing from elsewhere; keep it or print it."))
    desk.out(str(out))
