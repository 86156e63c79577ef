"""Exports from the real records to real files: complete, repeatable, and nothing in them that a spreadsheet would run."""

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain import event as e
from ethics_workshop.domain.agenda import AgendaStep, InjectMode, Step
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.domain.event import AgendaCopy, Attendee, CaseCopy, Day, Event, SessionPlanned
from ethics_workshop.domain.loop_event import QuestionAnswered
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.exchange.dictionary import EXPORTS as MEANINGS
from ethics_workshop.exchange.writers import writer_of
from ethics_workshop.records.store import Store
from ethics_workshop.services.exporting import EXPORTS, ExportService
from tests.fakes.memory import FakeClock

DAY = Day("2026-11-21", "-05:00")
DANGEROUS = tuple("=+-@\t\r\n ＝＋－＠")
COLUMNS = {
    "completions": "completion_id,person_id,name,sector,branch,division,requirement,case_ids,session_id,completed_on,"
    "method,facilitator_id,recorded_at,status",
    "attestations": "attestation_id,person_id,name,sector,branch,division,statement,version,cycle,language,"
    "text_sha256,signed_name,method,assurance,witness_id,session_id,signed_at,receipt,status",
    "sessions": "session_id,state,agenda,case_ids,sector,branch,division,facilitator_id,facilitator_name,leader_id,"
    "planned_at,opened_at,closed_at,participants,guests,completions,ballots_a,split_a,ballots_b,split_b,commitments,"
    "questions,themes",
    "commitments": "commitment_id,session_id,sector,branch,division,text,owner_id,owner,by,status,made_on,case_ids,"
    "if_text,then_text,reviewed_on,reviewed_in,note,succeeds",
    "questions": "question_id,session_id,sector,branch,division,text,asked_on,answer_en,answer_fr,answered_on",
}


def history(words: Sequence[str]) -> list[Event]:
    """A session, a completion, an attestation and a commitment in which every free text is one of `words`."""

    def word(number: int) -> str:
        return words[number % len(words)]

    unit = Unit(word(0), word(1), word(2))
    plan = SessionPlanned(
        session_id="S-1",
        agenda=AgendaCopy(
            word(3), Text("a", "b"), (AgendaStep(Step.CHECK_IN, 0),), InjectMode.OFFER, "paper", (), 0
        ),
        cases=(CaseCopy(word(4), Text("t", "t"), "s", Text("q", "q"), (), ()),),
        requirement=word(5),
        unit=unit,
        facilitator_id=word(6),
        facilitator_name=word(7),
        leader_id=word(0),
        day=DAY,
    )
    person = Attendee(word(1), word(2), unit)
    return [
        plan,
        e.SessionOpened(session_id="S-1", day=DAY),
        e.CheckedIn(session_id="S-1", people=(person,)),
        e.Committed(
            session_id="S-1", commitment_id="K-1", text=word(3), owner_id=word(4), owner=word(5), by=word(6)
        ),
        e.QuestionAsked(session_id="S-1", question_id="Q-1", text=word(3)),
        e.SessionClosed(session_id="S-1", day=DAY),
        QuestionAnswered(session_id="S-1", question_id="Q-1", answer=Text(word(5), word(6)), day=DAY),
        e.CompletionRecorded(
            session_id="S-1",
            completion_id="S-1.x",
            person_id=word(1),
            name=word(2),
            unit=unit,
            requirement=word(5),
            case_ids=(word(4),),
            method="session",
            facilitator_id=word(6),
            day=DAY,
        ),
        e.AttestationSigned(
            attestation_id="A-1",
            person_id=word(1),
            name=word(2),
            unit=unit,
            statement=word(3),
            version=word(4),
            cycle="2026-2027",
            language="en",
            text_sha256="0" * 64,
            signed_name=word(5),
            method="own",
            assurance="A0",
            witness_id=word(6),
            receipt="R",
            day=DAY,
        ),
    ]


