"""What happened in some sessions, made by the real table of the domain."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

from ethics_workshop.domain import command as c
from ethics_workshop.domain import event as e
from ethics_workshop.domain import programme_event as p
from ethics_workshop.domain.agenda import AgendaStep, InjectMode, Step
from ethics_workshop.domain.attestation import Assurance, Signed, SigningMethod, receipt
from ethics_workshop.domain.command import Command
from ethics_workshop.domain.error import Refused
from ethics_workshop.domain.event import AgendaCopy, Attendee, CaseCopy, Day, Event, OptionCopy
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import replay
from ethics_workshop.domain.table import Context, decide
from ethics_workshop.domain.tally import Method
from ethics_workshop.domain.text import Text
from ethics_workshop.records.store import Store
from ethics_workshop.services.clock import moment

UNIT = Unit("Operations", "Network", "Division 2")
DAY = Day("2026-11-21", "-05:00")


class TickingClock:
    """A clock that is a second later each time somebody looks at it."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 11, 22, 3, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        self.moment += dt.timedelta(seconds=1)
        return self.moment

    def written(self) -> str:
        return moment(self.now())

    def day(self) -> Day:
        return DAY


def attendees(count: int) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(f"{n:03}", f"Zoé O’Neil {n}", UNIT, "remote" if n % 3 else "room") for n in range(count)
    )


def planned(session_id: str, cases: int = 1, unit: Unit = UNIT) -> e.SessionPlanned:
    """Return the plan of a session with two options to each case."""
    options = (OptionCopy("a", Text("Open it", "L’ouvrir")), OptionCopy("b", Text("Decline", "Refuser")))
    return e.SessionPlanned(
        session_id=session_id,
        agenda=AgendaCopy(
            "huddle",
            Text("Huddle", "Rencontre éclair"),
            tuple(AgendaStep(step, 60) for step in Step),
            InjectMode.OFFER,
            "paper",
            (Step.REHEARSE,),
            30,
        ),
        cases=tuple(
            CaseCopy(
                f"C{14 + n}-file", Text("File", "Dossier"), "d1", Text("What?", "Quoi?"), options, ("i1",)
            )
            for n in range(cases)
        ),
        requirement="ve-workshop",
        unit=unit,
        facilitator_id="000",
        facilitator_name="Zoé O’Neil 0",
        leader_id="001",
        leader_name="Zoé O’Neil 1",
        day=DAY,
    )


def signature(person_id: str, session_id: str = "", version: str = "1") -> e.AttestationSigned:
    """Return the attestation of a person, with the receipt that belongs to it."""
    signed = Signed(
        f"A-{person_id}-{version}",
        person_id,
        "code",
        version,
        "2026-2027",
        "fr",
        "0" * 64,
        "zoe o'neil",
        DAY.date,
    )
    return e.AttestationSigned(
        actor=person_id,
        attestation_id=signed.attestation_id,
        person_id=person_id,
        name=f"Zoé O’Neil {person_id}",
        unit=UNIT,
        statement=signed.statement,
        version=signed.version,
        cycle=signed.cycle,
        language=signed.language,
        text_sha256=signed.text_sha256,
        signed_name=signed.signed_name,
        method=SigningMethod.OWN,
        assurance=Assurance.A0,
        session_id=session_id,
        receipt=receipt(signed),
        day=DAY,
    )


def job(people: int = 8) -> tuple[Command, ...]:
    """Return the commands of a whole session: everybody comes, votes, commits, and closes."""
    nexts = (c.Next(),)
    tally = c.Tally({Method.PAPER: {"a": people - 2, "b": 2}})
    return (
        c.CheckIn(attendees(people)),
        c.AddGuest("A guest"),
        c.Leave("guest-1"),
        *nexts * 3,
        tally,
        *nexts,
        c.PlayInject(),
        c.Back(),
        *nexts,
        c.Tally({Method.PAPER: {"a": people - 3, "b": 2}, Method.POLL: {"a": 1}}),
        *nexts,
        c.NameTheme("Fairness"),
        c.AskQuestion("Q-1", "=May we accept?"),
        *nexts * 2,
        c.Commit("K-1", "If a file looks close to home, then we say so", owner="Émile", by="2026-12-01"),
        *nexts,
        c.CountFeedback(1, {5: people - 1, 3: 1}),
        *nexts,
        c.Close(),
    )


def act(store: Store, session_id: str, command: Command, actor: str = "000") -> Sequence[Event]:
    """Do what a service does: load, decide and append in one transaction. A refused command appends nothing."""
    with store.write() as transaction:
        session = replay(transaction.events_of(session_id))
        assert session is not None
        try:
            events = decide(session, command, Context(actor, DAY))
        except Refused:
            return ()
        transaction.append(events)
    return events


def plan(store: Store, session_id: str, cases: int = 1) -> None:
    with store.write() as transaction:
        transaction.append([planned(session_id, cases)])


def run(store: Store, session_id: str, commands: Iterable[Command]) -> None:
    plan(store, session_id)
    for command in commands:
        act(store, session_id, command)


def fill(store: Store) -> None:
    """Record a closed session of eight people, an open one, a cancelled one, six attestations, and what follows them."""
    run(store, "S-1", job())
    run(store, "S-2", job()[:9])
    run(store, "S-3", (c.CheckIn(attendees(3)), c.Cancel()))
    with store.write() as transaction:
        transaction.append([signature(f"{n:03}", "S-1") for n in range(6)])
        transaction.append(aftermath())


def aftermath() -> list[Event]:
    """Return what happens to signatures later."""
    decided = p.AcknowledgementDecided(
        attestation_id="A-003-1",
        verdict="refused",
        manager_id="000",
        by_id="001",
        by_name="Zoé",
        reason="r",
        day=DAY,
    )
    return [
        p.AttestationWithdrawn(attestation_id="A-004-1", reason="Another text was meant", day=DAY),
        decided,
        dataclasses.replace(decided, verdict="verified", attestation_id="A-002-1"),
        dataclasses.replace(decided, verdict="verified"),
        p.VerificationDelegated(manager_id="000", delegate_id="001", until="2026-12-31", day=DAY),
    ]
