"""What goes wrong while a manager verifies, and with what leaves for people, as sentences."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

MANAGING: Mapping[Problem, tuple[str, str]] = {
    Problem.NOBODY_VERIFIES: (
        N_("It is not known who decides. Nothing was recorded."),
        N_("Name yourself with --as PERSON, or in your settings: “ethics-workshop settings set who PERSON”."),
    ),
    Problem.OWN_SIGNATURE: (
        N_("Nobody verifies their own signature. Nothing was recorded."),
        N_("Your own manager does it, or whom they delegated."),
    ),
    Problem.WAS_WITNESS: (
        N_("You witnessed the signature of {person}: somebody else verifies it. Nothing was recorded."),
        N_("Delegate it: “ethics-workshop acknowledge delegate --to PERSON”."),
    ),
    Problem.NOT_THEIR_MANAGER: (
        N_(
            "According to the roster, {person} does not report to you, and nobody delegated it to you. Nothing was recorded."
        ),
        N_("If that is wrong, import a newer roster, or ask the manager to delegate it to you."),
    ),
    Problem.SIGNATURE_WITHDRAWN: (
        N_("The signature of receipt {receipt} was withdrawn on {day}. Nothing was recorded."),
        N_("There is nothing to decide on; if the person signs again, there is another receipt."),
    ),
    Problem.NO_REASON: (
        N_("It takes a reason not to verify a signature. Nothing was recorded."),
        N_("Say in a sentence what is missing; the person can read it."),
    ),
    Problem.NO_REPORTS: (
        N_("According to the roster, nobody reports to {person}. Nothing was recorded."),
        N_("If that is wrong, import a newer roster: the column manager_id says who reports to whom."),
    ),
    Problem.DELEGATE_TO_ONESELF: (
        N_("You verify already what your own reports sign. Nothing was recorded."),
        N_("Name somebody else, or nobody."),
    ),
    Problem.FOLDER_NOT_EMPTY: (
        N_("There is something at {path} already. Nothing was written."),
        N_("Name a folder that is new or empty: what is written stands there alone."),
    ),
    Problem.NOT_CERTIFIED: (
        N_("The completion {completion} was voided on {day}: it certifies nothing. Nothing was written."),
        N_("“ethics-workshop completions list” shows why."),
    ),
    Problem.NO_BADGES: (
        N_("Badges need an extra that is not installed. Nothing was written."),
        N_("Install it with “pip install ethics-workshop[badges]”; everything else works without it."),
    ),
    Problem.KEY_EXISTS: (
        N_("There is a file at {path} already: a key is never replaced. Nothing was written."),
        N_("Use the key you have; with a new one, badges of the old one need the old public key."),
    ),
    Problem.NOT_A_KEY: (
        N_("{path} is no private key for badges. Nothing was written."),
        N_("“ethics-workshop badge key --out FILE” makes one."),
    ),
    Problem.BADGE_DOES_NOT_HOLD: (
        N_("The badge {path} does not hold under this key: it was altered, or somebody else signed it."),
        N_("Check that the public key is the department’s; the V&E office knows the completion’s number."),
    ),
    Problem.BADGE_OF_ANOTHER: (
        N_("The badge {path} holds, but it is not the one of {person}."),
        N_("Check the address: it must be the one on the roster when the badge was written."),
    ),
}
"""Sentences about verifying, and about what leaves for people."""
