"""One person's walk through a case: scenes, choices, the way back, and at the end both roads. Pure and private."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ethics_workshop.domain.case import Case, Option, Scene, SceneKind
from ethics_workshop.domain.error import Problem, Refused


class Progress(StrEnum):
    """How far somebody is in a case."""

    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    FINISHED = "finished"
    CHANGED = "changed"
    """The case changed since: it begins again."""
    GONE = "gone"
    """The case is no longer in the bank."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice, by the ids of its decision and of the option."""

    scene_id: str
    option_id: str

    @property
    def name(self) -> str:
        """The choice as a case file names it in `when` (`s1.a`)."""
        return f"{self.scene_id}.{self.option_id}"


@dataclass(frozen=True, slots=True)
class Turn:
    """A decision that was taken: what was read before it, the options that were open, and the one chosen."""

    read: tuple[Scene, ...]
    decision: Scene
    open: tuple[Option, ...]
    option: Option

    @property
    def not_taken(self) -> tuple[Option, ...]:
        """The options that were open too."""
        return tuple(option for option in self.open if option is not self.option)


@dataclass(frozen=True, slots=True)
class Play:
    """A case, and the choices made in it so far. `turns` is what they led through, `read` and `here` where they led.

    Made by `begin` and `resume`; every step is a new value, so that nothing is ever half done.
    """

    case: Case
    chosen: tuple[Chosen, ...]
    turns: tuple[Turn, ...]
    read: tuple[Scene, ...]
    """The information scenes since the last choice."""
    here: Scene
    """The decision that waits, or the end."""

    @property
    def finished(self) -> bool:
        """Whether the story is at one of its ends."""
        return self.here.kind is SceneKind.END

    @property
    def open(self) -> tuple[Option, ...]:
        """The options of the decision that waits which earlier choices left open; none at an end."""
        return _open(self.here, self.chosen)

    @property
    def last(self) -> Option | None:
        """The option chosen last; None before the first choice."""
        return self.turns[-1].option if self.turns else None

    def choose(self, option_id: str) -> "Play":
        """Take an option of the decision that waits. Raises Refused at an end, and for an option that is not open."""
        if self.finished:
            raise Refused(Problem.STORY_OVER, case=self.case.id)
        option = next((each for each in self.open if each.id == option_id), None)
        if option is None:
            known = ", ".join(each.id for each in self.open)
            raise Refused(Problem.OPTION_NOT_OPEN, option=option_id, known=known)
        turn = Turn(self.read, self.here, self.open, option)
        read, here = _on(self.case, option.goto)
        return replace(
            self,
            chosen=(*self.chosen, Chosen(self.here.id, option.id)),
            turns=(*self.turns, turn),
            read=read,
            here=here,
        )

    def back(self) -> "Play":
        """Undo the last choice. Raises Refused before the first one."""
        if not self.turns:
            raise Refused(Problem.STORY_BEGINS_HERE, case=self.case.id)
        turn = self.turns[-1]
        return replace(
            self, chosen=self.chosen[:-1], turns=self.turns[:-1], read=turn.read, here=turn.decision
        )

    def leads_to(self, option: Option) -> Scene:
        """Return the decision or the end to which an option leads."""
        return _on(self.case, option.goto)[1]


def begin(case: Case) -> Play:
    """Return the walk through `case` before its first choice."""
    read, here = _on(case, case.start)
    return Play(case, (), (), read, here)


def resume(case: Case, chosen: Iterable[Chosen]) -> Play | None:
    """Return the walk after the choices of an earlier day; None where the case no longer has one of them."""
    play = begin(case)
    for choice in chosen:
        if play.here.id != choice.scene_id or choice.option_id not in {option.id for option in play.open}:
            return None
        play = play.choose(choice.option_id)
    return play


def story_digest(case: Case) -> str:
    """Return the SHA-256, in lowercase hex, of what gives a choice its meaning: the order of scenes and the labels.

    A comma mended in a scene leaves a walk as it is; an option that says something else makes it begin again.
    """
    rows = [case.start]
    for scene in case.scenes:
        rows.append(f"scene\x1f{scene.id}\x1f{scene.kind}\x1f{scene.goto}")
        rows += (
            "\x1f".join(("option", o.id, o.label.en, o.label.fr, o.goto, *o.when)) for o in scene.options
        )
    return hashlib.sha256("\x1e".join(rows).encode()).hexdigest()


def _on(case: Case, scene_id: str) -> tuple[tuple[Scene, ...], Scene]:
    """Return the information scenes from `scene_id` on, and the decision or the end after them.

    The checker saw to it that there is one: from every scene an end can be reached.
    """
    *read, here = _ahead(case, scene_id)
    return tuple(read), here


def _ahead(case: Case, scene_id: str) -> Iterator[Scene]:
    scene = case.scene(scene_id)
    yield scene
    while scene.kind is SceneKind.INFO:
        scene = case.scene(scene.goto)
        yield scene


def _open(scene: Scene, chosen: tuple[Chosen, ...]) -> tuple[Option, ...]:
    """Return the options that `chosen` leaves open. Where none would be, all are: nobody is stranded in a story.

    Of the choices that an option's `when` names in one scene, one is enough; of every scene it names, one is needed.
    """
    made = {choice.name for choice in chosen}
    found = tuple(option for option in scene.options if _holds(option.when, made))
    return found or scene.options


def _holds(when: tuple[str, ...], made: set[str]) -> bool:
    scenes = {name.partition(".")[0] for name in when}
    return all(any(name in made for name in when if name.partition(".")[0] == scene) for scene in scenes)
