"""Certificates and badges of what somebody completed."""

from pathlib import Path

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.services.ports import CaseBank, CompletionRow, Ledger, Roster
from ethics_workshop.services.ports_papers import Certificate, Papers, Verified
from ethics_workshop.services.roster import on_roster


class CertificateService:
    """What is certified is what the records hold and what counts. Everything raises BadInput and StorageError."""

    def __init__(self, ledger: Ledger, roster: Roster, bank: CaseBank, papers: Papers) -> None:
        self._ledger = ledger
        self._roster = roster
        self._bank = bank
        self._papers = papers

    def of(self, completion_id: str) -> Certificate:
        """Return what a completion certifies. Raises Refused for one that is unknown or was voided."""
        wanted = clean(completion_id).upper()
        row = next((r for r in self._ledger.completions() if r.completion_id.upper() == wanted), None)
        if row is None:
            raise Refused(Problem.UNKNOWN_COMPLETION, completion=wanted)
        if row.status != "recorded":
            raise Refused(Problem.NOT_CERTIFIED, completion=row.completion_id, day=row.voided_on)
        person = on_roster(self._roster, row.person_id)
        led = self._roster.person(row.facilitator_id) if row.facilitator_id else None
        return Certificate(
            row, person, self._requirement(row), self._cases(row), led.name if led else row.facilitator_id
        )

    def write(self, completion_id: str, out: Path) -> Certificate:
        """Write the certificate of a completion as a page in the person's language, and return it. Raises as `of`."""
        found = self.of(completion_id)
        self._papers.certificate(found, out)
        return found

    def badge(self, completion_id: str, key: Path, issuer: str, out: Path) -> Certificate:
        """Write the badge of a completion, signed with a private key by `issuer`, a name. Raises as `of`.

        Raises Refused too where the extra is not installed.
        """
        found = self.of(completion_id)
        self._papers.badge(found, key, clean(issuer), out)
        return found

    def make_key(self, out: Path) -> Path:
        """Make the department's pair of keys; return where the public one is. Raises Refused as `Papers.badge_key`."""
        return self._papers.badge_key(out)

    def check_badge(self, badge: Path, key: Path, recipient: str = "") -> Verified:
        """Return what a badge says. Raises CheckFailed when it does not hold, or is not `recipient`'s; Refused."""
        return self._papers.check_badge(badge, key, clean(recipient))

    def _requirement(self, row: CompletionRow) -> Text:
        known = {requirement.id: requirement.title for requirement in self._bank.programme().requirements}
        return known.get(row.requirement, Text(row.requirement, row.requirement))

    def _cases(self, row: CompletionRow) -> tuple[Text, ...]:
        found = []
        for case_id in row.case_ids.split():
            try:
                found.append(self._bank.case(case_id).title)
            except Refused:
                found.append(Text(case_id, case_id))  # the bank no longer has it
        return tuple(found)
