"""What the rooms say together, in words: quarters, and how content people were."""

from ethics_workshop.domain.heard import Answers, Quarter
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.names import band_name
from ethics_workshop.words.texts import WRAP_UP_QUESTIONS

QUARTERS = (
    N_("January to March {year}"),
    N_("April to June {year}"),
    N_("July to September {year}"),
    N_("October to December {year}"),
)


def quarter_name(quarter: Quarter, words: Words) -> str:
    """Return a quarter by its months, such as `October to December 2026`."""
    return words(QUARTERS[quarter.number - 1], year=quarter.year)


def share_content(answers: Answers, words: Words) -> str:
    """Return which share gave 4 or 5: a percentage from ten answers on, words below."""
    if answers.percent is None:
        return band_name(answers.band, words)
    return f"{answers.percent}\u00a0%" if words.language == "fr" else f"{answers.percent}%"


def content(answers: Answers, words: Words) -> str:
    """Return the answers to one of the three questions as one line."""
    said = words.n("{n} answer", "{n} answers", answers.answers)
    agreed = words("4 or 5: {share}", share=share_content(answers, words))
    return " · ".join((words(WRAP_UP_QUESTIONS[answers.question - 1]), said, agreed))
