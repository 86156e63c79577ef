"""What a rule finds wrong, before it is known on which line that stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.lines import Lines, Loc, TooDeep, dotted
from ethics_workshop.domain.listing import Fault, Severity
from ethics_workshop.domain.text import clean

FAULT_LIMIT = 50
"""Faults told of one file; the rest is only counted."""

FACT_LIMIT = 60
"""Characters of a file's own words that a fault repeats."""

LIST_LIMIT = 240
"""Characters of a list of words to choose from."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place of a file. `snippet` is what to look for inside a long text's lines."""

    loc: Loc
    code: Code
    facts: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    snippet: str = ""


def located(path: str, text: str, findings: Iterable[Finding]) -> tuple[Fault, ...]:
    """Return findings about the file `path`, whose content is `text`, as faults in the order of their lines."""
    found = list(findings)
    if not found:
        return ()
    try:
        lines = Lines(text)
    except TooDeep:
        lines = Lines("")
    placed = [(lines.line(one.loc, one.snippet), one) for one in found]
    placed.sort(key=lambda pair: (pair[1].severity is not Severity.BREAKING, pair[0]))
    kept = [_fault(path, line, one) for line, one in placed[:FAULT_LIMIT]]
    kept.sort(key=lambda fault: (fault.line, fault.field, fault.code))
    if len(placed) > FAULT_LIMIT:
        left = (("count", str(len(placed) - FAULT_LIMIT)),)
        kept.append(Fault(path, kept[-1].line, "", Code.MANY_MORE, left))
    return tuple(kept)


def _fault(path: str, line: int, one: Finding) -> Fault:
    return Fault(
        path=path,
        line=line,
        field=shortened(dotted(one.loc), 2 * FACT_LIMIT),
        code=one.code,
        facts=tuple(
            (name, shortened(str(value), LIST_LIMIT if name == "known" else FACT_LIMIT))
            for name, value in one.facts.items()
        ),
        severity=one.severity,
    )


def shortened(value: str, limit: int = FACT_LIMIT) -> str:
    """Return a file's own words, safe to show and at most `limit` characters long."""
    safe = clean(value)
    return safe if len(safe) <= limit else f"{safe[: limit - 1]}…"
