"""What goes wrong with roadmaps and with completions from elsewhere, as sentences."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

PROGRAMME: Mapping[Problem, tuple[str, str]] = {
    Problem.DATE_TO_COME: (
        N_("{value} is still to come: a report as at a day tells what was known by then."),
        N_("Name today or a past day; “roadmap due --by DATE” looks ahead."),
    ),
    Problem.COMPLETIONS_FAULTY: (
        N_("The file of completions has faults. Nothing was imported."),
        N_("Mend the lines named above and import the file again."),
    ),
    Problem.COMPLETIONS_HEADERS: (
        N_("The first line of the file lacks these columns: {missing}. Nothing was imported."),
        N_("A file of completions has these headers, in any order: {required}."),
    ),
    Problem.COMPLETIONS_EMPTY: (
        N_("The file {path} holds no completions. Nothing was imported."),
        N_("Export it again, with its header line and its rows."),
    ),
    Problem.COMPLETIONS_NOT_TEXT: (
        N_("The file {path} is no CSV text. Nothing was imported."),
        N_("In the spreadsheet, save it as “CSV UTF-8” and import that file."),
    ),
    Problem.COMPLETIONS_TOO_LARGE: (
        N_("{path} is too large for a file of completions. Nothing was imported."),
        N_("Check that it is the right file, or import it in parts."),
    ),
    Problem.UNKNOWN_COMPLETION: (
        N_("There is no completion {completion}. Nothing was changed."),
        N_("“ethics-workshop completions list” shows the completions of this computer."),
    ),
    Problem.COMPLETION_VOIDED: (
        N_("The completion {completion} was voided on {day} already. Nothing was changed."),
        N_("“completions list” shows it, and why."),
    ),
}
"""Sentences about roadmaps and completions."""
