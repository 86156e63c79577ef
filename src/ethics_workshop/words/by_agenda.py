"""What is said at each step, as the agenda has it (SESSION.md, "Steps").

A session without votes speaks of none, and one that listens answers nothing.
"""

from collections.abc import Mapping, Sequence

from ethics_workshop.domain.agenda import AgendaStep, Step, guide_size, listens, votes
from ethics_workshop.domain.event import SessionPlanned
from ethics_workshop.words import texts
from ethics_workshop.words.language import N_, Words

PRIVACY_WITHOUT_VOTES = (
    N_("We keep that you were here, and the words the group chooses to write down; never who said what."),
    N_("You may pass on any question or turn, without a reason."),
    *texts.PRIVACY[2:],
)
"""The privacy notice where nobody votes: nothing of the other one is left out but the votes."""

LISTENING_RULES = (
    N_("We talk about our work, not about people here or real files."),
    *texts.RULES[1:],
)
METHOD_NEIGHBOURS = N_("1 minute alone, then with your neighbours, then a few voices from the room")
METHOD_LISTENING = N_("2 minutes in writing; then the floor goes round, and nobody answers")

LONG_TALK, SHORT_TALK = 14 * 60, 6 * 60
"""Seconds of `discuss` from which the way of a workshop fits, and up to which there is one round and no more."""

LISTENING_ROOM: Mapping[Step, str] = {
    Step.READ: N_("This is only how we begin. Then the floor is yours."),
    Step.DISCUSS: N_("Everyone gets the floor, and nobody answers. You may pass."),
    Step.COMMIT: N_("What was said, in your words. What will come of it, and by when?"),
}

LISTENING_FACILITATOR: Mapping[Step, tuple[str, ...]] = {
    Step.CHECK_IN: (
        texts.FACILITATOR[Step.CHECK_IN][0],
        N_("Check people in, in the room and remote. Name the manager of the group."),
        N_("Say: “Today the manager listens, to the end. Nobody answers, and nothing is decided.”"),
        texts.FACILITATOR[Step.CHECK_IN][2],
    ),
    Step.READ: (
        N_("Read it aloud, slowly. It is a way in: what it is like in your own work matters more."),
        N_("Say: “What of this do we know from our work? No names, no real files.”"),
        texts.FACILITATOR[Step.READ][2],
    ),
    Step.DISCUSS: (
        N_("The manager is silent: no reply, no defence, no summing up. Nobody answers for anybody."),
        N_("Give everyone the floor, remote first; writing counts as well. Ten seconds of silence are fine."),
        N_("Write each point down as a theme, in the room’s own words and without names, and read it back."),
        texts.FACILITATOR[Step.DISCUSS][2],
    ),
    Step.COMMIT: (
        N_("Read back every point as it stands there. Ask: “What is missing?”"),
        N_("Then the manager, for the first time and for a minute: “What I heard.” No defence, no excuse."),
        N_("Say by when the room hears what was done with it: the date stands in the summary."),
    ),
    Step.CLOSE: (
        N_("Read once more what was said, and by when the room hears from you."),
        *texts.FACILITATOR[Step.CLOSE][1:],
    ),
}

_NEXT_WITHOUT_VOTES = (
    N_(
        "Everyone who was here gets the whole summary: what was said in your words, the commitments, the questions."
    ),
    N_("It names only those who volunteered for a commitment: never who was here or who said what."),
)
_OWED = N_("By {day}, you hear what was done with what you said.")


def room(step: Step, steps: Sequence[AgendaStep]) -> str:
    """Return the line with which the room's page of `step` begins: a msgid."""
    return LISTENING_ROOM.get(step, texts.ROOM[step]) if listens(steps) else texts.ROOM[step]


def facilitator(step: Step, steps: Sequence[AgendaStep]) -> tuple[str, ...]:
    """Return what the facilitator alone is told at `step`: msgids."""
    usual = texts.FACILITATOR[step]
    return LISTENING_FACILITATOR.get(step, usual) if listens(steps) else usual


def privacy(steps: Sequence[AgendaStep]) -> tuple[str, ...]:
    """Return the privacy notice: msgids."""
    return texts.PRIVACY if votes(steps) else PRIVACY_WITHOUT_VOTES


def rules(steps: Sequence[AgendaStep]) -> tuple[str, ...]:
    """Return the ground rules, before the one on real events: msgids."""
    return LISTENING_RULES if listens(steps) else texts.RULES


def method(steps: Sequence[AgendaStep]) -> str:
    """Return how the room talks in the time there is: a msgid."""
    if listens(steps):
        return METHOD_LISTENING
    seconds = sum(s.seconds for s in steps if s.name is Step.DISCUSS)
    if seconds >= LONG_TALK:
        return texts.METHOD_WORKSHOP
    return texts.METHOD_HUDDLE if seconds <= SHORT_TALK else METHOD_NEIGHBOURS


def case_guide(steps: Sequence[AgendaStep]) -> str:
    """Return which of a case's guides is shown: `huddle`, `workshop`, or none where a guide would speak of votes."""
    return "" if listens(steps) else guide_size(steps)


def what_next(plan: SessionPlanned, words: Words) -> list[str]:
    """Return what happens after the session: sentences. Only what is true of this one is promised."""
    voted = votes(plan.agenda.steps)
    said = [words(line) for line in (texts.WHAT_NEXT[:2] if voted else _NEXT_WITHOUT_VOTES)]
    said.append(words(texts.WHAT_NEXT[2]))
    if plan.follow_up_by:
        from ethics_workshop.words.dates import short_day

        said.append(words(_OWED, day=short_day(plan.follow_up_by, words)))
    if plan.requirement:
        said.append(words(texts.WHAT_NEXT[3]))
    return said
