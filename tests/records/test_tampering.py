"""Tampering with the triggers out of the way and put back afterwards: `verify` finds it and names the place."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.records import chain, journal, tables
from ethics_workshop.records.roster_digest import roster_digest
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports import Finding
from ethics_workshop.words.findings import SENTENCES
from tests.records.history import TickingClock, act, fill

TRUTH = ("journal", "payloads", "heads")
EVERYWHERE = (*TRUTH, *(table.name for table in tables.PROJECTIONS))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = Store(tmp_path_factory.mktemp("original") / "data", TickingClock())
    fill(store)
    store.close()
    return store.path.parent


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "data"
    shutil.copytree(original, folder)
    store = Store(folder, TickingClock())
    yield store
    store.close()


@contextmanager
def behind_the_back(store: Store) -> Iterator[sqlite.Connection]:
    """Open the file without its triggers, and put them back as they were."""
    connection = sqlite.connect(store.path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def places(findings: list[Finding]) -> str:
    return "\n".join(f"{finding.code} {finding.place}" for finding in findings)


def device(store: Store) -> str:
    return (store.path.parent / "device").read_text(encoding="ascii").strip()


def test_an_untouched_copy_is_clean(copy: Store) -> None:
    """Nothing is found where nothing was done."""
    assert copy.verify() == []


def different(value: object) -> object:
    if isinstance(value, int):
        return value + 1000
    return bytes(reversed(value)) if isinstance(value, bytes) else f"{value}~"


@pytest.mark.parametrize("table", EVERYWHERE)
def test_any_cell_changed_is_found(copy: Store, table: str) -> None:
    """Every column of every table, in its first, a middle and its last row."""
    with sqlite.connect(copy.path) as reader:
        reader.row_factory = sqlite.Row
        rows = [dict(row) for row in reader.execute(f"SELECT * FROM {table}")]
    assert rows, f"{table} is empty: nothing is tested"
    keys = (
        next((t.columns[: t.key] for t in tables.PROJECTIONS if t.name == table), None)
        or {
            "journal": ("device", "seq"),
            "payloads": ("id",),
            "heads": ("device",),
        }[table]
    )
    set_back: list[tuple[str, list[object]]] = []
    for number, column in enumerate(rows[0]):
        row = rows[(0, len(rows) // 2, -1)[number % 3]]
        changed = {**row, column: different(row[column])}
        update = f'UPDATE {table} SET "{column}" = ? WHERE {" AND ".join(f""""{key}" = ?""" for key in keys)}'
        with behind_the_back(copy) as connection:
            for statement, values in set_back:
                connection.execute(statement, values)
            connection.execute(update, [changed[column], *(row[k] for k in keys)])
        found = places(copy.verify())
        assert ("seq " if table in TRUTH else f"{table} row") in found or "heads (device" in found, column
        set_back = [(update, [row[column], *(changed[k] for k in keys)])]
    with behind_the_back(copy) as connection:
        connection.execute(*set_back[0])
    assert copy.verify() == []


@pytest.mark.parametrize("table", EVERYWHERE)
def test_a_row_removed_is_found(copy: Store, table: str) -> None:
    """One row less anywhere: the chain, the heads or the recomputed tables show it."""
    with behind_the_back(copy) as connection:
        keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
        row = connection.execute(f"SELECT {', '.join(keys)} FROM {table} ORDER BY random()").fetchone()
        connection.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{key} = ?' for key in keys)}", row)
    found = places(copy.verify())
    assert ("seq " if table in {"journal", "payloads"} else f"{table} ") in found


@pytest.mark.parametrize("table", [t.name for t in tables.PROJECTIONS])
def test_an_emptied_table_is_found_and_rebuilt(copy: Store, table: str) -> None:
    """Emptied behind the program's back, named by `verify`, and back after `rebuild`."""
    with behind_the_back(copy) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        connection.execute(f"DELETE FROM {table}")
    assert f"row-missing {table} row" in places(copy.verify())
    assert copy.rebuild() > 30
    assert copy.verify() == []
    with sqlite.connect(copy.path) as reader:
        assert reader.execute(f"SELECT * FROM {table}").fetchall() == before


