"""`ethics-workshop badge` and `certificate`: what somebody completed, to keep and to show."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, Leaf, argument, as_json, format_option, option, pass_desk
from ethics_workshop.words.language import N_
from ethics_workshop.words.texts import DEMO

badge = Group("badge", help=N_("Open Badges: completions that anybody can verify, offline."))


@click.command("certificate", cls=Leaf, help=N_("Write the certificate of a completion as a page to print."))
@argument("completion", N_("COMPLETION"))
@option(
    "--out",
    metavar=N_("FILE"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file to write: HTML."),
)
@pass_desk
def certificate(desk: Desk, completion: str, out: Path) -> None:
    """Write a certificate in the language of the person it is for."""
    found = desk.workshop.certificates.write(completion, out)
    desk.say(desk.words("Written: the certificate of {person}.", person=found.completion.name))
    _finish(desk, out)


@badge.command("key", help=N_("Make the department’s pair of keys, once: a private and a public one."))
@option(
    "--out",
    metavar=N_("FILE"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file of the private key; the public one gets the same name and .pub."),
)
@pass_desk
def key(desk: Desk, out: Path) -> None:
    """Make a pair of keys, and say what to do with each."""
    public = desk.workshop.certificates.make_key(out)
    desk.say(
        desk.words(
            "{private} signs badges: whoever has it can make badges in your name. Keep it where only the V&E office can read it. {public} is for everybody.",
            private=str(out),
            public=str(public),
        )
    )
    desk.out(str(public))


@badge.command("issue", help=N_("Write the badge of a completion."))
@argument("completion", N_("COMPLETION"))
@option("--key", "key_file", metavar=N_("FILE"), required=True, type=click.Path(path_type=Path),
        help=N_("The department’s private key."))  # fmt: skip
@option(
    "--issuer", metavar=N_("NAME"), default="", help=N_("Who issues it (default: Values and ethics office).")
)
@option(
    "--out",
    metavar=N_("FILE"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file to write: a picture if its name ends in .svg, else the credential alone."),
)
@pass_desk
def issue(desk: Desk, completion: str, key_file: Path, issuer: str, out: Path) -> None:
    """Sign and write a badge."""
    found = desk.workshop.certificates.badge(completion, key_file, issuer, out)
    desk.say(desk.words("Written: the badge of {person}.", person=found.completion.name))
    _finish(desk, out)


@badge.command("verify", help=N_("Verify a badge with the public key: exit 1 when it does not hold."))
@argument("file", N_("FILE"), type=click.Path(path_type=Path))
@option("--key", "key_file", metavar=N_("FILE"), required=True, type=click.Path(path_type=Path),
        help=N_("The department’s public key."))  # fmt: skip
@option(
    "--recipient", metavar=N_("TEXT"), default="", help=N_("Whose it must be: the e-mail address, or the id.")
)
@format_option
@pass_desk
def verify(desk: Desk, file: Path, key_file: Path, recipient: str, as_format: str) -> None:
    """Verify a badge without any network, and say what it says."""
    found, words = desk.workshop.certificates.check_badge(file, key_file, recipient), desk.words
    if as_format == "json":
        desk.out(as_json({name: getattr(found, name) for name in found.__slots__}))
        return
    desk.out(words("The badge holds: {name}", name=found.name))
    desk.out(words("Issued by: {issuer} ({id})", issuer=found.issuer, id=found.issuer_id))
    desk.out(words("Completed on {day}, number {number}", day=found.completed, number=found.evidence))
    if not recipient:
        desk.say(words("It names its owner by a hash alone: --recipient ADDRESS tells whether it is theirs."))
    desk.say(words("It does not tell whether the completion was voided since: ask the V&E office."))


def _finish(desk: Desk, out: Path) -> None:
    if desk.workshop.demo:
        desk.say(desk.words(DEMO))
    desk.out(str(out))
