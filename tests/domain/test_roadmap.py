"""The roadmap: dates, states and reasons, and a thousand careers against an oracle that lives every day of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.career import is_new, present_spell
from ethics_workshop.domain.days import add_months
from ethics_workshop.domain.people import Person, PersonSince, Role, Standing, Unit
from ethics_workshop.domain.programme import Anchor, Due, Renewal, Requirement
from ethics_workshop.domain.roadmap import SOON, Evidence, Item, Reason, State, roadmap
from ethics_workshop.domain.text import Text

T = TypeVar("T")
TITLE = Text("t", "t")
YEARLY = Requirement(
    "yearly", TITLE, (), due=Due(1), renewal=Renewal(calendar="04-01"), minimum=3, attestation=True
)
COURSE = Requirement("course", TITLE, (), due=Due(3), course=True)


def person(
    hired: str, role: Role = Role.EMPLOYEE, left: str = "", standing: Standing = Standing.ACTIVE
) -> Person:
    return Person("001", "A", "", "en", Unit("s", "b", "d"), "", role, hired, left, standing)


def since(day: str, *args: object, **named: object) -> PersonSince:
    return PersonSince(day, person(*args, **named))  # type: ignore[arg-type]


def done(day: str, requirement: str = "course", **named: object) -> Evidence:
    return replace(Evidence("C1", day, "course", requirement), **named)  # type: ignore[arg-type]


def only(
    versions: Sequence[PersonSince], requirement: Requirement, evidence: Sequence[Evidence], day: str
) -> Item:
    (item,) = roadmap(versions, [requirement], evidence, ["code"], dt.date.fromisoformat(day))
    return item


def said(item: Item) -> tuple[str, str, str, str]:
    return item.due, item.state, item.since, item.reason


# single rules


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
     ("2026-12-31", 0, "2026-12-31"), ("2026-10-31", 4, "2027-02-28"), ("9999-12-01", 1, "9999-12-31")],
)  # fmt: skip
def test_months_end_with_their_last_day(day: str, months: int, expected: str) -> None:
    """31 January and a month is the last of February; the calendar has an end."""
    assert add_months(dt.date.fromisoformat(day), months).isoformat() == expected


def test_what_is_open_becomes_due_thirty_days_before() -> None:
    """Due on 1 June: upcoming until 1 May, due from 2 May on, and it says since when."""
    career = [since("2026-03-01", "2026-03-01")]
    assert dt.date(2026, 6, 1) - dt.timedelta(days=SOON) == dt.date(2026, 5, 2)
    assert said(only(career, COURSE, [], "2026-05-01")) == (
        "2026-06-01", State.UPCOMING, "2026-03-01", Reason.HIRE)  # fmt: skip
    assert said(only(career, COURSE, [], "2026-05-02"))[1:3] == (State.DUE, "2026-05-02")


def test_the_day_itself_is_due_and_the_next_one_overdue() -> None:
    """A date is kept on its own day."""
    career = [since("2026-03-01", "2026-03-01")]
    assert only(career, COURSE, [], "2026-06-01").state is State.DUE
    late = only(career, COURSE, [], "2026-06-02")
    assert said(late) == ("2026-06-01", State.OVERDUE, "2026-06-02", Reason.HIRE)


def test_nobody_away_is_asked() -> None:
    """Left, missing from the newest roster, not there yet; on the first and the last day one is asked."""
    for versions in (
        [since("2026-01-01", "2020-01-06", left="2026-02-28")],
        [since("2026-01-01", "2020-01-06", standing=Standing.INACTIVE)],
        [since("2026-01-01", "2026-03-02")],
    ):
        assert roadmap(versions, [COURSE], [], [], dt.date(2026, 3, 1)) == []
    for versions in (
        [since("2026-01-01", "2020-01-06", left="2026-03-01")],
        [since("2026-01-01", "2026-03-01")],
    ):
        assert len(roadmap(versions, [COURSE], [], [], dt.date(2026, 3, 1))) == 1


def test_who_returns_starts_anew_with_what_still_counts() -> None:
    """A course without an end counts for ever; one that expired before the return does not."""
    career = [
        since("2020-01-06", "2020-01-06"),
        since("2024-01-10", "2020-01-06", left="2024-01-31"),
        since("2026-03-01", "2026-03-02"),
    ]
    assert only(career, COURSE, [done("2021-05-05")], "2026-03-10").state is State.DONE
    renewed = replace(COURSE, renewal=Renewal(months=24))
    assert said(only(career, renewed, [done("2021-05-05")], "2026-03-10")) == (
        "2026-06-02", State.UPCOMING, "2026-03-02", Reason.HIRE)  # fmt: skip
    kept = only(career, renewed, [done("2024-05-05")], "2026-03-10")
    assert said(kept) == ("2026-05-05", State.DONE, "2024-05-05", Reason.RENEWAL)
    assert only(career, renewed, [done("2024-05-05")], "2026-05-06").state is State.OVERDUE


def test_a_role_counts_from_the_day_it_came() -> None:
    """From the first version with one of the roles; from the first day where it had it then; not at all without it."""
    leading = replace(COURSE, roles=(Role.SUPERVISOR, Role.MANAGER), due=Due(6, Anchor.ROLE))
    grown = [since("2020-02-01", "2020-01-06"), since("2026-02-02", "2020-01-06", Role.SUPERVISOR),
             since("2026-04-02", "2020-01-06", Role.MANAGER)]  # fmt: skip
    assert said(only(grown, leading, [], "2026-05-01"))[::3] == ("2026-08-02", Reason.ROLE)
    hired = [since("2026-02-02", "2026-01-05", Role.MANAGER)]
    assert said(only(hired, leading, [], "2026-05-01"))[::3] == ("2026-07-05", Reason.HIRE)
    assert roadmap(grown[:1], [leading], [], [], dt.date(2026, 5, 1)) == []
    back = [*grown, since("2026-05-05", "2020-01-06"), since("2026-06-06", "2020-01-06", Role.MANAGER)]
    assert only(back, leading, [], "2026-07-01").due == "2026-12-06"


def test_a_newcomer_is_not_asked_twice() -> None:
    """Hired and signed in February: the 1 April of that year passes by. Who did not sign stays late."""
    signed = done("2027-02-20", "", statement="code")
    career = [since("2027-02-15", "2027-02-15")]
    assert said(only(career, YEARLY, [signed], "2027-04-02")) == (
        "2028-04-01", State.DONE, "2027-02-20", Reason.CALENDAR)  # fmt: skip
    assert said(only(career, YEARLY, [], "2027-04-02"))[:2] == ("2027-03-15", State.OVERDUE)
    old = [since("2027-02-15", "2020-02-15")]
    assert only(old, YEARLY, [signed], "2027-04-01").state is State.DUE
    assert only(old, YEARLY, [signed], "2027-04-02").state is State.OVERDUE
    assert only(old, YEARLY, [signed], "2027-03-31").state is State.DONE


def test_days_to_do_it_begin_with_the_calendar_date() -> None:
    """60 days: nothing is asked before the date, for a signature of the cycle before would not count."""
    patient = replace(YEARLY, renewal=Renewal(calendar="04-01", within=60))
    career = [since("2020-02-15", "2020-02-15")]
    signed = [done("2026-05-20", "", statement="code")]
    states = {day: only(career, patient, signed, day).state for day in
              ("2027-03-31", "2027-04-01", "2027-05-01", "2027-05-31", "2027-06-01")}  # fmt: skip
    assert list(states.values()) == ["done", "upcoming", "due", "due", "overdue"]
    assert only(career, patient, signed, "2027-05-31").due == "2027-05-31"


def test_a_new_requirement_begins_with_its_first_day() -> None:
    """Who was there long before is asked from then on; with `newcomers` not at all."""
    career = [since("2020-02-15", "2020-02-15")]
    later = replace(COURSE, effective="2026-04-01")
    assert said(only(career, later, [], "2026-05-01"))[::3] == ("2026-07-01", Reason.EFFECTIVE)
    assert roadmap(career, [replace(later, newcomers=True)], [], [], dt.date(2026, 5, 1)) == []
    first = [since("2026-04-01", "2026-04-01")]
    assert only(first, replace(later, newcomers=True), [], "2026-05-01").due == "2026-07-01"


def test_what_counts_as_evidence() -> None:
    """Its own completions, cases worked through alone where they are taken, signatures where they are; nothing else."""
    career, day = [since("2020-02-15", "2020-02-15")], "2026-05-01"
    solo = done("2026-03-01", "", method="solo", case_ids=("C14-cousins-file",))
    signed = done("2026-03-01", "", statement="code")
    for requirement, evidence, counts in (
        (COURSE, done("2026-03-01"), True),
        (COURSE, done("2026-03-01", "other"), False),
        (COURSE, solo, False),
        (replace(COURSE, cases=("any",)), solo, True),
        (replace(COURSE, cases=("C14",)), solo, True),
        (replace(COURSE, cases=("C1",)), solo, False),
        (replace(COURSE, cases=("any",)), replace(solo, method="session"), False),
        (COURSE, signed, False),
        (YEARLY, signed, True),
        (YEARLY, replace(signed, statement="other"), False),
        (COURSE, done("2026-05-02"), False),
    ):
        item = only(career, requirement, [evidence], day)
        assert (item.evidence is not None) is counts, (requirement, evidence)


def test_without_a_date_nothing_is_late() -> None:
    """A requirement of a programme from before there were dates: to be done one day, or done."""
    bare = Requirement("course", TITLE, ("huddle",))
    career = [since("2020-02-15", "2020-02-15")]
    assert said(only(career, bare, [], "2026-05-01")) == ("", State.UPCOMING, "2020-02-15", Reason.NONE)
    assert said(only(career, bare, [done("2026-02-02")], "2026-05-01"))[:2] == ("", State.DONE)


def test_new_is_for_thirty_days() -> None:
    """The checklist of the first day is for those who began lately, also when they come back."""
    spell = present_spell([since("2020-01-06", "2020-01-06"), since("2026-03-01", "2026-03-02")])
    days = [dt.date(2026, 3, 1), dt.date(2026, 3, 2), dt.date(2026, 4, 1), dt.date(2026, 4, 2)]
    assert [is_new(spell, day) for day in days] == [False, True, True, False]


# a thousand careers


@dataclass(frozen=True)
class Life:
    versions: tuple[PersonSince, ...]
    requirement: Requirement
    days_done: tuple[dt.date, ...]
    day: dt.date


START = dt.date(2024, 1, 1)
TURNS = [dt.date(2024, 1, 31), dt.date(2024, 2, 29), dt.date(2025, 2, 28), dt.date(2025, 3, 31), dt.date(2025, 4, 1),
         dt.date(2026, 4, 1)]  # fmt: skip
"""Days on which months, years and cycles turn."""


class Chooser:
    """Chooses by bytes: drawing forty at once takes a twentieth of drawing each choice, and shrinks as well."""

    def __init__(self, bytes_: bytes) -> None:
        self._rest = iter(bytes_)

    def number(self, most: int) -> int:
        return (next(self._rest) << 8 | next(self._rest)) % (most + 1)

    def one(self, options: Sequence[T]) -> T:
        return options[next(self._rest) % len(options)]

    def day(self) -> dt.date:
        return self.one([START + dt.timedelta(days=self.number(1100)), self.one(TURNS)])


def requirement_of(choose: Chooser) -> Requirement:
    calendar = choose.one(["04-01", "02-29", "12-31", "01-01", "09-15"])
    renewals = [None, Renewal(months=1 + choose.number(13)),
                Renewal(calendar=calendar, every=choose.one([1, 2]), within=choose.one([0, 0, 10, 45]))]  # fmt: skip
    return Requirement(
        "course",
        TITLE,
        (),
        roles=choose.one([(), (), (), (Role.MANAGER,), (Role.MANAGER, Role.SUPERVISOR)]),
        due=choose.one([None, *(Due(choose.number(7), anchor) for anchor in Anchor)]),
        effective=choose.one(["", "", "2025-02-28"]),
        newcomers=choose.one([False] * 5 + [True]),
        renewal=choose.one(renewals),
        minimum=choose.one([0, 3, 6]),
        course=True,
    )


def life_of(bytes_: bytes) -> Life:
    """Somebody is hired, comes into roles and out of them, moves, goes missing, leaves, and returns."""
    choose = Chooser(bytes_)
    requirement = requirement_of(choose)
    hired, left, role = choose.day(), "", Role.EMPLOYEE
    known = hired + dt.timedelta(days=choose.number(80) - 20)
    versions: list[PersonSince] = []
    for _ in range(1 + choose.number(4)):
        what = choose.one(["role", "role", "transfer", "transfer", "missing", "leave", "return", "return"])
        if what == "role" or not versions:
            role = choose.one([Role.EMPLOYEE, Role.SUPERVISOR, Role.MANAGER])
        standing = Standing.INACTIVE if what == "missing" else Standing.ACTIVE
        if what == "leave":
            left = (known + dt.timedelta(days=choose.number(25) - 5)).isoformat()
        if what == "return" and versions:
            hired, left = known + dt.timedelta(days=choose.number(30)), ""
        versions.append(PersonSince(known.isoformat(), person(hired.isoformat(), role, left, standing)))
        known += dt.timedelta(days=1 + choose.number(300))
    begun = dt.date.fromisoformat(choose.one(versions).since)
    day = choose.one(
        [choose.day(), *(begun + dt.timedelta(days=choose.number(most)) for most in (60, 200, 700))]
    )
    known_by_then = tuple(version for version in versions if version.since <= day.isoformat())
    return Life(known_by_then, requirement, tuple(choose.day() for _ in range(choose.number(3))), day)


LIVES = st.binary(min_size=90, max_size=90).map(life_of)


class Oracle:
    """Lives every day of a career, one after the other, and knows no arithmetic of dates but “the next day”."""

    def __init__(self, life: Life) -> None:
        self.life, self.asks = life, life.requirement

    def tell(self) -> tuple[str, str] | None:
        """Return the date and the state on the day; None where nothing is asked."""
        begins, anchor = self._asked_from() if self.life.versions else (None, dt.date.min)
        if begins is None:
            return None
        today, done = self.life.day, sorted(d for d in self.life.days_done if d <= self.life.day)
        due, opens, last = self._first(begins, anchor), begins, None
        holds = False
        if self.asks.due is None and due is not None:
            opens, due = due, self._after_days(due, self.asks.renewal.within)
        if done:
            end, until = self._end(done[-1], anchor)
            if end is None:
                return "", "done"
            if not until < begins:
                last, opens, due, holds = done[-1], end, self._after_days(end, 0), until >= today
                if self.asks.renewal.calendar:
                    due = self._after_days(end, self.asks.renewal.within)
                else:
                    opens = last
        if due is None:
            return "", "upcoming"
        if today > due:
            return due.isoformat(), "overdue"
        days = 0
        while today + dt.timedelta(days=days) < due:
            days += 1
        if days <= 30 and today >= opens:
            return due.isoformat(), "due"
        return due.isoformat(), "done" if holds else "upcoming"

    def _asked_from(self) -> tuple[dt.date | None, dt.date]:
        """Go through what became known, in its order: who begins anew, who comes into a role and goes out of it."""
        hired, run, anchor = "", False, dt.date.min
        for version in self.life.versions:
            who, known = version.person, dt.date.fromisoformat(version.since)
            fits = not self.asks.roles or who.role in self.asks.roles
            began = dt.date.fromisoformat(who.hired)
            if who.hired != hired:
                hired, run, anchor = who.hired, fits, began
            elif fits and not run:
                run, anchor = True, max(began, known)
            run = fits
            if self.asks.due is None or self.asks.due.anchor is Anchor.HIRE:
                anchor = began
        if who.standing is Standing.INACTIVE or not run or began > self.life.day:
            return None, anchor
        if who.left and dt.date.fromisoformat(who.left) < self.life.day:
            return None, anchor
        effective = dt.date.fromisoformat(self.asks.effective or "0001-01-01")
        if self.asks.newcomers and began < effective:
            return None, anchor
        return max(anchor, effective), anchor

    def _first(self, begins: dt.date, anchor: dt.date) -> dt.date | None:
        if self.asks.due is not None:
            return self._months(begins, self.asks.due.months)
        if self.asks.renewal is None or not self.asks.renewal.calendar:
            return None
        day, active = begins, self._months(anchor, self.asks.minimum)
        while not (self._is_calendar_day(day) and day >= active):
            day += dt.timedelta(days=1)
        return day

    def _end(self, done: dt.date, anchor: dt.date) -> tuple[dt.date | None, dt.date]:
        """Return when it is asked again, and the last day on which the evidence holds."""
        renewal = self.asks.renewal
        if renewal is None:
            return None, dt.date.max
        if renewal.months:
            end = self._months(done, renewal.months)
            return end, end
        day, passed = done, 0
        active = self._months(anchor, self.asks.minimum)
        while True:
            day += dt.timedelta(days=1)
            if self._is_calendar_day(day):
                passed += 1
                if passed >= renewal.every and (done < anchor or day >= active):
                    return day, day - dt.timedelta(days=1)

    def _is_calendar_day(self, day: dt.date) -> bool:
        written = self.asks.renewal.calendar
        tomorrow = day + dt.timedelta(days=1)
        short = written == "02-29" and day.month == 2 and day.day == 28 and tomorrow.month == 3
        return f"{day:%m-%d}" == written or short

    def _months(self, day: dt.date, months: int) -> dt.date:
        """Walk through so many ends of months, then to the same day, or to the last one there is."""
        wanted, tomorrow = day.day, dt.timedelta(days=1)
        while months:
            months -= (day + tomorrow).month != day.month
            day += tomorrow
        if day.day not in {1, wanted}:
            raise AssertionError(day)
        while day.day < wanted and (day + tomorrow).month == day.month:
            day += tomorrow
        return day

    @staticmethod
    def _after_days(day: dt.date, days: int) -> dt.date:
        for _ in range(days):
            day += dt.timedelta(days=1)
        return day


def compare(life: Life) -> str:
    """Compare what is asked on the day with the oracle; return the date that both found."""
    evidence = [done(day.isoformat(), id=f"C{at}") for at, day in enumerate(life.days_done)]
    found = roadmap(life.versions, [life.requirement], evidence, [], life.day)
    assert [(item.due, item.state.value) for item in found] == [x for x in [Oracle(life).tell()] if x]
    return found[0].due if found else ""


def agrees(life: Life) -> None:
    """The same dates and the same states, whatever happens in a career; also around the dates themselves."""
    due = compare(life)
    for days in (-SOON, 1) if due else ():
        compare(replace(life, day=dt.date.fromisoformat(due) + dt.timedelta(days=days)))


@settings(max_examples=200)
@given(LIVES)
def test_careers_agree_with_one_who_lives_every_day(life: Life) -> None:
    """Two hundred of them; a thousand in the long runs."""
    agrees(life)


@pytest.mark.long
@settings(max_examples=1000)
@given(LIVES)
def test_a_thousand_careers_agree_with_one_who_lives_every_day(life: Life) -> None:
    """The same, for longer."""
    agrees(life)


@settings(max_examples=100)
@given(LIVES, st.integers(1, 400))
def test_a_state_holds_since_the_day_that_is_told(life: Life, back: int) -> None:
    """From `since` to the day the state is the same, as long as nothing was done and nobody came or went between."""
    evidence = [done(day.isoformat(), id=f"C{at}") for at, day in enumerate(life.days_done)]
    for item in roadmap(life.versions, [life.requirement], evidence, [], life.day):
        since_day = dt.date.fromisoformat(item.since)
        assert since_day <= life.day
        between = max(since_day, life.day - dt.timedelta(days=back))
        quiet = not any(between < d <= life.day for d in life.days_done)
        for then in roadmap(life.versions, [life.requirement], evidence, [], between) if quiet else ():
            assert then.state is item.state
