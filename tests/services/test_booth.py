"""The booth without a screen: what it tells, what it keeps, and what a crash, a full disk or a second count leaves."""

import copy
import pickle
import subprocess
import sys
import traceback
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import Problem, Refused, StorageError
from ethics_workshop.domain.event import BoothClosed, BoothOpened, Tallied
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import Band, Method, shown_confidence
from ethics_workshop.services.booth import Booth, BoothService
from ethics_workshop.services.sessions import Plan, SessionService
from tests.fakes.memory import UNIT, CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster

CHOICE = st.sampled_from(["a", "b", "pass"])


class Room:
    """A session at its first vote, with eight guests, and the services that lead it."""

    def __init__(self, guests: int = 8) -> None:
        self.records, self.asked = MemoryRecords(), 0
        ids = CountingIds()
        self.sessions = SessionService(self.records, MemoryRoster(), MemoryBank(), FakeClock(), ids)
        self.booths = BoothService(self.sessions, ids, self._no_dumps)
        person = MemoryRoster().person("E01")
        assert person is not None
        self.id = self.sessions.plan(Plan(("C14-cousins-file",), "huddle", UNIT, person)).id
        for number in range(guests):
            self.sessions.add_guest(self.id, f"Guest {number}")
        while self.now.step != "vote-a":
            self.sessions.next(self.id)

    def _no_dumps(self) -> None:
        self.asked += 1
        assert self.now.booth is None  # before anybody can vote

    @property
    def now(self) -> Session:
        return self.sessions.load(self.id)

    def open(self, **options: bool) -> Booth:
        booth = self.booths.of(self.booths.open(self.id, **options))
        assert booth is not None
        return booth

    def vote(self, choices: Sequence[str]) -> Booth:
        booth = self.open()
        for choice in choices:
            booth.pass_on() if choice == "pass" else booth.cast(choice)
        return booth


