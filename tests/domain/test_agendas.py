"""Agendas of any steps: the way through a session, changing one, what fits into the time there is, and a year."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import (
    CASE_STEPS,
    NEVER_CUT,
    STEPS,
    Agenda,
    InjectMode,
    Step,
    listens,
    route,
)
from ethics_workshop.domain.agenda_edit import ALWAYS, LONGEST, cut_in_order, timed, without
from ethics_workshop.domain.fitting import (
    BREAK,
    MOST_CASES,
    SIZE_AT,
    UNBROKEN,
    Reason,
    Wish,
    offers,
    shortest,
)
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.text import Text
from ethics_workshop.domain.year import Fate, Meeting, fate, quarters
from tests.domain.test_session_table import attendee, do, planned
from tests.fakes.library import summary

SOME = st.sets(st.sampled_from([s for s in STEPS if s not in ALWAYS])).map(
    lambda some: [s for s in STEPS if s in some | ALWAYS]
)
LENGTHS = st.lists(st.integers(0, 900), min_size=12, max_size=12)


def agenda(steps: list[Step], lengths: list[int], slack: int = 60) -> Agenda:
    made = Agenda("a", Text("A", "A"), (), 0, InjectMode.OFFER, "paper", (), slack)
    for step, seconds in zip(steps, lengths, strict=False):
        made = timed(made, step, seconds)
    return made


@settings(max_examples=60, deadline=None, database=None)
@given(SOME, LENGTHS, st.integers(1, 5))
def test_the_way_of_any_agenda_has_each_step_once_and_those_of_a_case_once_for_each(
    steps: list[Step], lengths: list[int], cases: int
) -> None:
    """In the order of a session; its seconds, with the slack, are those of the agenda."""
    made = agenda(steps, lengths)
    way = route(made.steps, cases)
    assert [p.step for p in way if p.case == cases - 1 and p.step in CASE_STEPS] == [
        s for s in steps if s in CASE_STEPS
    ]
    assert sorted(way, key=lambda p: p.step not in CASE_STEPS and STEPS.index(p.step) > 2) == list(way)
    assert sum(p.seconds for p in way) + made.slack_seconds == made.seconds(cases)
    assert len(way) == sum(cases if s in CASE_STEPS else 1 for s in steps)
    assert made.case_seconds == made.seconds(2) - made.seconds(1)


@settings(max_examples=30, deadline=None, database=None)
@given(SOME, st.sampled_from(list(InjectMode)), st.integers(1, 3))
def test_any_agenda_that_can_be_led_comes_to_its_close(
    steps: list[Step], inject: InjectMode, cases: int
) -> None:
    """From check-in by `next` alone, at every place that is not passed over; nobody completes by a session without
    anything between a vote and a debrief."""
    session = do(
        planned(cases=cases, inject=inject, steps=tuple(steps)), c.CheckIn((attendee(1), attendee(2)))
    )
    while session.step is not Step.CLOSE:
        session = do(session, c.Next())
    closed = do(session, c.Close())
    assert closed.state is State.CLOSED
    assert isinstance(closed, Session)
    talked = set(steps) & set(STEPS[STEPS.index(Step.VOTE_A) : STEPS.index(Step.DEBRIEF) + 1])
    if not talked and cases == 1:
        assert closed.completing() == ()


@settings(max_examples=60, deadline=None, database=None)
@given(SOME, LENGTHS, st.lists(st.tuples(st.sampled_from(STEPS), st.integers(-5, LONGEST + 5)), max_size=6))
def test_changing_keeps_the_order_and_what_every_session_needs(
    steps: list[Step], lengths: list[int], changes: list[tuple[Step, int]]
) -> None:
    made = cut_in_order(agenda(steps, lengths), STEPS)
    for step, seconds in changes:
        made = without(made, step) if seconds < 0 else timed(made, step, seconds)
        names = [s.name for s in made.steps]
        assert names == [s for s in STEPS if s in names]
        assert set(names) >= ALWAYS
        assert set(made.cut) <= set(names) - NEVER_CUT
        assert made.case_seconds == sum(s.seconds for s in made.steps if s.name in CASE_STEPS)
        assert all(0 <= s.seconds <= LONGEST for s in made.steps)
        if seconds < 0 and step is Step.VOTE_A:
            assert Step.VOTE_B not in names


HUDDLE = agenda(list(STEPS), [60, 30, 90, 60, 240, 0, 45, 180, 60, 75, 0, 30], 30)
TALK = agenda([Step.CHECK_IN, Step.READ, Step.DISCUSS, Step.COMMIT, Step.CLOSE], [60, 120, 1200, 120, 60], 0)
CASES = [replace(summary(n), minutes=(5, (10, 15, 30)[n % 3], 45)) for n in range(1, 9)]


def test_a_copy_counts_as_its_model_while_a_vote_and_a_debrief_are_in_it() -> None:
    copy = replace(HUDDLE, id="ours", like="huddle")
    assert copy.counts_as == ("ours", "huddle")
    assert without(copy, Step.DEBRIEF).counts_as == ("ours",)
    assert listens(without(without(copy, Step.DEBRIEF), Step.VOTE_A).steps)
    assert not listens(copy.steps)


@settings(max_examples=60, deadline=None, database=None)
@given(st.integers(1, 240), st.sets(st.sampled_from(["coi", "ai"])), st.sets(st.sampled_from(CASES)))
def test_whatever_is_offered_fits(minutes: int, topics: set[str], known: set[object]) -> None:
    """Into the time, into its agenda, to what was asked; and nothing is offered twice."""
    talked = {case.id for case in CASES if case in known}
    wish = Wish(minutes, frozenset(topics))
    found = offers([HUDDLE, replace(TALK, id="talk")], CASES, wish, talked)
    for offer in found:
        assert offer.seconds == offer.agenda.seconds(len(offer.cases)) == minutes * 60 - offer.left
        assert offer.left >= 0
        assert 1 <= len(offer.cases) <= MOST_CASES
        assert len({case.id for case in offer.cases}) == len(offer.cases)
        assert offer.seconds <= UNBROKEN or offer.agenda.slack_seconds >= BREAK
        for case in offer.cases:
            assert not topics or topics & set(case.topics)
            assert case.minutes[SIZE_AT[offer.agenda.size]] * 60 <= offer.agenda.seconds()
        assert (Reason.NEW in offer.reasons) is not any(case.id in talked for case in offer.cases)
        assert (Reason.FULL in offer.reasons) is not (Reason.SPARE in offer.reasons)
    assert len({(o.agenda.id, o.cases) for o in found}) == len(found)
    if minutes < shortest([HUDDLE, TALK]):
        assert found == []


def test_the_best_comes_first() -> None:
    """Both votes and the debrief before a talk; of those, what the division has not talked about."""
    known = {"C00001-case", "C00003-case"}
    found = offers([TALK, HUDDLE], CASES, Wish(30), known)
    assert found[0].agenda is HUDDLE
    assert len(found[0].cases) == 2
    assert Reason.NEW in found[0].reasons
    assert offers([HUDDLE], CASES, Wish(14)) == []


def test_a_session_is_missed_when_its_day_has_passed_and_nobody_opened_it() -> None:
    assert fate("planned", "2026-11-20", "2026-11-21") is Fate.MISSED
    assert fate("planned", "2026-11-21", "2026-11-21") is Fate.PLANNED
    assert fate("planned", "", "2026-11-21") is Fate.PLANNED
    assert [fate(s, "2026-01-01", "2026-11-21") for s in ("closed", "open", "cancelled")] == [
        Fate.HELD,
        Fate.OPEN,
        Fate.CANCELLED,
    ]


@settings(max_examples=60, deadline=None, database=None)
@given(
    st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)).map(lambda d: d.replace(day=min(d.day, 28))),
    st.lists(
        st.tuples(st.dates(dt.date(2023, 1, 1), dt.date(2032, 1, 1)), st.sampled_from(list(Fate))), max_size=8
    ),
)
def test_four_quarters_hold_each_session_of_the_year_once(
    first: dt.date, held: list[tuple[dt.date, Fate]]
) -> None:
    meetings = [Meeting(f"S{n}", day.isoformat(), True, f) for n, (day, f) in enumerate(held)]
    made = quarters(first, meetings)
    end = first.replace(year=first.year + 1).isoformat()
    assert [q.number for q in made] == [1, 2, 3, 4]
    assert (made[0].first, made[3].last < end) == (first.isoformat(), True)
    inside = [m for m in meetings if first.isoformat() <= m.day < end]
    assert sorted(m.session_id for q in made for m in q.meetings) == sorted(m.session_id for m in inside)
    for quarter in made:
        assert all(quarter.first <= m.day <= quarter.last for m in quarter.meetings)
        assert quarter.planned == sum(m.fate is not Fate.CANCELLED for m in quarter.meetings)
