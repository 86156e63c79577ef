"""Records, roster, bank, clock and ids in memory."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from ethics_workshop.domain.agenda import Agenda, AgendaStep, InjectMode, Step
from ethics_workshop.domain.case import Analysis, Case, Inject, Notes, Option, Rating, Scene, SceneKind
from ethics_workshop.domain.error import Problem, Refused, StorageError
from ethics_workshop.domain.event import (
    AttestationSigned,
    Committed,
    Day,
    Event,
    SessionEvent,
    SessionPlanned,
)
from ethics_workshop.domain.listing import CaseSummary, Fault, Reference
from ethics_workshop.domain.people import Person, Standing, Unit
from ethics_workshop.domain.programme import Programme, Requirement, Statement
from ethics_workshop.domain.session import replay
from ethics_workshop.domain.text import Text
from ethics_workshop.services.clock import moment
from ethics_workshop.services.ports import (
    AttestationRow,
    CaseQuery,
    CasesFound,
    CommitmentRow,
    CompletionRow,
    Origin,
    Reach,
    SessionRow,
    StepClock,
)
from tests.fakes import derived

UNIT = Unit("Operations", "Network", "Division 2")


def both(text: str) -> Text:
    return Text(text, text + " (fr)")


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 11, 21, 14, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.moment

    def written(self) -> str:
        return moment(self.moment)

    def day(self) -> Day:
        return Day((self.moment - dt.timedelta(hours=5)).date().isoformat(), "-05:00")


class CountingIds:
    """Identifiers in the order in which they were asked for."""

    def __init__(self) -> None:
        self.made = 0

    def new(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}-{self.made:04}"


class MemoryTransaction:
    """Collects events; they count when the block ends well."""

    def __init__(self, records: "MemoryRecords") -> None:
        self.records = records
        self.new: list[Event] = []

    def events_of(self, session_id: str) -> list[Event]:
        return self.records.events_of(session_id)

    def append(self, events: Iterable[Event]) -> None:
        self.new.extend(events)

    def attestations_of(self, person_id: str) -> list[AttestationRow]:
        return self.records.attestations_of(person_id)

    def attestation_by_receipt(self, receipt: str) -> AttestationRow | None:
        return self.records.attestation_by_receipt(receipt)

    def completion(self, completion_id: str) -> CompletionRow | None:
        rows = derived.completions(self.records.events)
        return next((row for row in rows if row.completion_id == completion_id), None)

    def completions_of(self, person_id: str) -> list[CompletionRow]:
        return [row for row in derived.completions(self.records.events) if row.person_id == person_id]


class MemoryRecords:
    """The journal in a list. `fail` makes the next commit fail, as a full disk would."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.clocks: dict[str, StepClock] = {}
        self.fail = False
        self.tampered: set[str] = set()

    @contextmanager
    def write(self) -> Iterator[MemoryTransaction]:
        transaction = MemoryTransaction(self)
        yield transaction
        if self.fail:
            raise StorageError(Problem.DISK_FULL, path="memory")
        self.events.extend(transaction.new)

    def events_of(self, session_id: str) -> list[Event]:
        return [e for e in self.events if isinstance(e, SessionEvent) and e.session_id == session_id]

    def sessions(self) -> list[SessionRow]:
        rows = []
        for plan in (e for e in self.events if isinstance(e, SessionPlanned)):
            session = replay(self.events_of(plan.session_id))
            assert session is not None
            last = max(
                i for i, e in enumerate(self.events) if getattr(e, "session_id", "") == plan.session_id
            )
            rows.append(
                SessionRow(
                    session_id=plan.session_id,
                    state=session.state,
                    step=session.step,
                    case_ids=tuple(c.case_id for c in plan.cases),
                    case_title=plan.cases[0].title,
                    agenda=plan.agenda.agenda_id,
                    agenda_title=plan.agenda.title,
                    unit=plan.unit,
                    facilitator_id=plan.facilitator_id,
                    facilitator_name=plan.facilitator_name,
                    present=len(session.present),
                    planned_at=f"{self.events.index(plan):06}",
                    opened_at="",
                    closed_at="",
                    touched_at=f"{last:06}",
                )
            )
        return sorted(rows, key=lambda row: row.session_id)

    def open_commitments(self, unit: Unit, before: str) -> list[CommitmentRow]:
        closed = [r.session_id for r in self.sessions() if r.state == "closed" and r.unit == unit]
        return [
            CommitmentRow(
                e.commitment_id, e.session_id, e.text, e.owner_id, e.owner, e.by, "open", "2026-11-21"
            )
            for e in self.events
            if isinstance(e, Committed) and e.session_id in closed and e.session_id != before
        ]

    def reach(self) -> list[Reach]:
        return []

    def attestations_of(self, person_id: str) -> list[AttestationRow]:
        return [row for row in derived.attestations(self.events) if row.person_id == person_id]

    def attestation_by_receipt(self, receipt: str) -> AttestationRow | None:
        return next((row for row in derived.attestations(self.events) if row.receipt == receipt), None)

    def payload_holds(self, attestation_id: str) -> bool:
        return attestation_id not in self.tampered

    def origin(self, attestation_id: str) -> Origin | None:
        signed = (e for e in self.events if isinstance(e, AttestationSigned))
        return next((Origin(e.actor, "D-1") for e in signed if e.attestation_id == attestation_id), None)

    def step_clock(self, session_id: str) -> StepClock | None:
        return self.clocks.get(session_id)

    def keep_step_clock(self, clock: StepClock) -> None:
        self.clocks[clock.session_id] = clock


