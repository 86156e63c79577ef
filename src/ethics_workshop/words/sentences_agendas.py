"""What goes wrong with agendas and with planning by them, as sentences."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

AGENDAS: Mapping[Problem, tuple[str, str]] = {
    Problem.NOTHING_OWED: (
        N_("The room of session {session} is not owed any news. Nothing was recorded."),
        N_("After a listening session it is: there, say what was done with what people said."),
    ),
    Problem.AGENDA_FAULTY: (
        N_("This agenda cannot be led as it stands: {path}, line {line}. Nothing was saved."),
        N_("“agendas check” says what is wrong in which line."),
    ),
    Problem.AGENDA_ID_TAKEN: (
        N_("There is an agenda “{agenda}” already. Nothing was saved."),
        N_("Give yours another id; those taken are {known}."),
    ),
    Problem.BAD_STEP_LENGTH: (
        N_("“{value}” is no length of a step. Nothing was saved."),
        N_("Write a step and its seconds, such as discuss=300. The steps are {known}."),
    ),
    Problem.STEP_STAYS: (
        N_("“{place}” is not left out: a session without it would be none. Nothing was saved."),
        N_("Make it shorter, or leave out another step."),
    ),
    Problem.BAD_TIME: (
        N_("“{value}” is no time of a day. Nothing was written."),
        N_("Write hours and minutes, such as 9:30."),
    ),
    Problem.NOTHING_FITS: (
        N_("Nothing fits into {minutes} minutes."),
        N_("The shortest agenda takes {least} minutes; ask for more time, or leave out --topic and --level."),
    ),
    Problem.BAD_YEAR: (
        N_("“{value}” is no year of the programme."),
        N_("Write the two years that it spans, such as 2026-2027."),
    ),
}
