"""What goes wrong while somebody learns alone, as sentences."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

LEARNING: Mapping[Problem, tuple[str, str]] = {
    Problem.NOBODY_LEARNS: (
        N_("It is not known who learns: what you choose is kept in a private file of your own."),
        N_("Name yourself with --as PERSON, or in your settings: “ethics-workshop settings set who PERSON”."),
    ),
    Problem.NOT_BEGUN: (
        N_("You have not begun the case {case} yet."),
        N_("Begin it with “ethics-workshop learn start {case}”."),
    ),
    Problem.STORY_OVER: (
        N_("The story of {case} is over: there is nothing left to choose. Nothing was changed."),
        N_("“learn back” undoes your last choice, so that you can try another way."),
    ),
    Problem.STORY_BEGINS_HERE: (
        N_("You are at the first decision of {case}: there is no choice to undo."),
        N_("Choose with “learn choose”."),
    ),
    Problem.STORY_CHANGED: (
        N_(
            "The case {case} has changed since you were here: your choices no longer fit it. Nothing was changed."
        ),
        N_("Begin it again with “ethics-workshop learn start {case}”."),
    ),
    Problem.STORY_NOT_OVER: (
        N_("The story of {case} is not over yet. Nothing was recorded."),
        N_("Go on to its end first: “learn show” tells where you are."),
    ),
    Problem.OPTION_NOT_OPEN: (
        N_("“{option}” is no option of this decision. Nothing was changed."),
        N_("The options are {known}."),
    ),
    Problem.UNKNOWN_QUESTION: (
        N_("There is no question “{card}” in the case bank."),
        N_("“ethics-workshop trivia next” names the one that is asked, such as C14-cousins-file.t1."),
    ),
    Problem.QUESTION_RESTS: (
        N_("The question {card} rests until {day}: you have answered it. Nothing was changed."),
        N_("“ethics-workshop trivia next” gives you another one."),
    ),
    Problem.NO_SUCH_CHOICE: (
        N_("“{choice}” is no choice of the question {card}. Nothing was changed."),
        N_("The choices are {known}, as “trivia next” shows them."),
    ),
    Problem.LEARNER_DAMAGED: (
        N_("Your private file {path} is damaged, and was left as it is. The records are not touched by it."),
        N_("“ethics-workshop learn forget” deletes it; then you begin anew."),
    ),
    Problem.LEARNER_FOLDER: (
        N_("The folder {path} of your private file cannot be used. Nothing was changed. {detail}"),
        N_("Ask for the right to write there, or choose another data folder with --data."),
    ),
}
"""Sentences about walks through cases and the private file that keeps them."""
