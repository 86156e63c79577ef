"""What the cockpit's texts are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ethics_workshop.domain.agenda import AgendaStep
from ethics_workshop.domain.case import Case, Option, Scene
from ethics_workshop.domain.error import BadInput, WorkshopError
from ethics_workshop.domain.groups import Draw, Group, drawn
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import Text
from ethics_workshop.services.loop import NOTHING_BEFORE, LookBack
from ethics_workshop.services.ports import CommitmentRow
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.prose import Prose
from ethics_workshop.words import texts
from ethics_workshop.words.language import Words


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a step may show. `case` is None when the bank no longer has it."""

    session: Session
    case: Case | None
    references: tuple[Reference, ...]
    still_open: tuple[CommitmentRow, ...]
    """Commitments of the unit's earlier sessions."""
    local: Mapping[str, Text]
    ballot: str
    """How the room votes now: methods joined with `+`. The room is told what is true of these."""
    draw: Draw | None = None
    """How the room was drawn into small groups at this step."""
    look_back: LookBack = NOTHING_BEFORE
    """What was said of those since, and the answers to the unit's questions."""
    trouble: WorkshopError | None = None
    """What kept `local.toml` from being read: the session goes on without it."""

    def at(self, session: Session) -> "Material":
        """Return the same material with the session as it stands now."""
        draw = self.draw if session.index == self.session.index else None
        return replace(self, session=session, draw=draw)

    def grouped(self, draw: Draw | None) -> "Material":
        """Return the same material with the room in small groups, until the next step."""
        return replace(self, draw=draw)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The small groups of this step, in the order in which they report back."""
        return drawn(self.session, self.draw) if self.draw else ()

    def voting(self, ballot: str) -> "Material":
        """Return the same material for another way of voting."""
        return replace(self, ballot=ballot)

    @property
    def steps(self) -> tuple[AgendaStep, ...]:
        """The steps of the agenda, by which the texts go."""
        return self.session.plan.agenda.steps

    @property
    def scene(self) -> Scene | None:
        """The scene that the room votes on."""
        return self.case.scene(self.session.case.scene_id) if self.case else None

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices with their outcomes; empty without the case."""
        scene = self.scene
        return scene.options if scene else ()

    def contacts(self, words: Words) -> str:
        """Where to talk in confidence."""
        return texts.contacts(self.local, words)


def waiting(look_back: LookBack) -> tuple[CommitmentRow, ...]:
    """Return what is open, but for what took the place of another one in this very session."""
    return tuple(row for row in look_back.still_open if row.commitment_id not in look_back.successors)


def gather(workshop: Workshop, session: Session) -> Material:
    """Read what the session's steps show. For the worker thread: it touches the disk. Raises StorageError."""
    case = workshop.sessions.case(session)
    look_back = workshop.loop.look_back(session)
    local: Mapping[str, Text] = {}
    trouble: WorkshopError | None = None
    try:
        local = workshop.local.values()
    except BadInput as error:
        trouble = error
    return Material(
        session=session,
        case=case,
        references=tuple(workshop.bank.references(case.refs)) if case else (),
        still_open=waiting(look_back),
        look_back=look_back,
        local=local,
        ballot=session.plan.agenda.ballot,
        trouble=trouble,
    )


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the room's panel. `name` says what it is about when a step has several."""

    prose: Prose
    name: str = ""


def letter(index: int) -> str:
    """Return the letter of the option at `index`: the options are lettered wherever people see them.

    Small letters, for A and B are the two votes.
    """
    return "abcdefghij"[index] if index < 10 else str(index + 1)


def letters(session: Session) -> dict[str, str]:
    """Return the letters of the options of the decision on the table, by the option's id."""
    return {option.id: letter(index) for index, option in enumerate(session.case.options)}
