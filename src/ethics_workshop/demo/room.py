"""One made-up session: what its facilitator did, through the same transition table as real ones."""

import datetime as dt
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ethics_workshop.demo.texts import COMMITMENTS, GUESTS, QUESTIONS, THEMES
from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import InjectMode, Step
from ethics_workshop.domain.command import Command
from ethics_workshop.domain.event import Attendee, Day, Event, SessionPlanned
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.table import FEEDBACK_QUESTIONS, FEEDBACK_VALUES, Context, decide
from ethics_workshop.domain.tally import Method
from ethics_workshop.domain.text import Text

Happened = tuple[dt.datetime, Event]
"""An event and its moment, in UTC."""

_HALVES = re.compile(r"(?:If|Si) (.+?), (?:then|alors) (.+)\.")

REMOTE = 0.2
"""The share of people who take part from elsewhere."""


@cache
def zone_of(offset: str) -> dt.tzinfo | None:
    """Return the time zone that is always at `offset` from UTC."""
    return dt.datetime.strptime(offset, "%z").tzinfo


def day_of(moment: dt.datetime, offset: str) -> Day:
    """Return the local date of a moment at `offset` (`-05:00`)."""
    return Day(moment.astimezone(zone_of(offset)).date().isoformat(), offset)


@dataclass
class Room:
    """A session under way. Times go on with every command; `chance` decides what people say."""

    session: Session
    language: str
    chance: random.Random
    now: dt.datetime
    offset: str
    happened: list[Happened] = field(default_factory=list)

    @classmethod
    def planned(cls, plan: SessionPlanned, at: dt.datetime, language: str, chance: random.Random) -> "Room":
        """Return the room of a session that was planned at that moment; it happens in the plan's time zone."""
        return cls(Session(plan=plan), language, chance, at, plan.day.offset, [(at, plan)])

    def do(self, command: Command, seconds: float = 3.0) -> None:
        """Do a command `seconds` after the last one. Raises Refused where the transition table does not know it."""
        self.now += dt.timedelta(seconds=seconds)
        context = Context(self.session.plan.facilitator_id, day_of(self.now, self.offset))
        for event in decide(self.session, command, context):
            self.session = self.session.evolve(event)
            self.happened.append((self.now, event))

    def say(self, texts: Sequence[Text]) -> str:
        """Return one of the texts, in the language of the room; the first ones come up more often."""
        return texts[int(self.chance.random() ** 1.6 * len(texts))](self.language)

    def check_in(self, people: Sequence[Person], remote: float = REMOTE) -> None:
        """Check people in, in two groups, each in the room or remote."""
        half = -(-len(people) * 2 // 3)
        for group in (people[:half], people[half:]):
            far = [person for person in group if self.chance.random() < remote]
            for mode, some in (("room", [p for p in group if p not in far]), ("remote", far)):
                if some:
                    here = tuple(Attendee(p.person_id, p.name, p.unit, mode) for p in some)
                    self.do(c.CheckIn(here), self.chance.uniform(5, 25))

    def run(self, people: Sequence[Person], ids: "Ids") -> None:
        """Run the whole session, from check-in to close."""
        self.check_in(people)
        if self.chance.random() < 0.08:
            self.do(c.AddGuest(self.say(GUESTS)), 8)
        while self.session.step is not Step.CLOSE:
            self._at(self.session.step, ids)
            planned = self.session.position.seconds or 4
            self.do(c.Next(), planned * self.chance.uniform(0.75, 1.2))
        self.do(c.Close(), self.chance.uniform(15, 60))

    def until(self, step: Step, people: Sequence[Person]) -> None:
        """Check everybody in, in the room, and go on to `step` at the agenda's own pace."""
        self.check_in(people, remote=0)
        while self.session.step is not step:
            self.do(c.Next(), self.session.position.seconds)

    def _at(self, step: Step, ids: "Ids") -> None:
        """Do what is done at a step before one goes on."""
        if step in {Step.VOTE_A, Step.VOTE_B}:
            self._vote()
        elif step is Step.DISCUSS:
            self._discuss()
        elif step is Step.INJECT:
            if self.session.unplayed:
                self.do(c.PlayInject(), 10)
        elif step is Step.DEBRIEF:
            self._debrief(ids)
        elif step is Step.COMMIT:
            self._commit(ids)
        elif step is Step.WRAP_UP:
            self._feedback()

    def _vote(self) -> None:
        """Count a round: everybody but the leader and whoever passed, on paper, and by poll for the remote."""
        session = self.session
        voters = [who for who in session.present if who != session.plan.leader_id]
        ballots = len(voters) - (self.chance.random() < 0.25)
        if ballots < 1:
            return
        far = sum(
            person.mode == "remote" and who in session.present for who, person in session.people.items()
        )
        poll = min(far, ballots - 1) if far > 1 else 0
        counts: dict[Method, Mapping[str, int]] = {Method.PAPER: self._split(ballots - poll)}
        if poll:
            counts[Method.POLL] = self._split(poll)
        self.do(c.Tally(counts), self.chance.uniform(20, 50))

    def _split(self, ballots: int) -> dict[str, int]:
        """Return how so many ballots fall on the options: half of the rooms lean to one of them."""
        options = [option.id for option in self.session.case.options]
        weights = [self.chance.choice((1, 1, 2, 5)) for _ in options]
        fallen = self.chance.choices(options, weights, k=ballots)
        return {option: fallen.count(option) for option in options}

    def _discuss(self) -> None:
        """Name what comes up; where injects are on offer, play one now and then."""
        if self.chance.random() < 0.5:
            self.do(c.NameTheme(self.say(THEMES)), 40)
        if len(self.session.present) > 4 and self.chance.random() < 0.12:
            leaving = sorted(
                self.session.present - {self.session.plan.facilitator_id, self.session.plan.leader_id}
            )
            self.do(c.Leave(self.chance.choice(leaving)), 30)
        offered = self.session.plan.agenda.inject is InjectMode.OFFER
        if offered and self.session.unplayed and self.chance.random() < 0.2:
            self.do(c.PlayInject(), 30)

    def _debrief(self, ids: "Ids") -> None:
        if self.chance.random() < 0.4:
            self.do(c.NameTheme(self.say(THEMES)), 30)
        if self.chance.random() < 0.35:
            self.do(c.AskQuestion(ids.next("Q"), self.say(QUESTIONS)), 20)

    def _commit(self, ids: "Ids") -> None:
        """Commit to one thing or two; whoever volunteered owns it, for a date some weeks on."""
        people = [person for who, person in self.session.people.items() if who in self.session.present]
        today = dt.date.fromisoformat(day_of(self.now, self.offset).date)
        for text in self.chance.sample(COMMITMENTS, self.chance.choice((1, 1, 1, 2))):
            owner = self.chance.choice(people) if people and self.chance.random() < 0.8 else None
            by = today + dt.timedelta(days=self.chance.choice((14, 21, 28, 42, 60, 90)))
            halves = _HALVES.fullmatch(text(self.language))
            self.do(
                c.Commit(
                    ids.next("K"),
                    text(self.language),
                    if_text=halves[1] if halves else "",
                    then_text=halves[2] if halves else "",
                    owner_id=owner.person_id if owner else "",
                    owner=owner.name if owner else "",
                    by=by.isoformat() if self.chance.random() < 0.8 else "",
                ),
                25,
            )

    def _feedback(self) -> None:
        """Count the slips: people are mostly content, and some give none."""
        answers = max(1, len(self.session.present) - self.chance.choice((0, 0, 1, 2)))
        for question in FEEDBACK_QUESTIONS:
            given = self.chance.choices(FEEDBACK_VALUES, (1, 2, 5, 9, 7), k=answers)
            self.do(c.CountFeedback(question, {v: given.count(v) for v in FEEDBACK_VALUES}), 8)

    def cancel(self) -> None:
        """Give the session up, the day before or on the day."""
        if self.session.state is not State.CANCELLED:
            self.do(c.Cancel(), 60)


@dataclass
class Ids:
    """Identifiers that say what they are: `K-DEMO-0042`. The numbers of each kind go up."""

    made: dict[str, int] = field(default_factory=dict)

    def next(self, prefix: str) -> str:
        """Return the next identifier of a kind."""
        self.made[prefix] = self.made.get(prefix, 0) + 1
        return f"{prefix}-DEMO-{self.made[prefix]:04}"
