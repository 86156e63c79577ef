"""A commitment in words: its sentence, from two halves; what became of it."""

from collections.abc import Mapping

from ethics_workshop.domain.loop_event import OPEN, Outcome
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.words.language import P_, Words

OUTCOMES: Mapping[str, str] = {
    Outcome.KEPT: P_("commitment", "kept"),
    Outcome.NOT_KEPT: P_("commitment", "not kept"),
    Outcome.CHANGED: P_("commitment", "changed"),
    OPEN: P_("commitment", "still open"),
}


def outcome_name(status: str, words: Words) -> str:
    """Return what became of a commitment, or that it is still open; an unknown word is given back as it is."""
    return words.p("commitment", OUTCOMES[status]) if status in OUTCOMES else status


def sentence(situation: str, action: str, words: Words) -> str:
    """Return the commitment as one sentence in the language of `words`; without a situation, the action alone."""
    situation, action = clean(situation).rstrip(" ,;"), clean(action).rstrip(" .")
    if not action:
        return ""
    if not situation:
        return f"{action[0].upper()}{action[1:]}."
    if situation.lower().startswith(("il ", "ils ")):  # before these two words alone, French elides
        he = f"i{situation[1:]}"
        return words.p("before “il”", "If {situation}, then {action}.", situation=he, action=action)
    return words("If {situation}, then {action}.", situation=situation, action=action)


def answer_text(answer: Text, words: Words) -> str:
    """Return an answer in the language of `words`, or in the one in which it was written; empty for none."""
    return clean(words.text(answer)) or clean(answer.en) or clean(answer.fr)
