"""The cockpit's commands, which of them are live, and the one thing to do next. All read the transition table."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.command import CommandName
from ethics_workshop.domain.groups import SMALLEST
from ethics_workshop.domain.pace import left_out, to_cut
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.table import legal
from ethics_workshop.domain.tally import Method
from ethics_workshop.tui.commands import CARD as DECISION_CARD
from ethics_workshop.tui.commands import Command
from ethics_workshop.words.language import N_

NEXT = Command(
    "next",
    ("pagedown", "space"),
    N_("Next"),
    N_("Go on: to the next page, and from the last one to the next step"),
    "next",
)
BACK = Command(
    "step-back",
    ("pageup", "backspace"),
    N_("Back"),
    N_("Go back: a page, or to the step before"),
    "step_back",
)
TIMER = Command("timer", ("full_stop",), N_("Timer"), N_("Start the timer, or pause it"), "timer")
PEOPLE = Command(
    "people",
    ("a", "l"),
    N_("People"),
    N_("Check people in, or note that somebody left; guests too"),
    "people",
)
REVIEW = Command(
    "review",
    ("1",),
    N_("Last time"),
    N_("Say what became of the unit’s open commitments: kept, not kept, changed"),
    "review",
)
TALLY = Command(
    "tally", ("t",), N_("Tally"), N_("Type the totals of this vote; typing them again corrects them"), "tally"
)
BOOTH = Command(
    "booth",
    ("z",),
    N_("Booth"),
    N_("Hand this computer round: it counts the votes, and forgets them"),
    "booth",
)
BALLOT = Command(
    "ballot", ("b",), N_("Ballot"), N_("Change how the room votes, and what it is told about it"), "ballot"
)
INJECT = Command(
    "inject", ("i",), N_("New fact"), N_("Tell the room the next new fact of the case"), "inject"
)
COMMIT = Command(
    "commit", ("c",), N_("Commitment"), N_("Write down what the group agrees to do"), "commitment"
)
NOTES = Command(
    "notes", ("n",), N_("Notes"), N_("See your own notes for 8 seconds; once more hides them"), "notes"
)
KEEP_NOTES = Command(
    "keep-notes",
    ("v",),
    N_("Notes stay"),
    N_("Keep your notes open, on a screen that only you see"),
    "keep_notes",
)
QUESTION = Command(
    "question", ("u",), N_("Question"), N_("Write down a question for the V&E office"), "question"
)
THEME = Command("theme-note", ("h",), N_("Theme"), N_("Name a theme that came up"), "theme_note")
FEEDBACK = Command(
    "feedback", ("w",), N_("Feedback"), N_("Type the totals of the three questions"), "feedback"
)
SKIP = Command("skip", ("s",), N_("Skip"), N_("Leave the rest of this step and go to the next one"), "skip")
MORE_TIME = Command(
    "more-time", ("m", "plus"), N_("One minute more"), N_("Give this step a minute more"), "more_time"
)
CUT = Command(
    "cut",
    ("r",),
    N_("Shorten"),
    N_("Leave out the step that the agenda would cut next; after the last one, take all in again"),
    "cut",
)
PAUSE = Command(
    "pause-real",
    ("p",),
    N_("Pause"),
    N_("Something real came up: a neutral screen, the timer stops, and what to say and to do today"),
    "pause_real",
)
GROUPS = Command(
    "groups", ("g",), N_("Groups"), N_("Draw small groups, with roles; nothing of it is recorded"), "groups"
)
KIOSK = Command(
    "kiosk", ("k",), N_("Sign"), N_("Let people sign the statement, one at a time and alone"), "kiosk"
)
COPY = Command(
    "copy", ("y",), N_("Copy"), N_("Copy what the room sees, to paste it into the meeting’s chat"), "copy"
)
CARD = replace(DECISION_CARD, keys=("d",))
CLOSE = Command(
    "close",
    ("e",),
    N_("End session"),
    N_("End the session: completions are recorded, and it is final"),
    "close_session",
)
CANCEL = Command("cancel", ("x",), N_("Cancel"), N_("Give the session up: nothing counts"), "cancel_session")
DO = Command(
    "do",
    ("enter",),
    N_("Do it"),
    N_("Do the one thing this step is for, then go on"),
    "do",
    footer=False,
    palette=False,
)
"""Not in the palette: what it does stands there by its own name."""
UP = Command(
    "up", ("up",), N_("Scroll up"), N_("Scroll what the room sees"), "scroll(-1)", footer=False, palette=False
)
DOWN = Command(
    "down",
    ("down",),
    N_("Scroll down"),
    N_("Scroll what the room sees"),
    "scroll(1)",
    footer=False,
    palette=False,
)
RIGHT = Command(
    "right", ("right",), N_("Next page"), N_("Turn to the next page of this step"), "page(1)", footer=False
)
LEFT = Command("left", ("left",), N_("Page before"), N_("Turn to the page before"), "page(-1)", footer=False)

HOME = Command(
    "back", ("escape",), N_("Leave"), N_("Leave the cockpit: the session waits where it stands"), "app.back"
)

STAGE = Command(
    "stage",
    ("f2", "o"),
    N_("Stage"),
    N_("Open the room’s own window, to be projected or shared; it follows this one"),
    "stage",
)

COCKPIT = (
    NEXT, BACK, TALLY, BOOTH, CLOSE, KIOSK, INJECT, TIMER, NOTES, PAUSE, PEOPLE, STAGE, COMMIT, FEEDBACK, BALLOT, REVIEW,
    MORE_TIME, CUT, GROUPS, QUESTION, THEME, SKIP, COPY, CARD, KEEP_NOTES, CANCEL, DO, RIGHT, LEFT, UP, DOWN,
    HOME,
)  # fmt: skip

_LEGAL: Mapping[str, CommandName] = {
    PEOPLE.id: CommandName.CHECK_IN,
    TALLY.id: CommandName.TALLY,
    BOOTH.id: CommandName.BOOTH,
    BALLOT.id: CommandName.TALLY,
    INJECT.id: CommandName.INJECT,
    COMMIT.id: CommandName.COMMIT,
    QUESTION.id: CommandName.QUESTION,
    THEME.id: CommandName.THEME,
    FEEDBACK.id: CommandName.FEEDBACK,
    SKIP.id: CommandName.NEXT,
    CUT.id: CommandName.CUT,
    KIOSK.id: CommandName.ATTEST,
    CLOSE.id: CommandName.CLOSE,
    CANCEL.id: CommandName.CANCEL,
}


OF_STEPS = frozenset(
    {TALLY.id, BOOTH.id, BALLOT.id, INJECT.id, COMMIT.id, FEEDBACK.id, KIOSK.id, CLOSE.id, SKIP.id, GROUPS.id}
)
"""What some steps allow and others do not."""


IN_GROUPS = frozenset({Step.READ, Step.DISCUSS, Step.INJECT, Step.REHEARSE, Step.COMMIT})
"""Steps at which people may talk in small groups."""


def live(command_id: str, session: Session, page: int, pages: int) -> bool:
    """Whether a command can be used where the session stands, at `page` (from 0) of `pages` of its step."""
    if command_id in _LEGAL and not legal(session, _LEGAL[command_id]):
        return False
    special: Mapping[str, Callable[[], bool]] = {
        NEXT.id: lambda: page + 1 < pages or legal(session, CommandName.NEXT),
        BACK.id: lambda: page > 0 or (legal(session, CommandName.BACK) and bool(session.trail)),
        TALLY.id: lambda: bool(session.present),
        BOOTH.id: lambda: bool(session.present),
        INJECT.id: lambda: bool(session.unplayed) and any(p.step is Step.INJECT for p in session.route),
        CUT.id: lambda: bool(to_cut(session) or left_out(session)),
        MORE_TIME.id: lambda: session.state is State.OPEN and bool(session.position.seconds),
        PAUSE.id: lambda: session.state is State.OPEN,
        GROUPS.id: lambda: session.step in IN_GROUPS and len(session.present) > SMALLEST,
        RIGHT.id: lambda: page + 1 < pages,
        LEFT.id: lambda: page > 0,
    }
    return special[command_id]() if command_id in special else True


DOING: Mapping[str, str] = {
    PEOPLE.id: N_("Check people in"),
    TALLY.id: N_("Type the totals"),
    BOOTH.id: N_("Hand the booth round"),
    INJECT.id: N_("Play the new fact"),
    COMMIT.id: N_("Write a commitment"),
    FEEDBACK.id: N_("Type the answers"),
    CLOSE.id: N_("Close the session"),
}
"""What Enter does, where it is not simply to go on."""


def to_do(session: Session, ballot: str = "") -> str:
    """Return the id of the command that this step is for, while it is not done; else that of `next`.

    `ballot` is how the room votes: methods joined with `+`.
    """
    step = session.step
    if step is Step.CHECK_IN and not session.present:
        return PEOPLE.id
    if step in {Step.VOTE_A, Step.VOTE_B} and session.present:
        return _to_count(session, set(ballot.split("+")))
    if (
        step is Step.INJECT
        and session.unplayed
        and not any(c == session.position.case for c, _ in session.played)
    ):
        return INJECT.id
    if step is Step.COMMIT and not session.commitments:
        return COMMIT.id
    if step is Step.WRAP_UP and not session.feedback and session.position.seconds:
        return FEEDBACK.id
    return CLOSE.id if step is Step.CLOSE else NEXT.id


def _to_count(session: Session, ways: set[str]) -> str:
    """Return what a vote still waits for: its booth, while that is open or has not counted; then what is typed."""
    counted = {part.method for part in session.round(session.step.value.removeprefix("vote-")).parts}
    if session.booth is not None or (Method.BOOTH in ways and Method.BOOTH not in counted):
        return BOOTH.id
    waiting = not counted or (Method.BOOTH in ways and len(ways) > len(counted))
    return TALLY.id if waiting else NEXT.id
