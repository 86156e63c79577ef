"""Who is reminded of what, against records in memory."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ethics_workshop.domain.people import Standing
from ethics_workshop.domain.programme import Due, Programme, Requirement
from ethics_workshop.domain.reminder import Reminder
from ethics_workshop.services import reminding
from ethics_workshop.services.attesting import AttestationService
from ethics_workshop.services.reminding import ReminderService
from ethics_workshop.services.roadmap import RoadmapService
from ethics_workshop.services.rows import PersonSince
from tests.fakes.derived import MemoryLedger
from tests.fakes.memory import CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster, both


class Desk:
    """E02 has signed, E09 has left; what is to be written is kept."""

    def __init__(self) -> None:
        self.records, self.roster, self.bank, self.clock = (
            MemoryRecords(), MemoryRoster(), MemoryBank(), FakeClock(),
        )  # fmt: skip
        signing = AttestationService(self.records, self.roster, self.bank, self.clock, CountingIds())
        signing.sign("E02", "Zoé Côté 2", language="fr")
        self.written: list[Reminder] = []
        self.known: dict[str, list[PersonSince]] = {}
        ledger = MemoryLedger(self.records.events, self.known)
        roads = RoadmapService(ledger, lambda who: self.roster.by_id[who], self.bank, self.clock)
        self.service = ReminderService(ledger, self.roster, self.bank, self.clock, self.write, roads=roads)

    def write(self, reminders: Sequence[Reminder], out: Path) -> list[tuple[Path, ...]]:
        self.written.extend(reminders)
        return [(out / f"{r.person.person_id}.txt",) for r in reminders]

    def due(self) -> dict[str, list[tuple[str, bool]]]:
        found = self.service.due(self.roster.people(), "E01")
        return {r.person.person_id: [(item.due, item.overdue) for item in r.items] for r in found}


def test_who_has_not_signed_is_reminded(tmp_path: Path) -> None:
    """With the day it was expected; nobody who signed, left, is missing from the roster, or begins tomorrow."""
    desk = Desk()
    desk.roster.by_id["E03"] = replace(desk.roster.by_id["E03"], standing=Standing.INACTIVE)
    desk.roster.by_id["E04"] = replace(desk.roster.by_id["E04"], hired="2026-11-22")
    desk.roster.by_id["E05"] = replace(desk.roster.by_id["E05"], hired="2026-11-21")
    late = [("2026-05-01", True)]
    assert desk.due() == {"E01": late, "E05": [("2026-12-21", False)], "E06": late, "E07": late, "E08": late}
    reminded = desk.service.write(desk.roster.people(), tmp_path / "out", "E01")
    assert [r.sender and r.sender.person_id for r in desk.written] == ["E01"] * 5
    assert [p.person_id for p in reminded.without_email] == ["E01", "E05", "E06", "E07", "E08"]


@pytest.mark.parametrize("few", [50, 0], ids=["one by one", "all at once"])
def test_the_roadmap_is_reminded_of_beside_the_attestation(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course that is overdue, with how to do it; a roadmap’s own attestation is not asked for twice."""
    desk = Desk()
    monkeypatch.setattr(reminding, "A_FEW", few)
    three = Due(3)
    asked = (
        Requirement("course", both("Course"), (), how=both("Take it"), due=three),
        Requirement("sign", both("Sign"), (), due=three, attestation=True),
        Requirement("later", both("Later"), (), due=Due(100)),
    )
    monkeypatch.setattr(desk.bank, "programme", lambda: Programme(asked, 4, 1, "model"))
    for who in ("E02", "E03"):
        hired = replace(desk.roster.by_id[who], hired="2026-01-05")
        desk.roster.by_id[who] = hired
        desk.known[who] = [PersonSince("2026-01-05", hired)]
    found = desk.service.due([desk.roster.by_id[who] for who in ("E02", "E03")])
    assert {
        r.person.person_id: [(i.title.en, i.due, i.overdue, i.how.en) for i in r.items] for r in found
    } == {
        "E02": [("Course", "2026-04-05", True, "Take it")],
        "E03": [("Course", "2026-04-05", True, "Take it"), ("Statement", "2026-05-01", True, "")],
    }


def test_nothing_due_writes_nothing(tmp_path: Path) -> None:
    """No folder is made for nobody."""
    desk = Desk()
    reminded = desk.service.write([desk.roster.by_id["E02"]], tmp_path / "out")
    assert (reminded.reminders, reminded.files, desk.written) == ((), (), [])


def test_other_words_under_the_same_version_are_asked_for_again() -> None:
    """Who signed a text that was mended since is reminded of it."""
    desk = Desk()
    assert "E02" not in desk.due()
    present = desk.bank.present
    desk.bank.present = replace(present, body=replace(present.body, fr="Je l’ai lu, et j’y souscris."))
    assert desk.due()["E02"] == [("2026-05-01", True)]


def test_a_new_cycle_asks_everybody_again() -> None:
    """Who signed last year is reminded this year, from the first day on and not yet as late."""
    desk = Desk()
    desk.clock.moment = desk.clock.moment.replace(year=2027, month=4, day=2)
    assert desk.due()["E02"] == [("2027-05-01", False)]
