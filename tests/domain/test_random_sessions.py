"""Thousands of random ways through a session: only typed refusals, every invariant, and the same state on replay."""

import random
from collections.abc import Callable, Iterable
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import InjectMode, Step
from ethics_workshop.domain.codec import from_body, to_body
from ethics_workshop.domain.command import Command, CommandName
from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.event import Event, Tallied
from ethics_workshop.domain.loop_event import Outcome
from ethics_workshop.domain.session import Session, State, replay
from ethics_workshop.domain.table import TABLE, decide, legal
from ethics_workshop.domain.tally import Method
from ethics_workshop.domain.text import Text
from tests.domain.test_session_table import ASK, attendee, planned, signature

ANYTHING = st.one_of(
    st.sampled_from([c.Next(), c.Next(), c.Next(), c.Back(), c.Cancel(), c.Close(), c.PlayInject(), c.Cut()]),
    st.lists(st.integers(1, 12), max_size=4).map(lambda n: c.CheckIn(tuple(attendee(i) for i in n))),
    st.sampled_from(["E01", "E02", "E09", "guest-1", "nobody"]).map(c.Leave),
    st.text(max_size=20).map(c.AddGuest),
    st.builds(c.Cut, st.sampled_from([None, *Step]), st.booleans()),
    st.dictionaries(
        st.sampled_from(list(Method)), st.dictionaries(st.sampled_from("abz"), st.integers(-1, 7), max_size=3)
    ).map(c.Tally),
    st.sampled_from([c.OpenBooth("B-1"), c.OpenBooth("B-2", confidence=True), c.VoidBooth()]),
    st.builds(
        c.CountBooth,
        st.sampled_from(["B-1", "B-2"]),
        st.dictionaries(st.sampled_from("abz"), st.integers(-1, 7), max_size=3),
        st.dictionaries(st.sampled_from("1234"), st.integers(-1, 7), max_size=3),
    ),
    st.builds(c.Commit, st.just("K"), st.text(max_size=30), by=st.sampled_from(["", "2026-12-01", "soon"])),
    st.text(max_size=30).map(c.NameTheme),
    st.text(max_size=30).map(lambda t: c.AskQuestion("Q", t)),
    st.builds(c.CountFeedback, st.integers(0, 4), st.dictionaries(st.integers(0, 6), st.integers(0, 5))),
    st.builds(
        c.Review,
        st.sampled_from(["K", "K2", "nothing"]),
        st.sampled_from(Outcome),
        st.text(max_size=9),
        successor=st.sampled_from([None, c.Commit("K2", "If asked, then we ask.", if_text="asked")]),
    ),
    st.builds(c.Answer, st.sampled_from(["Q", "nothing"]), st.builds(Text, st.text(), st.text())),
    st.sampled_from(["E01", "E99"]).map(lambda p: c.Attest(signature(p))),
    st.text(max_size=30).map(c.FollowUp),
)


@pytest.mark.parametrize("inject", list(InjectMode))
@pytest.mark.parametrize("cases", [1, 3])
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(commands=st.lists(ANYTHING, max_size=25))
def test_any_sequence_of_commands_keeps_the_rules_and_replays(
    commands: list[Command], cases: int, inject: InjectMode
) -> None:
    """4 × 100 sequences of the oddest commands that can be thought of, cut down to the shortest that fails."""
    walk(commands, cases, inject)


@pytest.mark.parametrize("inject", list(InjectMode))
@pytest.mark.parametrize("cases", [1, 3])
@pytest.mark.parametrize("ways", [200, pytest.param(1250, marks=pytest.mark.long)])
def test_thousands_of_random_ways_through_a_session(ways: int, cases: int, inject: InjectMode) -> None:
    """Seeded sequences get further than odd ones do: half of them to the debrief and beyond. 5,000 in the long runs."""
    far = 0
    for seed in range(ways):
        session = walk(random_commands(random.Random(f"{seed}-{cases}-{inject}")), cases, inject)
        far += any(position.step is Step.DEBRIEF for position in session.route[: session.index + 1])
    assert far > ways / 2


def walk(commands: Iterable[Command], cases: int, inject: InjectMode) -> Session:
    """Give the commands one by one: only typed refusals, every invariant holds, and replay gives the same state."""
    session, plan = start(cases, inject)
    log: list[Event] = []
    for command in commands:
        try:
            events = decide(session, command, ASK)
        except WorkshopError:
            continue
        assert (session.place, command.NAME) in TABLE
        for event in events:
            session = session.evolve(event)
        check_invariants(session, events)
        log += events
    stored = [restored(event) for event in log]
    assert stored == log
    assert replay([plan, *stored]) == session
    return session


_RESTORED: dict[str, Event] = {}
"""Events by their bodies, as they came back from the journal: the same body gives the same event each time."""


