"""Private files in memory."""

from collections.abc import Callable

from ethics_workshop.services.ports_learning import Sentence, Walk


class MemoryFile:
    """What one person did alone."""

    def __init__(self) -> None:
        self.kept: dict[str, Walk] = {}
        self.said: list[Sentence] = []

    path = "memory"

    def walk(self, case_id: str) -> Walk | None:
        return self.kept.get(case_id)

    def walks(self) -> list[Walk]:
        return [self.kept[case_id] for case_id in sorted(self.kept)]

    def change(self, case_id: str, change: Callable[[Walk | None], Walk]) -> Walk:
        self.kept[case_id] = change(self.kept.get(case_id))
        return self.kept[case_id]

    def sentences(self, case_id: str) -> list[Sentence]:
        return [each for each in self.said if each.case_id == case_id]

    def write(self, sentence: Sentence) -> None:
        self.said.append(sentence)

    def forget(self, case_id: str) -> bool:
        there = case_id in self.kept or bool(self.sentences(case_id))
        self.kept.pop(case_id, None)
        self.said = [each for each in self.said if each.case_id != case_id]
        return there

    def wipe(self) -> bool:
        there = bool(self.kept or self.said)
        self.kept, self.said = {}, []
        return there


class MemoryLearners:
    """A file for each person who did anything."""

    def __init__(self) -> None:
        self.files: dict[str, MemoryFile] = {}

    def of(self, person_id: str) -> MemoryFile:
        return self.files.setdefault(person_id, MemoryFile())