class MemoryRoster:
    """Nine people of one division."""

    def __init__(self, people: int = 9) -> None:
        self.by_id = {
            f"E{n:02}": Person(
                person_id=f"E{n:02}",
                name=f"Zoé Côté {n}",
                email="",
                language="fr",
                unit=UNIT,
                manager_id="" if n == 1 else "E01",
                role="employee",
                hired="",
                left="2026-01-31" if n == 9 else "",
                standing=Standing.LEFT if n == 9 else Standing.ACTIVE,
            )
            for n in range(1, people + 1)
        }

    def person(self, person_id: str) -> Person | None:
        return self.by_id.get(person_id)

    def people(self, unit: Unit | None = None) -> list[Person]:
        return [p for p in self.by_id.values() if unit in {None, p.unit}]

    def reports(self, manager_id: str) -> list[Person]:
        return [p for p in self.by_id.values() if p.manager_id == manager_id]

    def units(self) -> list[Unit]:
        return [UNIT]

    def count(self) -> int:
        return len(self.by_id)


def case(case_id: str = "C14-cousins-file") -> Case:
    """A small sound case."""
    option = {
        "outcome": both("o"),
        "feedback": both("f"),
        "why_people_choose": both("w"),
        "say": None,
        "refs": (),
    }
    scene = Scene(
        id="s1",
        kind=SceneKind.DECISION,
        text=both("scene"),
        question=None,
        discuss=None,
        options=(
            Option(id="a", label=both("look"), rating=Rating.BREACH, goto="end", **option),  # type: ignore[arg-type]
            Option(id="b", label=both("decline"), rating=Rating.SOUND, goto="end", **option),  # type: ignore[arg-type]
        ),
    )
    end = Scene("end", SceneKind.END, both("end"), None, None, ())
    return Case(
        id=case_id,
        status="draft",
        fictional=True,
        inspired_by=(),
        title=both("The cousin"),
        hook=both("hook"),
        tension=both("tension"),
        topics=("coi",),
        audiences=("all",),
        values=("integrity",),
        level=1,
        minutes=(5, 15, 45),
        refs=(),
        fact_checked="2026-11-21",
        review_by="2027-05-21",
        start="s1",
        vote_scene="s1",
        roles=(),
        scenes=(scene, end),
        injects=(Inject("i1", "s1", 12, both("fact"), both("ask")),),
        goal=both("goal"),
        guide=(),
        notes=Notes(both("p"), both("a"), None, None),
        analysis=Analysis(both("i"), both("l"), both("j"), both("s"), both("f")),
    )


class MemoryBank:
    """Two cases, one agenda, one statement."""

    def __init__(self) -> None:
        self.known = {c.id: c for c in (case(), case("C18-more"))}
        steps = tuple(AgendaStep(step, 60) for step in Step)
        self.agenda = Agenda("huddle", both("Huddle"), steps, 675, InjectMode.PLAY, "paper", (), 0)
        self.present = Statement(
            "model", "1", "2026-04-01", both("Statement"), both("I have read it."), model=True
        )
        self.others: list[Statement] = []

    def cases(self) -> list[CaseSummary]:
        return []

    def case(self, case_id: str) -> Case:
        if case_id not in self.known:
            raise Refused(Problem.UNKNOWN_CASE, case=case_id, near="")
        return self.known[case_id]

    def faults(self) -> list[Fault]:
        return []

    def broken(self) -> int:
        return 0

    def refresh(self) -> bool:
        return False

    def find(self, query: CaseQuery) -> CasesFound:
        return CasesFound(())

    def summaries(self, keys: Sequence[int]) -> list[CaseSummary]:
        return []

    def counts(self, query: CaseQuery) -> Mapping[tuple[str, str], int]:
        return {}

    def agendas(self) -> list[Agenda]:
        return [self.agenda]

    def programme(self) -> Programme:
        return Programme((Requirement("ve-workshop", both("w"), ("huddle",)),), 4, 1, "model")

    def statement(self) -> Statement:
        return self.present

    def statements(self) -> list[Statement]:
        return [*self.others, self.present]

    def references(self, keys: Sequence[str]) -> list[Reference]:
        return []

    def packs(self) -> Mapping[str, str]:
        return {}

    def name_of(self, registry: str, key: str) -> Text:
        return both(key)
