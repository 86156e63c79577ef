"""What a row of the roster must be, as a schema for pydantic's core, and what its errors are called in a fault.

The layer above that core would cost a tenth of a second and ten megabytes, for the same check.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as cs

from ethics_workshop.domain.text import NAME_LIMIT, clean
from ethics_workshop.services.ports import ROSTER_COLUMNS, RosterFault, RosterRow

EMAIL_LIMIT = 254
"""Characters of an address (RFC 5321, 4.5.3.1.3: a path of 256 with its brackets)."""

_SHOWN = 80
"""Characters of a faulty value that are repeated to the reader."""

# Text that `domain.text.clean` leaves as it is, so that nearly every row passes without being touched: Latin letters
# in composed form, ASCII, and the typographic apostrophe, without spaces at the ends.
_PLAIN = r"!-~\x{a1}-\x{ac}\x{ae}-\x{2ff}\x{1e00}-\x{1eff}\x{2019}"
_UNTOUCHED = rf"[{_PLAIN}](?:[ {_PLAIN}]*[{_PLAIN}])?"


def _email(letter: str) -> str:
    """Return the pattern of an address, or of none, whose letters and digits are `letter`."""
    atom = rf"[{letter}!#$%&'*+/=?^_`{{|}}~-]+"
    label = rf"[{letter}](?:[{letter}-]*[{letter}])?"
    return rf"^(?:{atom}(?:\.{atom})*@(?:{label}\.)+{label})?$"


_LEAP_YEAR = r"(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)"
_DATE = (
    r"^(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    rf"|{_LEAP_YEAR}-02-29)?$"
)
"""A day of the Gregorian calendar from year 1000 on, as ISO 8601 text, or nothing: one expression, for a call per cell costs too much."""

LANGUAGES = ("en", "fr")
ROLES = ("employee", "supervisor", "manager", "executive")


def _row(text_pattern: str, letter: str) -> cs.CoreSchema:
    """Return the schema of a row whose texts have this pattern, and whose addresses have these letters and digits."""
    needed = cs.str_schema(min_length=1, max_length=NAME_LIMIT, pattern=f"^{text_pattern}$")
    optional = cs.str_schema(max_length=NAME_LIMIT, pattern=f"^(?:{text_pattern})?$")
    email = cs.str_schema(max_length=EMAIL_LIMIT, pattern=_email(letter))
    language, role = cs.literal_schema(list(LANGUAGES)), cs.literal_schema(list(ROLES))
    day = cs.str_schema(pattern=_DATE)
    unit = (needed, needed, needed)
    return cs.tuple_schema([needed, needed, email, language, *unit, optional, role, day, day])


_NO_CACHE = cs.CoreConfig(cache_strings="none")


@cache
def _quick_check() -> SchemaValidator:
    """Return the check of many rows that passes only what is sound and needs no cleaning."""
    return SchemaValidator(cs.list_schema(_row(_UNTOUCHED, "0-9A-Za-z")), _NO_CACHE)


@cache
def _whole_check() -> SchemaValidator:
    """Return the check of one cleaned row."""
    return SchemaValidator(_row(".*", r"\p{L}\p{M}\p{N}"), _NO_CACHE)


def untouched(rows: Sequence[Sequence[str]]) -> tuple[list[RosterRow], set[int]]:
    """Return the rows as they are, and the indexes of those that need to be cleaned or are faulty."""
    try:
        return _quick_check().validate_python(rows), set()
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        return [tuple(row) for row in rows], {int(detail["loc"][0]) for detail in details}


def cleaned(row: Sequence[str]) -> RosterRow:
    """Return the row with every cell cleaned (DESIGN.md rule 5) and without spaces at its ends."""
    return tuple(
        cell.strip() if cell.isascii() and cell.isprintable() else clean(cell).strip() for cell in row
    )


def faults_of(row: RosterRow, line: int) -> list[RosterFault]:
    """Return what is wrong in a cleaned row."""
    try:
        _whole_check().validate_python(row)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return [_fault(line, int(detail["loc"][0]), detail) for detail in details]
    return []


def leaves_before_hired(row: RosterRow, line: int) -> RosterFault:
    """Return the fault of a row whose last day is before its first."""
    return RosterFault(line, "left", "left-before-hired", (("hired", row[9]), ("left", row[10])))


def _fault(line: int, index: int, detail: Mapping[str, Any]) -> RosterFault:
    column, value = ROSTER_COLUMNS[index], str(detail["input"])
    shown = ("value", value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")
    if detail["type"] == "string_too_short" or not value:
        return RosterFault(line, column, "empty")
    if detail["type"] == "string_too_long":
        limit = str(detail["ctx"]["max_length"])
        return RosterFault(line, column, "too-long", (("length", str(len(value))), ("limit", limit)))
    if detail["type"] == "literal_error":
        allowed = LANGUAGES if column == "language" else ROLES
        return RosterFault(line, column, "not-in-list", (shown, ("allowed", ", ".join(allowed))))
    return RosterFault(line, column, "bad-email" if column == "email" else "bad-date", (shown,))
