"""Completions from elsewhere: all of a file or nothing, the same file twice adds nothing, voided ones stay."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.event import CompletionRecorded, Day
from ethics_workshop.domain.people import PersonSince
from ethics_workshop.domain.programme import Programme, Requirement
from ethics_workshop.domain.programme_event import CompletionEntered
from ethics_workshop.domain.roster import RosterFault
from ethics_workshop.services.completions import CompletionService, CompletionsReport
from ethics_workshop.services.ports_completions import Incoming, IncomingFile
from tests.fakes.derived import MemoryLedger
from tests.fakes.memory import UNIT, CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster, both

FILE = Path("completions.csv")


class CoursesBank(MemoryBank):
    """A bank whose programme has two courses, and a statement to sign."""

    def programme(self) -> Programme:
        courses = [Requirement(name, both(name), (), course=True) for name in ("one", "two")]
        return Programme((*courses, Requirement("sign", both("s"), (), attestation=True)), 4, 1, "model")


class Desk:
    """Everything an import needs; the file is a list of rows. E08 was hired in 2026, E09 left in January."""

    def __init__(self) -> None:
        import dataclasses

        people = MemoryRoster().by_id
        people["E08"] = dataclasses.replace(people["E08"], hired="2026-02-02")
        self.records, self.clock = MemoryRecords(), FakeClock()
        self.rows: Sequence[Incoming] = ()
        self.faulty: Sequence[Incoming] = ()
        self.faults: tuple[RosterFault, ...] = ()
        known = {key: [PersonSince("2026-01-01", person)] for key, person in people.items()}
        ledger = MemoryLedger(self.records.events, known)
        self.service = CompletionService(
            self, self.records, ledger, CoursesBank(), clock=self.clock, ids=CountingIds()
        )

    def read(self, path: Path) -> IncomingFile:
        return IncomingFile(tuple(self.rows), tuple(self.faulty), self.faults, (), windows_1252=False)

    def take(self, *rows: Incoming, dry_run: bool = False) -> CompletionsReport:
        self.rows = rows
        return self.service.import_file(FILE, dry_run=dry_run, actor="E01")

    def refused(self, *rows: Incoming) -> list[tuple[int, str, str]]:
        """The line, column and code of each fault of a file that is refused."""
        before = list(self.records.events)
        with pytest.raises(BadInput) as caught:
            self.take(*rows)
        assert caught.value.problem is Problem.COMPLETIONS_FAULTY
        assert self.records.events == before, "one fault, and nothing is imported"
        report = caught.value.facts["report"]
        assert isinstance(report, CompletionsReport)
        assert report.added == 0
        return [(fault.line, fault.column, fault.code) for fault in report.faults]


def row(
    line: int, person: str = "E02", requirement: str = "one", on: str = "2026-05-04", ref: str = "7"
) -> Incoming:
    return Incoming(line, person, requirement, on, "course", ref, "")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_row_becomes_a_completion(desk: Desk) -> None:
    """Who, what, when, by which evidence, entered by whom and when; the person's name and unit of today."""
    report = desk.take(row(2))
    assert (report.rows, report.added, report.already, report.written) == (1, 1, 0, True)
    (event,) = desk.records.events
    assert isinstance(event, CompletionEntered)
    assert (event.person_id, event.name, event.unit, event.requirement) == ("E02", "Zoé Côté 2", UNIT, "one")
    assert (event.completed_on, event.reference, event.method, event.actor) == (
        "2026-05-04",
        "7",
        "course",
        "E01",
    )
    assert event.day == desk.clock.day()


def test_a_dry_run_only_says_so(desk: Desk) -> None:
    """The same counts, and nothing recorded."""
    report = desk.take(row(2), row(3, "E03"), dry_run=True)
    assert (report.added, report.written, desk.records.events) == (2, False, [])


def test_each_fault_has_its_line_and_column(desk: Desk) -> None:
    """Somebody and something unknown, a day to come, before the first and after the last day of work; all at once."""
    assert desk.refused(
        row(2, "E77", "three"),
        row(3, on="2026-11-22"),
        row(4, "E08", on="2026-02-01"),
        row(5, "E09", on="2026-02-01"),
        row(6, requirement="sign"),
        row(7),
    ) == [
        (2, "person_id", "unknown-person"),
        (2, "requirement", "unknown-requirement"),
        (3, "completed_on", "date-to-come"),
        (4, "completed_on", "before-hired"),
        (5, "completed_on", "after-left"),
        (6, "requirement", "not-by-course"),
    ]


