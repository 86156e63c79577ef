"""Learning alone: walking through a case, and rehearsing a sentence. What is chosen or written stays with the learner.

Nothing here writes to the records; `services.solo` records that a case was worked through, when its learner says so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ethics_workshop.domain.case import Case
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.play import Play, Progress, begin, resume, story_digest
from ethics_workshop.domain.text import FREE_TEXT_LIMIT, Text, clean
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import CaseBank
from ethics_workshop.services.ports_learning import LearnerFile, Learners, Sentence, Walk


@dataclass(frozen=True, slots=True)
class Standing:
    """A case of the bank, and where a learner is in it. `scene_id` is empty before the first scene."""

    case_id: str
    title: Text
    minutes: int
    progress: Progress
    hook: Text | None = None
    scene_id: str = ""
    updated_at: str = ""
    """UTC ISO 8601; empty before it was begun."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a learner is in a case. After `changed` the walk stands at its beginning, for the story is another one."""

    play: Play
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a learner would say, oldest first, beside what the case proposes."""

    case: Case
    say: tuple[Text, ...]
    written: tuple[Sentence, ...]


class LearningService:
    """What one does alone.

    Every method raises Refused for a learner who is not named or not on the roster, for a case that is unknown or
    broken, and StorageError. `find` returns a person of the roster or raises so.
    """

    def __init__(
        self, learners: Learners, find: Callable[[str], Person], bank: CaseBank, clock: Clock
    ) -> None:
        self._learners = learners
        self._find = find
        self._bank = bank
        self._clock = clock

    def cases(self, person_id: str) -> list[Standing]:
        """Return the cases of the bank with where the learner is, then those that the bank no longer has."""
        walks = {walk.case_id: walk for walk in self._file(person_id).walks()}
        found = [self._standing(case, walks.pop(case.id, None)) for case in self._bank.cases()]
        gone = (
            Standing(w.case_id, Text(w.case_id, w.case_id), 0, Progress.GONE, updated_at=w.updated_at)
            for w in walks.values()
        )
        return sorted([*found, *gone], key=lambda standing: standing.case_id)

    def start(self, person_id: str, case_id: str, *, again: bool = False) -> Place:
        """Begin a case, or go on where the learner is; from the first scene when it was finished, or with `again`."""
        changed = False

        def starting(case: Case, walk: Walk | None) -> Walk:
            nonlocal changed
            play = None if walk is None else _resumed(case, walk)
            changed = walk is not None and play is None
            if walk is not None and play is not None and not play.finished and not again:
                return walk
            return self._walk(begin(case))

        return replace(self._change(person_id, case_id, starting), changed=changed)

    def open(self, person_id: str, case_id: str) -> Place:
        """Return where the learner is, at an end too; begin a case that was not begun, or that changed since."""
        case = self._bank.case(case_id)
        if self._file(person_id).walk(case.id) is not None:
            place = self.show(person_id, case.id)
            if not place.changed:
                return place
        return self.start(person_id, case.id)

    def choose(self, person_id: str, case_id: str, option_id: str) -> Place:
        """Take an option of the decision that waits. Raises Refused where it is not open, or the story changed."""
        wanted = clean(option_id).casefold()
        return self._step(person_id, case_id, lambda play: play.choose(wanted))

    def back(self, person_id: str, case_id: str) -> Place:
        """Undo the last choice, to try another way. Raises Refused before the first one, or if the story changed."""
        return self._step(person_id, case_id, Play.back)

    def show(self, person_id: str, case_id: str) -> Place:
        """Return where the learner is. Raises Refused when the case was not begun."""
        case = self._bank.case(case_id)
        walk = self._file(person_id).walk(case.id)
        if walk is None:
            raise Refused(Problem.NOT_BEGUN, case=case.id)
        play = _resumed(case, walk)
        return Place(begin(case), changed=True) if play is None else Place(play)

    def forget(self, person_id: str, case_id: str = "") -> bool:
        """Delete what the learner's file holds of a case, or the whole file; return whether there was anything.

        A case that the bank no longer has is forgotten by its whole id, and a file without it is left as it is.
        """
        file = self._file(person_id)
        if not case_id:
            return file.wipe()
        gone = clean(case_id)
        return file.forget(gone) or file.forget(self._bank.case(gone).id)

    def rehearse(self, person_id: str, case_id: str, text: str) -> Rehearsal:
        """Keep the sentence that the learner would say. Raises BadInput for an empty one, or one that is too long."""
        case = self._bank.case(case_id)
        written = clean(text)
        if not written:
            raise BadInput(Problem.EMPTY_TEXT)
        if len(written) > FREE_TEXT_LIMIT:
            raise BadInput(Problem.TEXT_TOO_LONG, length=len(written), limit=FREE_TEXT_LIMIT)
        self._file(person_id).write(Sentence(case.id, written, self._clock.written()))
        return self.rehearsal(person_id, case.id)

    def rehearsal(self, person_id: str, case_id: str) -> Rehearsal:
        """Return what the learner wrote, and what the case would say: along the path taken, then on the whole."""
        case = self._bank.case(case_id)
        file = self._file(person_id)
        walk = file.walk(case.id)
        play = (_resumed(case, walk) if walk else None) or begin(case)
        said = [turn.option.say for turn in play.turns if turn.option.say is not None]
        return Rehearsal(
            case, tuple(dict.fromkeys([*said, case.analysis.say])), tuple(file.sentences(case.id))
        )

    def path(self, person_id: str) -> str:
        """Return where the learner's private file is, or would be."""
        return self._file(person_id).path

    def _file(self, person_id: str) -> LearnerFile:
        if not person_id:
            raise Refused(Problem.NOBODY_LEARNS)
        return self._learners.of(self._find(person_id).person_id)

    def _standing(self, case: CaseSummary, walk: Walk | None) -> Standing:
        minutes = case.minutes[0]
        if walk is None:
            return Standing(case.id, case.title, minutes, Progress.NOT_BEGUN, case.hook)
        play = _resumed(self._bank.case(case.id), walk)
        if play is None:
            return Standing(
                case.id, case.title, minutes, Progress.CHANGED, case.hook, updated_at=walk.updated_at
            )
        progress = Progress.FINISHED if play.finished else Progress.UNDER_WAY
        return Standing(case.id, case.title, minutes, progress, case.hook, play.here.id, walk.updated_at)

    def _step(self, person_id: str, case_id: str, step: Callable[[Play], Play]) -> Place:
        def stepping(case: Case, walk: Walk | None) -> Walk:
            if walk is None:
                raise Refused(Problem.NOT_BEGUN, case=case.id)
            play = _resumed(case, walk)
            if play is None:
                raise Refused(Problem.STORY_CHANGED, case=case.id)
            return self._walk(step(play))

        return self._change(person_id, case_id, stepping)

    def _change(self, person_id: str, case_id: str, change: Callable[[Case, Walk | None], Walk]) -> Place:
        case = self._bank.case(case_id)
        file = self._file(person_id)
        if file.walk(case.id) is None:
            change(case, None)  # what is refused makes no file
        walk = file.change(case.id, lambda before: change(case, before))
        return Place(_resumed(case, walk) or begin(case))

    def _walk(self, play: Play) -> Walk:
        return Walk(play.case.id, story_digest(play.case), play.chosen, self._clock.written())


def _resumed(case: Case, walk: Walk) -> Play | None:
    """Return the play at which a walk stands; None when the story is no longer the one that was walked."""
    same = not walk.chosen or walk.story == story_digest(case)
    return resume(case, walk.chosen) if same else None
