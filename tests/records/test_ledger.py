"""The ledger: what reports are made of, as it was known on a day."""

import csv
import dataclasses
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import event as e
from ethics_workshop.domain import programme_event as p
from ethics_workshop.domain.event import Day, Event
from ethics_workshop.domain.people import Role, Standing
from ethics_workshop.exchange.roster import RosterFileReader
from ethics_workshop.records import schema, tables
from ethics_workshop.records.ledger import RecordsLedger
from ethics_workshop.records.register import Register
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports import ROSTER_COLUMNS
from tests.fakes.derived import MemoryLedger
from tests.records.history import UNIT, TickingClock, fill, signature


class DatedClock(TickingClock):
    """A clock whose day is what it is set to."""

    date = "2026-04-01"

    def day(self) -> Day:
        return Day(self.date, "-05:00")


def entered(number: int, date: str, person: str = "001") -> p.CompletionEntered:
    return p.CompletionEntered(
        completion_id=f"K-{number:03}",
        person_id=person,
        name="Zoé O’Neil 1",
        unit=UNIT,
        requirement="foundations",
        method="course",
        completed_on=date,
        reference="CERT 7",
        day=Day(date, "-05:00"),
    )


def test_what_happens_later_does_not_change_what_was_known(store: Store) -> None:
    """Voided, withdrawn, refused after a day: as at that day nothing of it is seen; today all of it is."""
    ledger = RecordsLedger(store)
    signed = dataclasses.replace(signature("001"), day=Day("2026-05-01", "-05:00"))
    with store.write() as transaction:
        transaction.append([entered(1, "2026-04-02"), signed])
        transaction.append(
            [
                p.CompletionVoided(completion_id="K-001", reason="twice", day=Day("2026-06-01", "-05:00")),
                p.AttestationWithdrawn(
                    attestation_id=signed.attestation_id, reason="wrong", day=Day("2026-06-02", "-05:00")
                ),
                p.AcknowledgementDecided(
                    attestation_id=signed.attestation_id,
                    verdict="refused",
                    manager_id="000",
                    by_id="000",
                    by_name="Zoé",
                    reason="another text",
                    day=Day("2026-06-03", "-05:00"),
                ),
                p.VerificationDelegated(manager_id="000", delegate_id="002", day=Day("2026-06-04", "-05:00")),
            ]
        )
    assert [(row.status, row.voided_on, row.reference) for row in ledger.completions("2026-05-31")] == [
        ("recorded", "", "CERT 7")
    ]
    assert [row.status for row in ledger.attestations("2026-06-01")] == ["valid"]
    assert not ledger.attestations("2026-04-30")
    assert not ledger.acknowledgements("2026-06-02")
    assert not ledger.delegations("2026-06-03")
    assert [row.status for row in ledger.completions()] == ["voided"]
    assert [(row.status, row.withdrawn_reason) for row in ledger.attestations()] == [("withdrawn", "wrong")]
    assert [row.verdict for row in ledger.acknowledgements()] == ["refused"]
    assert [row.delegate_id for row in ledger.delegations()] == ["002"]
    assert store.verify() == []
    store.rebuild()
    assert store.verify() == []


DATES = [f"2026-0{month}-1{day}" for month in range(4, 8) for day in range(3)]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    events: list[Event] = []
    for date in sorted(draw(st.lists(st.sampled_from(DATES), max_size=12))):
        number = len(events)
        day = Day(date, "-05:00")
        kind = draw(st.sampled_from(["enter", "void", "sign", "withdraw", "decide", "delegate"]))
        past = draw(st.integers(0, max(0, number - 1)))
        if kind == "enter":
            events.append(entered(number, date))
        elif kind == "void":
            events.append(p.CompletionVoided(completion_id=f"K-{past:03}", reason="r", day=day))
        elif kind == "sign":
            events.append(dataclasses.replace(signature(f"{number:03}"), day=day))
        elif kind == "withdraw":
            events.append(p.AttestationWithdrawn(attestation_id=f"A-{past:03}-1", reason="r", day=day))
        elif kind == "decide":
            events.append(
                p.AcknowledgementDecided(
                    attestation_id=f"A-{past:03}-1",
                    verdict="verified",
                    manager_id="m",
                    by_id="m",
                    by_name="M",
                    day=day,
                )
            )
        else:
            events.append(p.VerificationDelegated(manager_id="m", delegate_id="d", day=day))
    return events


@given(histories(), st.sampled_from([*DATES, ""]))
@settings(max_examples=25)
def test_the_tables_say_what_folding_the_events_says(
    tmp_path_factory: "object", events: list[Event], as_at: str
) -> None:
    """The same rows from SQL as from a plain fold over the events, on any day."""
    folder = tmp_path_factory.mktemp("ledger")  # type: ignore[attr-defined]
    store = Store(folder, TickingClock())
    try:
        with store.write() as transaction:
            transaction.append(events)
        real, plain = RecordsLedger(store), MemoryLedger(events, {})
        assert _told(real.completions(as_at)) == _told(plain.completions(as_at))
        assert _told(real.attestations(as_at)) == _told(plain.attestations(as_at))
        assert real.acknowledgements(as_at) == plain.acknowledgements(as_at)
        assert real.delegations(as_at) == plain.delegations(as_at)
    finally:
        store.close()


