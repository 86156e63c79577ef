"""Which version is in force, and which statement people sign."""

import pytest

from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.statement import before, in_force, to_sign, version_of
from ethics_workshop.domain.text import Text


def made(one: str, version: str, effective: str, *, model: bool = False) -> Statement:
    return Statement(one, version, effective, Text("t", "t"), Text("b", "b"), model)


MODEL = made("model", "1", "2026-04-01", model=True)
OWN = made("code", "9", "2026-06-01")
NEWER = made("code", "10", "2027-06-01")


@pytest.mark.parametrize(
    ("day", "version"), [("2026-05-31", None), ("2026-06-01", "9"), ("2027-05-31", "9"), ("2027-06-01", "10")]
)
def test_the_newest_that_has_begun_is_in_force(day: str, version: str | None) -> None:
    """From the effective date itself on; before the first one, none."""
    found = in_force([NEWER, OWN, MODEL], "code", day)
    assert (found.version if found else None) == version


def test_of_one_date_the_later_version_holds_by_number() -> None:
    """10 comes after 9, and after 9 with a letter; a department's own after a model, whatever its date."""
    ten, nine = made("code", "10", "2026-06-01"), made("code", "9b", "2026-06-01")
    assert in_force([ten, OWN, nine], "code", "2026-06-01") == ten
    model = made("code", "11", "2026-09-01", model=True)
    assert in_force([model, OWN], "code", "2026-12-01") == OWN


def test_the_departments_own_takes_the_place_of_the_model_once_it_is_in_force() -> None:
    """Before its date the model is signed; the one that the programme names goes before another own one."""
    known = [MODEL, OWN, NEWER]
    assert to_sign(known, "model", "2026-03-31") is None
    assert to_sign(known, "model", "2026-05-31") == MODEL
    assert to_sign(known, "model", "2026-06-01") == OWN
    other = made("oath", "1", "2026-07-01")
    assert to_sign([*known, other], "model", "2026-08-01") == other
    assert to_sign([*known, other], "code", "2026-08-01") == OWN
    assert to_sign([OWN], "model", "2026-05-01") is None


def test_versions_are_found_and_have_one_before() -> None:
    """The first one has none before it; another statement's versions do not count."""
    known = [NEWER, MODEL, OWN]
    assert version_of(known, "code", "10") == NEWER
    assert version_of(known, "code", "1") is None
    assert before(known, NEWER) == OWN
    assert before(known, OWN) is None
