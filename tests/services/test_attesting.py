"""Signing, against records in memory."""

import dataclasses

import pytest

from ethics_workshop.domain.difference import ChangeKind
from ethics_workshop.domain.error import BadInput, CheckFailed, Problem, Refused, WorkshopError
from ethics_workshop.domain.event import AttestationSigned
from ethics_workshop.domain.text import Text
from ethics_workshop.services.attesting import AttestationService
from ethics_workshop.services.receipts import ReceiptService, SignedWords
from ethics_workshop.services.sessions import Plan, SessionService
from ethics_workshop.services.signature import Beside
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
        self.receipts = ReceiptService(self.records, self.bank, self.clock)
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


ME = "Zoé Côté 2"


def rewrite(desk: Desk, english: str) -> None:
    """Change the English words of the present version."""
    desk.bank.present = dataclasses.replace(desk.bank.present, body=Text(english, desk.bank.present.body.fr))


def test_the_same_version_in_two_cycles_is_two_rows_and_both_check(desk: Desk) -> None:
    """Cycle and version are separate."""
    receipts = [desk.signing.sign("E02", ME, language="en").receipt]
    desk.clock.moment = desk.clock.moment.replace(year=2027, month=4, day=2)
    assert desk.signing.status("E02").current is None
    receipts.append(desk.signing.sign("E02", ME, language="en").receipt)
    rows = [desk.signing.check(code.lower()) for code in receipts]
    assert [(row.version, row.cycle) for row in rows] == [("1", "2026-2027"), ("1", "2027-2028")]
    assert rows[0].text_sha256 == rows[1].text_sha256


def test_one_comma_is_another_hash_and_asked_again(desk: Desk) -> None:
    """The same version number does not hide it; both signatures stand, and the words restored make the first count."""
    rewrite(desk, "I have read it and agree.")
    first = desk.signing.sign("E02", ME, language="en")
    french = desk.signing.sign("E03", "Zoé Côté 3", language="fr")
    rewrite(desk, "I have read it, and agree.")
    status = desk.signing.status("E02")
    assert status.current is None
    assert status.outdated is not None
    assert status.outdated.receipt == first.receipt
    assert desk.receipts.find(first.receipt).words is SignedWords.CHANGED
    assert desk.signing.status("E03").current is not None  # the French words are as they were
    second = desk.signing.sign("E02", ME, language="en")
    assert second.first
    assert desk.signing.status("E02").outdated is None
    assert desk.signed[-1].corrects == ""
    assert all(desk.signing.check(code) for code in (first.receipt, second.receipt, french.receipt))
    rewrite(desk, "I have read it and agree.")
    assert not desk.signing.sign("E02", ME, language="fr").first


def test_a_withdrawn_signature_stays_marked_and_another_takes_its_place(desk: Desk) -> None:
    """It holds no more; signing again is a correction that names it, and a third one names the second."""
    codes = []
    for _ in range(3):
        codes.append(desk.signing.sign("E02", ME, language="en", actor="E02").receipt)
        row = desk.receipts.withdraw(codes[-1].lower(), "the wrong text", actor="E02")
        assert (row.status, row.withdrawn_reason) == ("withdrawn", "the wrong text")
        assert desk.signing.status("E02").current is None
    ids = [event.attestation_id for event in desk.signed]
    assert [event.corrects for event in desk.signed] == ["", ids[0], ids[1]]
    assert len(desk.signing.status("E02").attestations) == 3
    assert desk.receipts.find(codes[0]).withdrawn
    with pytest.raises(CheckFailed) as failure:
        desk.signing.check(codes[0])
    assert failure.value.problem is Problem.RECEIPT_WITHDRAWN


