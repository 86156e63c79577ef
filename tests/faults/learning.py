"""A process that walks a case to and fro as fast as it can and says what is on disk; for tests that kill it."""

import random
import sys
from pathlib import Path

from ethics_workshop.domain.error import Refused
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.play import Play
from ethics_workshop.learner.store import PrivateFiles
from ethics_workshop.services.learning import LearningService
from tests.fakes.memory import FakeClock, MemoryBank, MemoryRoster
from tests.fakes.stories import BRANCHING

LEARNER = "E02"


def service(folder: Path) -> LearningService:
    """Learning on a real private file; the case branches."""
    bank, roster = MemoryBank(), MemoryRoster()
    bank.known[BRANCHING.id] = BRANCHING

    def find(person_id: str) -> Person:
        return roster.by_id[person_id]

    return LearningService(PrivateFiles(folder), find, bank, FakeClock())


def said(play: Play) -> str:
    """A walk as one line: where it stands, and the choices that led there."""
    return " ".join([play.here.id, *(choice.name for choice in play.chosen)])


def wander(learning: LearningService, chance: random.Random) -> None:
    """Choose and go back at random, for ever; say each place once it is on disk."""
    place = learning.start(LEARNER, BRANCHING.id)
    while True:
        sys.stdout.write(f"{said(place.play)}\n")
        sys.stdout.flush()
        step = chance.choice("aabbccd<")
        try:
            if step == "<":
                place = learning.back(LEARNER, BRANCHING.id)
            else:
                place = learning.choose(LEARNER, BRANCHING.id, step)
        except Refused:
            place = learning.start(LEARNER, BRANCHING.id)


def main(folder: str, seed: str) -> None:
    """Wander until killed."""
    wander(service(Path(folder)), random.Random(seed))
