"""Whatever happens, in whatever order: appending and replaying come to the same rows in the same order."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.db.library import affected, sqlite, version
from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain.codec import KINDS, from_body, to_body
from ethics_workshop.domain.event import Attendee, Event, SessionEvent
from ethics_workshop.domain.loop_event import CommitmentReviewed, Outcome, QuestionAnswered
from ethics_workshop.domain.tally import Method, Part
from ethics_workshop.domain.text import Text
from ethics_workshop.records import tables
from ethics_workshop.records.journal import canonical
from ethics_workshop.records.store import Store
from ethics_workshop.records.story import MOVED, local_date
from tests.records.history import DAY, UNIT, TickingClock, act, attendees, job, plan, planned, run, signature

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # many small files, without the disk

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
sessions = st.sampled_from(["S-1", "S-2", "S-3"])
people = st.lists(st.sampled_from(attendees(12)), min_size=1, max_size=12).map(tuple)
counts = st.dictionaries(st.sampled_from("ab"), st.integers(0, 6), min_size=1)
commands = st.one_of(
    st.builds(c.CheckIn, people),
    st.builds(c.AddGuest, words),
    st.builds(c.Leave, st.sampled_from(["000", "001", "guest-1"])),
    st.just(c.Next()),
    st.just(c.Next()),
    st.just(c.Next()),
    st.just(c.Back()),
    st.builds(c.Tally, st.dictionaries(st.sampled_from(list(Method)), counts, min_size=1, max_size=2)),
    st.just(c.PlayInject()),
    st.builds(c.Commit, st.sampled_from(["K-1", "K-2"]), words),
    st.builds(c.AskQuestion, st.just("Q-1"), words),
    st.builds(c.Review, st.sampled_from(["K-1", "K-2"]), st.sampled_from(Outcome), words),
    st.builds(
        lambda w: c.Review("K-1", Outcome.CHANGED, w, successor=c.Commit("K-9", w, if_text=w, then_text=w)),
        words,
    ),
    st.builds(lambda w: c.Answer("Q-1", Text(w, "")), words),
    st.builds(c.NameTheme, words),
    st.builds(c.CountFeedback, st.integers(1, 3), st.dictionaries(st.integers(1, 5), st.integers(0, 3))),
    st.just(c.Cancel()),
    st.just(c.Close()),
)
names = st.builds(Attendee, words, words, st.just(UNIT))
wild = st.one_of(
    st.builds(lambda s: planned(s, 2), sessions),
    st.builds(lambda s, n: e.CheckedIn(session_id=s, people=(n,)), sessions, names),
    st.builds(lambda s, w: e.GuestCheckedIn(session_id=s, guest_id="guest-1", name=w), sessions, words),
    st.builds(
        lambda s, i: e.StepEntered(session_id=s, index=i, step=planned(s).agenda.steps[0].name),
        sessions,
        st.integers(0, 11),
    ),
    st.builds(
        lambda s, n: e.Tallied(
            session_id=s, case_id="C14", scene_id="d1", round="a", parts=(Part(Method.HANDS, n, {"a": n}),)
        ),
        sessions,
        st.integers(0, 20),
    ),
    st.builds(lambda s, w: e.Committed(session_id=s, commitment_id="K-1", text=w), sessions, words),
    st.builds(lambda s: e.SessionClosed(session_id=s, day=DAY), sessions),
    st.builds(
        lambda s, k, o: CommitmentReviewed(session_id=s, commitment_id=k, outcome=o, day=DAY),
        sessions,
        st.sampled_from(["K-1", "none"]),
        st.sampled_from(Outcome),
    ),
    st.builds(
        lambda s, w: QuestionAnswered(session_id=s, question_id="Q-1", answer=Text(w, w), day=DAY),
        sessions,
        words,
    ),
    st.builds(signature, st.sampled_from(["001", "002"])),
    st.builds(
        lambda s, w: e.CompletionRecorded(
            session_id=s,
            completion_id="one",
            person_id=w,
            name=w,
            unit=UNIT,
            requirement="r",
            case_ids=("a", "b"),
            method="session",
            facilitator_id="",
            day=DAY,
        ),
        sessions,
        words,
    ),
)
"""Events that the table would never make in this order: another version's, or another machine's."""


def derived(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every derived row, in the order in which the file keeps them."""
    with sqlite.connect(store.path) as reader:
        names = [table.name for table in tables.PROJECTIONS] + list(tables.EXPORTS)
        return {name: reader.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def check_rebuilt(store: Store) -> None:
    appended = derived(store)
    assert store.verify() == []
    store.rebuild()
    assert derived(store) == appended


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(sessions, commands), max_size=30), st.integers(1, 2))
def test_any_history_is_rebuilt(history: list[tuple[str, c.Command]], cases: int) -> None:
    """Legal and refused commands on three sessions, mixed."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        store = Store(Path(folder) / "data", TickingClock())
        for session_id in ("S-1", "S-2", "S-3"):
            plan(store, session_id, cases)
        for session_id, command in history:
            act(store, session_id, command)
        check_rebuilt(store)
        store.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(wild, min_size=1, max_size=4), max_size=12), st.integers(0, 40))
def test_any_events_are_rebuilt(history: list[list[Event]], disposed: int) -> None:
    """Events out of order, planned twice, never planned, with equal ids, and one of them disposed of."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        store = Store(Path(folder) / "data", TickingClock())
        for events in history:
            with store.write() as transaction:
                transaction.append(events)
        if history:
            with sqlite.connect(store.path) as reader:
                ids = [row[0] for row in reader.execute("SELECT id FROM journal ORDER BY seq")]
            with store.write() as transaction:
                transaction.append([e.PayloadDisposed(event_id=ids[disposed % len(ids)], reason="asked")])
            check_rebuilt(store)
        store.close()


