"""When a question comes back: FSRS with its published weights, without chance, in whole days."""

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from ethics_workshop.domain.trivia import Grade, Memory

if TYPE_CHECKING:
    from fsrs import Scheduler

REMEMBERED = 0.9
"""The chance of being remembered at which a question is asked again (FSRS: desired retention)."""

LONGEST = 365
"""Days after which every question comes back: what is attested every year is met every year."""

NOON = dt.time(12, tzinfo=dt.UTC)
"""FSRS counts whole days between two moments; noon to noon they are the calendar’s."""


@cache
def _scheduler() -> "Scheduler":
    """Return the scheduler. No steps of minutes: a wrong answer comes back the next day, not in the same sitting."""
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=REMEMBERED,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )


def next_memory(before: Memory | None, grade: Grade, on: dt.date) -> Memory:
    """Return what is remembered after an answer on a local date; it is due a day later at the earliest.

    Implements the port Schedule. The same arguments give the same result. An answer before the last one (a clock that
    was set back) counts as one of the same day.
    """
    from fsrs import Card, Rating, State

    ratings = {
        Grade.AGAIN: Rating.Again,
        Grade.HARD: Rating.Hard,
        Grade.GOOD: Rating.Good,
        Grade.EASY: Rating.Easy,
    }
    now = dt.datetime.combine(on, NOON)
    if before is None:
        card = Card(card_id=0, due=now)
    else:
        last = dt.datetime.combine(min(before.answered_on, on), NOON)
        card = Card(
            card_id=0,
            state=State.Review,
            stability=before.stability,
            difficulty=before.difficulty,
            due=now,
            last_review=last,
        )
    after, _ = _scheduler().review_card(card, ratings[grade], now)
    assert after.stability is not None  # noqa: S101  # a card that was reviewed has both
    assert after.difficulty is not None  # noqa: S101
    return Memory(after.stability, after.difficulty, on, after.due.date())
