"""Importing people into the real register, and finding them again."""

import hashlib
import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import BadInput, Problem, Refused, StorageError
from ethics_workshop.domain.people import Person, Standing, Unit
from ethics_workshop.exchange.roster import RosterFileReader
from ethics_workshop.records import register as register_module
from ethics_workshop.records.register import Register
from ethics_workshop.records.roster_hierarchy import Managers
from ethics_workshop.records.roster_lines import RosterLines
from ethics_workshop.records.store import Store
from ethics_workshop.services.ports import ROSTER_COLUMNS, RosterReport
from ethics_workshop.services.roster import RosterService
from tests.fakes.memory import UNIT, FakeClock, MemoryRoster

Row = tuple[str, ...]


def row(person_id: str, manager: str = "", name: str = "Zoé Côté", **cells: str) -> Row:
    sound = ("", name, "", "fr", "Operations", "Network", "Division 2", manager, "employee", "", "")
    found = dict(zip(ROSTER_COLUMNS, sound, strict=True)) | {"person_id": person_id} | cells
    return tuple(found.values())


class Office:
    """A V&E office with a data folder: the service over the real reader and the real register."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.store = Store(folder / "data", self.clock)
        self.service = RosterService(RosterFileReader(), Register(self.store), self.store, self.clock)

    def file(self, rows: Sequence[Row], name: str = "roster.csv") -> Path:
        path = self.folder / name
        text = "\n".join(",".join(cells) for cells in (ROSTER_COLUMNS, *rows))
        path.write_text(text + "\n", encoding="utf-8")
        return path

    def take(self, *rows: Row, dry_run: bool = False, skip_faulty: bool = False) -> RosterReport:
        return self.service.import_file(
            self.file(rows), dry_run=dry_run, skip_faulty=skip_faulty, actor="E01"
        )

    def refused(self, *rows: Row, dry_run: bool = False, skip_faulty: bool = False) -> RosterReport:
        with pytest.raises(BadInput) as caught:
            self.take(*rows, dry_run=dry_run, skip_faulty=skip_faulty)
        assert caught.value.problem is Problem.ROSTER_FAULTY
        report = caught.value.facts["report"]
        assert isinstance(report, RosterReport)
        return report

    def query(self, sql: str) -> list[tuple[str, ...]]:
        if not self.store.path.exists():
            return []
        connection = sqlite.connect(self.store.path)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    @property
    def events(self) -> list[tuple[str, ...]]:
        return self.query(
            "SELECT body FROM payloads JOIN journal USING (id) WHERE kind = 'roster.imported' ORDER BY seq"
        )

    @property
    def table(self) -> list[tuple[str, ...]]:
        return self.query("SELECT * FROM roster_people ORDER BY person_id")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def named(report: RosterReport) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.code) for fault in report.faults]


def warned(report: RosterReport) -> list[tuple[int, str, dict[str, str]]]:
    return [(w.line, w.code, dict(w.facts)) for w in report.warnings]


def test_people_come_in_whole(office: Office) -> None:
    """Every column, the identifier as text, one event with the counts, the digest and who did it."""
    report = office.take(
        row("E02", "007", email="z@example.ca", hired="2020-01-06"), row("007", role="manager")
    )
    assert (report.rows, report.added, report.changed, report.unchanged) == (2, 2, 0, 0)
    assert report.written
    assert [p.person_id for p in office.service.people()] == ["007", "E02"]
    assert office.service.find("E02") == Person(
        "E02", "Zoé Côté", "z@example.ca", "fr", UNIT, "007", "employee", "2020-01-06", "", Standing.ACTIVE
    )
    ((body,),) = office.events
    assert '"actor":"E01"' in body
    assert '"file_name":"roster.csv"' in body
    assert '"rows":2' in body


@pytest.mark.parametrize("order", [1, -1])
def test_the_digest_is_that_of_the_sorted_rows(office: Office, order: int) -> None:
    """Whichever way the file is sorted, and also when it joins people who were there before."""
    rows = [row(f"{n:03}", "001") for n in range(1, 8)]
    office.take(*rows[3:5])
    office.take(*rows[::order])
    sorted_cells = "".join(f"{cell}\x1f" for cells in rows for cell in cells)
    assert hashlib.sha256(sorted_cells.encode()).hexdigest() in office.events[-1][0]


def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    """No event, no row, and it is said."""
    rows = [row("1"), row("2", "1"), row("3", "1")]
    office.take(*rows)
    before = office.table, office.events
    report = office.take(*rows)
    assert (report.unchanged, report.added, report.changed, report.inactive) == (3, 0, 0, 0)
    assert not report.written
    assert (office.table, office.events) == before


def test_a_newer_file_changes_adds_and_makes_inactive(office: Office) -> None:
    """Somebody missing stays on the register, to be reviewed; coming back makes them active again."""
    office.take(row("1"), row("2", "1"), row("3", "1"))
    report = office.take(row("1"), row("2", "1", name="Zoé Roy"), row("4", "1"))
    assert (report.rows, report.added, report.changed, report.unchanged, report.inactive) == (3, 1, 1, 1, 1)
    assert office.service.find("3").standing is Standing.INACTIVE
    assert office.service.find("2").name == "Zoé Roy"
    report = office.take(row("1"), row("2", "1", name="Zoé Roy"), row("3", "1"), row("4", "1"))
    assert (report.changed, report.inactive) == (1, 0)
    assert office.service.find("3").standing is Standing.ACTIVE
    assert len(office.events) == 3


def test_people_missing_for_long_are_counted_once(office: Office) -> None:
    """The second file without them changes nothing more."""
    office.take(row("1"), row("2"))
    assert office.take(row("1")).inactive == 1
    again = office.take(row("1"))
    assert again.inactive == 0
    assert not again.written


def test_a_last_day_that_has_passed(office: Office) -> None:
    """The register holds the date; where one stands follows from today."""
    office.take(row("1", left="2026-11-20"), row("2", left="2026-11-21"))
    assert [p.standing for p in office.service.people()] == [Standing.LEFT, Standing.ACTIVE]


def test_one_fault_and_nothing_is_imported(office: Office) -> None:
    """Neither into an empty register nor over what stands there; a dry run says the same."""
    faulty = (row("1"), row("2", language="xx"))
    assert named(office.refused(*faulty)) == [(3, "language", "not-in-list")]
    assert (office.table, office.events) == ([], [])
    office.take(row("9"))
    before = office.table
    assert not office.refused(*faulty).written
    office.refused(*faulty, dry_run=True)
    assert office.table == before
    assert len(office.events) == 1


def test_a_dry_run_says_what_would_happen_and_does_not(office: Office) -> None:
    """The same counts, no row, no event."""
    office.take(row("1"))
    before = office.table, office.events
    report = office.take(row("2", "8"), row("3"), dry_run=True)
    assert (report.rows, report.added, report.inactive, report.written) == (2, 2, 1, False)
    assert warned(report) == [(2, "unknown-manager", {"value": "8"})]
    assert (office.table, office.events) == before


def test_a_repeated_id_is_named_at_the_later_line(office: Office) -> None:
    """Even if the rows are equal, far apart, or faulty themselves; `007` and `7` are two people."""
    rows = [
        row("007"),
        row("7"),
        row("2", role="x"),
        row("2"),
        *(row(f"x{n}") for n in range(600)),
        row("007"),
    ]
    report = office.refused(*rows, row("2", hired="never"))
    assert named(report) == [
        (4, "role", "not-in-list"),
        (5, "person_id", "repeated"),
        (606, "person_id", "repeated"),
        (607, "hired", "bad-date"),
        (607, "person_id", "repeated"),
    ]
    assert dict(report.faults[2].facts) == {"value": "007", "first": "2"}


def test_skipping_imports_the_rest_and_lists_what_it_left(office: Office) -> None:
    """Of a repeated id the first row counts; whoever stands on a faulty row is not missing."""
    office.take(row("3", name="As before"), row("5"))
    rows = (row("1", name="First"), row("2", "1"), row("1", name="Second"), row("3", role="x"), row("", "1"))
    report = office.take(*rows, skip_faulty=True)
    assert (report.rows, report.skipped, report.inactive) == (2, 3, 1)
    assert named(report) == [
        (4, "person_id", "repeated"),
        (5, "role", "not-in-list"),
        (6, "person_id", "empty"),
    ]
    assert report.written
    assert {p.person_id: (p.name, p.standing) for p in office.service.people()} == {
        "1": ("First", Standing.ACTIVE),
        "2": ("Zoé Côté", Standing.ACTIVE),
        "3": ("As before", Standing.ACTIVE),
        "5": ("Zoé Côté", Standing.INACTIVE),
    }
    assert not office.take(*rows, skip_faulty=True).written


def test_skipping_everything_imports_nothing(office: Office) -> None:
    """A file of faults alone must not make everybody inactive."""
    office.take(row("1"))
    office.refused(row("1", role="x"), row("2", language="y"), skip_faulty=True)
    assert office.service.find("1").standing is Standing.ACTIVE


@pytest.mark.parametrize("skip_faulty", [False, True])
def test_headers_without_people_change_nothing(office: Office, skip_faulty: bool) -> None:
    """An export that went wrong must not empty the register."""
    office.take(row("1"))
    with pytest.raises(BadInput) as caught:
        office.take(skip_faulty=skip_faulty)
    assert caught.value.problem is Problem.ROSTER_EMPTY
    assert office.service.find("1").standing is Standing.ACTIVE


@pytest.mark.parametrize("kept", [50_000, 1])
def test_unknown_managers_and_cycles_are_warnings(
    office: Office, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    """At the line of the person, or of the first of the circle; also when managers are too many to be kept in mind."""
    monkeypatch.setattr(register_module, "Managers", lambda: Managers(kept))
    report = office.take(
        row("6", "9"),
        row("4", "5"),
        row("3", "4"),
        row("5", "3"),
        row("7", "7"),
        row("8", "4"),
        row("10", "6"),
    )
    assert report.written
    assert warned(report) == [
        (2, "unknown-manager", {"value": "9"}),
        (3, "manager-cycle", {"people": "4 → 5 → 3 → 4"}),
        (6, "manager-cycle", {"people": "7 → 7"}),
    ]


def test_a_manager_who_is_missing_now_is_unknown(office: Office) -> None:
    """Inactive people manage nobody."""
    office.take(row("1"), row("2", "1"))
    assert warned(office.take(row("2", "1"))) == [(2, "unknown-manager", {"value": "1"})]


def test_long_circles_are_named_in_short(office: Office) -> None:
    """Five names, not five thousand."""
    report = office.take(*(row(str(n), str((n + 1) % 50)) for n in range(50)))
    assert warned(report) == [(2, "manager-cycle", {"people": "0 → 1 → 2 → 3 → … → 0"})]


def test_after_a_thousand_faults_the_list_ends(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And says that there are more; the same of warnings."""
    monkeypatch.setattr(register_module, "FAULT_LIMIT", 7)
    faulty = office.refused(*(row(str(n), role="x") for n in range(600)))
    assert len(faulty.faults) == 7
    assert faulty.more_faults
    exactly = office.refused(row("1"), *(row(f"x{n}", role="x") for n in range(7)))
    assert len(exactly.faults) == 7
    assert not exactly.more_faults
    skipped = office.take(row("1"), *(row("1") for n in range(600)), skip_faulty=True)
    assert (len(skipped.faults), skipped.more_faults, skipped.skipped) == (7, True, 600)
    doubtful = office.take(*(row(str(n), "none") for n in range(9)))
    assert (len(doubtful.warnings), doubtful.more_warnings) == (7, True)