def test_the_place_is_named(copy: Store) -> None:
    """The finding says which event of which device."""
    with behind_the_back(copy) as connection:
        connection.execute(
            "UPDATE payloads SET body = body || ' ' WHERE id = (SELECT id FROM journal WHERE seq = 7)"
        )
    assert copy.verify() == [Finding("payload-changed", f"seq 7 (device {device(copy)})")] + [
        finding for finding in copy.verify() if finding.code.startswith("row-")
    ]


def test_a_row_taken_from_the_middle_is_found(copy: Store) -> None:
    """The event after the gap does not follow the one before it."""
    with behind_the_back(copy) as connection:
        connection.execute("DELETE FROM payloads WHERE id = (SELECT id FROM journal WHERE seq = 9)")
        connection.execute("DELETE FROM journal WHERE seq = 9")
    assert f"journal-link seq 10 (device {device(copy)})" in places(copy.verify())


def test_rows_reordered_are_found(copy: Store) -> None:
    """Two events that changed places."""
    with behind_the_back(copy) as connection:
        connection.execute("UPDATE journal SET seq = 1000 WHERE seq = 8")
        connection.execute("UPDATE journal SET seq = 8 WHERE seq = 9")
        connection.execute("UPDATE journal SET seq = 9 WHERE seq = 1000")
    found = places(copy.verify())
    for seq in (8, 9):
        assert f"journal-hash seq {seq} (device" in found


def test_payloads_exchanged_are_found(copy: Store) -> None:
    """Two payloads under each other's id."""
    with behind_the_back(copy) as connection:
        one, two = (
            row[0] for row in connection.execute("SELECT id FROM journal WHERE seq IN (8, 9) ORDER BY seq")
        )
        connection.execute("UPDATE payloads SET id = 'x' WHERE id = ?", (one,))
        connection.execute("UPDATE payloads SET id = ? WHERE id = ?", (one, two))
        connection.execute("UPDATE payloads SET id = ? WHERE id = 'x'", (two,))
    found = places(copy.verify())
    assert "payload-changed seq 8 (device" in found
    assert "payload-changed seq 9 (device" in found


def test_a_payload_removed_is_found(copy: Store) -> None:
    """A payload that no event disposed of."""
    with behind_the_back(copy) as connection:
        connection.execute("DELETE FROM payloads WHERE id = (SELECT id FROM journal WHERE seq = 5)")
    assert f"payload-missing seq 5 (device {device(copy)})" in places(copy.verify())


def test_a_payload_of_no_event_is_found(copy: Store) -> None:
    """Something was put among the payloads."""
    with behind_the_back(copy) as connection:
        connection.execute("INSERT INTO payloads VALUES ('abc', x'00', '{}')")
    assert places(copy.verify()) == "payload-stray payloads row abc"


def test_a_disposed_payload_put_back_is_found(copy: Store) -> None:
    """What was disposed of must not come back."""
    with sqlite.connect(copy.path) as reader:
        row = reader.execute("SELECT * FROM payloads ORDER BY id LIMIT 1").fetchone()
    with copy.write() as transaction:
        transaction.append([e.PayloadDisposed(event_id=row[0], reason="asked")])
    assert copy.verify() == []
    with sqlite.connect(copy.path) as stranger:
        stranger.execute("INSERT INTO payloads VALUES (?, ?, ?)", row)
    assert f"payload-kept payloads row {row[0]}" in places(copy.verify())


