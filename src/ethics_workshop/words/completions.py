"""Faults, remarks and outcomes of an import of completions, in words."""

from collections.abc import Mapping

from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.roster import FAULTS as OF_ANY_FILE

FAULTS: Mapping[str, str] = {
    **OF_ANY_FILE,
    "unknown-person": N_("nobody on the roster has the id “{value}”"),
    "unknown-requirement": N_("the programme has no requirement “{value}”; use one of {known}"),
    "not-by-course": N_("“{value}” is not completed by a course: it needs a signature, a session or a case"),
    "date-to-come": N_("{value} is still to come"),
    "before-hired": N_("{value} is before the first day of work, {hired}"),
    "after-left": N_("{value} is after the last day of work, {left}"),
    "conflict-in-file": N_(
        "line {first} says the same person, requirement and day with another method or reference; keep one"
    ),
    "conflict-in-record": N_(
        "{completion} is on record for the same person, requirement and day, with the reference “{reference}”; void it first if it is wrong"
    ),
    "voided-before": N_("this is {completion}, which was voided on {day}; it was not added again"),
}
"""What is wrong, by the code of a fault or a remark. It follows the place: `line 27, column requirement: …`."""


def outcome(added: int, already: int, repeated: int, words: Words, *, written: bool) -> str:
    """Return what the import did, or what it would do when nothing was written."""
    if not added:
        said = [words("Nothing to add.")]
    elif written:
        said = [words.n("{n} completion recorded.", "{n} completions recorded.", added)]
    else:
        said = [
            words.n(
                "Nothing was imported. An import would record {n} completion.",
                "Nothing was imported. An import would record {n} completions.",
                added,
            )
        ]
    if already:
        said.append(
            words.n(
                "{n} was on record before: nothing added.",
                "{n} were on record before: nothing added.",
                already,
            )
        )
    if repeated:
        said.append(
            words.n(
                "{n} row repeats another one of the file: it counts once.",
                "{n} rows repeat another one of the file: they count once.",
                repeated,
            )
        )
    return " ".join(said)
