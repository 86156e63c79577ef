"""Questions to remember a case by: when each comes back, in what order its choices stand, and when a day has enough.

Pure: the day, the seed and what was kept are handed in. Days are local dates; nothing finer is kept of anybody.
"""

import datetime as dt
import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ethics_workshop.domain.case import Trivia
from ethics_workshop.domain.text import Text

LETTERS = "abcdef"
"""What choices are chosen by, in the order in which they are shown. A question has six at most."""

ENOUGH_SECONDS = 300
"""Five minutes of reading and thinking: after these a day has enough, and one may go on."""

WORDS_A_MINUTE = 200
"""A reader in no hurry. Adults read non-fiction in silence at about 238 words a minute (Brysbaert, 2019)."""

THINKING_SECONDS = 10
"""What choosing takes beside reading."""


class Grade(StrEnum):
    """How an answer went: a wrong one is `again`; of a right one its learner may say that it was hard or easy."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class Dealt(StrEnum):
    """What a sitting comes to."""

    ASKED = "asked"
    ENOUGH = "enough"
    """Five minutes of today are full, and there are questions left."""
    NONE_DUE = "none-due"
    NO_QUESTIONS = "no-questions"
    """No case of the bank has one."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question of the bank, with the case that it belongs to."""

    case_id: str
    title: Text
    topics: tuple[str, ...]
    question: Trivia

    @property
    def id(self) -> str:
        """The name of the question in the whole bank: `C14-cousins-file.t1`."""
        return f"{self.case_id}.{self.question.id}"

    @property
    def seconds(self) -> int:
        """How long it takes to read and to answer, in the longer of its two languages."""
        texts = (self.question.q, *self.question.choices, self.question.why)
        words = max(sum(len(text(language).split()) for text in texts) for language in ("en", "fr"))
        return THINKING_SECONDS + math.ceil(words * 60 / WORDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class Memory:
    """How well a question is remembered (FSRS: stability in days, difficulty from 1 to 10), and when it comes back."""

    stability: float
    difficulty: float
    answered_on: dt.date
    due_on: dt.date

    def due(self, today: dt.date) -> bool:
        """Whether it is to be asked. Where the clock was set back behind the last answer its days say nothing: it is."""
        return self.due_on <= today or today < self.answered_on


@dataclass(frozen=True, slots=True)
class Kept:
    """What a learner's file holds of one question, for one revision of it. `times` counts the answers."""

    case_id: str
    question_id: str
    revision: int
    times: int
    memory: Memory

    @property
    def id(self) -> str:
        """The name of the question in the whole bank."""
        return f"{self.case_id}.{self.question_id}"


@dataclass(frozen=True, slots=True)
class Deal:
    """What is asked next, and what else there is: questions due and never asked, the present one among them."""

    state: Dealt
    card: Card | None
    times: int
    """How often the card was answered before."""
    due: int
    new: int
    today: int
    """How many questions were answered today."""
    next_on: dt.date | None
    """When the first of those that rest comes back; None where none rests."""


def history(card: Card, kept: Mapping[str, Kept]) -> Kept | None:
    """Return what is remembered of a question; None where it was never answered, or has another revision since.

    The author decides: mended words keep the history, and a greater `revision` begins a new one.
    """
    found = kept.get(card.id)
    return found if found is not None and found.revision == card.question.revision else None


def deal(
    cards: Iterable[Card], kept: Mapping[str, Kept], today: dt.date, seed: str, *, more: bool = False
) -> Deal:
    """Return what is asked next: what is due longest, then what is new, in an order of the learner's own (`seed`).

    After five minutes of a day only with `more`. What was answered is dealt again when it is due, never on the same day.
    """
    due: list[tuple[dt.date, bytes, Card, Kept]] = []
    new: list[tuple[bytes, Card]] = []
    rest: list[dt.date] = []
    seconds = answered = known = 0
    for card in cards:
        known += 1
        past = history(card, kept)
        if past is None:
            new.append((_lot(seed, card.id), card))
        elif past.memory.due(today):
            due.append((past.memory.due_on, _lot(seed, card.id), card, past))
        else:
            rest.append(past.memory.due_on)
        if past is not None and past.memory.answered_on == today:
            seconds += card.seconds
            answered += 1
    rests = Deal(Dealt.NONE_DUE, None, 0, len(due), len(new), answered, min(rest, default=None))
    if not due and not new:
        return rests if known else replace(rests, state=Dealt.NO_QUESTIONS)
    if seconds >= ENOUGH_SECONDS and not more:
        return replace(rests, state=Dealt.ENOUGH)
    if due:
        _, _, card, past = min(due, key=lambda each: each[:2])
        return replace(rests, state=Dealt.ASKED, card=card, times=past.times)
    return replace(rests, state=Dealt.ASKED, card=min(new, key=lambda each: each[0])[1])


def order(card: Card, times: int, seed: str) -> tuple[int, ...]:
    """Return the choices in the order in which they are shown: the same until it is answered, another one afterwards.

    Nobody learns the letter, and a plain command that answers finds the letters of the one that asked.
    """
    choices = range(len(card.question.choices))
    return tuple(sorted(choices, key=lambda index: _lot(seed, card.id, str(times), str(index))))


def _lot(*parts: str) -> bytes:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).digest()
