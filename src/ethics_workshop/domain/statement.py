"""Which version of a statement is in force, and which one people are asked to sign (docs/decisions: statements)."""

import re
from collections.abc import Iterable

from ethics_workshop.domain.programme import Statement

_DIGITS = re.compile(r"(\d+)")

Order = tuple[bool, str, tuple[tuple[int, int, str], ...]]


def order(statement: Statement) -> Order:
    """Return what versions are ordered by: a department's own after the model, then effective dates, then versions.

    Of versions with one effective date, `10` comes after `9`.
    """
    parts = (part for part in _DIGITS.split(statement.version) if part)
    return (
        not statement.model,
        statement.effective,
        tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts),
    )


def in_force(statements: Iterable[Statement], statement_id: str, day: str) -> Statement | None:
    """Return the version of a statement in force on `day` (ISO): the newest whose effective date has come."""
    begun = (s for s in statements if s.id == statement_id and s.effective <= day)
    return max(begun, key=order, default=None)


def to_sign(statements: Iterable[Statement], named: str, day: str) -> Statement | None:
    """Return the statement that people sign on `day` (ISO); None when none is in force.

    `named` is the programme's. A department's own takes the place of a model: the one the programme names if it is the
    department's, else the newest of its own.
    """
    known = list(statements)
    present = [found for one in dict.fromkeys(s.id for s in known) if (found := in_force(known, one, day))]
    own = [statement for statement in present if not statement.model]
    if own:
        return max(own, key=lambda s: (s.id == named, order(s), s.id))
    return next((statement for statement in present if statement.id == named), None)


def before(statements: Iterable[Statement], statement: Statement) -> Statement | None:
    """Return the version that came before `statement`; None for the first one."""
    earlier = (s for s in statements if s.id == statement.id and order(s) < order(statement))
    return max(earlier, key=order, default=None)


def version_of(statements: Iterable[Statement], statement_id: str, version: str) -> Statement | None:
    """Return one version of a statement; None when there is none."""
    return next((s for s in statements if (s.id, s.version) == (statement_id, version)), None)