def restored(event: Event) -> Event:
    """An event as it comes back from the journal. Each body is read once: most sequences share most of theirs."""
    body = to_body(event)
    key = f"{event.KIND} {body!r}"
    if key not in _RESTORED:
        _RESTORED[key] = from_body(event.KIND, body)
    return _RESTORED[key]


@lru_cache
def start(cases: int, inject: InjectMode) -> tuple[Session, Event]:
    """A planned session, and its first event as it comes back from the journal: half the bytes of a session."""
    session = planned(cases=cases, inject=inject)
    plan = from_body(session.plan.KIND, to_body(session.plan))
    assert plan == session.plan
    return session, plan


TEXTS = ("", " ", "\x1b", "asked", "x" * 281, "=1+1", "[/b]", "É’\u202f»", "\u202eabc", "If, then.")


def random_commands(chance: random.Random) -> list[Command]:
    """Some thirty commands, sound and senseless, in any order; `next` as often as all others together."""
    makers: list[Callable[[], Command]] = [
        lambda: c.CheckIn(tuple(attendee(chance.randint(1, 12)) for _ in range(chance.randint(0, 8)))),
        lambda: c.CheckIn(tuple(attendee(number) for number in range(1, 9))),
        lambda: c.Leave(chance.choice(["E01", "E02", "E09", "guest-1", "nobody"])),
        lambda: c.AddGuest(chance.choice(TEXTS)),
        lambda: c.Cut(chance.choice([None, None, *Step]), restore=chance.random() < 0.5),
        lambda: c.Tally(
            {
                method: {option: chance.randint(-1, 6) for option in chance.sample("aabbz", 2)}
                for method in chance.sample(list(Method), chance.randint(0, 2))
            }
        ),
        lambda: c.Tally(
            {chance.choice(list(Method)): {"a": chance.randint(0, 6), "b": chance.randint(0, 2)}}
        ),
        lambda: c.OpenBooth("B-1", confidence=True),
        lambda: c.CountBooth(
            "B-1", {"a": chance.randint(0, 6), "b": chance.randint(0, 2)}, {"4": chance.randint(0, 6)}
        ),
        c.VoidBooth,
        lambda: c.Commit("K", chance.choice(TEXTS), by=chance.choice(["", "2026-12-01", "soon"])),
        lambda: c.NameTheme(chance.choice(TEXTS)),
        lambda: c.AskQuestion("Q", chance.choice(TEXTS)),
        lambda: c.CountFeedback(chance.randint(0, 4), {chance.randint(0, 6): chance.randint(0, 6)}),
        lambda: c.Review(chance.choice(["K", "K2"]), chance.choice(list(Outcome)), chance.choice(TEXTS)),
        lambda: c.Review("K", Outcome.CHANGED, successor=c.Commit("K2", chance.choice(TEXTS))),
        lambda: c.Answer("Q", Text(chance.choice(TEXTS), chance.choice(TEXTS))),
        lambda: c.Attest(signature(chance.choice(["E01", "E02", "E99"]))),
        lambda: c.FollowUp(chance.choice(TEXTS)),
        c.PlayInject,
        c.Back,
        c.Close,
    ]
    length = chance.randint(0, 50)
    drawn = [c.Next() if chance.random() < 0.5 else chance.choice(makers)() for _ in range(length)]
    return [*drawn, c.Cancel()] if chance.random() < 0.05 else drawn


def check_invariants(session: Session, events: Iterable[Event]) -> None:
    assert 0 <= session.index < len(session.route)
    assert session.present <= session.people.keys() | session.guests.keys()
    for current in session.rounds.values():
        assert current.ballots <= len(session.people) + len(session.guests)
        if current.ballots < 5:
            assert current.totals == {}
            assert all(part.totals == {} for part in current.parts)
        if sum(current.confidence.values()) < 5:
            assert current.confidence == {}
        for part in current.parts:
            if part.method is Method.BOOTH and part.ballots < 5:
                assert part.totals == {}
        if current.totals:
            assert sum(current.totals.values()) == current.ballots
    assert {session.route[index].step for index in session.cut} <= set(session.plan.agenda.cut)
    assert session.index not in session.cut
    for event in events:
        if isinstance(event, Tallied) and sum(part.ballots for part in event.parts) < 5:
            assert all(part.totals == {} for part in event.parts)
    if session.booth is not None:
        assert session.step.value == f"vote-{session.booth.round}"
        assert session.state is State.OPEN
        assert legal(session, CommandName.BOOTH_COUNT)
    assert {p.person_id for p in session.completing()} <= session.people.keys()
    for made in session.commitments:
        assert bool(made.outcome) == bool(made.reviewed_on)
        assert bool(made.successor) == (made.outcome is Outcome.CHANGED)
        assert not made.successor or any(other.succeeds == made.id for other in session.commitments)
    if session.state in {State.CLOSED, State.CANCELLED}:
        assert not legal(session, CommandName.NEXT)
