"""What is said of questions: why none is asked, and when one comes back. Nothing that counts points or presses."""

from ethics_workshop.domain.trivia import Deal, Dealt, Memory
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_, Words

ENOUGH = N_("That is enough for today.")
PRIVATE_ANSWERS = N_("Your answers stay in your private file; nobody counts them.")
"""The promise under a question."""


def nothing_line(deal: Deal, words: Words) -> str:
    """Return why nothing is asked, and what one can do."""
    if deal.state is Dealt.ENOUGH:
        more = words("Whoever wants to goes on: “ethics-workshop trivia next --more”.")
        return f"{words(ENOUGH)} {more}"
    return resting(deal, words)


def resting(deal: Deal, words: Words) -> str:
    """Return why there is no question to ask."""
    if deal.state is Dealt.NO_QUESTIONS:
        return words("The cases of this bank have no questions.")
    if deal.next_on is None:
        return words("Nothing is due.")
    return words("Nothing is due. The next question comes back on {day}.", day=short_day(deal.next_on, words))


def comes_back(memory: Memory, words: Words) -> str:
    """Return when a question is asked again."""
    days = (memory.due_on - memory.answered_on).days
    if days == 1:
        return words("It comes back tomorrow.")
    return words.n("It comes back in {n} day.", "It comes back in {n} days.", days)
