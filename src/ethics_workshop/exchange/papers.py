"""Everything that leaves for people as files, behind one port; each kind is imported when one is written."""

from collections.abc import Sequence
from pathlib import Path

from ethics_workshop.domain.own_record import OwnRecord
from ethics_workshop.domain.reminder import Reminder
from ethics_workshop.services.ports import Local
from ethics_workshop.services.ports_papers import Certificate, Verified


class PaperFiles:
    """Implements `services.ports_papers.Papers`. What a `demo` writes says so; `local` says whom to ask."""

    def __init__(self, local: Local, *, demo: bool) -> None:
        self._local = local
        self._demo = demo

    def reminders(self, reminders: Sequence[Reminder], out: Path) -> list[tuple[Path, ...]]:
        """Write reminders into a folder of their own. Raises Refused, BadInput, StorageError."""
        from ethics_workshop.exchange.reminders import ReminderFiles

        return ReminderFiles(self._local, demo=self._demo)(reminders, out)

    def own_record(self, record: OwnRecord, out: Path, language: str) -> None:
        """Write a person's record. Raises BadInput, StorageError."""
        from ethics_workshop.exchange.own_record import OwnRecordFiles

        OwnRecordFiles(demo=self._demo)(record, out, language)

    def certificate(self, certificate: Certificate, out: Path) -> None:
        """Write a certificate as a page. Raises BadInput, StorageError."""
        from ethics_workshop.exchange.certificate import certificate_page
        from ethics_workshop.exchange.page import write_page

        write_page(certificate_page(certificate, demo=self._demo), out)

    def badge(self, certificate: Certificate, key: Path, issuer: str, out: Path) -> None:
        """Write an Open Badge. Raises Refused, BadInput, StorageError."""
        from ethics_workshop.exchange.badges import issue

        issue(certificate, key, issuer, out, demo=self._demo)

    def badge_key(self, out: Path) -> Path:
        """Make a pair of keys. Raises Refused, BadInput, StorageError."""
        from ethics_workshop.exchange.badges import make_keys

        return make_keys(out)

    def check_badge(self, badge: Path, key: Path, recipient: str) -> Verified:
        """Verify a badge offline. Raises CheckFailed, Refused, BadInput."""
        from ethics_workshop.exchange.badges import check

        return check(badge, key, recipient)
