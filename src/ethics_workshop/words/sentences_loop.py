"""What goes wrong with commitments that are looked at again, and with answers, as sentences."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

LOOP: Mapping[Problem, tuple[str, str]] = {
    Problem.UNKNOWN_COMMITMENT: (
        N_("No closed session has a commitment {commitment}. Nothing was recorded."),
        N_("“ethics-workshop commitments list” shows the commitments of this computer."),
    ),
    Problem.COMMITMENT_CHANGED: (
        N_("The commitment {commitment} was changed already. Nothing was recorded."),
        N_("{successor} took its place: say what became of that one."),
    ),
    Problem.NO_SUCCESSOR: (
        N_("What takes the place of the commitment {commitment} was not said. Nothing was recorded."),
        N_("Write the new one too: “if …”, “then …”, or one sentence."),
    ),
    Problem.SUCCESSOR_UNASKED: (
        N_("Another text was given, but the commitment {commitment} was not changed. Nothing was recorded."),
        N_("Leave the text out, or choose that it was changed."),
    ),
    Problem.SAID_IN_OTHER_UNIT: (
        N_(
            "The session {session} is of another unit than the commitment {commitment}. Nothing was recorded."
        ),
        N_("Name a session of the unit, or none."),
    ),
    Problem.NO_SUCH_QUESTION: (
        N_("No closed session has a question {question}. Nothing was recorded."),
        N_("“ethics-workshop questions list” shows the questions of this computer."),
    ),
    Problem.COMMITMENT_WORDS: (
        N_("A commitment is one sentence, or an “if” and a “then”. Nothing was recorded."),
        N_("Give --text alone, or --then with or without --if."),
    ),
}
