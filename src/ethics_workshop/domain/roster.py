"""What an import of a roster finds and does: faults with their places, and counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterFault:
    """One thing wrong in a roster file. `line` counts from 1 as an editor shows it; `code` names the sentence."""

    line: int
    column: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RosterReport:
    """What an import did, or would do. `notices` are about the file (encoding, ignored columns, warnings)."""

    rows: int
    added: int
    changed: int
    unchanged: int
    inactive: int
    skipped: int
    faults: tuple[RosterFault, ...]
    warnings: tuple[RosterFault, ...]
    ignored_columns: tuple[str, ...]
    windows_1252: bool
    written: bool
    more_faults: bool = False
    """Whether there are more faults than are listed (the first 1,000 are)."""
    more_warnings: bool = False
    """The same of warnings."""