@pytest.mark.parametrize("count", [1, 5, 1000])
def test_a_tail_cut_is_found(copy: Store, count: int) -> None:
    """The last events, or all of them, with their payloads, while the head still names them."""
    with behind_the_back(copy) as connection:
        (last,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
        for table, column in (
            ("payloads", "id IN (SELECT id FROM journal WHERE seq > ?)"),
            ("journal", "seq > ?"),
        ):
            connection.execute(f"DELETE FROM {table} WHERE {column}", (last - count,))
    first_missing = max(1, last - count + 1)
    assert f"tail-cut seq {first_missing} (device {device(copy)})" in places(copy.verify())


def test_a_cut_tail_stays_visible_after_more_work(copy: Store) -> None:
    """The next event follows the head that was cut off, so the gap can never be smoothed over by working on."""
    with behind_the_back(copy) as connection:
        connection.execute(
            "DELETE FROM payloads WHERE id = (SELECT id FROM journal ORDER BY seq DESC LIMIT 1)"
        )
        connection.execute("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    act(copy, "S-2", c.NameTheme("work goes on"))
    assert "journal-link" in places(copy.verify())


def test_a_tail_cut_with_the_head_moved_back_shows_in_the_tables(copy: Store) -> None:
    """The chain alone holds then, as the docs say; what was derived from the lost events is still there."""
    with behind_the_back(copy) as connection:
        (last,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
        connection.execute(
            "DELETE FROM payloads WHERE id IN (SELECT id FROM journal WHERE seq > ?)", (last - 3,)
        )
        connection.execute("DELETE FROM journal WHERE seq > ?", (last - 3,))
        connection.execute(
            "UPDATE heads SET (seq, hash) = (SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1)"
        )
    assert {finding.code for finding in copy.verify()} == {"row-added"}
    copy.rebuild()
    assert copy.verify() == []


def test_an_event_slipped_in_is_found(copy: Store) -> None:
    """A row with a true hash in a place where the chain did not have one."""
    with behind_the_back(copy) as connection:
        (prev, at) = connection.execute("SELECT hash, at FROM journal WHERE seq = 4").fetchone()
        body = '{"actor":"","name":"forged","session_id":"S-2"}'
        committed = journal.commitment(b"0" * 16, body)
        links = (prev, device(copy), 900, "f" * 32, at, "session.theme-named", committed)
        connection.execute("INSERT INTO payloads VALUES (?, ?, ?)", ("f" * 32, b"0" * 16, body))
        connection.execute(
            "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?)", (*links[1:], prev, journal.chained(links))
        )
    assert "journal-link seq 900" in places(copy.verify())


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("DROP TRIGGER journal_no_delete", "schema-missing trigger journal_no_delete"),
        (
            (
                "DROP TRIGGER payloads_no_update;"
                "CREATE TRIGGER payloads_no_update BEFORE UPDATE ON payloads WHEN false BEGIN SELECT 1; END"
            ),
            "schema-altered trigger payloads_no_update",
        ),
        (
            "CREATE TRIGGER spy AFTER INSERT ON completion BEGIN DELETE FROM completion; END",
            "schema-added trigger spy",
        ),
        (
            "DROP VIEW completions; CREATE VIEW completions AS SELECT * FROM completion WHERE person_id <> '003'",
            "schema-altered view completions",
        ),
        ("DROP VIEW attestations", "schema-missing view attestations"),
        ("DROP TABLE completion", "schema-missing table completion"),
        ("DROP TABLE payloads", "schema-missing table payloads"),
        ("DROP INDEX attestation_receipt", "schema-missing index attestation_receipt"),
        ("ALTER TABLE completion ADD COLUMN remark TEXT", "schema-altered table completion"),
    ],
)
def test_triggers_tables_and_views_are_compared(copy: Store, statement: str, place: str) -> None:
    """What guards the records, and what outsiders read, is as the program made it."""
    with sqlite.connect(copy.path) as stranger:
        stranger.executescript(statement)
    found = places(copy.verify())
    assert place in found


def test_a_table_of_ones_own_is_nobodys_business(copy: Store) -> None:
    """People may keep views and notes of their own in the file."""
    with sqlite.connect(copy.path) as stranger:
        stranger.executescript(
            "CREATE TABLE my_notes (x); CREATE VIEW mine AS SELECT count(*) FROM completions"
        )
    assert copy.verify() == []


def test_text_that_is_no_text_is_found(copy: Store) -> None:
    """Bytes that are not UTF-8 in the place of a text are a finding, not a failure."""
    for table, column, key in (
        ("journal", "kind", "id"),
        ("payloads", "body", "id"),
        ("completion", "name", "completion_id"),
        ("heads", "hash", "device"),
    ):
        with behind_the_back(copy) as connection:
            (which, before) = connection.execute(f"SELECT {key}, {column} FROM {table} LIMIT 1").fetchone()
            update = f"UPDATE {table} SET {column} = {{}} WHERE {key} = ?"
            connection.execute(update.format("CAST(x'fffe' AS TEXT)"), (which,))
        assert places(copy.verify()), table
        with behind_the_back(copy) as connection:
            connection.execute(update.format("?"), (before, which))
    assert copy.verify() == []


def test_an_index_that_does_not_fit_is_found(copy: Store) -> None:
    """A page of an index changed in the file itself."""
    copy.sessions()
    copy.close()
    with sqlite.connect(copy.path) as reader:
        (page,) = reader.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'attestation_receipt'"
        ).fetchone()
        (size,) = reader.execute("PRAGMA page_size").fetchone()
        (receipt,) = reader.execute("SELECT receipt FROM attestation ORDER BY receipt LIMIT 1").fetchone()
    content = bytearray(copy.path.read_bytes())
    place = content.index(receipt.encode(), (page - 1) * size, page * size)
    content[place : place + 4] = b"ZZZZ"
    copy.path.write_bytes(content)
    assert "structure" in {finding.code for finding in copy.verify()}


