"""What the tools for authors say when something is wrong; part of `words.sentences`."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

AUTHORING: Mapping[Problem, tuple[str, str]] = {
    Problem.DRAFT_FAULTY: (
        N_("What was told makes no sound case (problems: {count}). Nothing was written."),
        N_("Mend what is named above, and do it again."),
    ),
    Problem.CASE_EXISTS: (
        N_("There is a case “{case}” already, in {path}. Nothing was written."),
        N_("Choose another number and name: an id is never used twice."),
    ),
    Problem.ANSWERS_UNREADABLE: (
        N_("{path} cannot be read as TOML, at line {line}. Nothing was written."),
        N_("Mend the line: look for a missing quotation mark, bracket or equals sign."),
    ),
}