def test_a_failing_commit_changes_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The event cannot be written: neither are the people."""
    office.take(row("1"))
    before = office.table, office.events

    def fail(*_arguments: object, **_named: object) -> None:
        raise StorageError(Problem.DISK_FULL, path="records.db")

    monkeypatch.setattr("ethics_workshop.records.store.StoreTransaction.append", fail)
    with pytest.raises(StorageError):
        office.take(row("1", name="New"), row("2"))
    assert (office.table, office.events) == before


def test_columns_and_encoding_are_reported(office: Office) -> None:
    """Extra columns by name, Windows-1252 as a notice."""
    path = office.folder / "latin.csv"
    text = ",".join((*ROSTER_COLUMNS, "shoe size")) + "\n" + ",".join((*row("1"), "41")) + "\n"
    path.write_bytes(text.encode("cp1252"))
    report = office.service.import_file(path)
    assert report.ignored_columns == ("shoe size",)
    assert report.windows_1252
    assert office.service.find("1").name == "Zoé Côté"


ids = st.text("abé1", min_size=1, max_size=2)
files = st.lists(st.tuples(ids, st.one_of(st.just(""), ids), st.sampled_from(["A", "B"])), max_size=12)


@given(st.lists(files, min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_the_register_follows_the_files(
    tmp_path_factory: pytest.TempPathFactory, imports: list[list[tuple[str, str, str]]]
) -> None:
    """Against a dictionary: who is there, who is active, what was counted; and a dry run foretells it."""
    office = Office(tmp_path_factory.mktemp("office"))
    expected: dict[str, tuple[str, str, bool]] = {}
    for people in imports:
        rows = [row(person, manager, name) for person, manager, name in people]
        firsts: dict[str, tuple[str, str, bool]] = {}
        for person, manager, name in people:
            firsts.setdefault(person, (name, manager, True))
        if not firsts:
            continue
        merged = {person: (name, manager, False) for person, (name, manager, _) in expected.items()} | firsts
        foretold = office.take(*rows, dry_run=True, skip_faulty=True)
        report = office.take(*rows, skip_faulty=True)
        assert (foretold.added, foretold.changed, foretold.inactive) == (
            report.added,
            report.changed,
            report.inactive,
        )
        assert report.added == len(merged) - len(expected)
        assert report.changed == sum(p in expected and expected[p] != merged[p] for p in firsts)
        assert report.inactive == sum(expected[p][2] and not merged[p][2] for p in expected)
        assert report.skipped == len(people) - len(firsts)
        assert len(report.faults) == report.skipped
        expected = merged
        found = {
            p.person_id: (p.name, p.manager_id, p.standing is Standing.ACTIVE)
            for p in office.service.people()
        }
        assert found == expected
    office.store.close()


@given(st.lists(st.lists(ids, max_size=6), max_size=8), st.lists(ids, max_size=6))
def test_lines_are_found_by_hash_as_by_name(chunks: list[list[str]], others: list[str]) -> None:
    """The compact book of lines knows what a dictionary of them would know."""
    book, first, line = RosterLines(), dict[str, int](), 2
    seen: list[str] = []
    for chunk in chunks:
        lines = list(range(line, line + len(chunk)))
        book.add(chunk, lines)
        for person, place in zip(chunk, lines, strict=True):
            first.setdefault(person, place)
        seen += chunk
        line += len(chunk) + 1
    assert len(book) == len(seen)
    assert book.ascending == all(a < b for a, b in itertools.pairwise(seen))
    assert book.repeated() == {hash(person) for person in seen if seen.count(person) > 1}
    assert list(book.without(others)) == [person for person in others if person not in first]
    assert book.lines_of(others) == {person: first.get(person, 0) for person in others}


# finding, over a roster in memory


class Faculty(MemoryRoster):
    """A roster with two divisions of one name, and people as given."""

    def __init__(self, people: int = 9, units: Sequence[Unit] = ()) -> None:
        super().__init__(people)
        self.own_units = list(units) or [UNIT]

    def units(self) -> list[Unit]:
        return self.own_units


def finder(roster: MemoryRoster, tmp_path: Path) -> RosterService:
    return RosterService(RosterFileReader(), Register(Store(tmp_path, FakeClock())), roster, FakeClock())


TWINS = (UNIT, Unit("Policy", "Network", "Division 2"), Unit("Policy", "Élan", "Équipe d’été"))


def test_a_unit_is_found_by_division_or_path(tmp_path: Path) -> None:
    """Case, accents and spaces aside; a typewriter's apostrophe does."""
    service = finder(Faculty(units=TWINS), tmp_path)
    assert service.find_unit("equipe d'ete") == TWINS[2]
    assert service.find_unit(" operations/NETWORK /division 2") == TWINS[0]
    assert service.find_unit(TWINS[1].path) == TWINS[1]


