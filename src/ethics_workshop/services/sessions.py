"""Running sessions: load, decide, append, in one transaction; and what screens and commands read of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import Agenda, Step
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.event import AgendaCopy, Attendee, CaseCopy, OptionCopy, SessionPlanned
from ethics_workshop.domain.people import Person, Unit
from ethics_workshop.domain.session import Session, State, replay
from ethics_workshop.domain.table import Context, date_from, decide
from ethics_workshop.domain.tally import Method
from ethics_workshop.domain.text import Text
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports import (
    CaseBank,
    CommitmentRow,
    Ids,
    Reach,
    Records,
    Roster,
    SessionRow,
    StepClock,
)
from ethics_workshop.services.roster import on_roster

DEFAULT_QUESTION = Text("What do you do?", "Que faites-vous?")
"""What the room is asked where a case's decision has no question of its own."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What it takes to plan a session. `case_ids` may be bare matrix numbers."""

    case_ids: Sequence[str]
    agenda_id: str
    unit: Unit
    facilitator: Person
    leader: Person | None = None
    on: str = ""
    """The local ISO date on which it is to be held; empty where nobody said."""
    follow_up_by: str = ""
    """When the room is to hear what was done with what it said (ISO); empty: as the agenda says."""


class SessionService:
    """What facilitators do. Every method either changes everything it says, on disk, or raises and changes nothing."""

    def __init__(self, records: Records, roster: Roster, bank: CaseBank, clock: Clock, ids: Ids) -> None:
        self._records = records
        self._roster = roster
        self._bank = bank
        self._clock = clock
        self._ids = ids

    # reading

    def all(self) -> list[SessionRow]:
        """Return all sessions, ordered by id. Raises StorageError."""
        return self._records.sessions()

    def load(self, session_id: str) -> Session:
        """Return one session. Raises Refused for an unknown id; upper or lower case does not matter."""
        session = replay(self._records.events_of(session_id.strip().upper()))
        if session is None:
            raise Refused(Problem.UNKNOWN_SESSION, session=session_id)
        return session

    def resumable(self) -> SessionRow | None:
        """Return the open session that was touched last, to be offered for resumption."""
        open_ones = [row for row in self._records.sessions() if row.state == State.OPEN]
        return max(open_ones, key=lambda row: row.touched_at, default=None)

    def planned(self) -> list[SessionRow]:
        """Return the sessions that wait to be opened, the newest first."""
        rows = [row for row in self._records.sessions() if row.state == State.PLANNED]
        return sorted(rows, key=lambda row: row.planned_at, reverse=True)

    def open_commitments(self, session: Session) -> list[CommitmentRow]:
        """Return what the unit's earlier sessions left open, oldest first."""
        return self.promised(session.plan.unit, session.id)

    def promised(self, unit: Unit, before: str = "") -> list[CommitmentRow]:
        """Return what the unit's sessions left open, oldest first; `before` is a session that does not count."""
        return self._records.open_commitments(unit, before)

    def reach(self) -> list[Reach]:
        """Return how far the programme has come, by sector."""
        return self._records.reach()

    def case(self, session: Session) -> Case | None:
        """Return the whole case on the table, or None when the bank no longer has it: the session's copy goes on."""
        try:
            return self._bank.case(session.case.case_id)
        except Refused:
            return None

    def step_clock(self, session: Session) -> StepClock | None:
        """Return the timer where it stood, if it was kept for the place at which the session stands."""
        kept = self._records.step_clock(session.id)
        return kept if kept is not None and kept.index == session.index else None

    def keep_step_clock(
        self, session: Session, elapsed: int, *, running: bool, behind: int = 0, added: int = 0
    ) -> None:
        """Keep the timer (whole seconds), so that an interrupted session resumes with it.

        `behind` is by how many seconds the session was behind its agenda when the step was entered, `added` what was
        added to the planned time of the step.
        """
        self._records.keep_step_clock(StepClock(session.id, session.index, elapsed, running, behind, added))

    # planning

    def plan(self, plan: Plan, *, actor: str = "") -> Session:
        """Plan a session and return it.

        Raises Refused for unknown or repeated cases, an unknown agenda, and dates that are none or have passed.
        """
        if not plan.case_ids:
            raise Refused(Problem.NO_CASE)
        cases = [self._bank.case(case_id) for case_id in plan.case_ids]
        twice = {case.id for case in cases if [other.id for other in cases].count(case.id) > 1}
        if twice:
            raise Refused(Problem.CASE_TWICE, case=min(twice))
        day = self._clock.day()
        if plan.facilitator.has_left(day.date):
            raise Refused(
                Problem.PERSON_HAS_LEFT, person=plan.facilitator.person_id, left=plan.facilitator.left
            )
        agenda = self._agenda(plan.agenda_id)
        for date in filter(None, (plan.on, plan.follow_up_by)):
            date_from(date, plan.on if date is plan.follow_up_by and plan.on else day.date)
        planned = SessionPlanned(
            session_id=self._ids.new("S"),
            actor=actor,
            agenda=agenda_copy(agenda),
            cases=tuple(case_copy(case) for case in cases),
            requirement=self._bank.programme().requirement_of(*agenda.counts_as),
            unit=plan.unit,
            facilitator_id=plan.facilitator.person_id,
            facilitator_name=plan.facilitator.name,
            leader_id=plan.leader.person_id if plan.leader else "",
            leader_name=plan.leader.name if plan.leader else "",
            day=day,
            on=plan.on,
            follow_up_by=plan.follow_up_by or follow_up_by(agenda, plan.on or day.date),
        )
        with self._records.write() as transaction:
            transaction.append([planned])
        return Session(plan=planned)

    def _agenda(self, agenda_id: str) -> Agenda:
        agendas = {agenda.id: agenda for agenda in self._bank.agendas()}
        if agenda_id not in agendas:
            raise Refused(Problem.UNKNOWN_AGENDA, agenda=agenda_id, known=", ".join(sorted(agendas)))
        return agendas[agenda_id]

    # running

    def run(self, session_id: str, command: c.Command, *, actor: str = "") -> Session:
        """Do `command` and return the session after it. Raises Refused when the transition table does not allow it."""
        with self._records.write() as transaction:
            session = replay(transaction.events_of(session_id.strip().upper()))
            if session is None:
                raise Refused(Problem.UNKNOWN_SESSION, session=session_id)
            events = decide(session, command, Context(actor, self._clock.day()))
            transaction.append(events)
        for event in events:
            session = session.evolve(event)
        return session

    def check_in(
        self, session_id: str, person_ids: Sequence[str], *, remote: bool = False, actor: str = ""
    ) -> Session:
        """Check people of the roster in. Raises Refused for an unknown person and for one who has left."""
        mode = "remote" if remote else "room"
        people = tuple(self._attendee(person_id, mode) for person_id in dict.fromkeys(person_ids))
        return self.run(session_id, c.CheckIn(people), actor=actor)

    def _attendee(self, person_id: str, mode: str) -> Attendee:
        person = on_roster(self._roster, person_id)
        if person.has_left(self._clock.day().date):
            raise Refused(Problem.PERSON_HAS_LEFT, person=person_id, left=person.left)
        return Attendee(person.person_id, person.name, person.unit, mode)

    def add_guest(self, session_id: str, name: str, *, actor: str = "") -> Session:
        """Check in somebody who is not on the roster."""
        return self.run(session_id, c.AddGuest(name), actor=actor)

    def leave(self, session_id: str, who: str, *, actor: str = "") -> Session:
        """Note that a participant or guest left, or had not been there."""
        return self.run(session_id, c.Leave(who), actor=actor)

    def next(self, session_id: str, *, actor: str = "") -> Session:
        """Go on to the next step."""
        return self.run(session_id, c.Next(), actor=actor)

    def back(self, session_id: str, *, actor: str = "") -> Session:
        """Go back to the step before."""
        return self.run(session_id, c.Back(), actor=actor)

    def cut(
        self, session_id: str, step: Step | None = None, *, restore: bool = False, actor: str = ""
    ) -> Session:
        """Leave out a step ahead for want of time, or take what was left out in again."""
        return self.run(session_id, c.Cut(step, restore), actor=actor)

    def tally(
        self, session_id: str, counts: Mapping[Method, Mapping[str, int]], *, actor: str = ""
    ) -> Session:
        """Enter totals by method and option."""
        return self.run(session_id, c.Tally(counts), actor=actor)

    def inject(self, session_id: str, *, actor: str = "") -> Session:
        """Play the next new fact of the case."""
        return self.run(session_id, c.PlayInject(), actor=actor)

    def commit(
        self,
        session_id: str,
        text: str,
        *,
        owner: str = "",
        by: str = "",
        if_text: str = "",
        then_text: str = "",
        actor: str = "",
    ) -> Session:
        """Write down a commitment; see `commitment`."""
        command = self.commitment(text, owner=owner, by=by, if_text=if_text, then_text=then_text)
        return self.run(session_id, command, actor=actor)

    def commitment(
        self, text: str, *, owner: str = "", by: str = "", if_text: str = "", then_text: str = ""
    ) -> c.Commit:
        """Return what writes a commitment down, under an id of its own.

        `text` is the whole sentence, `if_text` and `then_text` its halves where it was made of them; `owner` is a
        person_id of the roster, or free words; `by` an ISO date.
        """
        person = self._roster.person(owner) if owner else None
        return c.Commit(
            commitment_id=self._ids.new("K"),
            text=text,
            owner_id=person.person_id if person else "",
            owner=person.name if person else owner,
            by=by,
            if_text=if_text,
            then_text=then_text,
        )

    def question(self, session_id: str, text: str, *, actor: str = "") -> Session:
        """Write down a question for the V&E office."""
        return self.run(session_id, c.AskQuestion(self._ids.new("Q"), text), actor=actor)

    def theme(self, session_id: str, name: str, *, actor: str = "") -> Session:
        """Name a theme that came up."""
        return self.run(session_id, c.NameTheme(name), actor=actor)

    def feedback(
        self, session_id: str, question: int, values: Mapping[int, int], *, actor: str = ""
    ) -> Session:
        """Enter the totals of one of the three questions."""
        return self.run(session_id, c.CountFeedback(question, values), actor=actor)

    def cancel(self, session_id: str, *, actor: str = "") -> Session:
        """Give the session up: nothing counts."""
        return self.run(session_id, c.Cancel(), actor=actor)

    def close(self, session_id: str, *, actor: str = "") -> Session:
        """Close the session and record its completions, all or nothing."""
        return self.run(session_id, c.Close(), actor=actor)

    def follow_up(self, session_id: str, text: str, *, actor: str = "") -> Session:
        """Say what was done with what the room said."""
        return self.run(session_id, c.FollowUp(text), actor=actor)


def agenda_copy(agenda: Agenda) -> AgendaCopy:
    """Return what a session keeps of its agenda."""
    return AgendaCopy(
        agenda_id=agenda.id,
        title=agenda.title,
        steps=agenda.steps,
        inject=agenda.inject,
        ballot=agenda.ballot,
        cut=agenda.cut,
        slack_seconds=agenda.slack_seconds,
        floor=agenda.floor,
    )


def follow_up_by(agenda: Agenda, held_on: str) -> str:
    """Return the ISO date by which a session of `agenda` held on that ISO date is to be followed up, or an empty text."""
    if not agenda.follow_up_days:
        return ""
    return (dt.date.fromisoformat(held_on) + dt.timedelta(days=agenda.follow_up_days)).isoformat()


def case_copy(case: Case) -> CaseCopy:
    """Return what a session keeps of a case."""
    scene = case.scene(case.vote_scene)
    return CaseCopy(
        case_id=case.id,
        title=case.title,
        scene_id=scene.id,
        question=scene.question or DEFAULT_QUESTION,
        options=tuple(OptionCopy(option.id, option.label) for option in scene.options),
        injects=tuple(inject.id for inject in case.injects),
    )