def test_everything_gone_is_rebuilt(full: Store) -> None:
    """Derived tables and views dropped or emptied: `rebuild` brings back identical exports."""
    before = derived(full)
    exports = {name: list(full.rows(name)[1]) for name in tables.EXPORTS}
    with sqlite.connect(full.path) as stranger:
        stranger.execute("DROP VIEW sessions")
        stranger.execute("DROP TABLE session")
        stranger.execute("DROP VIEW completions")
        stranger.execute("CREATE TABLE completions (x)")
        for table in tables.PROJECTIONS:
            if table.name != "session":
                stranger.execute(f"DELETE FROM {table.name}")
    assert full.verify() != []
    with sqlite.connect(full.path) as reader:
        events = reader.execute("SELECT count(*) FROM journal").fetchone()[0]
    assert full.rebuild() == events
    assert derived(full) == before
    assert {name: list(full.rows(name)[1]) for name in tables.EXPORTS} == exports
    assert full.verify() == []


def test_more_sessions_than_are_remembered(store: Store) -> None:
    """Sessions that were put out of mind are read again, while appending and while replaying."""
    for number in range(90):
        plan(store, f"S-{number}")
    for number in (0, 89, 1, 45, 0):
        act(store, f"S-{number}", c.CheckIn(attendees(number % 5 + 1)))
    assert [row.present for row in store.sessions() if row.present] == [1, 2, 1, 5]
    check_rebuilt(store)


def test_replay_goes_by_seq_and_device(full: Store) -> None:
    """Two devices' events interleave by seq; a clock that went back changes nothing."""
    device = full.path.parent / "device"
    for turn in range(4):
        device.write_text(("f" if turn % 2 else "0") * 32, encoding="ascii")
        full.close()
        full._clock = TickingClock()  # an hour that has been before
        act(full, "S-2", c.NameTheme(f"theme {turn}"))
    themes = [event.name for event in full.events_of("S-2") if isinstance(event, e.ThemeNamed)]
    assert themes == [f"theme {turn}" for turn in range(4)]
    check_rebuilt(full)


def test_small_rooms_are_said_in_words(store: Store) -> None:
    """Exports for people: words under ten ballots, percentages from ten on, nothing under five."""
    for session_id, people in (("S-04", 4), ("S-08", 8), ("S-12", 12)):
        run(store, session_id, job(people))
    columns, rows = store.rows("sessions")
    shown = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
    votes = {
        key: (row["ballots_a"], row["split_a"], row["ballots_b"], row["split_b"])
        for key, row in shown.items()
    }
    assert votes["S-04"] == (4, "", 4, "")
    assert votes["S-08"] == (8, "C14-file: a most; b a-few", 8, "C14-file: a most; b a-few")
    assert votes["S-12"] == (12, "C14-file: a 83%; b 17%", 12, "C14-file: a 83%; b 17%")
    assert (shown["S-08"]["participants"], shown["S-08"]["guests"], shown["S-08"]["completions"]) == (8, 1, 8)
    with sqlite.connect(store.path) as reader:
        totals = reader.execute("SELECT session_id, totals FROM ballot_round WHERE round = 'a'").fetchall()
    assert totals == [("S-04", "{}"), ("S-08", '{"a":6,"b":2}'), ("S-12", '{"a":10,"b":2}')]