def office(folder: Path, words: Sequence[str]) -> tuple[Store, ExportService]:
    store = Store(folder / "data", FakeClock())
    with store.write() as transaction:
        transaction.append(history(words))
    return store, ExportService(store, writer_of)


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_columns_are_those_of_the_contract(tmp_path: Path) -> None:
    """In the order that scripts and spreadsheets rely on, each with its meaning in the dictionary."""
    store, service = office(tmp_path, ["word"])
    for name in EXPORTS:
        out = tmp_path / f"{name}.csv"
        assert service.export(name, out) == 1
        assert ",".join(cells(out)[0]) == COLUMNS[name]
        assert ",".join(MEANINGS[name]) == COLUMNS[name]
    store.close()


def test_before_anything_was_recorded_there_is_a_header(tmp_path: Path) -> None:
    """An empty export, and no database made by looking."""
    service = ExportService(Store(tmp_path / "data", FakeClock()), writer_of)
    assert service.export("completions", tmp_path / "c.csv") == 0
    assert cells(tmp_path / "c.csv") == [COLUMNS["completions"].split(",")]
    assert not (tmp_path / "data").exists()


def test_an_export_repeated_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """Also from a program that was started anew."""
    store, service = office(tmp_path, ["Zoé", "=1", "“x”, y"])
    for name in EXPORTS:
        service.export(name, tmp_path / "first.csv")
        store.close()
        ExportService(Store(tmp_path / "data", FakeClock()), writer_of).export(name, tmp_path / "second.csv")
        assert (tmp_path / "first.csv").read_bytes() == (tmp_path / "second.csv").read_bytes()


def test_each_kind_holds_the_same_rows(tmp_path: Path) -> None:
    """By the option, or by the ending of the name; only CSV neutralizes what a spreadsheet would run."""
    store, service = office(tmp_path, ["=1"])
    service.export("completions", tmp_path / "c.JSON")
    service.export("completions", tmp_path / "named.txt", "xlsx")
    service.export("completions", tmp_path / "c.txt")
    (found,) = json.loads((tmp_path / "c.JSON").read_bytes())
    assert ",".join(found) == COLUMNS["completions"]
    assert found["name"] == "=1"
    assert (tmp_path / "named.txt").read_bytes().startswith(b"PK")
    assert cells(tmp_path / "c.txt")[1] == [
        "'=1" if cell == "=1" else cell for cell in map(str, found.values())
    ]
    store.close()


class Broken:
    """Records whose disk fails after some rows."""

    def rows(self, name: str, *, neutralized: bool) -> tuple[list[str], Iterator[Sequence[str | int | None]]]:
        columns = list(MEANINGS[name])

        def some() -> Iterator[Sequence[str | int | None]]:
            yield ["x"] * len(columns)
            raise StorageError(Problem.DATABASE_DAMAGED, path="records.db")

        return columns, some()


def test_records_that_fail_leave_no_file(tmp_path: Path) -> None:
    """The error goes on to whoever says it."""
    with pytest.raises(StorageError):
        ExportService(Broken(), writer_of).export("completions", tmp_path / "c.csv")
    assert list(tmp_path.iterdir()) == []


risky = st.builds(
    str.__add__,
    st.sampled_from([*DANGEROUS, "", "'", '"', "\u00a0", "\u200b=", "\ufeff@"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
)


@given(st.lists(risky, min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_no_cell_begins_with_what_a_spreadsheet_would_run(
    tmp_path_factory: pytest.TempPathFactory, typed: list[str]
) -> None:
    """Whatever people typed, in every export; and nothing else about it is changed."""
    folder = tmp_path_factory.mktemp("office")
    words = [clean(text) for text in typed]
    store, service = office(folder, words)
    for name in EXPORTS:
        out = folder / f"{name}.csv"
        service.export(name, out)
        header, *rows = cells(out)
        for row in rows:
            assert not [cell for cell in row if cell.startswith(DANGEROUS)]
        found = {
            cell.removeprefix("'") if cell[1:].startswith(DANGEROUS) else cell for row in rows for cell in row
        }
        assert words[0] in found or "sector" not in header
    store.close()