@given(st.lists(CHOICE, min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, database=None)
def test_in_whatever_order_people_vote_the_same_is_kept(choices: list[str], chance: object) -> None:
    """Two rooms with the same ballots in another order: the same events, byte by byte, and the same booth on the way."""
    other = sorted(choices)
    rooms = Room(), Room()
    booths = [room.vote(order) for room, order in zip(rooms, (choices, other), strict=True)]
    assert repr(booths[0]) == repr(booths[1])
    assert booths[0].been == len(choices)
    if set(choices) == {"pass"}:
        with pytest.raises(Refused) as refusal:
            rooms[0].booths.count(rooms[0].id)
        assert refusal.value.problem is Problem.NO_BALLOTS
        return
    for room in rooms:
        room.booths.count(room.id)
    assert rooms[0].records.events == rooms[1].records.events
    (part,) = rooms[0].now.round("a").parts
    cast = [choice for choice in choices if choice != "pass"]
    split = {option: cast.count(option) for option in "ab"}
    assert (part.ballots, dict(part.totals)) == (len(cast), split if len(cast) >= 5 else {})


def test_nothing_is_recorded_between_opening_and_counting() -> None:
    """One event opens, two close: while people vote there is none, and the three hold no single ballot."""
    room = Room()
    room.vote("ab")
    before = len(room.records.events)
    booth = room.booths.of(room.now)
    assert booth is not None
    for choice in "abaab":
        booth.cast(choice)
        assert len(room.records.events) == before
    room.booths.count(room.id)
    opened, tallied, closed = room.records.events[-3:]
    assert isinstance(opened, BoothOpened)
    assert isinstance(tallied, Tallied)
    assert closed == BoothClosed(session_id=room.id, booth_id=opened.booth_id, counted=True)
    assert room.asked == 1
    assert room.booths.of(room.now) is None


def test_a_booth_tells_how_many_have_been_there_and_nothing_else() -> None:
    """Neither printed, nor copied, nor in a traceback: a choice is nowhere to be seen; a pass looks like a ballot."""
    booth, other = (Booth("B-1", ("alpha", "beta"), asks_confidence=True) for _ in range(2))
    booth.cast("beta")
    other.pass_on()
    assert repr(booth) == repr(other) == "<Booth: 1 have been here>"
    for spread in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            spread(booth)
    with pytest.raises(Refused):
        booth.rate("9")
    unknown = "gamma"
    with pytest.raises(Refused) as refusal:
        booth.cast(unknown)
    assert unknown not in "".join(traceback.format_exception(refusal.value))
    assert booth.been == 1


def test_a_crash_voids_the_vote_and_voting_again_counts_it_once() -> None:
    """Another process finds a booth open that it does not have: interrupted. Opened again, everything is new."""
    room = Room()
    room.vote("aab")
    again = BoothService(room.sessions, CountingIds(), lambda: None)
    assert again.interrupted(room.now)
    assert not room.booths.interrupted(room.now)
    with pytest.raises(Refused) as refusal:
        again.count(room.id)
    assert refusal.value.problem is Problem.NO_BOOTH
    fresh = again.of(again.open(room.id))
    assert fresh is not None
    assert fresh.been == 0
    assert room.booths.of(room.now) is None  # the first one is void, wherever it still is
    with pytest.raises(Refused):
        room.booths.count(room.id)
    for choice in "aaabb":
        fresh.cast(choice)
    again.count(room.id)
    assert room.now.round("a").totals == {"a": 3, "b": 2}


def test_a_full_disk_loses_no_ballot() -> None:
    """What could not be written is still in the booth: it is counted once there is room."""
    room = Room()
    room.vote("aaabb")
    room.records.fail = True
    with pytest.raises(StorageError):
        room.booths.count(room.id)
    assert room.now.round("a").ballots == 0
    room.records.fail = False
    assert room.booths.count(room.id).round("a").totals == {"a": 3, "b": 2}


def test_leaving_the_vote_gives_the_booth_up_and_leaves_a_trace() -> None:
    """Going on, going back, cancelling: each time the open booth is closed without a count."""
    for leave in (SessionService.next, SessionService.back, SessionService.cancel):
        room = Room()
        room.vote("aaabb")
        leave(room.sessions, room.id)
        assert room.now.booth is None
        assert room.now.round("a").ballots == 0
        assert [e.counted for e in room.records.events if isinstance(e, BoothClosed)] == [False]


def test_booth_totals_are_not_typed_but_can_be_taken_out() -> None:
    """Typing them is refused; zero takes the count out; paper beside the booth adds up."""
    room = Room()
    room.vote("aaabb")
    room.booths.count(room.id)
    with pytest.raises(Refused) as refusal:
        room.sessions.tally(room.id, {Method.BOOTH: {"a": 5}})
    assert refusal.value.problem is Problem.BOOTH_NOT_TYPED
    both = room.sessions.tally(room.id, {Method.PAPER: {"b": 1}})
    assert (both.round("a").method, both.round("a").totals) == ("booth+paper", {"a": 3, "b": 3})
    assert room.sessions.tally(room.id, {Method.BOOTH: {"a": 0}}).round("a").method == "paper"


def test_a_booth_of_four_keeps_its_number_alone_whatever_others_brought() -> None:
    """Eight on paper and one in the booth: whoever knows who used it would read that vote in the file."""
    room = Room(guests=12)
    room.sessions.tally(room.id, {Method.PAPER: {"a": 6, "b": 2}})
    room.vote("b")
    counted = room.booths.count(room.id).round("a")
    assert [(part.method, part.ballots, dict(part.totals)) for part in counted.parts] == [
        (Method.PAPER, 8, {"a": 6, "b": 2}),
        (Method.BOOTH, 1, {}),
    ]
    assert counted.totals == {}
    assert counted.incomplete == ()


def test_somebody_who_voted_may_leave_before_the_count() -> None:
    """Eight ballots of eight people, one of whom left since: they are counted."""
    room = Room()
    room.vote("aaaabbbb")
    room.sessions.leave(room.id, "guest-1")
    assert room.booths.count(room.id).round("a").ballots == 8


def test_confidence_is_kept_from_five_answers_on_and_said_in_words() -> None:
    """Eight choices: four answers are not kept; five are, as totals of all choices together."""
    for answers, kept in (("4441", {}), ("44441", {"1": 1, "2": 0, "3": 0, "4": 4})):
        room = Room()
        booth = room.open(confidence=True)
        for choice in "aaaabbbb":
            booth.cast(choice)
        for value in answers:
            booth.rate(value)
        counted = room.booths.count(room.id).round("a")
        assert counted.confidence == kept
        said = shown_confidence(counted).options
        bands = [Band.A_FEW, Band.NONE, Band.NONE, Band.MOST] if kept else []
        assert [option.band for option in said] == bands
        assert all(option.percent is None for option in said)


def test_nobody_votes_where_nobody_is() -> None:
    """With everybody gone the booth does not open, and the refusal says what to do."""
    room = Room(guests=1)
    room.sessions.leave(room.id, "guest-1")
    with pytest.raises(Refused) as refusal:
        room.booths.open(room.id)
    assert refusal.value.problem is Problem.NOBODY_VOTES


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_this_process_leaves_no_core() -> None:
    """In a process of its own: after the request, the kernel writes no core of it, and Python no traceback."""
    asked = (
        "import ctypes, faulthandler, resource; from ethics_workshop.machine.dumps import no_dumps; faulthandler.enable();"
        "no_dumps(); print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE),"
        "faulthandler.is_enabled())"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said == "0 (0, 0) False\n"