def _told(rows: "list[object]") -> list[dict[str, str]]:
    moments = {"recorded_at", "signed_at"}
    return [
        {name: getattr(row, name) for name in type(row).__slots__ if name not in moments}  # type: ignore[attr-defined]
        for row in rows
    ]


def roster(path: Path, *rows: dict[str, str]) -> Path:
    plain = {
        "language": "fr",
        "sector": "Operations",
        "branch": "Network",
        "division": "One",
        "role": "employee",
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROSTER_COLUMNS)
        writer.writeheader()
        for row in rows:
            writer.writerow({**dict.fromkeys(ROSTER_COLUMNS, ""), **plain, **row})
    return path


def test_the_register_remembers_what_it_knew(tmp_path: Path) -> None:
    """A transfer, a promotion, somebody missing, somebody new: as at each day the register of that day."""
    clock = DatedClock()
    store = Store(tmp_path / "data", clock)
    register, ledger = Register(store), RecordsLedger(store)

    def take(date: str, *rows: dict[str, str]) -> None:
        clock.date = date
        with RosterFileReader().open(roster(tmp_path / "r.csv", *rows)) as file:
            report = register.take_in(file, "r.csv", dry_run=False, skip_faulty=False, actor="")
        assert report.faults == ()

    ana = {"person_id": "A1", "name": "Ana Roy", "hired": "2026-01-05"}
    ben = {"person_id": "B1", "name": "Ben Cyr"}
    take("2026-04-01", ana, ben)
    take("2026-05-01", {**ana, "division": "Two"}, ben)
    take("2026-06-01", {**ana, "division": "Two", "role": "manager"})
    take(
        "2026-07-01",
        {**ana, "division": "Two", "role": "manager"},
        ben,
        {"person_id": "C1", "name": "Cy Day"},
    )
    known = ledger.history()
    assert [(one.since, one.person.unit.division, one.person.role) for one in known["A1"]] == [
        ("2026-04-01", "One", Role.EMPLOYEE),
        ("2026-05-01", "Two", Role.EMPLOYEE),
        ("2026-06-01", "Two", Role.MANAGER),
    ]
    assert [(one.since, one.person.standing) for one in known["B1"]] == [
        ("2026-04-01", Standing.ACTIVE),
        ("2026-06-01", Standing.INACTIVE),
        ("2026-07-01", Standing.ACTIVE),
    ]
    assert [each.person_id for each in ledger.people("2026-03-31")] == []
    assert [each.unit.division for each in ledger.people("2026-04-30")] == ["One", "One"]
    assert [each.standing for each in ledger.people("2026-06-30")] == [Standing.ACTIVE, Standing.INACTIVE]
    assert [each.person_id for each in ledger.people()] == ["A1", "B1", "C1"]
    assert store.verify() == []
    store.close()


def test_a_file_of_the_first_version_goes_on(store: Store) -> None:
    """Its rows are derived anew, with what this version knows of them; the register begins to remember."""
    fill(store)
    before = [(row.completion_id, row.recorded_on) for row in RecordsLedger(store).completions()]
    assert before
    store.close()
    _make_first_version(store.path)
    again = Store(store.path.parent, TickingClock())
    ledger = RecordsLedger(again)
    assert [(row.completion_id, row.recorded_on) for row in ledger.completions()] == before
    assert again.verify() == []
    with again.write() as transaction:
        transaction.append([entered(1, "2026-04-02")])
    assert len(ledger.completions()) == len(before) + 1
    again.close()
    with sqlite.connect(store.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    connection.close()


def _make_first_version(path: Path) -> None:
    """Take away what the second version added, as a file of the first had it."""
    connection = sqlite.connect(path)
    for view in ("completions", "attestations"):
        connection.execute(f"DROP VIEW {view}")
    for table in ("acknowledgement", "delegation", "roster_past"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP TRIGGER roster_people_kept")
    connection.execute("DROP INDEX completion_person")
    for column in ("reference", "recorded_on", "note", "voided_on", "void_reason"):
        connection.execute(f"ALTER TABLE completion DROP COLUMN {column}")
    for column in ("reflected", "declared", "note", "corrects", "withdrawn_on", "withdrawn_reason"):
        connection.execute(f"ALTER TABLE attestation DROP COLUMN {column}")
    for view in tables.VIEWS:
        if "VIEW completions " in view or "VIEW attestations " in view:
            connection.execute(view)
    connection.execute("DELETE FROM meta_migrations WHERE name = 'register_past_and_programme'")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def test_events_of_the_first_version_are_read(store: Store) -> None:
    """A signature without the newer fields is one without a reflection, a note or a correction."""
    body = {name: value for name, value in _body(signature("001")).items() if name not in NEWER}
    from ethics_workshop.domain.codec import from_body

    event = from_body("attestation.signed", body)
    assert isinstance(event, e.AttestationSigned)
    assert (event.reflected, event.declared, event.note, event.corrects) == (False, "", "", "")


NEWER = {"reflected", "declared", "note", "corrects"}


def _body(event: Event) -> "dict[str, e.Json]":
    from ethics_workshop.domain.codec import to_body

    return to_body(event)
