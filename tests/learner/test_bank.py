"""The cases that come with the program: every way through each of them ends, and says what follows each choice."""

import datetime as dt
from itertools import islice

from ethics_workshop.bank.bank import Bank
from ethics_workshop.domain.play import begin, resume
from ethics_workshop.settings import shipped_bank
from tests.fakes.stories import every_path

MOST = 500
"""Ways through one case: more would be a case that goes in circles, or one that nobody could debrief."""


def test_every_way_through_every_case_ends() -> None:
    """Each way resumes where it stood, and leads through at least one decision; none of the ways is endless."""
    bank = Bank((shipped_bank(),), None, dt.date(2026, 11, 22))
    for listed in bank.cases():
        case = bank.case(listed.id)
        ways = list(islice(every_path(begin(case)), MOST))
        assert 2 <= len(ways) < MOST, case.id
        for way in ways:
            assert way.turns
            assert resume(case, way.chosen) == way
            assert all(turn.option.outcome.en and turn.option.feedback.fr for turn in way.turns)
        assert {way.here.id for way in ways} == {s.id for s in case.scenes if s.kind == "end"}, case.id
