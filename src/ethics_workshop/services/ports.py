"""What the services ask of the outside. `wiring` joins them with the adapters; tests join them with fakes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ethics_workshop.domain.agenda import Agenda
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.event import Event
from ethics_workshop.domain.listing import CaseSummary, Fault, Reference
from ethics_workshop.domain.people import Person, Unit
from ethics_workshop.domain.programme import Programme, Statement
from ethics_workshop.domain.roster import RosterFault as RosterFault  # noqa: PLC0414  # part of this contract
from ethics_workshop.domain.roster import RosterReport as RosterReport  # noqa: PLC0414
from ethics_workshop.domain.text import Text

if TYPE_CHECKING:
    from ethics_workshop.domain.machine import DatabaseHealth, MachineFacts


class Ids(Protocol):
    """Identifiers that nobody has to think up."""

    def new(self, prefix: str) -> str:
        """Return a new, unguessable identifier such as `S-7Q2M4KXA`: short enough to be read aloud."""
        ...


@dataclass(frozen=True, slots=True)
class SessionRow:
    """What a list shows of a session. Moments are UTC ISO 8601 text; an empty text when it has not happened."""

    session_id: str
    state: str
    step: str
    case_ids: tuple[str, ...]
    case_title: Text
    agenda: str
    agenda_title: Text
    unit: Unit
    facilitator_id: str
    facilitator_name: str
    present: int
    planned_at: str
    opened_at: str
    closed_at: str
    touched_at: str
    """When its last event was recorded."""


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment of an earlier session of the unit. `made_on` is a local ISO date."""

    commitment_id: str
    session_id: str
    text: str
    owner_id: str
    owner: str
    by: str
    status: str
    made_on: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the programme has come in a sector: people on the register, who took part, who signed in `cycle`."""

    sector: str
    people: int
    took_part: int
    signed: int
    cycle: str


@dataclass(frozen=True, slots=True)
class AttestationRow:
    """A recorded attestation, with the columns of the export."""

    attestation_id: str
    person_id: str
    name: str
    sector: str
    branch: str
    division: str
    statement: str
    version: str
    cycle: str
    language: str
    text_sha256: str
    signed_name: str
    method: str
    assurance: str
    witness_id: str
    session_id: str
    signed_at: str
    signed_on: str
    """The local date of signing (ISO): one of the fields that the receipt stands for."""
    receipt: str
    status: str


@dataclass(frozen=True, slots=True)
class StepClock:
    """How long a step has run, kept beside the journal so that an interrupted session resumes with its timer.

    `elapsed` is in whole seconds, of which the timer was running; `index` is the place on the route. `behind` is by
    how many seconds the session was behind its agenda when that place was entered (negative: ahead).
    """

    session_id: str
    index: int
    elapsed: int
    running: bool
    behind: int = 0


class Transaction(Protocol):
    """One write: everything in it is on disk when it ends, or nothing is."""

    def events_of(self, session_id: str) -> list[Event]:
        """Return a session's events in the order of the journal; none for an unknown id."""
        ...

    def append(self, events: Iterable[Event]) -> None:
        """Append events to the journal and bring their projections up to date."""
        ...

    def attestation(self, person_id: str, statement: str, version: str, cycle: str) -> AttestationRow | None:
        """Return the valid attestation of a person to a version in a cycle, if there is one."""
        ...


