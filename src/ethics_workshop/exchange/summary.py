"""The summary that everyone who was there receives: plain text that reads as Markdown, in one language.

It never holds attendance, signers, seats, words with the name of who said them, or totals of small rooms (SESSION.md,
"Closing the loop"). The only names in it are those of people who volunteered for a commitment.
"""

from collections.abc import Iterator, Mapping, Sequence

from ethics_workshop.domain.agenda import listens
from ethics_workshop.domain.event import CaseCopy, SessionPlanned
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.tally import EXACT_FROM, shown_pair
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.services.loop import NOTHING_BEFORE, LookBack
from ethics_workshop.services.ports import CommitmentRow
from ethics_workshop.services.summaries import SummaryRenderer
from ethics_workshop.words.by_agenda import what_next
from ethics_workshop.words.commitments import answer_text, outcome_name
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import result
from ethics_workshop.words.texts import DEMO, IN_CONFIDENCE, PRACTICE
from ethics_workshop.words.texts import contacts as in_words


def render_summary(
    session: Session,
    open_commitments: Sequence[CommitmentRow],
    contacts: Mapping[str, Text],
    words: Words,
    look_back: LookBack = NOTHING_BEFORE,
) -> str:
    """Return the summary of `session` in the language of `words`, ending with a line feed.

    `open_commitments` are those of earlier sessions of the unit; `contacts` is what `local.toml` holds: where it holds
    nothing, the text says to ask the V&E office. `look_back` holds what the session said of earlier commitments, and the
    answers that came. Dates are local dates.
    """
    return "\n".join(_lines(session, open_commitments, contacts, words, look_back)) + "\n"


def marked_as_demo(render: SummaryRenderer) -> SummaryRenderer:
    """Return a renderer whose summaries begin by saying that none of it happened."""
    return _marked(render, DEMO)


def marked_as_practice(render: SummaryRenderer) -> SummaryRenderer:
    """Return a renderer whose summaries begin by saying that nothing of it was recorded."""
    return _marked(render, PRACTICE)


def _marked(render: SummaryRenderer, sentence: str) -> SummaryRenderer:
    def marked(
        session: Session,
        open_commitments: Sequence[CommitmentRow],
        contacts: Mapping[str, Text],
        words: Words,
        look_back: LookBack = NOTHING_BEFORE,
    ) -> str:
        return f"**{words(sentence)}**\n\n{render(session, open_commitments, contacts, words, look_back)}"

    return marked


def _lines(
    session: Session,
    open_commitments: Sequence[CommitmentRow],
    contacts: Mapping[str, Text],
    words: Words,
    look_back: LookBack,
) -> Iterator[str]:
    plan = session.plan
    yield words("# Summary of the session")
    yield ""
    yield " · ".join(
        (clean(words.text(plan.agenda.title)), clean(plan.unit.path), short_day(session.day.date, words))
    )
    if session.state is not State.CLOSED:
        yield ""
        yield _not_closed(session, words)
    yield from _follow_up(session, words)
    for index, case in enumerate(plan.cases):
        yield from _votes(session, index, case, words)
    yield from _section(words("What the group agreed to do"), _commitments(session, words), words)
    yield from _section(
        words("Questions sent to the V&E office"),
        [_question(q.text, q.answer, words) for q in session.questions],
        words,
    )
    heard = words("What was said") if listens(plan.agenda.steps) else words("Themes that came up")
    yield from _section(heard, [clean(theme) for theme in session.themes], words)
    if look_back.reviewed:
        said = [_reviewed(row, look_back, words) for row in look_back.reviewed]
        yield from _section(words("What became of earlier commitments"), said, words)
    if look_back.answered:
        answered = [_question(row.text, row.answer, words) for row in look_back.answered]
        yield from _section(words("Answers to earlier questions"), answered, words)
    if open_commitments:
        yield from _section(
            words("Still open from earlier sessions"),
            [_commitment(row.text, row.owner, row.by, words) for row in open_commitments],
            words,
        )
    yield from _next(plan, contacts, words)


def _not_closed(session: Session, words: Words) -> str:
    if session.state is State.CANCELLED:
        return words("This session was cancelled: nobody completes anything by it.")
    return words("This session is not closed yet: this summary can still change.")


def _follow_up(session: Session, words: Words) -> Iterator[str]:
    """Yield what was done with what the room said, or by when the room hears it."""
    due = session.plan.follow_up_by
    if due:
        waits = words("You hear it by {day}.", day=short_day(due, words))
        yield from _section(words("What we did with it"), [clean(session.follow_up) or waits], words)


def _section(title: str, items: Sequence[str], words: Words) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from (f"- {item}" for item in items) if items else [words("None this time.")]


def _votes(session: Session, index: int, case: CaseCopy, words: Words) -> Iterator[str]:
    """Yield the case, its options and both votes side by side, under the rule of the smaller one."""
    first, second = session.round("a", index), session.round("b", index)
    before, after = shown_pair(first, second, tuple(option.id for option in case.options))
    yield ""
    yield f"## {clean(words.text(case.title))}"
    yield ""
    yield clean(words.text(case.question))
    if listens(session.plan.agenda.steps):
        return
    yield ""
    for option in case.options:
        label = clean(words.text(option.label))
        yield words("- {option}: {label}", option=option.id, label=label)
    yield ""
    yield words("- First vote: {result}", result=result(before, words))
    yield words("- Second vote: {result}", result=result(after, words))
    if any(0 < vote.ballots < EXACT_FROM for vote in (first, second)):
        yield ""
        yield words("In a small group, shares are said in words, so that nobody’s choice shows.")


def _commitments(session: Session, words: Words) -> list[str]:
    return [_commitment(made.text, made.owner, made.by, words) for made in session.agreed]


def _commitment(text: str, owner: str, by: str, words: Words) -> str:
    """Return one commitment, with who volunteered for it and by when, where that was said."""
    more = []
    if owner:
        more.append(words("volunteered: {owner}", owner=clean(owner)))
    if by:
        more.append(words("by {day}", day=short_day(by, words)))
    said = clean(text)
    return " · ".join([said.rstrip(".") if more else said, *more])


def _question(text: str, answer: Text, words: Words) -> str:
    """Return a question, with its answer once there is one."""
    said = answer_text(answer, words)
    return " · ".join(filter(None, (clean(text), said and words("Answer: {text}", text=said))))


def _reviewed(row: CommitmentRow, look_back: LookBack, words: Words) -> str:
    """Return an earlier commitment, what became of it, and what took its place."""
    following = look_back.successors.get(row.successor)
    now = clean(following.text) if following else ""
    return " · ".join(filter(None, (clean(row.text), outcome_name(row.status, words), clean(row.note), now)))


def _next(plan: SessionPlanned, contacts: Mapping[str, Text], words: Words) -> Iterator[str]:
    yield ""
    yield words("## What happens next")
    yield ""
    yield from (f"- {sentence}" for sentence in what_next(plan, words)[2:])
    yield ""
    yield words(IN_CONFIDENCE, contacts=in_words(contacts, words))
