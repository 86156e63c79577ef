"""What the booth says: before it opens, to whoever hands it on, and to whoever votes. Nothing here knows a choice."""

from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import EXACT_FROM, STORED_FROM, Method, Round, ShownRound, shown_confidence
from ethics_workshop.services.booth import Booth
from ethics_workshop.tui.cockpit.material import letter
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words import texts
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.names import share

SURE = (N_("Not at all"), N_("A little"), N_("Quite"), N_("Completely"))
"""How sure somebody can be, from 1 to 4."""

INTERRUPTED = N_(
    "The booth was interrupted: nothing of that vote was kept, neither who chose what nor how many did."
)
VOTE_AGAIN = N_("Vote again: {key} opens the booth.")


def opening(session: Session, words: Words, *, interrupted: bool, confidence: bool, key: str) -> Prose:
    """Return what the room is told before the booth goes round; `key` asks for confidence, or not."""
    page = Prose()
    if interrupted:
        page.say(words(INTERRUPTED), WARM)
    page.say(words("The booth: this computer goes round."), STRONG, gap=interrupted)
    page.bullets(
        (
            words(
                "Take it where nobody sees the screen. One key is your vote; “I pass” is one too. Then hand it on."
            ),
            words(texts.BALLOTS[Method.BOOTH]),
            words("Under five ballots, only their number is kept."),
            words(texts.UNANIMITY),
        ),
        loose=True,
    )
    counted = next((p.ballots for p in session.round(_round(session)).parts if p.method is Method.BOOTH), 0)
    if counted:
        page.gap(
            words.n(
                "The booth has counted {n} ballot. It stands until a new count takes its place: everybody votes again.",
                "The booth has counted {n} ballots. They stand until a new count takes their place: everybody votes again.",
                counted,
            ),
            WARM,
        )
    asked = (
        words("Each is also asked how sure they are, from 1 to 4. {key}: don’t ask.", key=key)
        if confidence
        else words("Only the choice is asked. {key}: ask how sure each is, too.", key=key)
    )
    return page.gap(asked, COOL)


def _round(session: Session) -> str:
    return session.step.value.removeprefix("vote-")


def handing(session: Session, booth: Booth, words: Words, *, begin: str, count: str) -> Prose:
    """Return what stands on the screen between two people: never what was chosen, never how the votes stand."""
    been, here = booth.been, len(session.present)
    page = Prose()
    if been >= here:
        page.say(words("Thank you. Everybody who is checked in has had their turn."), STRONG)
        page.gap(words("Give the computer back to whoever leads."), WARM)
    else:
        first, more = words("Hand the computer to the first person."), words("Hand it to the next person.")
        page.say(words("Thank you.") if been else first, STRONG)
        if been:
            page.say(more, STRONG)
        page.gap(
            words("Is it your turn? {key} shows the question. Nobody asks who you are.", key=begin), WARM
        )
    page.gap(words("{n} of {all} have been here.", n=been, all=here), COOL)
    return page.gap(words("For whoever leads: {key} ends the vote and counts.", key=count), QUIET)


def question(session: Session, words: Words, *, pass_key: str) -> Prose:
    """Return the question and its choices, as they stand at every turn: nothing is lit, nothing is chosen yet."""
    page = Prose().say(words.text(session.case.question), WARM)
    for index, option in enumerate(session.case.options):
        page.gap(words.text(option.label), STRONG, lead=f"{letter(index)}  ", lead_style=WARM)
    page.gap(words("I pass"), lead=f"{pass_key}  ", lead_style=WARM)
    page.gap(words("One key, and it is counted."), STRONG)
    page.say(words(texts.BALLOTS[Method.BOOTH]), QUIET, gap=True)
    return page.say(words(texts.UNANIMITY), QUIET)


def how_sure(words: Words, *, pass_key: str) -> Prose:
    """Return the question how sure somebody is."""
    page = Prose().say(words("How sure are you?"), WARM)
    for number, label in enumerate(SURE, start=1):
        page.say(words(label), STRONG, lead=f"{number}  ", lead_style=WARM, gap=True)
    page.gap(words("I pass"), lead=f"{pass_key}  ", lead_style=WARM)
    return page.gap(words("Counted apart from your choice: nobody can put the two together."), QUIET)


def before_counting(session: Session, booth: Booth, words: Words) -> str:
    """Say what counting does, and what a small booth keeps."""
    lines = [
        words("{n} of {all} have been here.", n=booth.been, all=len(session.present)),
        words("Counting ends this vote: only totals are kept, and nobody can add to them."),
    ]
    if booth.been < STORED_FROM:
        lines.append(words("Under five ballots, only their number is kept."))
        if any(part.method is not Method.BOOTH for part in session.round(_round(session)).parts):
            lines.append(
                words(
                    "The whole vote is then too few to show: better let these people vote as the others do."
                )
            )
    return "\n".join(lines)


def confidence_line(current: Round, words: Words, *, exact: bool) -> str:
    """Return how sure people were, as people may see it; empty where nobody was asked, or too few answered."""
    sure: ShownRound = shown_confidence(current, exact=exact)
    said = " · ".join(
        f"{words(label)}: {share(option, words)}" for label, option in zip(SURE, sure.options, strict=False)
    )
    return words("How sure: {shares}", shares=said) if said else ""


def both_exact(a: Round, b: Round) -> bool:
    """Whether both votes of a decision are large enough for numbers: side by side, the smaller one rules."""
    return all(r.ballots >= EXACT_FROM for r in (a, b) if r.ballots)