@pytest.mark.parametrize("change", [lambda s: s.verify(), lambda s: s.rebuild()])
def test_an_event_of_an_unknown_kind_is_passed_over(copy: Store, change: Callable[[Store], object]) -> None:
    """A file to which a newer program added a kind still reads; the chain covers it as any other."""
    with sqlite.connect(copy.path) as stranger:
        device, seq, prev = stranger.execute("SELECT device, seq, hash FROM heads").fetchone()
        committed = journal.commitment(b"0" * 16, "{}")
        links = (prev, device, seq + 1, "e" * 32, "2026-11-22T00:00:00.000000Z", "future.kind", committed)
        stranger.execute("INSERT INTO payloads VALUES (?, ?, ?)", ("e" * 32, b"0" * 16, "{}"))
        stranger.execute(
            "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?)", (*links[1:], prev, journal.chained(links))
        )
    change(copy)
    assert copy.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE roster_people SET name = 'Somebody Else' WHERE person_id = '2'",
        "UPDATE roster_people SET left_on = '2020-01-01' WHERE person_id = '2'",
        "UPDATE roster_people SET standing = 'inactive' WHERE person_id = '2'",
        "DELETE FROM roster_people WHERE person_id = '3'",
        "INSERT INTO roster_people VALUES ('4', 'N', '', 'fr', 'S', 'B', 'D', '', 'manager', '', '', '1', 'active')",
    ],
)
def test_an_edited_register_is_found(copy: Store, statement: str) -> None:
    """The register is no projection, but its last import left a digest of it in the journal."""
    with copy.write() as transaction:
        transaction.connection.executemany(
            "INSERT INTO roster_people VALUES (?, 'N', '', 'fr', 'S', 'B', 'D', '', 'employee', '', '', '1', 'active')",
            [("1",), ("2",), ("3",)],
        )
        digest = roster_digest(transaction.connection)
        transaction.append(
            [
                e.RosterImported(
                    file_name="r.csv", rows=3, added=3, changed=0, inactive=0, skipped=0, digest=digest
                )
            ]
        )
    assert copy.verify() == []
    with behind_the_back(copy) as connection:
        connection.execute(statement)
    assert [(finding.code, finding.place) for finding in copy.verify()] == [
        ("register-differs", "roster_people")
    ]


def test_every_finding_has_its_sentence() -> None:
    """What `verify` says is said in words: every code of this room is known to `words.findings`."""
    source = "".join(path.read_text(encoding="utf-8") for path in Path(chain.__file__).parent.glob("*.py"))
    codes = set(re.findall(r'Finding\(\s*"([a-z-]+)"', source)) | {
        f"schema-{how}" for how in ("missing", "altered", "added")
    }
    assert codes == set(SENTENCES)
