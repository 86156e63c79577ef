"""Who may verify a signature, and when a missing one is late."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.acknowledgement import (
    Delegation,
    Hindrance,
    due_on,
    hindrance,
    responsible,
)
from ethics_workshop.domain.people import Person, Standing, Unit

UNIT = Unit("s", "b", "d")
IDS = "ABCDEF"
DAYS = ("2026-05-01", "2026-05-02", "2026-05-03")


def person(person_id: str, manager_id: str, *, left: bool = False) -> Person:
    standing = Standing.LEFT if left else Standing.ACTIVE
    return Person(person_id, person_id, "", "en", UNIT, manager_id, "employee", "", "", standing)


@st.composite
def rosters(draw: st.DrawFn) -> dict[str, Person]:
    """People who report to anybody, also in circles, to strangers and to those who have left."""
    managers = st.sampled_from(["", "stranger", *IDS])
    return {i: person(i, draw(managers), left=draw(st.booleans())) for i in IDS}


@settings(max_examples=60)
@given(rosters(), st.sampled_from(IDS))
def test_the_responsible_one_is_there_and_never_the_person(roster: dict[str, Person], who: str) -> None:
    """Whoever is responsible is on the roster, has not left, and is reached over leavers alone."""
    found = responsible(roster[who], roster.get)
    assert found != who
    if not found:
        return
    assert roster[found].standing is not Standing.LEFT
    at = roster[who].manager_id
    while at != found:
        assert roster[at].standing is Standing.LEFT
        at = roster[at].manager_id


PEOPLE = st.sampled_from(["", *IDS])
DELEGATIONS = st.none() | st.builds(
    Delegation, st.just("A"), PEOPLE, st.sampled_from(DAYS), st.sampled_from(["", *DAYS])
)


@settings(max_examples=60)
@given(PEOPLE, st.sampled_from(IDS), PEOPLE, st.sampled_from(["", "A"]), DELEGATIONS, st.sampled_from(DAYS))
@example("B", "C", "", "A", Delegation("A", "B", DAYS[0], DAYS[1]), DAYS[1])
def test_nobody_else_ever_verifies(  # one strategy each
    by: str, signer: str, witness: str, manager: str, delegation: Delegation | None, day: str
) -> None:
    """Only the manager and whom they delegated, on the days of the delegation; never the signer, never the witness."""
    found = hindrance(
        by, signer_id=signer, witness_id=witness, manager_id=manager, delegation=delegation, day=day
    )
    named = delegation is not None and delegation.delegate_id == by != ""
    within = delegation is not None and delegation.since <= day <= (delegation.until or day)
    may = (by == manager != "") or (manager != "" and named and within)
    assert (found is None) == (may and by not in {signer, witness})
    if by and by == signer:
        assert found is Hindrance.SIGNER


def test_days_to_sign_count_from_the_last_of_three_days() -> None:
    """From the cycle's beginning; for newcomers from their first day; for a new version from when it applies."""
    assert due_on("2026-04-01", "", "2026-04-01") == "2026-05-01"
    assert due_on("2026-04-01", "2026-10-05", "2026-04-01") == "2026-11-04"
    assert due_on("2026-04-01", "2020-01-06", "2026-06-01", 0) == "2026-06-01"
    assert due_on("2026-04-01", "9999-12-31", "", 30) == "9999-12-31"
