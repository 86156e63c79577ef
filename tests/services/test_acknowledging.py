"""Managers verify, refuse and delegate, against records in memory."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.acknowledgement import Standpoint, responsible
from ethics_workshop.domain.error import Problem, WorkshopError
from ethics_workshop.domain.event import AttestationSigned
from ethics_workshop.domain.people import Standing
from ethics_workshop.domain.programme_event import AcknowledgementDecided, AttestationWithdrawn
from ethics_workshop.services.acknowledging import AcknowledgementService
from ethics_workshop.services.attesting import AttestationService
from ethics_workshop.services.signature import Beside
from tests.fakes.derived import MemoryLedger
from tests.fakes.memory import CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster


class Desk:
    """E01 leads E02 to E08; E09 has left."""

    def __init__(self) -> None:
        self.records, self.roster, self.clock = MemoryRecords(), MemoryRoster(), FakeClock()
        self.bank = MemoryBank()
        self.signing = AttestationService(self.records, self.roster, self.bank, self.clock, CountingIds())
        ledger = MemoryLedger(self.records.events, {})
        self.service = AcknowledgementService(self.records, ledger, self.roster, self.bank, self.clock)

    def signed(self, person_id: str = "E02") -> str:
        return self.signing.sign(person_id, self.roster.by_id[person_id].name, language="en").receipt

    def change(self, person_id: str, **changes: object) -> None:
        self.roster.by_id[person_id] = replace(self.roster.by_id[person_id], **changes)  # type: ignore[arg-type]

    def standpoint(self, person_id: str = "E02") -> Standpoint:
        return next(r.standpoint for r in self.service.team("E01").reports if r.person.person_id == person_id)

    @property
    def decisions(self) -> list[AcknowledgementDecided]:
        return [e for e in self.records.events if isinstance(e, AcknowledgementDecided)]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def refusal(desk: Desk, receipt: str, by: str) -> Problem:
    before = list(desk.records.events)
    with pytest.raises(WorkshopError) as caught:
        desk.service.verify(receipt, by)
    assert desk.records.events == before
    return caught.value.problem


def test_a_manager_verifies_and_the_last_decision_counts(desk: Desk) -> None:
    """Waiting, refused with a reason, verified; the same again adds nothing; a typed receipt may be in lower case."""
    receipt = desk.signed()
    assert (desk.standpoint(), desk.standpoint("E03")) == (Standpoint.WAITING, Standpoint.NOT_SIGNED)
    assert desk.service.refuse(receipt, "E01", " Not seen since\nMay ").first
    assert desk.standpoint() is Standpoint.REFUSED
    assert desk.service.verify(receipt.lower(), "E01").first
    assert not desk.service.verify(receipt, "E01").first
    assert desk.standpoint() is Standpoint.VERIFIED
    assert [(d.verdict, d.reason, d.by_name) for d in desk.decisions] == [
        ("refused", "Not seen since May", "Zoé Côté 1"),
        ("verified", "", "Zoé Côté 1"),
    ]


def test_only_the_manager_who_was_no_witness_verifies(desk: Desk) -> None:
    """Not a colleague, not the signer, not a stranger, not a witness, nobody without a name."""
    receipt = desk.signed()
    assert refusal(desk, receipt, "E03") is Problem.NOT_THEIR_MANAGER
    assert refusal(desk, receipt, "E02") is Problem.OWN_SIGNATURE
    assert refusal(desk, receipt, "E77") is Problem.UNKNOWN_PERSON
    assert refusal(desk, receipt, "") is Problem.NOBODY_VERIFIES
    assert refusal(desk, "0000-0000-0000-0000", "E01") is Problem.RECEIPT_UNKNOWN
    assert refusal(desk, "nonsense", "E01") is Problem.RECEIPT_MALFORMED
    event = desk.records.events[0]
    assert isinstance(event, AttestationSigned)
    desk.records.events[0] = replace(event, witness_id="E01")
    assert refusal(desk, receipt, "E01") is Problem.WAS_WITNESS
    for reason, problem in (("  ", Problem.NO_REASON), ("x" * 281, Problem.TEXT_TOO_LONG)):
        with pytest.raises(WorkshopError) as caught:
            desk.service.refuse(receipt, "E01", reason)
        assert caught.value.problem is problem


def test_who_signed_on_behalf_of_somebody_is_the_witness(desk: Desk) -> None:
    """A manager who typed it for their report does not verify it; whom they delegate does."""
    beside = Beside(note="On leave; asked me by phone")
    signed = desk.signing.sign("E02", "Zoé Côté 2", language="en", actor="E01", beside=beside)
    assert refusal(desk, signed.receipt, "E01") is Problem.WAS_WITNESS
    desk.service.delegate("E01", "E03")
    assert desk.service.verify(signed.receipt, "E03").first


def test_a_withdrawn_signature_is_not_verified(desk: Desk) -> None:
    """It is as if not signed, and the receipt cannot be verified."""
    receipt = desk.signed()
    event = desk.records.events[0]
    assert isinstance(event, AttestationSigned)
    gone = AttestationWithdrawn(
        attestation_id=event.attestation_id, reason="by mistake", day=desk.clock.day()
    )
    desk.records.events.append(gone)
    assert refusal(desk, receipt, "E01") is Problem.SIGNATURE_WITHDRAWN
    assert desk.standpoint() is Standpoint.NOT_SIGNED


def test_other_words_under_the_same_version_are_to_be_signed_anew(desk: Desk) -> None:
    """A mended text is another text: who signed the old one is not waiting for a decision, and is late."""
    desk.signed()
    desk.signing.sign("E03", "Zoé Côté 3", language="fr")
    present = desk.bank.present
    desk.bank.present = replace(present, body=replace(present.body, en="I have read it, and agree."))
    assert desk.standpoint("E02") is Standpoint.NOT_SIGNED
    assert "E02" in {report.person.person_id for report in desk.service.team("E01").late}
    assert desk.standpoint("E03") is Standpoint.WAITING  # the French words are as they were
    desk.signed()
    assert desk.standpoint("E02") is Standpoint.WAITING


def test_a_delegate_verifies_until_the_last_day(desk: Desk) -> None:
    """On the last day still, not after it; the delegate sees the team; ending it ends it; the witness rule holds."""
    receipt = desk.signed()
    assert not desk.service.leads("E03")
    desk.service.delegate("E01", "E03", "2026-11-22")
    assert desk.service.leads("E03")
    assert [team.manager.person_id for team in desk.service.teams("E03")] == ["E01"]
    desk.clock.moment = desk.clock.moment.replace(day=22)
    assert desk.service.verify(receipt, "E03").first
    assert (desk.decisions[0].manager_id, desk.decisions[0].by_id) == ("E01", "E03")
    assert refusal(desk, desk.signed("E03"), "E03") is Problem.OWN_SIGNATURE
    desk.clock.moment = desk.clock.moment.replace(day=23)
    assert refusal(desk, desk.signed("E04"), "E03") is Problem.NOT_THEIR_MANAGER
    desk.service.delegate("E01", "E03")
    assert desk.service.team("E01").delegation is not None
    assert desk.service.end_delegation("E01")
    assert not desk.service.end_delegation("E01")
    assert refusal(desk, desk.signed("E05"), "E03") is Problem.NOT_THEIR_MANAGER


@pytest.mark.parametrize(
    ("by", "to", "until", "problem"),
    [
        ("E01", "E01", "", Problem.DELEGATE_TO_ONESELF),
        ("E01", "E09", "", Problem.PERSON_HAS_LEFT),
        ("E01", "E77", "", Problem.UNKNOWN_PERSON),
        ("E02", "E03", "", Problem.NO_REPORTS),
        ("", "E03", "", Problem.NOBODY_VERIFIES),
        ("E01", "E03", "soon", Problem.BAD_DATE),
        ("E01", "E03", "2026-11-20", Problem.DATE_IN_THE_PAST),
    ],
)
def test_delegating_to_nobody_who_could_is_refused(
    desk: Desk, by: str, to: str, until: str, problem: Problem
) -> None:
    """Each gets its own sentence, and nothing is recorded."""
    with pytest.raises(WorkshopError) as caught:
        desk.service.delegate(by, to, until)
    assert caught.value.problem is problem
    assert desk.records.events == []


def test_when_a_manager_leaves_their_manager_verifies(desk: Desk) -> None:
    """The team moves up with its signatures; the one who left decides nothing any more."""
    desk.change("E03", manager_id="E02")
    receipt = desk.signed("E03")
    assert refusal(desk, receipt, "E01") is Problem.NOT_THEIR_MANAGER
    desk.change("E02", standing=Standing.LEFT)
    assert refusal(desk, receipt, "E02") is Problem.PERSON_HAS_LEFT
    assert desk.service.verify(receipt, "E01").first
    assert "E03" in {r.person.person_id for r in desk.service.team("E01").reports}


def test_who_has_not_signed_in_time_is_late(desk: Desk) -> None:
    """Thirty days after the cycle began, or after being hired; a signature is never late."""
    desk.signed("E02")
    desk.change("E04", hired="2026-11-02")
    team = desk.service.team("E01")
    assert [r.person.person_id for r in team.late] == ["E03", "E05", "E06", "E07", "E08"]
    assert {r.person.person_id: r.due for r in team.reports}["E04"] == "2026-12-02"
    assert "E04" in {r.person.person_id for r in desk.service.team("E01", 5).late}


IDS = [f"E{n:02}" for n in range(1, 7)]


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from(["", "stranger", *IDS]), min_size=6, max_size=6),
    st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_each_report_is_in_the_team_of_who_is_responsible(managers: list[str], left: list[bool]) -> None:
    """Teams, read from the top, hold exactly those whose responsible manager is their head; circles included."""
    desk = Desk()
    desk.roster.by_id = {i: desk.roster.by_id[i] for i in IDS}
    for person_id, manager, gone in zip(IDS, managers, left, strict=True):
        standing = Standing.LEFT if gone else Standing.ACTIVE
        desk.change(person_id, manager_id=manager, standing=standing)
    for head in IDS:
        held = {report.person.person_id for report in desk.service.team(head).reports}
        expected = {
            p.person_id
            for p in desk.roster.people()
            if p.standing is not Standing.LEFT and responsible(p, desk.roster.person) == head
        }
        assert held == expected
