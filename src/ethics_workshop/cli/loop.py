"""What comes after sessions: `commitments` and what became of them, `questions` and their answers, `themes`, `feedback`."""

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, Leaf, argument, as_json, format_option, option, pass_desk
from ethics_workshop.cli.loop_text import (
    answers_json,
    commitment_json,
    commitment_line,
    question_json,
    question_line,
    wording,
)
from ethics_workshop.domain.loop_event import Outcome
from ethics_workshop.domain.text import Text
from ethics_workshop.words.heard import content, quarter_name
from ethics_workshop.words.language import N_

commitments = Group("commitments", help=N_("What the units agreed to do, and what became of it."))
questions = Group("questions", help=N_("Questions for the V&E office, and their answers."))


@commitments.command("list", help=N_("List the commitments of closed sessions, by id."))
@option("--division", metavar=N_("NAME"), default="", help=N_("Only those of this division."))
@option("--open", "open_only", is_flag=True, help=N_("Only those that are still open."))
@format_option
@pass_desk
def list_commitments(desk: Desk, division: str, open_only: bool, as_format: str) -> None:
    """List commitments."""
    unit = desk.workshop.roster.find_unit(division) if division else None
    rows = desk.workshop.loop.commitments(unit, open_only=open_only)
    if as_format == "json":
        desk.out(as_json([commitment_json(row) for row in rows]))
        return
    for row in rows:
        desk.out(commitment_line(row, desk.words))
    if not rows:
        desk.say(desk.words("No commitment yet: those of a session are listed once it is closed."))


@commitments.command(
    "review",
    help=N_(
        "Say what became of a commitment. One that was changed needs its new words; the id of the new one is printed."
    ),
)
@argument("commitment_id", N_("ID"))
@option(
    "--outcome",
    type=click.Choice([outcome.value for outcome in Outcome]),
    required=True,
    help=N_("kept, not-kept or changed."),
)
@option("--note", metavar=N_("TEXT"), default="", help=N_("What was said about it: no names, no real files."))
@option("--session", "said_in", metavar=N_("ID"), default="", help=N_("The session in which it was said."))
@option("--text", metavar=N_("TEXT"), default="", help=N_("The new commitment, in one sentence."))
@option("--if", "if_text", metavar=N_("TEXT"), default="", help=N_("Or its first half, without the “if”."))
@option(
    "--then", "then_text", metavar=N_("TEXT"), default="", help=N_("Its second half, without the “then”.")
)
@option("--owner", metavar=N_("PERSON"), default="", help=N_("Who volunteered."))
@option("--by", metavar=N_("DATE"), default="", help=N_("By when: year-month-day."))
@pass_desk
def review(
    desk: Desk,
    *,
    commitment_id: str,
    outcome: str,
    note: str,
    said_in: str,
    text: str,
    if_text: str,
    then_text: str,
    owner: str,
    by: str,
) -> None:
    """Record an outcome; the last word counts."""
    said = wording(text, if_text, then_text, desk.words) if text or if_text or then_text else ""
    successor = said and desk.workshop.sessions.commitment(
        said, owner=owner, by=by, if_text=if_text, then_text=then_text
    )
    made = desk.workshop.loop.review(
        commitment_id,
        Outcome(outcome),
        note=note,
        said_in=said_in,
        successor=successor or None,
        actor=desk.actor,
    )
    if made.successor:
        desk.say(desk.words("Saved: {text}", text=said))
    else:
        desk.say(desk.words("Saved: {text}", text=made.text))
    desk.out(made.successor or outcome)


@questions.command("list", help=N_("List the questions of closed sessions, by id."))
@option("--unanswered", is_flag=True, help=N_("Only those without an answer."))
@format_option
@pass_desk
def list_questions(desk: Desk, unanswered: bool, as_format: str) -> None:
    """List questions."""
    rows = desk.workshop.loop.questions(unanswered=unanswered)
    if as_format == "json":
        desk.out(as_json([question_json(row) for row in rows]))
        return
    for row in rows:
        desk.out(question_line(row, desk.words))
    if not rows:
        desk.say(desk.words("No question: those of a session are listed once it is closed."))


@questions.command(
    "answer",
    help=N_("Answer a question; the unit hears the answer at its next check-in. The last answer counts."),
)
@argument("question_id", N_("ID"))
@option("--text", metavar=N_("TEXT"), default="", help=N_("The answer in English: no names, no real files."))
@option("--text-fr", metavar=N_("TEXT"), default="", help=N_("The answer in French."))
@pass_desk
def answer(desk: Desk, question_id: str, text: str, text_fr: str) -> None:
    """Answer a question, in both languages wherever possible."""
    asked = desk.workshop.loop.answer(question_id, Text(text, text_fr), actor=desk.actor)
    words = desk.words
    if not asked.answer.fr:
        desk.say(words("There is no French text yet: whoever reads French will see the English one."))
    if not asked.answer.en:
        desk.say(words("There is no English text yet: whoever reads English will see the French one."))
    desk.say(words("Answered: {question}", question=asked.text))
    desk.out(asked.id)


@click.command(
    "themes", cls=Leaf, help=N_("Show what the units raise, by quarter: themes of five units or more.")
)
@format_option
@pass_desk
def themes(desk: Desk, as_format: str) -> None:
    """Count themes; what fewer than five units raise is not shown, not even how much it is."""
    found, words = desk.workshop.loop.themes(), desk.words
    if as_format == "json":
        rows = [
            {
                "quarter": str(part.quarter),
                "begins": part.quarter.begins,
                "theme": theme.name,
                "units": theme.units,
            }
            for part in reversed(found)
            for theme in part.themes
        ]
        desk.out(as_json(rows))
        return
    year = desk.workshop.loop.themes_together()
    if year:
        desk.out(words("These quarters together: what none of them shows alone"))
    for theme in year:
        desk.out(f"  {words.n('{n} unit', '{n} units', theme.units)} · {theme.name}")
    for part in found:
        desk.out(quarter_name(part.quarter, words))
        for theme in part.themes:
            desk.out(f"  {words.n('{n} unit', '{n} units', theme.units)} · {theme.name}")
        if not part.themes:
            desk.out(f"  {words('No theme of five units or more.')}")
    if not found:
        desk.say(words("No closed session named a theme yet."))


@click.command(
    "feedback", cls=Leaf, help=N_("Show the answers to the three questions, added up over all sessions.")
)
@option(
    "--sessions", "by_session", is_flag=True, help=N_("Session by session, those with five answers or more.")
)
@format_option
@pass_desk
def feedback(desk: Desk, by_session: bool, as_format: str) -> None:
    """Add up feedback; rounds of fewer than five answers do not count."""
    loop, words = desk.workshop.loop, desk.words
    rows = loop.feedback_by_session() if by_session else [("", answers) for answers in loop.feedback()]
    if as_format == "json":
        desk.out(as_json([answers_json(session_id, answers) for session_id, answers in rows]))
        return
    for session_id, answers in rows:
        desk.out(" · ".join(filter(None, (session_id, content(answers, words)))))
    if not rows:
        desk.say(words("No round of five answers or more yet."))
