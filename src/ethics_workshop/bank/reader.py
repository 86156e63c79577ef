"""From a case's file to `domain.case.Case`, with every fault on the way."""

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from ethics_workshop.bank.checker import Context, case_id, check_case
from ethics_workshop.bank.codec import Raw, case_of, cleaned
from ethics_workshop.bank.source import Source, read_source
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.listing import Fault, Severity


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What came of reading one file. `case` is None when the file cannot be used; the faults say why.

    `id_line` and `review_line` are where `id` and `review_by` stand, for what only the bank as a whole can tell.
    """

    case_id: str
    case: Case | None
    faults: tuple[Fault, ...]
    id_line: int = 1
    review_line: int = 1
    data: Raw = field(default_factory=dict)
    """What `case` was made of."""


def read_case(path: str, context: Context) -> CaseFile:
    """Read and check one case file. Never raises for what is in it, nor for what it is."""
    return read_text(read_source(path), context)


def read_text(source: Source, context: Context) -> CaseFile:
    """Check the text of a case file, whether or not it stands there yet."""
    stem = PurePath(source.path).stem
    if not source.parsed:
        return CaseFile(stem, None, source.faults)
    model, findings = check_case(source.data, stem, context)
    faults = source.faulty(findings)
    usable = model is not None and not any(f.severity is Severity.BREAKING for f in findings)
    own = case_id(source.data, stem)
    if not usable:
        return CaseFile(own, None, faults)
    data = cleaned(source.data, source.text)
    id_line, review_line = (_line_of(name, source.text) for name in ("id", "review_by"))
    return CaseFile(own, case_of(data), faults, id_line, review_line, data)


def _line_of(name: str, text: str) -> int:
    """Return the line of a field that stands before the first table, without scanning the rest of the file."""
    found = re.search(rf"^[ \t]*[\"']?{name}[\"']?[ \t]*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
