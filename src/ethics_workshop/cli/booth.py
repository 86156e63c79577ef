"""`session booth`: this computer goes round, in plain lines. What is typed for a vote is not shown, and not kept."""

import sys

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import CONFIDENCE, Method, shown
from ethics_workshop.services.booth import Booth
from ethics_workshop.words import texts
from ethics_workshop.words.language import N_
from ethics_workshop.words.names import result

LETTERS = "abcdefgh"
PASSING = "p"
COUNT, GIVE_UP = N_("count"), N_("give up")
"""What whoever leads types between two people; msgids, for they are words of a language."""


@click.command(
    "booth", cls=Leaf, help=N_("Hand this computer round: it counts the vote, and forgets who chose what.")
)
@argument("session_id", N_("ID"))
@option("--confidence", is_flag=True, help=N_("Ask each how sure they are, too."))
@pass_desk
def booth(desk: Desk, session_id: str, confidence: bool) -> None:
    """Open a booth, let people vote, and count; without a count nothing is kept."""
    service, words = desk.workshop.booths, desk.words
    session = service.open(session_id, confidence=confidence, actor=desk.actor)
    opened = service.of(session)
    assert opened is not None  # noqa: S101  # it was opened in the line above
    for line in (texts.BALLOTS[Method.BOOTH], texts.UNANIMITY):
        desk.say(words(line))
    try:
        counted = _round(desk, session, opened)
    except (KeyboardInterrupt, click.Abort, EOFError):
        service.void(session.id, actor=desk.actor)
        raise
    if not counted or not opened.ballots:
        service.void(session.id, actor=desk.actor)
        desk.say(words("Given up: nothing of this vote was kept."))
        return
    session = service.count(session.id, actor=desk.actor)
    current = session.round(session.step.value.removeprefix("vote-"))
    desk.say(words.n("{n} ballot recorded.", "{n} ballots recorded.", current.ballots))
    desk.out(result(shown(current, tuple(option.id for option in session.case.options)), words))


def _round(desk: Desk, session: Session, opened: Booth) -> bool:
    """Let people vote until whoever leads ends it; return whether to count. Raises EOFError when nothing more comes."""
    words, here = desk.words, len(session.present)
    while True:
        desk.say(words("{n} of {all} have been here.", n=opened.been, all=here))
        ends = words(
            "“{count}” ends the vote and counts, “{give_up}” keeps nothing.",
            count=words(COUNT),
            give_up=words(GIVE_UP),
        )
        if opened.been < here:
            desk.say(words("Your turn? Press Enter. For whoever leads: {ends}", ends=ends))
        else:
            desk.say(
                words("Everybody who is checked in has had their turn. For whoever leads: {ends}", ends=ends)
            )
        said = _line().casefold()
        if said in {words(COUNT), words(GIVE_UP)}:
            return said == words(COUNT)
        if not said and opened.been < here:
            _vote(desk, session, opened)


def _vote(desk: Desk, session: Session, opened: Booth) -> None:
    words, options = desk.words, session.case.options
    desk.say(words("Question: {question}", question=words.text(session.case.question)))
    for letter, each in zip(LETTERS, options, strict=False):
        desk.say(f"{letter}. {words.text(each.label)}")
    desk.say(f"{PASSING}. {words('I pass')}")
    letters = LETTERS[: len(options)]
    said = _asked(desk, words("Your letter, then Enter; it is not shown:"), letters + PASSING)
    if said == PASSING:
        opened.pass_on()
        return
    opened.cast(options[letters.index(said)].id)
    if opened.asks_confidence:
        sure = _asked(
            desk, words("How sure are you, from 1 (not at all) to 4 (completely)? p: pass."), "1234" + PASSING
        )
        if sure in CONFIDENCE:
            opened.rate(sure)


def _asked(desk: Desk, question: str, known: str) -> str:
    """Ask until one of the `known` letters comes, in silence: what was typed before it is neither shown nor named."""
    while True:
        desk.say(question)
        said = _line(hidden=True).casefold()
        if len(said) == 1 and said in known:
            return said
        desk.say(desk.words("That is none of the letters."))


def _line(*, hidden: bool = False) -> str:
    """Return the next line of standard input; on a terminal a `hidden` one is not echoed. Raises EOFError at its end."""
    if hidden and sys.stdin.isatty():
        import getpass

        return getpass.getpass("").strip()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()
