"""Commands: what a facilitator, or a participant, asks of a session."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.event import Attendee, AttestationSigned
from ethics_workshop.domain.loop_event import Outcome
from ethics_workshop.domain.tally import Method
from ethics_workshop.domain.text import Text


class CommandName(StrEnum):
    """The commands by name, as on the command line."""

    CHECK_IN = "check-in"
    GUEST = "guest"
    LEAVE = "leave"
    NEXT = "next"
    BACK = "back"
    CUT = "cut"
    TALLY = "tally"
    BOOTH = "booth"
    BOOTH_COUNT = "booth-count"
    BOOTH_VOID = "booth-void"
    INJECT = "inject"
    COMMIT = "commit"
    QUESTION = "question"
    THEME = "theme"
    FEEDBACK = "feedback"
    REVIEW = "review"
    ANSWER = "answer"
    ATTEST = "attest"
    CANCEL = "cancel"
    CLOSE = "close"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing asked of a session."""

    NAME: ClassVar[CommandName]


@dataclass(frozen=True, slots=True)
class CheckIn(Command):
    """Check these people in; who is in already stays in."""

    NAME = CommandName.CHECK_IN
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class AddGuest(Command):
    """Check in somebody who is not on the roster."""

    NAME = CommandName.GUEST
    name: str


@dataclass(frozen=True, slots=True)
class Leave(Command):
    """Somebody leaves: a person_id or a guest's id."""

    NAME = CommandName.LEAVE
    who: str


@dataclass(frozen=True, slots=True)
class Next(Command):
    """Go on to the next step of the agenda."""

    NAME = CommandName.NEXT


@dataclass(frozen=True, slots=True)
class Back(Command):
    """Go back to the step before."""

    NAME = CommandName.BACK


@dataclass(frozen=True, slots=True)
class Cut(Command):
    """Leave out a step ahead: the one the agenda would cut first, or the one named. `restore` takes it in again.

    Without a name, `restore` takes in all that is left out and still ahead.
    """

    NAME = CommandName.CUT
    step: Step | None = None
    restore: bool = False


@dataclass(frozen=True, slots=True)
class Tally(Command):
    """Enter the totals of a vote, by method and option. Several methods at once are counted as one round."""

    NAME = CommandName.TALLY
    counts: Mapping[Method, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class OpenBooth(Command):
    """Begin a vote by booth: the computer goes round. `confidence`: each is asked how sure they are, too."""

    NAME = CommandName.BOOTH
    booth_id: str
    confidence: bool = False


@dataclass(frozen=True, slots=True)
class CountBooth(Command):
    """End the vote of the booth that is open, and enter its totals: by option, and by how sure people were."""

    NAME = CommandName.BOOTH_COUNT
    booth_id: str
    totals: Mapping[str, int]
    confidence: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VoidBooth(Command):
    """Give up the vote of the booth that is open: nothing of it is kept."""

    NAME = CommandName.BOOTH_VOID


@dataclass(frozen=True, slots=True)
class PlayInject(Command):
    """Tell the room the next new fact of the case."""

    NAME = CommandName.INJECT


@dataclass(frozen=True, slots=True)
class Commit(Command):
    """Write down what the group agreed to do. `by` is an ISO date or empty."""

    NAME = CommandName.COMMIT
    commitment_id: str
    text: str
    owner_id: str = ""
    owner: str = ""
    by: str = ""
    if_text: str = ""
    then_text: str = ""


@dataclass(frozen=True, slots=True)
class AskQuestion(Command):
    """Send a question to the V&E office with the summary."""

    NAME = CommandName.QUESTION
    question_id: str
    text: str


@dataclass(frozen=True, slots=True)
class NameTheme(Command):
    """Name a theme that came up."""

    NAME = CommandName.THEME
    name: str


@dataclass(frozen=True, slots=True)
class CountFeedback(Command):
    """Enter how many gave each value (1 to 5) to one of the three questions (1 to 3)."""

    NAME = CommandName.FEEDBACK
    question: int
    values: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Review(Command):
    """Say what became of a commitment, and for one that was changed what takes its place.

    `said_in` is the session in which it was said, or empty.
    """

    NAME = CommandName.REVIEW
    commitment_id: str
    outcome: Outcome
    note: str = ""
    said_in: str = ""
    successor: Commit | None = None


@dataclass(frozen=True, slots=True)
class Answer(Command):
    """Answer a question for the V&E office, in one language or, better, in both."""

    NAME = CommandName.ANSWER
    question_id: str
    answer: Text


@dataclass(frozen=True, slots=True)
class Attest(Command):
    """Sign after the session, alone at this machine. The signature is prepared by the service."""

    NAME = CommandName.ATTEST
    signature: AttestationSigned


@dataclass(frozen=True, slots=True)
class Cancel(Command):
    """Give the session up: nothing counts."""

    NAME = CommandName.CANCEL


@dataclass(frozen=True, slots=True)
class Close(Command):
    """End the session: completions are recorded, and nothing of it changes any more."""

    NAME = CommandName.CLOSE


@dataclass(frozen=True, slots=True)
class FollowUp(Command):
    """Tell the room, in a sentence, what was done with what it said."""

    NAME = CommandName.FOLLOW_UP
    text: str
