"""Learning alone, against a private file in memory."""

from dataclasses import replace

import pytest

from ethics_workshop.domain.error import Problem, Refused, WorkshopError
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.play import Progress
from ethics_workshop.services.learning import LearningService
from tests.fakes.learning import MemoryLearners
from tests.fakes.memory import FakeClock, MemoryBank, MemoryRoster, both
from tests.fakes.stories import BRANCHING

CASE = BRANCHING.id


class Desk:
    """Everything learning needs; the case branches."""

    def __init__(self) -> None:
        self.learners, self.roster, self.bank, self.clock = (
            MemoryLearners(),
            MemoryRoster(),
            MemoryBank(),
            FakeClock(),
        )
        self.bank.known[CASE] = BRANCHING
        self.learning = LearningService(self.learners, self.find, self.bank, self.clock)

    def find(self, person_id: str) -> Person:
        person = self.roster.person(person_id)
        if person is None:
            raise Refused(Problem.UNKNOWN_PERSON, person=person_id, near="")
        return person

    def reword(self) -> None:
        """Another edition of the case: the first decision has lost an option."""
        first = BRANCHING.scene("s1")
        scenes = [
            replace(first, options=first.options[:2]) if scene is first else scene
            for scene in BRANCHING.scenes
        ]
        self.bank.known[CASE] = replace(BRANCHING, scenes=tuple(scenes))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def problem(error: pytest.ExceptionInfo[WorkshopError]) -> Problem:
    return error.value.problem


def test_a_walk_goes_on_where_it_was(desk: Desk) -> None:
    """Starting again in the middle changes nothing; `again`, and a finished walk, begin anew."""
    learning = desk.learning
    assert learning.start("E02", CASE).play.here.id == "s1"
    assert learning.choose("E02", CASE, " B ").play.here.id == "s2"
    assert learning.start("E02", CASE).play.here.id == "s2"
    assert learning.show("E02", CASE).play.here.id == "s2"
    assert learning.back("E02", CASE).play.chosen == ()
    learning.choose("E02", CASE, "c")
    assert learning.choose("E02", CASE, "b").play.finished
    assert learning.start("E02", CASE).play.chosen == ()
    learning.choose("E02", CASE, "a")
    assert learning.start("E02", CASE, again=True).play.chosen == ()


def test_each_learner_has_a_walk_of_their_own(desk: Desk) -> None:
    """What one chooses, another never meets."""
    desk.learning.start("E02", CASE)
    desk.learning.choose("E02", CASE, "c")
    assert desk.learning.start("E03", CASE).play.chosen == ()
    with pytest.raises(Refused) as refused:
        desk.learning.show("E04", CASE)
    assert problem(refused) is Problem.NOT_BEGUN
    assert "E04" not in {person for person, file in desk.learners.files.items() if file.kept}


def test_refusals_leave_everything_as_it_was(desk: Desk) -> None:
    """Nobody, somebody unknown, an unknown case, a case not begun, an option that is closed: each has its problem."""
    learning = desk.learning
    for person, case_id, wanted in (
        ("", CASE, Problem.NOBODY_LEARNS),
        ("E77", CASE, Problem.UNKNOWN_PERSON),
        ("E02", "C99", Problem.UNKNOWN_CASE),
        ("E02", CASE, Problem.NOT_BEGUN),
    ):
        with pytest.raises(WorkshopError) as refused:
            learning.choose(person, case_id, "a")
        assert problem(refused) is wanted
        assert refused.value.exit_code == 2
    learning.start("E02", CASE)
    kept = dict(desk.learners.of("E02").kept)
    for option in ("z", "", "a b", "\x1b[2J"):
        with pytest.raises(Refused) as refused:
            learning.choose("E02", CASE, option)
        assert problem(refused) is Problem.OPTION_NOT_OPEN
    assert desk.learners.of("E02").kept == kept


def test_a_case_that_changed_begins_again_and_says_so(desk: Desk) -> None:
    """No choice of another story is ever taken for one of this; a walk without choices just goes on."""
    learning = desk.learning
    learning.start("E02", CASE)
    learning.choose("E02", CASE, "a")
    learning.start("E03", CASE)
    desk.reword()
    shown = learning.show("E02", CASE)
    assert shown.changed
    assert shown.play.chosen == ()
    for step in (lambda: learning.choose("E02", CASE, "a"), lambda: learning.back("E02", CASE)):
        with pytest.raises(Refused) as refused:
            step()
        assert problem(refused) is Problem.STORY_CHANGED
    begun = learning.start("E02", CASE)
    assert begun.changed
    assert learning.choose("E02", CASE, "a").play.here.id == "s2"
    assert not learning.start("E02", CASE).changed
    assert not learning.show("E03", CASE).changed
    assert learning.choose("E03", CASE, "b").play.here.id == "s2"
    assert not learning.show("E03", CASE).changed


def test_the_list_says_how_far_one_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not begun, under way, finished, changed, and a case that the bank lost: it can still be forgotten."""
    from tests.fakes.library import summary

    listed = [replace(summary(1), id=case_id) for case_id in ("A-case", CASE, "C18-more")]
    monkeypatch.setattr(desk.bank, "cases", lambda: listed)
    desk.bank.known["A-case"] = replace(BRANCHING, id="A-case")
    learning = desk.learning

    def progress() -> dict[str, Progress]:
        return {each.case_id: each.progress for each in learning.cases("E02")}

    assert set(progress().values()) == {Progress.NOT_BEGUN}
    learning.start("E02", CASE)
    learning.choose("E02", CASE, "c")
    learning.start("E02", "C18-more")
    learning.choose("E02", "C18-more", "a")
    assert progress() == {
        "A-case": Progress.NOT_BEGUN,
        CASE: Progress.UNDER_WAY,
        "C18-more": Progress.FINISHED,
    }
    desk.reword()
    listed.pop()
    desk.bank.known.pop("C18-more")
    assert progress() == {"A-case": Progress.NOT_BEGUN, CASE: Progress.CHANGED, "C18-more": Progress.GONE}
    assert learning.forget("E02", "C18-more")
    assert "C18-more" not in progress()


def test_rehearsing_compares_with_what_was_met(desk: Desk) -> None:
    """The lines of the options along the path come first, then the case's own; empty and endless texts are refused."""
    learning = desk.learning
    first = BRANCHING.scene("s1")
    options = tuple(replace(o, say=both(f"say {o.id}")) for o in first.options)
    scenes = tuple(replace(s, options=options) if s is first else s for s in BRANCHING.scenes)
    desk.bank.known[CASE] = replace(BRANCHING, scenes=scenes)
    learning.start("E02", CASE)
    learning.choose("E02", CASE, "c")
    learning.rehearse("E02", CASE, " I would\nrather not.\x1b ")
    found = learning.rehearse("E02", CASE, "Not today.")
    assert [each.text for each in found.written] == ["I would rather not.", "Not today."]
    assert [text.en for text in found.say] == ["say c", "s"]
    for text, wanted in (("  \n", Problem.EMPTY_TEXT), ("x" * 281, Problem.TEXT_TOO_LONG)):
        with pytest.raises(WorkshopError) as refused:
            learning.rehearse("E02", CASE, text)
        assert problem(refused) is wanted
    assert len(learning.rehearsal("E02", CASE).written) == 2
    assert learning.forget("E02", CASE)
    assert not learning.forget("E02", CASE)
    assert learning.rehearsal("E02", CASE).written == ()
