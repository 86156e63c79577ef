"""The store: lazy, private, whole or not at all, and never behind what another process wrote."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.people import Standing, Unit
from ethics_workshop.domain.session import replay
from ethics_workshop.records.device import read_device
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports import Reach, StepClock
from tests.records.history import UNIT, TickingClock, act, attendees, fill, job, plan, planned, run, signature


def test_building_and_reading_touch_no_disk(store: Store, folder: Path) -> None:
    """A missing database reads as empty, and stays missing."""
    assert store.sessions() == []
    assert store.events_of("S-1") == []
    assert store.people() == []
    assert store.person("1") is None
    assert store.units() == []
    assert store.count() == 0
    assert store.open_commitments(UNIT, "") == []
    assert store.attestations_of("1") == []
    assert store.attestation_by_receipt("X") is None
    assert not store.payload_holds("A-1")
    assert store.step_clock("S-1") is None
    assert store.verify() == []
    assert store.rebuild() == 0
    assert list(store.rows("completions")[1]) == []
    assert not folder.exists()


def test_reading_imports_nothing_heavy(full: Store) -> None:
    """Only a migration imports sqlite-utils: opening the app does not."""
    code = (
        "import sys; from pathlib import Path; from ethics_workshop.records.store import Store\n"
        f"s = Store(Path({str(full.path.parent)!r}), None)\n"
        "assert len(s.sessions()) == 3\n"
        "print([m for m in ('sqlite_utils', 'pydantic', 'babel', 'uuid', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_files_are_private(full: Store, folder: Path) -> None:
    """Nobody but the owner reads the records, whatever the umask says."""
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes) >= {"records.db", "device"}
    assert set(modes.values()) == {0o600}


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    """A data folder that somebody made beforehand becomes private, and a copied file too."""
    folder = tmp_path / "given"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    store = Store(folder, TickingClock())
    plan(store, "S-1")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    store.close()
    store.path.chmod(0o644)
    plan(store, "S-2")
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    store.close()


def test_the_systems_temporary_folder_stays_open(tmp_path: Path) -> None:
    """A folder with the sticky bit belongs to everybody and is left as it is."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o1777)
    store = Store(folder, TickingClock())
    plan(store, "S-1")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o1777
    store.close()


def test_events_come_back_as_they_were(store: Store) -> None:
    """What a session's events were is what another process reads."""
    written = [planned("S-1", cases=2)]
    with store.write() as transaction:
        transaction.append(written)
    for command in job():
        written += act(store, "S-1", command)
    assert store.events_of("S-1") == written
    other = Store(store.path.parent, TickingClock())
    assert other.events_of("S-1") == written
    assert replay(other.events_of("S-1")) == replay(written)
    other.close()


def test_a_transaction_sees_what_it_appended(store: Store) -> None:
    """Two appends in one transaction build on each other."""
    with store.write() as transaction:
        transaction.append([planned("S-1")])
        assert len(transaction.events_of("S-1")) == 1
        transaction.append([e.CheckedIn(session_id="S-1", people=attendees(2))])
        assert len(transaction.events_of("S-1")) == 2
    assert store.sessions()[0].present == 2


