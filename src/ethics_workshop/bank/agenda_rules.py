"""What makes an agenda one that can be led: the order of its steps, what may be cut, and how the room votes."""

from collections.abc import Iterator
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.domain.agenda import NEVER_CUT, STEPS, Step
from ethics_workshop.domain.listing import Severity
from ethics_workshop.domain.tally import Method

Data = dict[str, Any]


def unleadable(data: Data) -> Iterator[Finding]:
    """Yield why an agenda could not be led. It is read as it was written: the fields may be anything."""
    listed = data.get("step")
    names = (
        [s.get("name") if isinstance(s, dict) else None for s in listed] if isinstance(listed, list) else []
    )
    yield from _disordered(names)
    if names:
        yield from _wanting(names)
        yield from _uncuttable(data.get("cut"), names)
        yield from _ballot(data, names)


def _breaking(loc: tuple[str | int, ...], code: Code, **facts: str) -> Finding:
    return Finding(loc, code, facts, Severity.BREAKING)


def _disordered(names: list[Any]) -> Iterator[Finding]:
    """Yield the steps that stand out of order: there is one, and each stands in it once."""
    reached = -1
    for at, name in enumerate(names):
        place = STEPS.index(name) if name in STEPS else reached + 1
        if name in STEPS and place <= reached:
            yield _breaking(("step", at, "name"), Code.STEP_ORDER, name=name)
        reached = max(reached, place if name in STEPS else reached)


def _wanting(names: list[Any]) -> Iterator[Finding]:
    """Yield the steps without which a session can be neither opened nor closed, and a second vote without a first."""
    for name in (Step.CHECK_IN, Step.CLOSE):
        if name not in names:
            yield _breaking(("step",), Code.STEP_NEEDED, name=name)
    if Step.VOTE_B in names and Step.VOTE_A not in names:
        yield _breaking(("step", names.index(Step.VOTE_B), "name"), Code.STEP_NEEDED, name=Step.VOTE_A)


def _uncuttable(cut: Any, names: list[Any]) -> Iterator[Finding]:
    for at, name in enumerate(cut if isinstance(cut, list) else ()):
        if name in NEVER_CUT:
            known = ", ".join(n for n in names if n in STEPS and n not in NEVER_CUT)
            yield _breaking(("cut", at), Code.NOT_CUT, name=name, known=known)


def _ballot(data: Data, names: list[Any]) -> Iterator[Finding]:
    defaults = data.get("defaults")
    ballot = defaults.get("ballot") if isinstance(defaults, dict) else None
    if not isinstance(ballot, str) or (not ballot and Step.VOTE_A not in names):
        return
    for part in ballot.split("+"):
        if part not in Method._value2member_map_:
            facts = {"word": part, "known": ", ".join(Method)}
            yield _breaking(("defaults", "ballot"), Code.UNKNOWN_BALLOT, **facts)
