"""Statements by version: which are known, which is in force, what changed between two, and a department's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ethics_workshop.domain.difference import Change, compare
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.statement import in_force, order, to_sign, version_of
from ethics_workshop.domain.text import Language, clean
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import CaseBank
from ethics_workshop.services.ports_statements import StatementFile, StatementFolder, StatementReader


class Force(StrEnum):
    """Where a version stands today."""

    IN_FORCE = "in-force"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Listed:
    """A version, where it stands today, and whether it is the one that people are asked to sign."""

    statement: Statement
    force: Force
    to_sign: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What leads from one version to another, by language."""

    before: Statement
    after: Statement
    changes: Mapping[str, tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Added:
    """A department's own version. `first` is False when it was there already, word for word."""

    statement: Statement
    path: str
    first: bool
    force: Force
    to_sign: bool
    """Whether it is the one that people are asked to sign, from today on."""


class StatementService:
    """Every method raises BadInput for a bank with a broken file of statements."""

    def __init__(self, bank: CaseBank, clock: Clock, read: StatementReader, folder: StatementFolder) -> None:
        self._bank = bank
        self._clock = clock
        self._read = read
        self._folder = folder

    def all(self) -> list[Listed]:
        """Return every version of every statement, by id and date."""
        known, today = self._bank.statements(), self._clock.day().date
        asked = to_sign(known, self._bank.programme().statement_id, today)
        return [Listed(one, _force(known, one, today), to_sign=one == asked) for one in known]

    def find(self, statement_id: str, version: str = "") -> Statement:
        """Return a version; without one the version in force, or the newest where none is. Raises Refused."""
        wanted, of_version = clean(statement_id), clean(version)
        known = self._bank.statements()
        mine = [one for one in known if one.id == wanted]
        if not mine:
            listed = ", ".join(dict.fromkeys(one.id for one in known))
            raise Refused(Problem.UNKNOWN_STATEMENT, statement=wanted, known=listed)
        if not of_version:
            return in_force(known, wanted, self._clock.day().date) or max(mine, key=order)
        found = version_of(known, wanted, of_version)
        if found is None:
            listed = ", ".join(one.version for one in mine)
            raise Refused(Problem.UNKNOWN_VERSION, statement=wanted, version=of_version, known=listed)
        return found

    def difference(self, statement_id: str, before: str, after: str) -> Difference:
        """Return what leads from one version to another. Raises Refused for an unknown one."""
        old, new = self.find(statement_id, before), self.find(statement_id, after)
        return Difference(
            old,
            new,
            {language.value: compare(old.body(language), new.body(language)) for language in Language},
        )

    def read(self, path: Path) -> StatementFile:
        """Read and check a department's own file. Raises BadInput when there is none."""
        return self._read(path)

    def add(self, file: StatementFile) -> Added:
        """Take a file in as the department's own. The same version again adds nothing.

        Raises BadInput for a file with faults that leave no statement, Refused when the version exists with other
        words, another title, date or kind; StorageError.
        """
        if file.statement is None:
            raise BadInput(Problem.STATEMENT_FAULTY, path=file.path)
        new = file.statement
        known, today = self._bank.statements(), self._clock.day().date
        there = version_of(known, new.id, new.version)
        if there is not None and there != new:
            raise Refused(Problem.VERSION_EXISTS, statement=new.id, version=new.version)
        known += [] if there else [new]
        asked = to_sign(known, self._bank.programme().statement_id, today)
        path = "" if there else str(self._folder.keep(new, file.text))
        return Added(new, path, not there, _force(known, new, today), to_sign=asked == new)


def _force(known: list[Statement], statement: Statement, today: str) -> Force:
    if statement.effective > today:
        return Force.LATER
    return Force.IN_FORCE if in_force(known, statement.id, today) == statement else Force.EARLIER
