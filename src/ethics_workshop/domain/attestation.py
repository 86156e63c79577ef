"""Attestations: whose name was typed, and the receipt that can be checked later."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.text import fold

RECEIPT_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, so that a receipt can be read aloud and typed."""

RECEIPT_LENGTH = 15
"""Characters of a receipt before its check character: 75 bits."""


class Assurance(StrEnum):
    """How sure one can be of who signed (DESIGN.md, "Assurance"). A0 is never presented as more."""

    A0 = "A0"
    """A name typed on a machine that is not proven to be one's own."""
    A1 = "A1"
    """A one-time code to the departmental mailbox."""
    A2 = "A2"
    """Single sign-on."""


class SigningMethod(StrEnum):
    """Where a person signed."""

    KIOSK = "kiosk"
    """Alone at the machine of the session, after it."""
    OWN = "own"
    """At what the person says is their own machine."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a receipt stands for: the words, the version, the cycle and the name."""

    attestation_id: str
    person_id: str
    statement: str
    version: str
    cycle: str
    language: str
    text_sha256: str
    signed_name: str
    date: str


def same_name(typed: str, on_roster: str) -> bool:
    """Whether a typed name is the roster's, case, accents and spaces aside (DESIGN.md, "Attestations export")."""
    return bool(fold(typed)) and fold(typed) == fold(on_roster)


REFERENCE_LIMIT = 40
"""Characters of the reference of a declaration: a number in a register, never a sentence."""

_REFERENCE = re.compile(r"(?=.*[0-9])\w+(?:[ ./#-]{1,2}\w+){0,5}")


def is_reference(text: str) -> bool:
    """Whether a text can be the reference of a declaration filed elsewhere: short, with a figure, and no sentence.

    Rule: DESIGN.md 4, "conflict-of-interest content is never held".
    """
    return len(text) <= REFERENCE_LIMIT and _REFERENCE.fullmatch(text) is not None and text.count(" ") <= 2


def receipt(signed: Signed) -> str:
    """Return the receipt code of a signature, as `XXXX-XXXX-XXXX-XXXX`.

    The first 75 bits of SHA-256 over the signature's fields, in Crockford's base 32, and one check character: the
    sum of the values weighted 1 to 15, modulo 31, which catches nearly every mistyped or swapped character.
    """
    import hashlib

    fields = (getattr(signed, name) for name in Signed.__slots__)
    number = int.from_bytes(hashlib.sha256("\n".join(fields).encode()).digest(), "big") >> (256 - 75)
    code = "".join(RECEIPT_ALPHABET[(number >> shift) & 31] for shift in range(70, -1, -5))
    return "-".join((code + _check(code))[i : i + 4] for i in range(0, RECEIPT_LENGTH + 1, 4))


def read_receipt(typed: str) -> str:
    """Return a typed receipt in its written form, or an empty text when it is malformed.

    Upper or lower case, spaces and hyphens do not matter; O reads as 0, I and L as 1.
    """
    code = "".join(c for c in typed.upper() if not c.isspace() and c != "-").translate(
        str.maketrans("OIL", "011")
    )
    if len(code) != RECEIPT_LENGTH + 1 or any(c not in RECEIPT_ALPHABET for c in code):
        return ""
    if _check(code[:-1]) != code[-1]:
        return ""
    return "-".join(code[i : i + 4] for i in range(0, RECEIPT_LENGTH + 1, 4))


def _check(code: str) -> str:
    total = sum(weight * RECEIPT_ALPHABET.index(c) for weight, c in enumerate(code, start=1))
    return RECEIPT_ALPHABET[total % 31]