def test_an_error_leaves_nothing(full: Store) -> None:
    """What was appended before the error is not there afterwards, neither on disk nor in memory."""
    before = full.events_of("S-2"), full.sessions()

    def half_a_job() -> None:
        with full.write() as transaction:
            transaction.append([e.ThemeNamed(session_id="S-2", name="lost")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_a_job()
    assert (full.events_of("S-2"), full.sessions()) == before
    act(full, "S-2", c.NameTheme("kept"))
    assert [event.name for event in full.events_of("S-2") if isinstance(event, e.ThemeNamed)] == ["kept"]
    assert full.verify() == []


def test_two_stores_follow_each_other(full: Store) -> None:
    """What another process wrote is there at the next reading, although sessions are remembered."""
    other = Store(full.path.parent, TickingClock())
    for turn in range(3):
        act(full, "S-2", c.NameTheme(f"ours {turn}"))
        act(other, "S-2", c.NameTheme(f"theirs {turn}"))
        act(other, "S-2", c.NameTheme(f"more {turn}"))
        assert full.events_of("S-2") == other.events_of("S-2")
    assert full.sessions() == other.sessions()
    assert full.verify() == []
    other.close()


def test_seq_is_one_more_than_any(full: Store) -> None:
    """Another device goes on above the largest seq of all (a Lamport clock), in a chain of its own."""
    (full.path.parent / "device").write_text("f" * 32, encoding="ascii")
    full.close()
    other = Store(full.path.parent, TickingClock())
    act(other, "S-2", c.NameTheme("from elsewhere"))
    with sqlite.connect(other.path) as reader:
        rows = reader.execute("SELECT device, seq, prev_hash FROM journal ORDER BY seq").fetchall()
    assert [row[1] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[-1][0] == "f" * 32
    assert rows[-1][2] == "0" * 64
    assert other.verify() == []
    assert other.events_of("S-2")[-1] == e.ThemeNamed(session_id="S-2", actor="000", name="from elsewhere")
    other.close()


@pytest.mark.parametrize("content", ["", "no id at all\n", "A" * 32, "é" * 32])
def test_a_spoilt_device_file_is_replaced(full: Store, content: str) -> None:
    """Without a readable id this machine takes a new one: a chain is never continued under a guess."""
    folder = full.path.parent
    (folder / "device").write_text(content, encoding="utf-8")
    full.close()
    act(full, "S-2", c.NameTheme("after"))
    assert len(read_device(folder)) == 32
    with sqlite.connect(full.path) as reader:
        assert reader.execute("SELECT count(*) FROM heads").fetchone() == (2,)
    assert full.verify() == []


def test_a_file_that_was_replaced_is_opened_anew(full: Store, tmp_path: Path) -> None:
    """Work goes on in the file that stands there now, not in the one that was moved away."""
    other = Store(tmp_path / "other", TickingClock())
    run(other, "S-9", job()[:2])
    other.close()
    full.events_of("S-1")
    for leftover in ("-wal", "-shm"):
        Path(f"{full.path}{leftover}").unlink(missing_ok=True)
    other.path.replace(full.path)
    assert [row.session_id for row in full.sessions()] == ["S-9"]
    act(full, "S-9", c.AddGuest("Somebody else"))
    assert full.sessions()[0].present == 10
    with sqlite.connect(full.path) as reader:
        assert reader.execute("SELECT count(*) FROM journal").fetchone() == (5,)
    assert full.verify() == []


def test_a_deleted_file_reads_as_empty(full: Store) -> None:
    """Without a file there are no records; the next write begins a new one."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{full.path}{suffix}").unlink(missing_ok=True)
    assert full.sessions() == []
    plan(full, "S-7")
    assert [row.session_id for row in full.sessions()] == ["S-7"]


def test_session_rows(full: Store) -> None:
    """A list shows where each session stands, and when things happened."""
    closed, opened, cancelled = full.sessions()
    assert (closed.session_id, closed.state, closed.step, closed.present) == ("S-1", "closed", "close", 8)
    assert closed.case_ids == ("C14-file",)
    assert closed.unit == UNIT
    assert closed.planned_at < closed.opened_at < closed.closed_at == closed.touched_at
    assert closed.planned_at == "2026-11-22T03:00:01.000000Z"
    assert (opened.state, opened.step, opened.closed_at) == ("open", "inject", "")
    assert (cancelled.state, cancelled.present, cancelled.closed_at) == ("cancelled", 3, "")


def test_open_commitments_are_those_of_closed_sessions(full: Store) -> None:
    """The next session of the unit opens with what is still open; dates are local."""
    (row,) = full.open_commitments(UNIT, before="S-2")
    assert (row.commitment_id, row.session_id, row.owner, row.by, row.status) == (
        "K-1",
        "S-1",
        "Émile",
        "2026-12-01",
        "open",
    )
    assert row.made_on == "2026-11-21"
    assert full.open_commitments(UNIT, before="S-1") == []
    assert full.open_commitments(Unit("Operations", "Network", "Division 3"), before="") == []


def test_the_reach_of_the_programme(full: Store) -> None:
    """Whoever took part and whoever signed is counted once, by the sectors of the register."""
    with full.write() as transaction:
        transaction.connection.executemany(
            "INSERT INTO roster_people (person_id, name, email, language, sector, branch, division, manager_id,"
            " role, hired, left_on, seen_in, standing) VALUES (?, 'N', '', 'fr', ?, 'B', 'D', '', 'employee', '',"
            " '', '1', 'active')",
            [("001", "North"), ("002", "North"), ("003", "South"), ("absent", "South")],
        )
    signed = {person_id: bool(full.attestations_of(person_id)) for person_id in ("001", "002", "003")}
    assert full.reach() == [
        Reach("North", 2, 2, signed["001"] + signed["002"], "2026-2027"),
        Reach("South", 2, 1, int(signed["003"]), "2026-2027"),
    ]


def test_attestations_are_found(full: Store) -> None:
    """By person, by version and cycle, and by receipt; `007` is not `7`."""
    signed = signature("003", "S-1")
    (row,) = full.attestations_of("003")
    assert row.receipt == signed.receipt
    assert row.signed_on == "2026-11-21"
    assert row.signed_at.startswith("2026-11-22T03:")
    assert row.status == "valid"
    assert full.attestation_by_receipt(signed.receipt) == row
    assert full.attestation_by_receipt("0000-0000-0000-0000") is None
    assert full.attestations_of("3") == []
    with full.write() as transaction:
        assert transaction.attestations_of("003") == [row]
        assert transaction.attestations_of("nobody") == []
    assert full.payload_holds(row.attestation_id)
    assert not full.payload_holds("A-unknown")


def test_a_changed_payload_does_not_hold(full: Store, stranger: sqlite.Connection) -> None:
    """Who checks a receipt is told when the journal's own entry was changed."""
    stranger.execute("DROP TRIGGER payloads_no_update")
    stranger.execute("UPDATE payloads SET body = replace(body, 'zoe', 'zoé') WHERE body LIKE '%A-003-1%'")
    stranger.commit()
    assert not full.payload_holds("A-003-1")
    assert full.payload_holds("A-002-1")


def test_the_timer_is_kept(store: Store) -> None:
    """An interrupted session finds its timer again; it is no event."""
    plan(store, "S-1")
    store.keep_step_clock(StepClock("S-1", 3, 40, running=True))
    store.keep_step_clock(StepClock("S-1", 3, 45, running=False, behind=-20))
    assert store.step_clock("S-1") == StepClock("S-1", 3, 45, running=False, behind=-20)
    assert len(store.events_of("S-1")) == 1
    assert store.verify() == []


def test_the_register_is_read_as_it_stands(store: Store) -> None:
    """People in order of their ids, with their standing today; units in order."""
    rows = [
        ("10", "Division 2", "", "active"),
        ("007", "Division 2", "2026-11-20", "active"),
        ("7", "Division 1", "2026-11-21", "active"),
        ("8", "Division 1", "", "inactive"),
    ]
    with store.write() as transaction:
        transaction.connection.executemany(
            "INSERT INTO roster_people (person_id, name, email, language, sector, branch, division, manager_id,"
            " role, hired, left_on, seen_in, standing) VALUES (?, 'N', '', 'fr', 'S', 'B', ?, '', 'employee', '',"
            " ?, '1', ?)",
            rows,
        )
    assert [(p.person_id, p.standing) for p in store.people()] == [
        ("007", Standing.LEFT),
        ("10", Standing.ACTIVE),
        ("7", Standing.ACTIVE),
        ("8", Standing.INACTIVE),
    ]
    assert [p.person_id for p in store.people(Unit("S", "B", "Division 1"))] == ["7", "8"]
    assert store.person("7") != store.person("007")
    assert store.person("07") is None
    assert store.count() == 4
    assert store.units() == [Unit("S", "B", "Division 1"), Unit("S", "B", "Division 2")]


def test_a_payload_goes_when_an_event_disposes_of_it(full: Store) -> None:
    """The chain still holds, nothing derived from the payload is left, and other payloads stay."""
    with sqlite.connect(full.path) as reader:
        (event_id,) = reader.execute("SELECT event_id FROM completion WHERE person_id = '003'").fetchone()
        (other,) = reader.execute("SELECT event_id FROM completion WHERE person_id = '004'").fetchone()
    with full.write() as transaction:
        transaction.append([e.PayloadDisposed(event_id=event_id, reason="request of the person")])
    assert full.verify() == []
    assert "003" not in {row[1] for row in full.rows("completions")[1]}
    assert len(list(full.rows("completions")[1])) == 7
    assert all(getattr(event, "person_id", "") != "003" for event in full.events_of("S-1"))
    with sqlite.connect(full.path) as stranger, pytest.raises(sqlite.IntegrityError):
        stranger.execute("DELETE FROM payloads WHERE id = ?", (other,))


def test_a_thousand_handles_are_not_left_behind(tmp_path: Path) -> None:
    """Closing a store gives back its files and folds the log into the one file."""
    handles = Path("/proc/self/fd")
    before = len(list(handles.iterdir())) if handles.exists() else 0
    for number in range(5):
        store = Store(tmp_path / str(number), TickingClock())
        fill(store)
        store.close()
        assert sorted(p.name for p in (tmp_path / str(number)).iterdir()) == ["device", "records.db"]
    if before:
        assert len(list(handles.iterdir())) <= before


def test_what_is_no_text_is_no_traceback(full: Store) -> None:
    """Bytes of a command line that are not UTF-8: unknown when asked for, refused when to be recorded."""
    odd = "\udcff"
    assert full.person(odd) is None
    assert full.events_of(odd) == []
    assert full.attestations_of(odd) == []
    with pytest.raises(BadInput) as caught:
        act(full, "S-2", c.AddGuest("somebody"), actor=odd)
    assert caught.value.problem is Problem.NOT_TEXT
    with pytest.raises(BadInput):
        act(full, odd, c.Next())
    assert full.verify() == []


def test_a_disposal_elsewhere_is_noticed(full: Store) -> None:
    """What another process disposed of is not remembered here, although the last event is the same."""
    other = Store(full.path.parent, TickingClock())
    act(full, "S-2", c.NameTheme("one"))
    act(full, "S-2", c.NameTheme("two"))
    with other.write() as transaction:
        (event_id,) = transaction.connection.execute(
            'SELECT id FROM payloads WHERE body LIKE \'%"name":"one"%\''
        ).fetchone()
        transaction.append([e.PayloadDisposed(event_id=event_id, reason="asked")])
    act(full, "S-2", c.NameTheme("three"))
    for store in (full, other):
        themes = [event.name for event in store.events_of("S-2") if isinstance(event, e.ThemeNamed)]
        assert themes == ["two", "three"]
    assert full.verify() == []
    other.close()
