"""What leaves for people as files: reminders, one's own record, certificates and badges."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.own_record import OwnRecord
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.reminder import Reminder
from ethics_workshop.domain.text import Text
from ethics_workshop.services.rows import CompletionRow


@dataclass(frozen=True, slots=True)
class Certificate:
    """A completion that counts, and what its row alone does not say. `led_by` is a name, or empty."""

    completion: CompletionRow
    person: Person
    requirement: Text
    cases: tuple[Text, ...]
    led_by: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a badge says whose signature holds. `issued` and `completed` are UTC ISO dates; `recipient` is a hash."""

    name: str
    issuer: str
    issuer_id: str
    completed: str
    evidence: str
    recipient: str


class Papers(Protocol):
    """Writes them, each whole or not at all and for its owner alone. Everything raises BadInput and StorageError."""

    def reminders(self, reminders: Sequence[Reminder], out: Path) -> Sequence[tuple[Path, ...]]:
        """Write reminders into a folder of their own; return the files of each, an e-mail where there is one first.

        Raises Refused for a folder with something in it.
        """
        ...

    def own_record(self, record: OwnRecord, out: Path, language: str) -> None:
        """Write a person's record: JSON where the name ends so, else a text in `language`."""
        ...

    def certificate(self, certificate: Certificate, out: Path) -> None:
        """Write a certificate as a page in the person's language."""
        ...

    def badge(self, certificate: Certificate, key: Path, issuer: str, out: Path) -> None:
        """Write an Open Badge 3.0: a picture where the name ends in `.svg`, else the signed credential alone.

        Raises Refused where the extra is not installed, BadInput for what is no key.
        """
        ...

    def badge_key(self, out: Path) -> Path:
        """Make a pair of keys: the private one at `out`, the public one beside it, which is returned.

        Raises Refused where the extra is not installed, and for a file that is there already.
        """
        ...

    def check_badge(self, badge: Path, key: Path, recipient: str) -> Verified:
        """Verify a badge with a public key, without any network; `recipient` may be empty.

        Raises CheckFailed when it does not hold, or is somebody else's; Refused where the extra is not installed.
        """
        ...
