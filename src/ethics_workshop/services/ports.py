"""What the services ask of the outside. `wiring` joins them with the adapters; tests join them with fakes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ethics_workshop.domain.agenda import Agenda
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.event import Event
from ethics_workshop.domain.listing import CaseSummary, Fault, Reference, Snippet
from ethics_workshop.domain.people import Person, Unit
from ethics_workshop.domain.programme import Programme, Statement
from ethics_workshop.domain.roster import RosterFault as RosterFault  # noqa: PLC0414  # part of this contract
from ethics_workshop.domain.roster import RosterReport as RosterReport  # noqa: PLC0414
from ethics_workshop.domain.text import Text
from ethics_workshop.services.rows import AcknowledgementRow as AcknowledgementRow  # noqa: PLC0414
from ethics_workshop.services.rows import AttestationRow as AttestationRow  # noqa: PLC0414
from ethics_workshop.services.rows import CommitmentRow as CommitmentRow  # noqa: PLC0414
from ethics_workshop.services.rows import CompletionRow as CompletionRow  # noqa: PLC0414
from ethics_workshop.services.rows import DelegationRow as DelegationRow  # noqa: PLC0414
from ethics_workshop.services.rows import Origin as Origin  # noqa: PLC0414
from ethics_workshop.services.rows import PersonSince as PersonSince  # noqa: PLC0414
from ethics_workshop.services.rows import Reach as Reach  # noqa: PLC0414
from ethics_workshop.services.rows import SessionRow as SessionRow  # noqa: PLC0414
from ethics_workshop.services.rows import StepClock as StepClock  # noqa: PLC0414

if TYPE_CHECKING:
    from ethics_workshop.domain.machine import DatabaseHealth, MachineFacts
    from ethics_workshop.domain.track import Track


class Ids(Protocol):
    """Identifiers that nobody has to think up."""

    def new(self, prefix: str) -> str:
        """Return a new, unguessable identifier such as `S-7Q2M4KXA`: short enough to be read aloud."""
        ...


class Transaction(Protocol):
    """One write: everything in it is on disk when it ends, or nothing is."""

    def events_of(self, session_id: str) -> list[Event]:
        """Return a session's events in the order of the journal; none for an unknown id."""
        ...

    def append(self, events: Iterable[Event]) -> None:
        """Append events to the journal and bring their projections up to date."""
        ...

    def attestations_of(self, person_id: str) -> list[AttestationRow]:
        """Return a person's attestations, withdrawn ones too, oldest first."""
        ...

    def attestation_by_receipt(self, receipt: str) -> AttestationRow | None:
        """Return the attestation of a receipt in its written form."""
        ...

    def completion(self, completion_id: str) -> CompletionRow | None:
        """Return one completion, voided or not."""
        ...

    def completions_of(self, person_id: str) -> list[CompletionRow]:
        """Return a person's completions, voided ones too, by date and id."""
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
        """Return what the unit's closed sessions left open, oldest first; none of `before`, nor of what followed it."""
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

    def origin(self, attestation_id: str) -> Origin | None:
        """Return by whom and on which device an attestation was recorded, from the journal's own entry."""
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

    def reports(self, manager_id: str) -> list[Person]:
        """Return the people whose row names this manager, ordered by person_id."""
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
    tracks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CasesFound:
    """The cases of a query: `keys` are to be handed to `CaseBank.summaries`, some at a time.

    With words they come best first, without by id. `near`: nothing holds all the words; these are near misses.
    """

    keys: Sequence[int]
    near: bool = False


MINUTES = (10, 15, 20, 30)
"""The lengths of a huddle by which a bank may be filtered."""


class Ledger(Protocol):
    """What the programme's reports are made of: everything about people that the records hold. Raises StorageError.

    `as_at`, a local ISO date, leaves out whatever was recorded after it: a report as at a past day comes out the same
    whenever it is made. Empty: everything. `of`, a person_id, leaves out everybody else.
    """

    def completions(self, as_at: str = "", of: str = "") -> list[CompletionRow]:
        """Return all completions as they were known then, by date and id: one voided later is `recorded`."""
        ...

    def attestations(self, as_at: str = "", of: str = "") -> list[AttestationRow]:
        """Return all attestations as they were known then, oldest first: one withdrawn later is `valid`."""
        ...

    def acknowledgements(self, as_at: str = "") -> list[AcknowledgementRow]:
        """Return all decisions of managers on acknowledgements, oldest first: the last of an attestation counts."""
        ...

    def delegations(self, as_at: str = "") -> list[DelegationRow]:
        """Return all delegations of managers, oldest first: the last of a manager counts."""
        ...

    def people(self, as_at: str = "") -> list[Person]:
        """Return the register as it was known then, by person_id; nobody who was taken in later."""
        ...

    def history(self, as_at: str = "", of: str = "") -> Mapping[str, list[PersonSince]]:
        """Return how the register knew each person, oldest first."""
        ...


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

    def meant(self, query: CaseQuery) -> str:
        """Return the words that may have been meant where some that were typed are in no case; empty when none are.

        The choices of `query` hold: with these words it finds something.
        """
        ...

    def snippet(self, key: int, words: str, language: str) -> Snippet:
        """Return where in a found case the words are: in `language` unless the other one holds more of them."""
        ...

    def counts(self, query: CaseQuery) -> Mapping[tuple[str, str], int]:
        """Return how many cases each choice would leave, given the words and the choices in the other groups.

        By (`topic` | `value` | `audience` | `level` | `track` | `minutes`, key): every key that some case has, and MINUTES.
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

    def tracks(self) -> "list[Track]":
        """Return the playlists in the order of their files, each with those of its cases that can be used.

        One of which no case can be used is left out. Raises BadInput when a file of playlists is broken.
        """
        ...

    def programme(self) -> Programme:
        """Return the programme's requirements and cycle."""
        ...

    def statement(self) -> Statement:
        """Return the statement to attest at present. Raises Refused when the bank has none."""
        ...

    def statements(self) -> list[Statement]:
        """Return every version of every statement, by id and date."""
        ...

    def references(self, keys: Sequence[str]) -> list[Reference]:
        """Resolve references (`PA#7`) against the registry of instruments."""
        ...

    def packs(self) -> Mapping[str, str]:
        """Return the pack that a case comes from, by the case's id; cases of other banks are not named."""
        ...

    def name_of(self, registry: str, key: str) -> Text:
        """Return the name of a `value`, `topic`, `audience`, `level` or `track`; the key itself when it is not listed."""
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
        """Return column names and rows of `completions`, `attestations`, `sessions`, `commitments` or `questions`, ordered by id.

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
