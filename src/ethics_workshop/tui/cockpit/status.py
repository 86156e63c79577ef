"""The line under the panels: the one thing to do next, what could be cut, and the timer."""

from textual.content import Content

from ethics_workshop.domain.pace import Pace, StepTimer, pace, passed_over, to_cut
from ethics_workshop.domain.session import Session
from ethics_workshop.tui.cockpit.keys import DOING, NEXT, to_do
from ethics_workshop.tui.plain import plain
from ethics_workshop.words.dates import clock
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import step_name


def next_thing(session: Session, words: Words, *, more_pages: bool, ballot: str = "") -> str:
    """Return what Enter does now; `ballot` is how the room votes."""
    doing = to_do(session, ballot)
    if doing != NEXT.id:
        return words(DOING[doing])
    if more_pages:
        return words("Next page")
    following = next((p for p in session.route[session.index + 1 :] if not passed_over(session, p)), None)
    return words("Go on: {step}", step=step_name(following.step, words)) if following else ""


def timer_text(timer: StepTimer, planned: int, words: Words) -> Content:
    """Return the timer in small: whether it runs, what has passed, and what was planned."""
    elapsed = timer.elapsed
    mark = "▶" if timer.running else "‖"
    over = planned and elapsed > planned
    said = (
        words("{elapsed} of {planned}", elapsed=clock(elapsed), planned=clock(planned))
        if planned
        else clock(elapsed)
    )
    return Content.assemble(
        (f"{mark} ", "$good" if timer.running else "$now"), (said, "bold $now" if over else "bold $strong")
    )


def pace_text(seconds_behind: int, slack: int, words: Words) -> str:
    """Say whether the session is on time, late or ahead."""
    named = pace(seconds_behind, slack)
    if named is Pace.LATE:
        return words("{time} late", time=clock(seconds_behind))
    if named is Pace.AHEAD:
        return words("{time} ahead", time=clock(-seconds_behind))
    return words("on time")


def advice(session: Session, seconds_behind: int, words: Words, *, skip_key: str, cut_key: str) -> str:
    """Return what could be cut when the session is late; empty when there is nothing to say."""
    if pace(seconds_behind, session.plan.agenda.slack_seconds) is not Pace.LATE:
        return ""
    if session.step in session.plan.agenda.cut:
        return words("Late: this step can be cut ({key})", key=skip_key)
    place = to_cut(session)
    if place is None:
        return ""
    return words("Late: you could leave out “{step}” ({key})", step=step_name(place.step, words), key=cut_key)


def status_line(left: str, middle: str, right: Content, timer: Content, width: int) -> Content:
    """Join the three parts in `width` cells. The middle goes first when there is no room, then all but the timer."""
    key, label = left.split("\t", 1)
    lead = (
        Content.assemble((f" {key} ", "bold $chip-text on $now"), " ", plain(label, "bold $strong"))
        if label
        else Content("")
    )
    aside = plain(middle, "$now") if middle else Content("")
    if lead.cell_length + right.cell_length >= width:
        right = timer
    free = width - lead.cell_length - right.cell_length
    if aside.cell_length + 4 > free:
        aside = Content("")
    gap = free - aside.cell_length
    before = gap // 2 if aside.plain else gap
    return Content.assemble(lead, " " * max(1, before), aside, " " * max(0, gap - before), right)
