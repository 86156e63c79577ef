"""Changing an agenda: seconds, steps that are left out or put back, the order of cutting. Each returns another one."""

from collections.abc import Iterable
from dataclasses import replace

from ethics_workshop.domain.agenda import NEVER_CUT, STEPS, Agenda, AgendaStep, Step, case_seconds

ALWAYS = frozenset({Step.CHECK_IN, Step.CLOSE})
"""Steps without which a session can be neither opened nor closed."""

LONGEST = 3 * 60 * 60
"""Seconds of a step at most: nobody sits longer at one thing."""


def timed(agenda: Agenda, step: Step, seconds: int) -> Agenda:
    """Return `agenda` with `step` lasting `seconds` (0 to LONGEST); a step that it leaves out is put back."""
    length = max(0, min(seconds, LONGEST))
    others = [s for s in agenda.steps if s.name is not step]
    return _with_steps(agenda, [*others, AgendaStep(step, length)])


def without(agenda: Agenda, step: Step) -> Agenda:
    """Return `agenda` without `step`: a second vote goes with the first. What every session needs stays."""
    gone = {step, Step.VOTE_B} if step is Step.VOTE_A else {step}
    return _with_steps(agenda, [s for s in agenda.steps if s.name in ALWAYS or s.name not in gone])


def cut_in_order(agenda: Agenda, steps: Iterable[Step]) -> Agenda:
    """Return `agenda` with these steps to be left out when it is late, the first one first."""
    there = {s.name for s in agenda.steps} - NEVER_CUT
    return replace(agenda, cut=tuple(dict.fromkeys(s for s in steps if s in there)))


def _with_steps(agenda: Agenda, steps: Iterable[AgendaStep]) -> Agenda:
    ordered = tuple(sorted(steps, key=lambda s: STEPS.index(s.name)))
    changed = replace(agenda, steps=ordered, case_seconds=case_seconds(ordered))
    return cut_in_order(changed, agenda.cut)
