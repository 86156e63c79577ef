"""The pages of the stage that are of no step: the test of the type, a pause, and the end."""

from ethics_workshop.tui.prose import QUIET, STRONG, Prose
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.pause import ROOM

PANGRAMS = {
    "en": "The quick brown fox jumps over the lazy dog. 0123456789",
    "fr": "Portez ce vieux whisky au juge blond qui fume. 0123456789",
}
"""Every letter of the alphabet, in each language: samples of type, never translated."""

SILENT = N_("The cockpit has stopped answering. The session is kept; this page stays.")
UNREADABLE = N_("The records cannot be read just now. This page stays.")


def opening(words: Words) -> Prose:
    """Return what the stage opens with: whether the type can be read at the back, and what makes it larger."""
    page = Prose().say(words("Can you read this?"), STRONG)
    page.gap(PANGRAMS[words.language], QUIET)  # as small and as faint as anything that the stage will show
    page.gap(words("At the back and at home: raise a hand if you cannot."), STRONG)
    page.gap(
        words(
            "Ctrl and + make the letters of most windows larger (⌘ and + on a Mac); so does a full screen."
        ),
        QUIET,
    )
    page.gap(words("The session shows here as soon as it goes on."), QUIET)
    return page


def paused(words: Words) -> Prose:
    """Return the neutral page: nothing of the case, the step or the reason."""
    first, *others = ROOM
    page = Prose().say(words(first), STRONG)
    for line in others:
        page.gap(words(line))
    return page


def over(words: Words) -> Prose:
    """Return what stands there once the session was given up."""
    return Prose().say(words("This session is over"), STRONG).gap(words("Thank you for being here."))