def test_an_ambiguous_division_names_its_paths(tmp_path: Path) -> None:
    """So that one can choose."""
    with pytest.raises(Refused) as caught:
        finder(Faculty(units=TWINS), tmp_path).find_unit("division 2")
    assert caught.value.problem is Problem.AMBIGUOUS_DIVISION
    assert caught.value.facts["paths"] == f"{TWINS[0].path}; {TWINS[1].path}"


def test_divisions_that_differ_only_in_accents(tmp_path: Path) -> None:
    """The exact spelling decides."""
    units = (Unit("S", "B", "Côte"), Unit("S", "B", "Côté"))
    service = finder(Faculty(units=units), tmp_path)
    assert service.find_unit("Côté") == units[1]
    with pytest.raises(Refused):
        service.find_unit("cote")


@pytest.mark.parametrize(
    ("typed", "near"), [("divison 2", "Division 2"), ("Équipe", "Équipe d’été"), ("zzz", "")]
)
def test_an_unknown_division_names_what_is_near(tmp_path: Path, typed: str, near: str) -> None:
    """A misspelt name, the beginning of one, nothing like it."""
    with pytest.raises(Refused) as caught:
        finder(Faculty(units=TWINS), tmp_path).find_unit(typed)
    assert caught.value.problem is Problem.UNKNOWN_DIVISION
    assert caught.value.facts["near"] == near


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("e2", ""),
        ("cô", ""),
        ("e02", "E02"),
        ("Zoé Côté 3", "E03"),
        ("zoe cote", "E01, E02, E03"),
        ("", ""),
        ("E99", ""),
    ],
)
def test_an_unknown_person_names_who_is_near(tmp_path: Path, typed: str, near: str) -> None:
    """The same id in another case, or a name typed for an id; never the person itself."""
    with pytest.raises(Refused) as caught:
        finder(Faculty(), tmp_path).find(typed)
    assert caught.value.problem is Problem.UNKNOWN_PERSON
    assert caught.value.facts["near"] == near


