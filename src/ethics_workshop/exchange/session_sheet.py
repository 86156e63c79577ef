"""The facilitator's sheet of a session: its agenda with times, what to say at each step, the cases' guides and notes."""

from collections.abc import Iterator, Sequence

from ethics_workshop.domain.agenda import CASE_STEPS, Position, Step, listens
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.pace import passed_over
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import Text
from ethics_workshop.exchange.handout import Kind, Piece, Sheet
from ethics_workshop.exchange.handout_forms import render_sheets
from ethics_workshop.services.sheets import SessionSheet
from ethics_workshop.words import by_agenda
from ethics_workshop.words.dates import clock, short_day
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import step_name
from ethics_workshop.words.texts import IN_CONFIDENCE, contacts, promises


def render_session_sheet(sheet: SessionSheet, as_format: str, words: Words) -> str:
    """Return the sheet as `html`, `md` or `txt` in the language of `words`. The same session gives the same bytes."""
    session = sheet.session
    title = " + ".join(words.text(case.title) for case in session.plan.cases)
    made = Sheet(words("For whoever leads the session"), tuple(_pieces(sheet, words)), dense=True)
    return render_sheets(title, [made], session.id, as_format, words)


def _pieces(sheet: SessionSheet, words: Words) -> Iterator[Piece]:
    session, plan = sheet.session, sheet.session.plan
    held = short_day(plan.on, words) if plan.on else ""
    facts = (words.text(plan.agenda.title), plan.unit.path, plan.facilitator_name, held)
    yield Piece(Kind.FACTS, " · ".join(filter(None, facts)))
    yield Piece(Kind.NOTICE, words("This sheet is for whoever leads: keep it from the room."))
    at = sheet.starts
    for place in session.route:
        if passed_over(session, place):
            continue
        yield from _step(sheet, place, at, words)
        at = at if at is None else at + place.seconds
    spare = clock(plan.agenda.slack_seconds)
    yield Piece(Kind.TEXT, words("{time} to spare, for wherever it is needed.", time=spare))
    yield Piece(Kind.NOTICE, words(IN_CONFIDENCE, contacts=contacts(sheet.local, words)))


def _step(sheet: SessionSheet, place: Position, at: int | None, words: Words) -> Iterator[Piece]:
    session = sheet.session
    steps, several = session.plan.agenda.steps, len(session.plan.cases) > 1
    name = step_name(place.step, words)
    if several and place.step in CASE_STEPS:
        name = f"{name} · {words.text(session.plan.cases[place.case].title)}"
    when = f"{_time(at)} · " if at is not None else ""
    long = f" · {clock(place.seconds)}" if place.seconds else ""
    yield Piece(Kind.HEADING, f"{when}{name}{long}")
    yield Piece(Kind.TEXT, words(by_agenda.room(place.step, steps)), words("The room"))
    if place.step is Step.GROUND_RULES:
        yield from (Piece(Kind.ITEM, words(rule)) for rule in by_agenda.rules(steps))
    if place.step is Step.DISCUSS:
        yield Piece(Kind.TEXT, words(by_agenda.method(steps)))
    if place.step in {Step.VOTE_A, Step.VOTE_B}:
        yield from _vote(session, place, words)
    yield from (Piece(Kind.ITEM, words(line)) for line in by_agenda.facilitator(place.step, steps))
    case = sheet.cases[place.case]
    if case is not None and place.step in CASE_STEPS:
        yield from _of_case(case, place.step, session, words)


def _time(seconds: int) -> str:
    minutes = seconds // 60 % (24 * 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _vote(session: Session, place: Position, words: Words) -> Iterator[Piece]:
    case = session.plan.cases[place.case]
    yield Piece(Kind.TEXT, f"**{words.text(case.question)}**")
    yield from (Piece(Kind.OPTION, words.text(option.label), option.id) for option in case.options)
    yield from (Piece(Kind.TEXT, line) for line in promises(session.plan.agenda.ballot, words))


def _of_case(case: Case, step: Step, session: Session, words: Words) -> Iterator[Piece]:
    """Yield the guide's steps and the notes that the cockpit shows at `step`; where the room is listened to, the care alone."""
    steps = session.plan.agenda.steps
    size = by_agenda.case_guide(steps)
    for guide in case.guide:
        if guide.size == size and guide.step == step.value:
            yield Piece(Kind.TEXT, words.text(guide.text), words("The case’s guide"))
    told = not listens(steps)
    notes: Sequence[tuple[Step, str, Text | None, bool]] = (
        (Step.READ, words("Sensitive"), case.notes.sensitivity, True),
        (Step.READ, words("The aim"), case.goal, told),
        (Step.DISCUSS, words("Watch for"), case.notes.pitfalls, told),
        (Step.DISCUSS, words("Support"), case.notes.support, True),
        (Step.DEBRIEF, words("What it is about"), case.analysis.issue, told),
        (Step.DEBRIEF, words("The line, always"), case.analysis.line, told),
        (Step.DEBRIEF, words("The judgment, which depends"), case.analysis.judgment, told),
        (Step.DEBRIEF, words("Afterwards"), case.analysis.follow_up, told),
    )
    for of, label, text, shown in notes:
        if of is step and text is not None and shown:
            yield Piece(Kind.TEXT, words.text(text), label)