class Records(Protocol):
    """The journal and what is derived from it. Raises StorageError when the disk or the file fails."""

    def write(self) -> AbstractContextManager[Transaction]:
        """Open the one write transaction; it is committed and on disk when the block ends without an error."""
        ...

    def events_of(self, session_id: str) -> list[Event]:
        """Return a session's events in the order of the journal; none for an unknown id."""
        ...

    def sessions(self) -> list[SessionRow]:
        """Return all sessions, ordered by id."""
        ...

    def open_commitments(self, unit: Unit, before: str) -> list[CommitmentRow]:
        """Return the open commitments of the unit's closed sessions other than `before`, oldest first."""
        ...

    def reach(self) -> list[Reach]:
        """Return how far the programme has come, by sector; `cycle` is the newest in which anybody signed."""
        ...

    def attestations_of(self, person_id: str) -> list[AttestationRow]:
        """Return a person's attestations, oldest first."""
        ...

    def attestation_by_receipt(self, receipt: str) -> AttestationRow | None:
        """Return the attestation of a receipt in its written form."""
        ...

    def payload_holds(self, attestation_id: str) -> bool:
        """Whether the journal's own entry of an attestation still has the hash that the chain holds."""
        ...

    def step_clock(self, session_id: str) -> StepClock | None:
        """Return the timer of a session as it was last kept."""
        ...

    def keep_step_clock(self, clock: StepClock) -> None:
        """Keep the timer of a session. It is no event: losing it loses seconds, not records."""
        ...


ROSTER_COLUMNS = (
    "person_id",
    "name",
    "email",
    "language",
    "sector",
    "branch",
    "division",
    "manager_id",
    "role",
    "hired",
    "left",
)
"""The columns of a roster file (DESIGN.md, "Roster CSV"), in the order of a row."""

RosterRow = tuple[str, ...]
"""A sound row of a roster file: cleaned text in the order of ROSTER_COLUMNS."""


@dataclass(frozen=True, slots=True)
class RosterChunk:
    """Some consecutive records of a roster file. `lines[i]` is the line on which `rows[i]` begins."""

    rows: Sequence[RosterRow]
    lines: Sequence[int]
    faults: Sequence[RosterFault] = ()
    spoilt: Mapping[int, str] = field(default_factory=dict)
    """The faulty records by line, with their person_id (an empty text where it cannot be told)."""


class RosterFile(Protocol):
    """An open roster file whose header was understood."""

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """The columns that the contract does not know."""
        ...

    @property
    def windows_1252(self) -> bool:
        """Whether the file had to be read as Windows-1252, for it is not UTF-8."""
        ...

    def chunks(self) -> Iterator[RosterChunk]:
        """Read the records from the first one on, each time it is called. Raises BadInput when reading fails."""
        ...


class RosterReader(Protocol):
    """Reads roster files."""

    def open(self, path: Path) -> AbstractContextManager[RosterFile]:
        """Open a roster file. Raises BadInput for what is no roster, and for what cannot be read."""
        ...


class RosterRegister(Protocol):
    """Takes a roster file into the register. Raises StorageError."""

    def take_in(
        self, file: RosterFile, file_name: str, *, dry_run: bool, skip_faulty: bool, actor: str
    ) -> RosterReport:
        """Take in the file, or only say what that would do; with faults, nothing unless they are to be skipped."""
        ...


class Roster(Protocol):
    """The register of people. Raises StorageError."""

    def person(self, person_id: str) -> Person | None:
        """Return one person, exactly by id (`007` is not `7`)."""
        ...

    def people(self, unit: Unit | None = None) -> list[Person]:
        """Return the people of a unit (default: of all), ordered by person_id."""
        ...

    def units(self) -> list[Unit]:
        """Return every unit that has somebody in it, in order."""
        ...

    def count(self) -> int:
        """Return how many people are on the register, whatever their standing."""
        ...


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """What somebody looks for in the bank. Within a group any choice will do; between groups all must hold.

    `words` are as they were typed: each may be the beginning of a word, in either language. `minutes` are those of
    a huddle at most; 0 for any. An empty query finds every case.
    """

    words: str = ""
    topics: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    levels: frozenset[int] = frozenset()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class CasesFound:
    """The cases of a query: `keys` are to be handed to `CaseBank.summaries`, some at a time.

    With words they come best first, without by id. `near`: nothing holds all the words; these are near misses.
    """

    keys: Sequence[int]
    near: bool = False


MINUTES = (10, 15, 20, 30)
"""The lengths of a huddle by which a bank may be filtered."""


