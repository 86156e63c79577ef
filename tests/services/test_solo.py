"""Recording a case worked through alone: only its learner does, only at an end, once a day, and never which way."""

import datetime as dt

import pytest

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.programme_event import CompletionEntered, CompletionVoided
from ethics_workshop.services.solo import SoloService
from tests.fakes.memory import CountingIds, MemoryRecords
from tests.services.test_learning import CASE, Desk


class SoloDesk(Desk):
    """The same, with records."""

    def __init__(self) -> None:
        super().__init__()
        self.records = MemoryRecords()
        self.solo = SoloService(self.learning, self.find, self.records, self.clock, CountingIds())

    def finish(self, person: str) -> None:
        self.learning.start(person, CASE, again=True)
        self.learning.choose(person, CASE, "c")
        self.learning.choose(person, CASE, "b")


@pytest.fixture
def desk() -> SoloDesk:
    return SoloDesk()


def test_a_completion_names_the_case_and_the_day_alone(desk: SoloDesk) -> None:
    """Two people who chose otherwise leave the same record but for their names."""
    desk.finish("E02")
    desk.learning.start("E03", CASE)
    for option in ("b", "a", "a"):
        desk.learning.choose("E03", CASE, option)
    assert desk.records.events == []
    assert desk.solo.record("E02", CASE, actor="E02").first
    assert desk.solo.record("E03", CASE, actor="E03").first
    one, other = desk.records.events
    assert isinstance(one, CompletionEntered)
    assert isinstance(other, CompletionEntered)
    assert (one.person_id, one.name, one.case_ids, one.method) == ("E02", "Zoé Côté 2", (CASE,), "solo")
    assert (one.requirement, one.reference, one.note, one.completed_on) == ("", "", "", "2026-11-21")
    assert (other.requirement, other.reference, other.note, other.day) == ("", "", "", one.day)


def test_twice_on_a_day_adds_nothing(desk: SoloDesk) -> None:
    """The first one is named again; on another day, or after it was voided, it is recorded anew."""
    desk.finish("E02")
    first = desk.solo.record("E02", CASE)
    again = desk.solo.record("E02", CASE)
    assert (again.first, again.completion_id) == (False, first.completion_id)
    desk.records.events.append(
        CompletionVoided(actor="", completion_id=first.completion_id, reason="wrong", day=desk.clock.day())
    )
    assert desk.solo.record("E02", CASE).first
    desk.clock.moment += dt.timedelta(days=1)
    assert desk.solo.record("E02", CASE).first
    assert len(desk.records.events) == 4


def test_only_an_end_can_be_recorded(desk: SoloDesk) -> None:
    """Not begun, under way, changed since: refused, and nothing is written."""
    for prepare, wanted in (
        (lambda: None, Problem.NOT_BEGUN),
        (lambda: desk.learning.start("E02", CASE), Problem.STORY_NOT_OVER),
        (lambda: (desk.finish("E02"), desk.reword()), Problem.STORY_CHANGED),
    ):
        prepare()
        with pytest.raises(Refused) as refused:
            desk.solo.record("E02", CASE)
        assert refused.value.problem is wanted
    assert desk.records.events == []
