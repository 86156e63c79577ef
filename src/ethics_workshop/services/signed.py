"""What somebody signed, and whether it holds: by the statement's words, for a version alone may have been mended."""

from collections.abc import Iterable
from dataclasses import dataclass

from ethics_workshop.domain.people import Person
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.text import Language
from ethics_workshop.services.receipts import WITHDRAWN
from ethics_workshop.services.rows import AttestationRow


@dataclass(frozen=True, slots=True)
class Status:
    """Where a person stands with a statement in the present cycle."""

    person: Person
    statement: Statement
    cycle: str
    attestations: tuple[AttestationRow, ...]
    """All that the person ever signed, oldest first, withdrawn ones too."""

    @property
    def current(self) -> AttestationRow | None:
        """The attestation to these words in this cycle, if there is one that holds."""
        return next(iter(holding(self.attestations, self.statement, self.cycle)), None)

    @property
    def outdated(self) -> AttestationRow | None:
        """An attestation to this version in this cycle, when the words of the version have changed since."""
        rows = [
            row
            for row in of_cycle(self.attestations, self.statement, self.cycle)
            if row.status != WITHDRAWN and not same_words(row, self.statement)
        ]
        return rows[-1] if rows and self.current is None else None

    @property
    def last(self) -> AttestationRow | None:
        """What the person signed last of this statement, in whatever version and cycle."""
        rows = [row for row in self.attestations if row.statement == self.statement.id]
        return next((row for row in reversed(rows) if row.status != WITHDRAWN), None)


def same_words(row: AttestationRow, statement: Statement) -> bool:
    """Whether what was signed is, letter by letter, what the statement says now in the language of the signature."""
    return row.text_sha256 == statement.sha256(row.language)


def of_cycle(rows: Iterable[AttestationRow], statement: Statement, cycle: str) -> list[AttestationRow]:
    """Return the attestations to this version of a statement in a cycle, whatever became of them or of its words."""
    wanted = (statement.id, statement.version, cycle)
    return [row for row in rows if (row.statement, row.version, row.cycle) == wanted]


def holding(rows: Iterable[AttestationRow], statement: Statement, cycle: str) -> list[AttestationRow]:
    """Return the attestations that hold in a cycle: not withdrawn, and to the words that the statement has now."""
    words = {str(language): statement.sha256(language) for language in Language}
    return [
        row
        for row in of_cycle(rows, statement, cycle)
        if row.status != WITHDRAWN and row.text_sha256 == words.get(row.language)
    ]


def to_correct(rows: Iterable[AttestationRow]) -> str:
    """Return the id of the withdrawn attestation that a new one takes the place of: the last that none has taken."""
    known = list(rows)
    taken = {row.corrects for row in known}
    free = [r.attestation_id for r in known if r.status == WITHDRAWN and r.attestation_id not in taken]
    return free[-1] if free else ""