class CaseSearch(Protocol):
    """Finding cases in the banks that are open."""

    def refresh(self) -> bool:
        """Look whether files changed and read those that did; return whether anything did."""
        ...

    def find(self, query: CaseQuery) -> CasesFound:
        """Return what is known to match, without a look at the files once they were read."""
        ...

    def summaries(self, keys: Sequence[int]) -> list[CaseSummary]:
        """Return the cases of `keys`, in their order; those that a refresh took away are left out."""
        ...

    def counts(self, query: CaseQuery) -> Mapping[tuple[str, str], int]:
        """Return how many cases each choice would leave, given the words and the choices in the other groups.

        By (`topic` | `value` | `audience` | `level` | `minutes`, key): every key that some case has, and MINUTES.
        """
        ...


class CaseBank(CaseSearch, Protocol):
    """The case banks that are open. Later folders add to, and never replace, the cases of earlier ones."""

    def cases(self) -> list[CaseSummary]:
        """Return the sound cases, ordered by id. Broken files are in `faults`."""
        ...

    def case(self, case_id: str) -> Case:
        """Return one case. Raises Refused for an unknown id, and for one whose file is broken."""
        ...

    def faults(self) -> list[Fault]:
        """Return what is wrong in which files."""
        ...

    def broken(self) -> int:
        """Return how many files cannot be used, among those that are known; `faults` says why."""
        ...

    def agendas(self) -> list[Agenda]:
        """Return the agendas, ordered by id."""
        ...

    def programme(self) -> Programme:
        """Return the programme's requirements and cycle."""
        ...

    def statement(self) -> Statement:
        """Return the statement to attest at present. Raises Refused when the bank has none."""
        ...

    def references(self, keys: Sequence[str]) -> list[Reference]:
        """Resolve references (`PA#7`) against the registry of instruments."""
        ...

    def name_of(self, registry: str, key: str) -> Text:
        """Return the name of a `value`, `topic`, `audience` or `level`; the key itself when it is not listed."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `verify` found wrong. `place` names it (`seq 41`, `heads`, `completions`)."""

    code: str
    place: str
    facts: tuple[tuple[str, str], ...] = ()


class Upkeep(Protocol):
    """Care for the database file. Raises StorageError."""

    def verify(self) -> list[Finding]:
        """Re-derive the chain, the payloads, the heads and every projection; return what does not hold."""
        ...

    def health(self) -> "DatabaseHealth":
        """Return how the file is, without changing anything; what fails is part of the answer."""
        ...

    def rebuild(self) -> int:
        """Recreate all projections from the journal; return the number of events read."""
        ...

    def backup(self, target: Path) -> None:
        """Write a whole, consistent copy to `target`. Raises Refused when it exists."""
        ...

    def restore(self, source: Path) -> Path | None:
        """Put `source` in the place of the present file; return where that was kept, or None if there was none."""
        ...


class ExportRows(Protocol):
    """The rows of an export."""

    def rows(self, name: str, *, neutralized: bool) -> tuple[list[str], Iterator[Sequence[str | int | None]]]:
        """Return column names and rows of `completions`, `attestations`, `sessions` or `commitments`, ordered by id.

        `neutralized`: cells that a spreadsheet would run as a formula begin with an apostrophe.
        """
        ...


class Writer(Protocol):
    """Writes an export file whole, or not at all."""

    @property
    def neutralized(self) -> bool:
        """Whether its files are for programs that would run a cell of text as a formula."""
        ...

    def write(
        self, name: str, columns: Sequence[str], rows: Iterable[Sequence[str | int | None]], out: Path
    ) -> int:
        """Write the rows, and what explains their columns; return the number of rows."""
        ...


WriterOf = Callable[[str], Writer]
"""Returns the writer of a kind of file: `csv`, `json` or `xlsx`."""


class Machine(Protocol):
    """The computer that the program runs on."""

    def look(self) -> "MachineFacts":
        """Return what can be known of it, without changing anything."""
        ...


class Local(Protocol):
    """Local answers from `local.toml` in the data folder."""

    def values(self) -> Mapping[str, Text]:
        """Return the values that are filled in. Raises BadInput with line and field when the file is broken."""
        ...
