"""What goes wrong with statements, signatures and receipts, as sentences."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

ATTESTING: Mapping[Problem, tuple[str, str]] = {
    Problem.NAME_DOES_NOT_MATCH: (
        N_("The name that was typed is not the roster’s name of {person}. Nothing was signed."),
        N_("Type the full name as it is on the roster; capitals, accents and spaces do not matter."),
    ),
    Problem.ON_BEHALF: (
        N_("You are not {person}. Nothing was signed."),
        N_(
            "To sign on somebody’s behalf, say why with “attest sign --note”: it is shown wherever the signature is."
        ),
    ),
    Problem.NO_REFERENCE: (
        N_(
            "That is no reference of a declaration: no details of a conflict are kept here. Nothing was signed."
        ),
        N_("Give at most its number, such as CR-2026-0142 ({limit} characters), or leave it out."),
    ),
    Problem.NO_STATEMENT: (
        N_("The case bank has no statement to attest to."),
        N_("Ask your V&E office."),
    ),
    Problem.UNKNOWN_STATEMENT: (
        N_("There is no statement “{statement}”. Nothing was changed."),
        N_("The statements are {known}; “statements list” shows their versions."),
    ),
    Problem.UNKNOWN_VERSION: (
        N_("The statement {statement} has no version “{version}”."),
        N_("Its versions are {known}."),
    ),
    Problem.STATEMENT_NOT_YET: (
        N_(
            "No version of the statement {statement} is in force yet: the first one begins on {date}. Nothing was signed."
        ),
        N_("Sign it from that day on."),
    ),
    Problem.STATEMENT_FAULTY: (
        N_("The statement in {path} has faults. Nothing was added."),
        N_("Mend the lines named above, then add it again."),
    ),
    Problem.VERSION_EXISTS: (
        N_(
            "Version {version} of the statement {statement} exists already, with other content. Nothing was added."
        ),
        N_("People may have signed it: give the changed text a version and an effective date of its own."),
    ),
    Problem.RECEIPT_MALFORMED: (
        N_("“{receipt}” is no receipt: a character is wrong or missing."),
        N_("Type it again: four groups of four letters and digits."),
    ),
    Problem.RECEIPT_UNKNOWN: (
        N_("The receipt {receipt} is not in the records of this computer."),
        N_("It may have been signed on another one: ask your V&E office."),
    ),
    Problem.RECEIPT_DOES_NOT_HOLD: (
        N_("The receipt {receipt} is on record, but the record no longer matches it."),
        N_("Run “ethics-workshop verify”, keep the file as it is and tell your V&E office."),
    ),
    Problem.RECEIPT_WITHDRAWN: (
        N_(
            "The receipt {receipt} no longer holds: the signature was withdrawn on {date} (“{reason}”). It stays in the record, marked."
        ),
        N_("Whoever withdrew it can sign again."),
    ),
    Problem.RECEIPT_OF_ANOTHER: (
        N_("The receipt {receipt} belongs to somebody else. Nothing was changed."),
        N_("A signature is withdrawn by whoever signed."),
    ),
    Problem.ALREADY_WITHDRAWN: (
        N_("The signature of receipt {receipt} was withdrawn on {date} already. Nothing was changed."),
        N_("The person can sign again."),
    ),
}
"""Sentences about statements by version, and what people sign."""
