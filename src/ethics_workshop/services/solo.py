"""Recording that a case was worked through alone, when its learner says so. Which way they went is not handed over."""

from collections.abc import Callable
from dataclasses import dataclass

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.programme_event import CompletionEntered
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.learning import LearningService
from ethics_workshop.services.ports import Ids, Records

METHOD = "solo"
"""How a completion by a case worked through alone is told from those by a session or a course."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What recording led to. `first` is False when the same case was recorded on the same day before."""

    completion_id: str
    first: bool


class SoloService:
    """Writes one completion, with the learner's consent: who, which case, which day. `find` is the roster's."""

    def __init__(
        self,
        learning: LearningService,
        find: Callable[[str], Person],
        records: Records,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._learning = learning
        self._find = find
        self._records = records
        self._clock = clock
        self._ids = ids

    def finished_case(self, person_id: str, case_id: str) -> str:
        """Return the id of a case that the learner is at an end of.

        Raises Refused when it was not begun, is not over, or changed since.
        """
        place = self._learning.show(person_id, case_id)
        if place.changed:
            raise Refused(Problem.STORY_CHANGED, case=place.play.case.id)
        if not place.play.finished:
            raise Refused(Problem.STORY_NOT_OVER, case=place.play.case.id)
        return place.play.case.id

    def record(self, person_id: str, case_id: str, *, actor: str = "") -> Finished:
        """Record the completion of a finished case, once a day (local date). Raises as `finished_case` does."""
        case = self.finished_case(person_id, case_id)
        person, day = self._find(person_id), self._clock.day()
        with self._records.write() as transaction:
            for row in transaction.completions_of(person_id):
                same = (row.method, row.case_ids, row.completed_on) == (METHOD, case, day.date)
                if same and row.status == "recorded":
                    return Finished(row.completion_id, first=False)
            completion_id = self._ids.new("C")
            event = CompletionEntered(
                actor=actor,
                completion_id=completion_id,
                person_id=person.person_id,
                name=person.name,
                unit=person.unit,
                requirement="",
                case_ids=(case,),
                method=METHOD,
                completed_on=day.date,
                day=day,
            )
            transaction.append([event])
        return Finished(completion_id, first=True)
