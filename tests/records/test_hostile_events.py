"""A journal whose chain holds but whose events are nonsense: findings and refusals, never a crash."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.codec import KINDS, to_body
from ethics_workshop.domain.error import BadInput, StorageError
from ethics_workshop.records import journal
from ethics_workshop.records.store import Store
from tests.records.history import TickingClock, job, plan, planned, run, signature

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
bodies = st.one_of(
    values,
    st.tuples(
        st.sampled_from([to_body(planned("S-1")), to_body(signature("001"))]), st.integers(0, 20), values
    ).map(lambda given: {**given[0], sorted(given[0])[given[1] % len(given[0])]: given[2]}),
    st.dictionaries(
        st.sampled_from(
            ["session_id", "index", "step", "people", "text", "values", "parts", "day", "question"]
        ),
        st.just("S-1") | values,
    ).map(lambda given: {"actor": "", "session_id": "S-1", **given}),
)


def forge(path: Path, kind: str, body: str) -> None:
    """Append an event that fits the chain, whatever it says."""
    connection = sqlite.connect(path)
    device, seq, prev = connection.execute("SELECT device, seq, hash FROM heads").fetchone()
    committed, id_ = journal.commitment(b"0" * 16, body), journal.new_id()
    links = (prev, device, seq + 1, id_, "2026-11-22T00:00:00.000000Z", kind, committed)
    connection.execute("INSERT INTO payloads VALUES (?, ?, ?)", (id_, b"0" * 16, body))
    connection.execute(
        "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?)", (*links[1:], prev, journal.chained(links))
    )
    connection.commit()
    connection.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds a plan and one that holds nothing: copied, they need not be made anew."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("data", "fresh"):
        store = Store(folder / name, TickingClock())
        if name == "data":
            plan(store, "S-1")
        store.events_of("S-1")
        store.close()
    return folder


@settings(max_examples=35, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), bodies), min_size=1, max_size=3))
def test_nonsense_is_said_to_be_nonsense(made: Path, forged: list[tuple[str, object]]) -> None:
    """Verifying, reading, rebuilding and restoring end in a finding, a typed error, or well."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(made, folder, dirs_exist_ok=True)
        store, fresh = (Store(Path(folder) / name, TickingClock()) for name in ("data", "fresh"))
        for kind, body in forged:
            forge(store.path, kind, json.dumps(body))
        store.verify()
        for work in (
            lambda: store.backup(Path(folder) / "b.db"),
            lambda: store.events_of("S-1"),
            store.rebuild,
            lambda: fresh.restore(Path(folder) / "b.db"),
        ):
            try:
                work()
            except (StorageError, BadInput):
                continue
        store.close()
        fresh.close()


def test_nested_beyond_reason(tmp_path: Path) -> None:
    """A payload a hundred thousand lists deep."""
    store = Store(tmp_path / "data", TickingClock())
    run(store, "S-1", job()[:1])
    forge(store.path, "session.theme-named", "[" * 100_000 + "]" * 100_000)
    assert [finding.code for finding in store.verify()] == ["event-unreadable"]
    store.close()