def test_withdrawing_is_for_ones_own_once_and_with_a_reason(desk: Desk) -> None:
    """A foreign receipt, none at all, no reason, a second time: refused, and nothing is recorded."""
    code = desk.signing.sign("E02", ME, language="en").receipt
    held = list(desk.records.events)
    for typed, reason, actor, problem in (
        (code, "why", "E03", Problem.RECEIPT_OF_ANOTHER),
        (code, "  ", "E02", Problem.EMPTY_TEXT),
        (code, "x" * 281, "E02", Problem.TEXT_TOO_LONG),
        ("0000-0000-0000-0000", "why", "", Problem.RECEIPT_UNKNOWN),
        ("nonsense", "why", "", Problem.RECEIPT_MALFORMED),
    ):
        with pytest.raises(WorkshopError) as refusal:
            desk.receipts.withdraw(typed, reason, actor=actor)
        assert refusal.value.problem is problem
    assert desk.records.events == held
    desk.receipts.withdraw(code, "why")
    with pytest.raises(Refused) as again:
        desk.receipts.withdraw(code, "why")
    assert again.value.problem is Problem.ALREADY_WITHDRAWN
    assert len(desk.records.events) == len(held) + 1


def test_on_somebodys_behalf_takes_a_note_that_stays(desk: Desk) -> None:
    """Without one it is refused; with one it is in the row, and who acted is in the journal."""
    with pytest.raises(Refused) as refusal:
        desk.signing.sign("E02", ME, language="en", actor="E03", beside=Beside(note=" "))
    assert refusal.value.problem is Problem.ON_BEHALF
    with pytest.raises(BadInput) as bad:
        desk.signing.sign("E02", ME, language="en", beside=Beside(declared="I own 30 shares of Acme"))
    assert bad.value.problem is Problem.NO_REFERENCE
    assert desk.signed == []
    said = Beside(reflected=True, declared="CR-2026-0142", note="asked by telephone")
    code = desk.signing.sign("E02", ME, language="en", actor="E03", beside=said).receipt
    found = desk.receipts.find(code)
    assert (found.row.note, found.row.declared, found.row.reflected) == (
        "asked by telephone",
        "CR-2026-0142",
        "yes",
    )
    assert found.origin.actor == "E03"


def test_another_statement_is_signed_by_its_id_in_the_version_in_force(desk: Desk) -> None:
    """Unknown and not yet in force: refused."""
    code = dataclasses.replace(desk.bank.present, id="code", version="2", effective="2026-05-01", model=False)
    desk.bank.others = [code, dataclasses.replace(code, id="later", effective="2027-05-01")]
    receipt = desk.signing.sign("E02", ME, language="en", statement_id="code").receipt
    assert (desk.signing.check(receipt).statement, desk.signing.check(receipt).version) == ("code", "2")
    for wanted, problem in (("later", Problem.STATEMENT_NOT_YET), ("x", Problem.UNKNOWN_STATEMENT)):
        with pytest.raises(Refused) as refusal:
            desk.signing.sign("E02", ME, language="en", statement_id=wanted)
        assert refusal.value.problem is problem


def test_what_is_read_says_what_changed_since_one_signed_last(desk: Desk) -> None:
    """One's own last version; without a person the version before, which tells nothing about anybody."""
    old = desk.bank.present
    desk.signing.sign("E02", ME, language="en")
    middle = dataclasses.replace(
        old, version="2", effective="2026-10-01", body=Text("It is read.", "C’est lu.")
    )
    desk.bank.others = [old, middle]
    desk.bank.present = dataclasses.replace(
        old, version="3", effective="2026-11-01", body=Text("Read.", "Lu.")
    )
    mine, anybody = desk.signing.reading("E02"), desk.signing.reading()
    assert (mine.since, anybody.since, anybody.status) == (old, middle, None)
    assert [change.kind for change in mine.changes["en"]] == [ChangeKind.REMOVED, ChangeKind.ADDED]
    assert desk.signing.reading("E03").since is None
    desk.bank.others = [dataclasses.replace(old, body=Text("Other words.", "Autres mots.")), middle]
    assert desk.signing.reading("E02").since is None  # its words are no longer at hand
