"""`ethics-workshop attest`: signing at one's own machine, and receipts."""

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.services.attesting import Outcome
from ethics_workshop.services.ports import AttestationRow
from ethics_workshop.words.language import N_

attest = Group("attest", help=N_("Sign the statement, and check receipts."))


@attest.command("status", help=N_("Show where a person stands with the statement of this cycle."))
@argument("person", N_("PERSON"))
@format_option
@pass_desk
def status(desk: Desk, person: str, as_format: str) -> None:
    """Show a person's attestations."""
    found, words = desk.workshop.attestations.status(person), desk.words
    current = found.current
    if as_format == "json":
        desk.out(
            as_json(
                {
                    "person_id": found.person.person_id,
                    "statement": found.statement.id,
                    "version": found.statement.version,
                    "cycle": found.cycle,
                    "signed": current is not None,
                    "receipt": current.receipt if current else "",
                    "attestations": [_row(row) for row in found.attestations],
                }
            )
        )
        return
    title = words.text(found.statement.title)
    desk.out(words("Statement: {title}, version {version}", title=title, version=found.statement.version))
    desk.out(words("Cycle: {cycle}", cycle=found.cycle))
    if current:
        desk.out(
            words("Signed on {date}, receipt {receipt}", date=current.signed_on, receipt=current.receipt)
        )
    else:
        desk.out(words("Not signed in this cycle."))
    for row in found.attestations:
        if row is not current:
            desk.out(
                words(
                    "Earlier: version {version}, {cycle}, receipt {receipt}",
                    version=row.version,
                    cycle=row.cycle,
                    receipt=row.receipt,
                )
            )


def _row(row: AttestationRow) -> dict[str, str]:
    return {name: getattr(row, name) for name in AttestationRow.__slots__}


@attest.command("sign", help=N_("Sign at your own computer; the receipt is printed."))
@argument("person", N_("PERSON"))
@option("--name", metavar=N_("NAME"), required=True, help=N_("Your full name, typed by yourself."))
@pass_desk
def sign(desk: Desk, person: str, name: str) -> None:
    """Sign the present statement. Signing twice in a cycle prints the first receipt."""
    outcome = desk.workshop.attestations.sign(person, name, language=desk.words.language, actor=desk.actor)
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


@attest.command("check", help=N_("Check a receipt: exit 1 when it does not hold."))
@argument("receipt", N_("RECEIPT"))
@pass_desk
def check(desk: Desk, receipt: str) -> None:
    """Say what a receipt proves, and what it does not."""
    row, words = desk.workshop.attestations.check(receipt), desk.words
    desk.out(words("Receipt {receipt} holds.", receipt=row.receipt))
    desk.out(words("Name typed: {name}", name=row.signed_name))
    desk.out(words("Statement: {title}, version {version}", title=row.statement, version=row.version))
    desk.out(words("Cycle: {cycle}", cycle=row.cycle))
    desk.out(words("Signed on {date}", date=row.signed_on))
    desk.say(
        words(
            "It proves that this name was typed here for these exact words (A0). It does not prove by whom."
        )
    )
