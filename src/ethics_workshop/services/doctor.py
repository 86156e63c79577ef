"""A look at the computer: what is in order, what should be known, what stands in the way. It changes nothing."""

from collections.abc import Callable, Iterator

from ethics_workshop.domain.checkup import Check, Level
from ethics_workshop.domain.error import Problem, WorkshopError
from ethics_workshop.domain.machine import DatabaseHealth, MachineFacts, SettingsFile
from ethics_workshop.services import disk_rules, terminal_rules
from ethics_workshop.services.ports import CaseBank, Local, Machine, Upkeep
from ethics_workshop.services.private import hide


class DoctorService:
    """Judges what the machine, the records and the bank say of themselves."""

    def __init__(self, machine: Machine, upkeep: Upkeep, bank: Callable[[], CaseBank], local: Local) -> None:
        self._machine = machine
        self._upkeep = upkeep
        self._bank = bank
        self._local = local

    def examine(self, language: str) -> list[Check]:
        """Return what was found, in the order of a report; `language` is the one that is spoken.

        Nothing personal is in it. What cannot be read is a finding, never an error.
        """
        machine = self._machine.look()
        health = self._upkeep.health()
        checks = [
            *_program(machine, health, language),
            *disk_rules.folder(machine.folder, health),
            *_database(health),
            *self._read_bank(),
            *_settings(machine.settings),
            *self._read_local(),
            *terminal_rules.terminal(machine.terminal),
            *terminal_rules.screens(machine),
        ]
        return [_without_names(check, machine) for check in checks]

    def _read_bank(self) -> Iterator[Check]:
        try:
            bank = self._bank()
            cases, faults = len(bank.cases()), len(bank.faults())
        except WorkshopError as error:
            yield _of_error("bank", error)
            return
        yield Check("bank", "cases", facts={"cases": cases})
        if faults:
            yield Check("bank", "case-faults", Level.NOTE, {"faults": faults})

    def _read_local(self) -> Iterator[Check]:
        try:
            answers = len(self._local.values())
        except WorkshopError as error:
            yield Check("settings", "local-broken", Level.PROBLEM, {"line": str(error.facts.get("line", 1))})
            return
        yield Check("settings", "local", facts={"answers": answers})


def _program(machine: MachineFacts, health: DatabaseHealth, language: str) -> Iterator[Check]:
    versions: dict[str, str | int] = {
        "program": machine.program,
        "python": machine.python,
        "textual": machine.textual,
        "sqlite": health.sqlite,
    }
    yield Check("program", "versions", facts=versions)
    yield Check("program", "system", facts={"system": machine.system})
    yield Check("program", "wal-safe" if health.wal_safe else "wal-affected", facts={"sqlite": health.sqlite})
    yield Check("program", "language", facts={"language": language})
    if machine.failure_log:
        yield Check("program", "failure-log", Level.NOTE, {"path": machine.failure_log})


def _database(health: DatabaseHealth) -> Iterator[Check]:
    if health.fault:
        yield Check("database", "refused", Level.PROBLEM, {"problem": health.fault, "path": "records.db"})
        return
    if not health.exists:
        yield Check("database", "none-yet")
        return
    yield Check("database", "database", facts={"size": health.size, "version": health.version})
    if health.sound is not None:
        yield Check("database", "sound") if health.sound else Check("database", "unsound", Level.PROBLEM)
    if health.log_waits:
        yield Check("database", "log-waits", Level.NOTE)
    elif health.lock == Problem.DATABASE_LOCKED:
        yield Check("database", "busy", Level.NOTE)
    elif health.lock:
        yield Check("database", "refused", Level.PROBLEM, {"problem": health.lock, "path": "records.db"})
    else:
        yield Check("database", "free")


def _settings(file: SettingsFile) -> Iterator[Check]:
    if not file.exists:
        yield Check("settings", "no-file", facts={"path": file.path})
    elif file.wrong_lines:
        lines = ", ".join(map(str, file.wrong_lines[:20]))
        yield Check("settings", "wrong-lines", Level.NOTE, {"path": file.path, "lines": lines})
    else:
        yield Check("settings", "file", facts={"path": file.path})


def _of_error(area: str, error: WorkshopError) -> Check:
    facts = {name: value for name, value in error.facts.items() if isinstance(value, str | int)}
    return Check(area, "refused", Level.PROBLEM, {**facts, "problem": error.problem.value})


def _without_names(check: Check, machine: MachineFacts) -> Check:
    """Return the check with its paths and names made fit to be shown to anybody."""
    facts = {
        name: hide(value, machine.private) if isinstance(value, str) and name != "problem" else value
        for name, value in check.facts.items()
    }
    return Check(check.area, check.code, check.level, facts)
