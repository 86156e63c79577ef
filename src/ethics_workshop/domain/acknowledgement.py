"""Acknowledgements: who may verify a signature, where each report stands, and who is late."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.people import Person, Standing

DAYS_TO_SIGN = 30
"""Days from the beginning of a cycle, or from being hired, after which a missing signature is late."""


class Verdict(StrEnum):
    """What a manager decides on an acknowledgement."""

    VERIFIED = "verified"
    REFUSED = "refused"


class Standpoint(StrEnum):
    """Where somebody stands with this cycle's acknowledgement."""

    VERIFIED = "verified"
    REFUSED = "refused"
    WAITING = "waiting"
    """Signed, and not decided on yet."""
    NOT_SIGNED = "not-signed"


class Hindrance(StrEnum):
    """Why somebody may not decide on a signature."""

    SIGNER = "signer"
    WITNESS = "witness"
    NOT_THEIRS = "not-theirs"
    """Neither the person's manager nor delegated by them."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who verifies for a manager, from `since` until `until` (local ISO dates; an empty `until`: further notice)."""

    manager_id: str
    delegate_id: str
    since: str
    until: str

    def in_force(self, day: str) -> bool:
        """Whether it holds on the local ISO date `day`, the last one included."""
        return bool(self.delegate_id) and self.since <= day and (not self.until or day <= self.until)


def responsible(person: Person, find: Callable[[str], Person | None]) -> str:
    """Return who verifies for a person: their manager; of one who has left, that one's manager, and so on.

    Empty where the roster names nobody, or only leads round in a circle. Never the person themself.
    """
    seen = {person.person_id}
    wanted = person.manager_id
    while wanted and wanted not in seen:
        manager = find(wanted)
        if manager is None:
            return ""
        if manager.standing is not Standing.LEFT:
            return wanted
        seen.add(wanted)
        wanted = manager.manager_id
    return ""


def hindrance(
    by_id: str, *, signer_id: str, witness_id: str, manager_id: str, delegation: Delegation | None, day: str
) -> Hindrance | None:
    """Return why `by_id` may not decide on a signature on the local ISO date `day`; None when they may.

    Rule: the manager, or whom the manager delegated, and never the signer or who witnessed the signature.
    `delegation` is the last one of `manager_id`.
    """
    if by_id == signer_id:
        return Hindrance.SIGNER
    if witness_id and by_id == witness_id:
        return Hindrance.WITNESS
    delegated = delegation is not None and delegation.in_force(day) and delegation.delegate_id == by_id
    if not by_id or not manager_id or not (by_id == manager_id or delegated):
        return Hindrance.NOT_THEIRS
    return None


def due_on(began: str, hired: str, effective: str, days: int = DAYS_TO_SIGN) -> str:
    """Return the local ISO date by which to sign: `days` after the last of three days.

    They are the cycle's first day, the day of being hired (may be empty), and the one from which the version applies.
    """
    first = dt.date.fromisoformat(max(began, hired, effective))
    return (first + dt.timedelta(days=min(days, (dt.date.max - first).days))).isoformat()