def test_rows_that_are_faulty_themselves_are_looked_at_too(desk: Desk) -> None:
    """A bad date does not hide that the person is unknown, and is not told twice."""
    desk.faults = (RosterFault(2, "completed_on", "bad-date"),)
    desk.faulty = (row(2, "E77", on="2026-99-99"),)
    assert desk.refused(row(3)) == [(2, "completed_on", "bad-date"), (2, "person_id", "unknown-person")]


def test_the_same_row_twice_counts_once_and_another_one_is_a_conflict(desk: Desk) -> None:
    """In one file: repeated is said; contradicted is a fault at the later line."""
    report = desk.take(row(2), row(3))
    assert (report.added, report.repeated) == (1, 1)
    assert desk.refused(row(2, "E03"), row(3, "E03", ref="8")) == [(3, "reference", "conflict-in-file")]


def test_what_is_on_record_adds_nothing_or_is_a_conflict(desk: Desk) -> None:
    """The same completion: nothing added. Another reference for it: void the first one before."""
    desk.take(row(2))
    report = desk.take(row(2), row(3, "E03"))
    assert (report.already, report.added) == (1, 1)
    assert desk.refused(row(2, ref="8")) == [(2, "reference", "conflict-in-record")]


def test_a_session_of_that_day_is_enough(desk: Desk) -> None:
    """Who completed it by a session does not complete it a second time by a list."""
    day = Day("2026-05-04", "-05:00")
    desk.records.events.append(
        CompletionRecorded(session_id="S", completion_id="S.E02", person_id="E02", name="", unit=UNIT,
                           requirement="one", case_ids=(), method="session", facilitator_id="E01", day=day)
    )  # fmt: skip
    assert (desk.take(row(2)).already, len(desk.records.events)) == (1, 1)


def test_voided_stays_voided(desk: Desk) -> None:
    """The file that brought it does not bring it back; with the right reference it comes anew."""
    desk.take(row(2))
    voided = desk.service.void(" C-0001 ", "the wrong person", actor="E01")
    assert (voided.completion_id, desk.service.all("E02")[0].status) == ("C-0001", "voided")
    report = desk.take(row(2))
    assert (report.added, [(f.line, f.code) for f in report.voided]) == (0, [(2, "voided-before")])
    assert desk.take(row(2, ref="8")).added == 1
    assert [one.status for one in desk.service.all("E02")] == ["voided", "recorded"]


@pytest.mark.parametrize(
    ("completion", "reason", "problem"),
    [
        ("C-0009", "r", Problem.UNKNOWN_COMPLETION),
        ("", "r", Problem.UNKNOWN_COMPLETION),
        ("C-0001", "  ", Problem.EMPTY_TEXT),
        ("C-0001", "r" * 281, Problem.TEXT_TOO_LONG),
    ],
)
def test_voiding_takes_an_id_and_a_reason(desk: Desk, completion: str, reason: str, problem: Problem) -> None:
    """What is missing is said, and nothing is voided."""
    desk.take(row(2))
    with pytest.raises((BadInput, Refused)) as caught:
        desk.service.void(completion, reason)
    assert (caught.value.problem, len(desk.records.events)) == (problem, 1)


def test_voiding_twice_is_refused(desk: Desk) -> None:
    """It says when it was voided."""
    desk.take(row(2))
    desk.service.void("c-0001", "r")
    with pytest.raises(Refused) as caught:
        desk.service.void("C-0001", "r")
    assert caught.value.facts == {"completion": "C-0001", "day": "2026-11-21"}


def test_a_file_without_rows_is_none(desk: Desk) -> None:
    """Nothing is recorded, and it is said."""
    with pytest.raises(BadInput) as caught:
        desk.take()
    assert caught.value.problem is Problem.COMPLETIONS_EMPTY


ROWS = st.lists(
    st.builds(
        row,
        st.integers(2, 99),
        st.sampled_from(["E02", "E03", "E08"]),
        st.sampled_from(["one", "two"]),
        st.sampled_from(["2026-05-04", "2026-06-01"]),
        st.sampled_from(["7", "8"]),
    ),
    max_size=8,
)


@settings(max_examples=100)
@given(ROWS, ROWS)
def test_importing_twice_changes_nothing(first: list[Incoming], second: list[Incoming]) -> None:
    """Whatever is in the files: a second time adds nothing, and no person completes a requirement twice a day."""
    desk = Desk()
    for rows in (first, second, first, second):
        before = len(desk.records.events)
        try:
            report = desk.take(*rows)
        except BadInput:
            assert len(desk.records.events) == before
            continue
        assert len(desk.records.events) == before + report.added
        assert report.added + report.already + report.repeated == len(rows)
        assert desk.take(*rows).added == 0
    keys = [
        (e.person_id, e.requirement, e.completed_on)
        for e in desk.records.events
        if isinstance(e, CompletionEntered)
    ]
    assert len(set(keys)) == len(keys)
