"""Events: everything that happened, in the words that are stored. Kinds and fields are a file format: only add."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from ethics_workshop.domain.agenda import AgendaStep, FloorMode, InjectMode, Step
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.tally import Part
from ethics_workshop.domain.text import Text

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Day:
    """A local date (ISO) and its offset from UTC (`-05:00`), where a date matters."""

    date: str
    offset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened. `actor` is the person_id of who acted, and may be empty."""

    KIND: ClassVar[str] = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class OptionCopy:
    """An option as it stood when the session was planned."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class CaseCopy:
    """What a session needs of a case, copied when it is planned: replay never depends on a file."""

    case_id: str
    title: Text
    scene_id: str
    question: Text
    options: tuple[OptionCopy, ...]
    injects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaCopy:
    """What a session needs of its agenda, copied when it is planned."""

    agenda_id: str
    title: Text
    steps: tuple[AgendaStep, ...]
    inject: InjectMode
    ballot: str
    cut: tuple[Step, ...]
    slack_seconds: int
    floor: FloorMode = FloorMode.OFF


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person who checked in, with the name and unit of that day. `mode` is `room` or `remote`."""

    person_id: str
    name: str
    unit: Unit
    mode: str = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEvent(Event):
    """An event of one session."""

    session_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPlanned(SessionEvent):
    """A session was planned for a unit. The leader is the person the others report to; it may be empty."""

    KIND = "session.planned"
    agenda: AgendaCopy
    cases: tuple[CaseCopy, ...]
    requirement: str
    unit: Unit
    facilitator_id: str
    facilitator_name: str
    leader_id: str = ""
    leader_name: str = ""
    day: Day
    on: str = ""
    """The local ISO date on which it is to be held; empty where nobody said."""
    follow_up_by: str = ""
    """The ISO date by which the room hears what was done with what it said; empty where nothing is owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOpened(SessionEvent):
    """The first check-in or the first `next` opened the session."""

    KIND = "session.opened"
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn(SessionEvent):
    """People of the roster checked in."""

    KIND = "session.checked-in"
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestCheckedIn(SessionEvent):
    """Somebody who is not on the roster checked in: present, counted for ballots, never for completion."""

    KIND = "session.guest-checked-in"
    guest_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(SessionEvent):
    """A participant or a guest left before the end (or had not been there: a correction)."""

    KIND = "session.left"
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntered(SessionEvent):
    """The session went to another place on its route; `back` when it went back."""

    KIND = "session.step-entered"
    index: int
    step: Step
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCut(SessionEvent):
    """A place ahead on the route was left out for want of time; `restored` when it was taken in again."""

    KIND = "session.step-cut"
    index: int
    step: Step
    restored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSkipped(SessionEvent):
    """`next` went past a vote without ballots."""

    KIND = "session.round-skipped"
    case_id: str
    scene_id: str
    round: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied(SessionEvent):
    """A round was counted: the whole round as it stands after this count, never a single ballot."""

    KIND = "session.tallied"
    case_id: str
    scene_id: str
    round: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothOpened(SessionEvent):
    """A vote by booth began. Its ballots are in memory alone: without a later `booth-closed`, they are gone."""

    KIND = "session.booth-opened"
    booth_id: str
    case_id: str
    scene_id: str
    round: str
    confidence: bool = False
    """Whether each was asked how sure they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothClosed(SessionEvent):
    """A vote by booth ended; `counted`: its totals came with it, in a `session.tallied`. Else nothing was kept."""

    KIND = "session.booth-closed"
    booth_id: str
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectPlayed(SessionEvent):
    """The room heard a new fact."""

    KIND = "session.inject-played"
    case_id: str
    inject_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed(SessionEvent):
    """The group committed to something. `owner` volunteered (person_id or free words); `by` is an ISO date or empty."""

    KIND = "session.committed"
    commitment_id: str
    text: str
    owner_id: str = ""
    owner: str = ""
    by: str = ""
    if_text: str = ""
    then_text: str = ""
    """The two halves of `text`, where it was made of an “if” and a “then”."""
    succeeds: str = ""
    """The commitment_id of the one that this one took the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(SessionEvent):
    """A question for the V&E office."""

    KIND = "session.question-asked"
    question_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeNamed(SessionEvent):
    """A theme that the room raised."""

    KIND = "session.theme-named"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackCounted(SessionEvent):
    """How many gave each value (1 to 5) to one of the three questions; only their number when under five."""

    KIND = "session.feedback-counted"
    question: int
    answers: int
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCancelled(SessionEvent):
    """The session was cancelled: nobody completes anything by it."""

    KIND = "session.cancelled"
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClosed(SessionEvent):
    """The session was closed. Its completions are recorded in the same transaction."""

    KIND = "session.closed"
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedUp(SessionEvent):
    """The room was told what was done with what it said. Told again, the last one holds."""

    KIND = "session.followed-up"
    text: str
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionRecorded(SessionEvent):
    """A person completed a requirement by a session. `day` is the local date of completion."""

    KIND = "completion.recorded"
    completion_id: str
    person_id: str
    name: str
    unit: Unit
    requirement: str
    case_ids: tuple[str, ...]
    method: str
    facilitator_id: str
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestationSigned(Event):
    """A person signed one version of a statement for one performance cycle. Never more than its `assurance`."""

    KIND = "attestation.signed"
    attestation_id: str
    person_id: str
    name: str
    unit: Unit
    statement: str
    version: str
    cycle: str
    language: str
    text_sha256: str
    signed_name: str
    method: str
    assurance: str
    witness_id: str = ""
    session_id: str = ""
    receipt: str
    day: Day
    reflected: bool = False
    """Whether the person said that they reflected on conflicts of interest; never on which."""
    declared: str = ""
    """At most: the reference of a declaration filed elsewhere."""
    note: str = ""
    """Why somebody else acted, when it was made on the person's behalf."""
    corrects: str = ""
    """The attestation_id of a withdrawn signature that this one takes the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterImported(Event):
    """A roster file was imported. The rows stay in the register; here are their counts and their digest."""

    KIND = "roster.imported"
    file_name: str
    rows: int
    added: int
    changed: int
    inactive: int
    skipped: int
    digest: str
    day: Day = Day("", "")
    """The local date of the import; files of the first version do not have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadDisposed(Event):
    """The payload of an earlier event was disposed of: the chain still holds, its content is gone."""

    KIND = "payload.disposed"
    event_id: str
    reason: str
