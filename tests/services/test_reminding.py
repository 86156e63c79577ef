"""Who is reminded of what, against records in memory."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ethics_workshop.domain.people import Standing
from ethics_workshop.domain.reminder import Reminder
from ethics_workshop.services.attesting import AttestationService
from ethics_workshop.services.reminding import ReminderService
from tests.fakes.derived import MemoryLedger
from tests.fakes.memory import CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster


class Desk:
    """E02 has signed, E09 has left; what is to be written is kept."""

    def __init__(self) -> None:
        self.records, self.roster, self.bank, self.clock = (
            MemoryRecords(), MemoryRoster(), MemoryBank(), FakeClock(),
        )  # fmt: skip
        signing = AttestationService(self.records, self.roster, self.bank, self.clock, CountingIds())
        signing.sign("E02", "Zoé Côté 2", language="fr")
        self.written: list[Reminder] = []
        ledger = MemoryLedger(self.records.events, {})
        self.service = ReminderService(ledger, self.roster, self.bank, self.clock, self.write)

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


def test_nothing_due_writes_nothing(tmp_path: Path) -> None:
    """No folder is made for nobody."""
    desk = Desk()
    reminded = desk.service.write([desk.roster.by_id["E02"]], tmp_path / "out")
    assert (reminded.reminders, reminded.files, desk.written) == ((), (), [])


def test_a_new_cycle_asks_everybody_again() -> None:
    """Who signed last year is reminded this year, from the first day on and not yet as late."""
    desk = Desk()
    desk.clock.moment = desk.clock.moment.replace(year=2027, month=4, day=2)
    assert desk.due()["E02"] == [("2027-05-01", False)]