def test_leading_zeros_are_near(office: Office) -> None:
    """`7` is not `007`, but it is what somebody may have meant."""
    office.take(row("007"))
    with pytest.raises(Refused) as caught:
        office.service.find("7")
    assert caught.value.facts["near"] == "007"


def test_without_a_roster_that_is_what_is_said(tmp_path: Path) -> None:
    """Rather than that somebody or something is unknown."""
    service = finder(MemoryRoster(0), tmp_path)
    for find in (lambda: service.find("E01"), lambda: service.find_unit("Division 2")):
        with pytest.raises(Refused) as caught:
            find()
        assert caught.value.problem is Problem.NO_ROSTER


def test_the_leader_is_who_most_active_people_report_to(office: Office) -> None:
    """Of another unit if need be; people who left do not count, nor do leaders who did; the lowest id among equals."""
    office.take(
        row("B1", division="Elsewhere"),
        row("A1", left="2020-01-01"),
        row("1", "B1"),
        row("2", "B1"),
        row("3", "1"),
        row("4", "1"),
        row("5", "A1"),
        row("6", "A1"),
        row("7", "A1"),
        row("8", "1", left="2020-01-01"),
    )
    leader = office.service.leader_of(UNIT)
    assert leader is not None
    assert leader.person_id == "1"
    assert office.service.leader_of(Unit("S", "B", "D")) is None
