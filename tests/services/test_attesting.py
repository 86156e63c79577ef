"""Signing, against records in memory."""

import dataclasses

import pytest

from ethics_workshop.domain.error import BadInput, CheckFailed, Problem, Refused
from ethics_workshop.domain.event import AttestationSigned
from ethics_workshop.services.attesting import AttestationService
from ethics_workshop.services.sessions import Plan, SessionService
from tests.fakes.memory import UNIT, CountingIds, FakeClock, MemoryBank, MemoryRecords, MemoryRoster


class Desk:
    """Everything signing needs."""

    def __init__(self) -> None:
        self.records, self.roster, self.bank, self.clock = (
            MemoryRecords(),
            MemoryRoster(),
            MemoryBank(),
            FakeClock(),
        )
        ids = CountingIds()
        self.signing = AttestationService(self.records, self.roster, self.bank, self.clock, ids)
        self.sessions = SessionService(self.records, self.roster, self.bank, self.clock, ids)

    @property
    def signed(self) -> list[AttestationSigned]:
        return [e for e in self.records.events if isinstance(e, AttestationSigned)]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_signature_says_exactly_what_was_signed(desk: Desk) -> None:
    """The words by their hash, the version, the cycle, the language, the name as typed, and never more than A0."""
    outcome = desk.signing.sign("E02", "ZOE COTE 2", language="fr", actor="E02")
    event = desk.signed[0]
    assert outcome.first
    assert (event.receipt, event.signed_name, event.name) == (outcome.receipt, "ZOE COTE 2", "Zoé Côté 2")
    assert event.text_sha256 == desk.bank.present.sha256("fr") != desk.bank.present.sha256("en")
    assert (event.assurance, event.method, event.session_id, event.cycle) == ("A0", "own", "", "2026-2027")
    assert desk.signing.check(outcome.receipt.lower()).person_id == "E02"


def test_signing_again_adds_nothing_until_the_version_or_the_cycle_changes(desk: Desk) -> None:
    """Same version and cycle: the first receipt. Another version, then another cycle: asked again, and all stand."""
    first = desk.signing.sign("E02", "Zoé Côté 2", language="en")
    again = desk.signing.sign("E02", "Zoé Côté 2", language="fr")
    assert (again.first, again.receipt) == (False, first.receipt)
    desk.bank.present = dataclasses.replace(desk.bank.present, version="2")
    assert desk.signing.sign("E02", "Zoé Côté 2", language="en").first
    desk.clock.moment = desk.clock.moment.replace(year=2027, month=4, day=2)
    assert desk.signing.sign("E02", "Zoé Côté 2", language="en").first
    assert len({event.receipt for event in desk.signed}) == 3
    assert all(desk.signing.check(event.receipt) for event in desk.signed)


@pytest.mark.parametrize("typed", ["", "Zoé Côté", "Zoé Côté 3", "x" * 5000])
def test_another_name_is_refused_and_nothing_is_signed(desk: Desk, typed: str) -> None:
    """Nobody types another's name."""
    with pytest.raises(BadInput) as refusal:
        desk.signing.sign("E02", typed, language="en")
    assert refusal.value.problem is Problem.NAME_DOES_NOT_MATCH
    assert desk.signed == []


def test_after_a_session_only_those_who_were_there_sign_and_only_then(desk: Desk) -> None:
    """Refused before wrap-up and for a stranger; at the kiosk afterwards."""
    leader = desk.roster.person("E01")
    assert leader is not None
    session = desk.sessions.plan(Plan(("C14-cousins-file",), "huddle", UNIT, leader))
    desk.sessions.check_in(session.id, ["E02"])
    with pytest.raises(Refused) as refusal:
        desk.signing.sign_after(session.id, "E02", "Zoé Côté 2", language="en")
    assert refusal.value.problem is Problem.NOT_NOW
    while desk.sessions.load(session.id).step != "close":
        desk.sessions.next(session.id)
    desk.sessions.close(session.id)
    with pytest.raises(Refused) as refusal:
        desk.signing.sign_after(session.id, "E03", "Zoé Côté 3", language="en")
    assert refusal.value.problem is Problem.WAS_NOT_PRESENT
    assert desk.signing.sign_after(session.id.lower(), "E02", "Zoé Côté 2", language="en").first
    assert (desk.signed[0].method, desk.signed[0].session_id) == ("kiosk", session.id)
    with pytest.raises(Refused) as refusal:
        desk.signing.sign_after("S-NONE", "E02", "Zoé Côté 2", language="en")
    assert refusal.value.problem is Problem.UNKNOWN_SESSION


def test_a_receipt_that_does_not_hold_says_so(desk: Desk) -> None:
    """Malformed, unknown, or standing for a record that was changed since."""
    outcome = desk.signing.sign("E02", "Zoé Côté 2", language="en")
    for typed, problem in (
        ("nonsense", Problem.RECEIPT_MALFORMED),
        ("0000-0000-0000-0000", Problem.RECEIPT_UNKNOWN),
    ):
        with pytest.raises(CheckFailed) as failure:
            desk.signing.check(typed)
        assert failure.value.problem is problem
    desk.records.tampered.add(desk.signed[0].attestation_id)
    with pytest.raises(CheckFailed) as failure:
        desk.signing.check(outcome.receipt)
    assert failure.value.problem is Problem.RECEIPT_DOES_NOT_HOLD


def test_status_tells_what_is_signed_in_this_cycle(desk: Desk) -> None:
    """Before, after, and for somebody unknown."""
    assert desk.signing.status("E02").current is None
    outcome = desk.signing.sign("E02", "Zoé Côté 2", language="en")
    current = desk.signing.status("E02").current
    assert current is not None
    assert current.receipt == outcome.receipt
    with pytest.raises(Refused):
        desk.signing.status("nobody")
    assert desk.signing.statement().version == "1"