@pytest.mark.parametrize(
    ("at", "offset", "date"),
    [
        ("2026-11-22T03:00:00.000000Z", "-05:00", "2026-11-21"),
        ("2026-11-22T05:00:00.000000Z", "-05:00", "2026-11-22"),
        ("2026-11-21T23:30:00.000000Z", "+05:45", "2026-11-22"),
        ("2026-03-01T02:29:59.999999Z", "-02:30", "2026-02-28"),
        ("2026-03-01T00:00:00.000000Z", "+00:00", "2026-03-01"),
    ],
)
def test_a_commitment_is_made_on_a_local_date(at: str, offset: str, date: str) -> None:
    """The moment is UTC; the date is that of the room."""
    assert local_date(at, offset) == date


def test_exports_of_the_main_job(full: Store) -> None:
    """Eight completions and six attestations, with the columns of the contract, ordered by id."""
    contract = {
        "completions": "completion_id person_id name sector branch division requirement case_ids session_id"
        " completed_on method facilitator_id recorded_at status",
        "attestations": "attestation_id person_id name sector branch division statement version cycle language"
        " text_sha256 signed_name method assurance witness_id session_id signed_at receipt status",
        "sessions": "session_id state agenda case_ids sector branch division facilitator_id facilitator_name"
        " leader_id planned_at opened_at closed_at participants guests completions ballots_a split_a ballots_b"
        " split_b commitments questions themes",
        "commitments": "commitment_id session_id sector branch division text owner_id owner by status made_on case_ids"
        " if_text then_text reviewed_on reviewed_in note succeeds",
        "questions": "question_id session_id sector branch division text asked_on answer_en answer_fr answered_on",
    }
    found = {}
    with sqlite.connect(full.path) as reader:
        for name, columns in contract.items():
            heading, rows = full.rows(name)
            assert heading == columns.split()
            assert [row[0] for row in reader.execute(f"SELECT * FROM {name} LIMIT 0").description] == heading
            found[name] = list(rows)
            assert found[name] == sorted(found[name], key=lambda row: row[0])
    assert {name: len(rows) for name, rows in found.items()} == {
        "completions": 8,
        "attestations": 6,
        "sessions": 3,
        "commitments": 1,
        "questions": 1,
    }
    assert found["completions"][3][:4] == ("S-1.003", "003", "Zoé O’Neil 3", "Operations")
    assert found["completions"][3][6:12] == ("ve-workshop", "C14-file", "S-1", "2026-11-21", "session", "000")
    assert found["completions"][3][13] == "recorded"


@pytest.mark.parametrize("first", list("=+-@\t\r ＝＋－＠"))
def test_cells_that_a_spreadsheet_would_run_are_neutralized(store: Store, first: str) -> None:
    """An apostrophe before the first character, in every column that comes from people; other cells stay."""
    hostile = f"{first}1+1"
    with store.write() as transaction:
        transaction.append(
            [planned("S-1"), e.Committed(session_id="S-1", commitment_id=hostile, text=hostile)]
        )
        transaction.append([e.Committed(session_id="S-1", commitment_id="K", text=f"1{hostile}", owner="")])
    rows = {row[0]: row for row in store.rows("commitments")[1]}
    assert set(rows) == {"K", f"'{hostile}"}
    assert rows[f"'{hostile}"][5] == f"'{hostile}"
    assert rows["K"][5:8] == (f"1{hostile}", "", "")


@pytest.mark.skipif(affected(version()), reason="without a write-ahead log a writer waits for readers")
def test_an_export_is_one_snapshot(full: Store) -> None:
    """Rows are streamed; what is recorded meanwhile by somebody else does not come in."""
    _, rows = full.rows("completions")
    first = next(rows)
    other = Store(full.path.parent, TickingClock())
    run(other, "S-4", job())
    other.close()
    assert len([first, *rows]) == 8
    assert len(list(full.rows("completions")[1])) == 16


def test_an_unknown_export_is_refused(full: Store) -> None:
    """Only the exports of the contract exist."""
    with pytest.raises(KeyError):
        full.rows("journal")


def test_fill_leaves_something_in_every_table(full: Store) -> None:
    """The histories of these tests reach every derived table: else their checks would say nothing."""
    fill_counts = {name: len(rows) for name, rows in derived(full).items()}
    assert all(fill_counts.values()), fill_counts


@given(wild)
def test_a_body_is_canonical(event: Event) -> None:
    """Sorted keys, no spaces, no floats; the quick way comes to the same text as the plain one."""
    body = canonical(event)
    assert body == json.dumps(to_body(event), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert from_body(event.KIND, json.loads(body, parse_float=lambda _: pytest.fail("a float"))) == event


def test_every_event_of_a_session_is_known_to_its_rows() -> None:
    """A kind that nobody taught the projections would stop the first write that has it."""
    assert MOVED.keys() == {kind for kind in KINDS.values() if issubclass(kind, SessionEvent)}
