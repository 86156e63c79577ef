"""What comes after the sessions of the made-up department: commitments looked at again, and answers of the V&E office."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ethics_workshop.demo.room import Happened, Ids, day_of
from ethics_workshop.demo.texts import ANSWERS, NOTES
from ethics_workshop.domain import event as e
from ethics_workshop.domain.loop_event import CommitmentReviewed, Outcome, QuestionAnswered
from ethics_workshop.domain.people import Unit

LOOKED_AT = 0.8
"""The share of open commitments of which a unit says, at its next session, what became of them."""

ANSWERED = 0.7
"""The share of questions that the V&E office answers, within three weeks."""

OUTCOMES = (Outcome.KEPT, Outcome.KEPT, Outcome.KEPT, Outcome.NOT_KEPT, Outcome.CHANGED)
"""Most are kept: the others are no failure, and common."""


def close_the_loop(
    happened: Sequence[Happened], chance: random.Random, now: dt.datetime, ids: Ids
) -> Iterator[Happened]:
    """Yield what followed the sessions in `happened`, which are in order; nothing is to come."""
    plans = {event.session_id: event for _, event in happened if isinstance(event, e.SessionPlanned)}
    closed = {event.session_id for _, event in happened if isinstance(event, e.SessionClosed)}
    waiting: dict[Unit, list[e.Committed]] = {}
    for at, event in happened:
        if isinstance(event, e.QuestionAsked) and event.session_id in closed:
            yield from _answers(at, event, plans[event.session_id], chance, now)
        elif isinstance(event, e.SessionOpened) and event.session_id in closed:
            plan = plans[event.session_id]
            made = waiting.pop(plan.unit, [])
            yield from _reviews(at + dt.timedelta(seconds=40), made, plan, chance, ids)
        elif isinstance(event, e.Committed) and event.session_id in closed:
            waiting.setdefault(plans[event.session_id].unit, []).append(event)


def _answers(
    at: dt.datetime,
    asked: e.QuestionAsked,
    plan: e.SessionPlanned,
    chance: random.Random,
    now: dt.datetime,
) -> Iterator[Happened]:
    later = at + dt.timedelta(days=chance.uniform(1, 21))
    answer = next(
        (answer for question, answer in ANSWERS.items() if asked.text in {question.en, question.fr}), None
    )
    if answer is not None and chance.random() < ANSWERED and later < now:
        yield (
            later,
            QuestionAnswered(
                session_id=asked.session_id,
                question_id=asked.question_id,
                answer=answer,
                day=day_of(later, plan.day.offset),
            ),
        )


def _reviews(
    at: dt.datetime,
    made: Iterable[e.Committed],
    plan: e.SessionPlanned,
    chance: random.Random,
    ids: Ids,
) -> Iterator[Happened]:
    for number, commitment in enumerate(made):
        if chance.random() >= LOOKED_AT:
            continue
        moment, outcome = at + dt.timedelta(seconds=15 * number), chance.choice(OUTCOMES)
        day = day_of(moment, plan.day.offset)
        later = dt.date.fromisoformat(day.date) + dt.timedelta(days=42)
        following = replace(
            commitment,
            actor=plan.facilitator_id,
            commitment_id=ids.next("K") if outcome is Outcome.CHANGED else "",
            by=later.isoformat(),
            succeeds=commitment.commitment_id,
        )
        note = chance.choice(NOTES[outcome])
        language = "fr" if commitment.text.startswith(("Si ", "S’")) else "en"
        yield (
            moment,
            CommitmentReviewed(
                session_id=commitment.session_id,
                actor=plan.facilitator_id,
                commitment_id=commitment.commitment_id,
                outcome=outcome,
                note=note(language),
                said_in=plan.session_id,
                successor_id=following.commitment_id,
                day=day,
            ),
        )
        if following.commitment_id:
            yield moment, following
