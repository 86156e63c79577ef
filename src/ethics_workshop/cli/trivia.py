"""`ethics-workshop trivia`: questions that come back when they are about to be forgotten; private, without points."""

from pathlib import Path

import click

from ethics_workshop.cli import trivia_text
from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.trivia import Grade
from ethics_workshop.services.trivia import FORMATS
from ethics_workshop.words.language import N_
from ethics_workshop.words.trivia import nothing_line

trivia = Group(
    "trivia", help=N_("Five minutes a day of questions that come back: private, without points or streaks.")
)


@trivia.command("next", help=N_("Show the question that is asked next."))
@option("--more", is_flag=True, help=N_("Go on, also when five minutes of today are full."))
@format_option
@pass_desk
def next_question(desk: Desk, *, more: bool, as_format: str) -> None:
    """Show a question with its choices, or say why there is none."""
    sitting, words = desk.workshop.trivia.next(desk.actor, more=more), desk.words
    if as_format == "json":
        desk.out(as_json(trivia_text.sitting_json(sitting, words)))
    elif sitting.asked is not None:
        desk.out("\n".join(trivia_text.question_lines(sitting.asked, words)))
        desk.say(
            words("Answer with “ethics-workshop trivia answer {card} LETTER”.", card=sitting.asked.card.id)
        )
    else:
        desk.say(nothing_line(sitting.deal, words))


@trivia.command(
    "answer", help=N_("Answer a question by the letter of a choice; the right letter is printed.")
)
@argument("card", N_("CARD"))
@argument("choice", N_("CHOICE"))
@option(
    "--grade",
    type=click.Choice([Grade.GOOD.value, Grade.HARD.value, Grade.EASY.value]),
    default=Grade.GOOD.value,
    help=N_("How a right answer went; a wrong one comes back the next day."),
)
@format_option
@pass_desk
def answer(desk: Desk, *, card: str, choice: str, grade: str, as_format: str) -> None:
    """Keep an answer in the private file; say whether it is right, why, and when the question comes back."""
    answered, words = desk.workshop.trivia.answer(desk.actor, card, choice, Grade(grade)), desk.words
    if as_format == "json":
        desk.out(as_json(trivia_text.answered_json(answered, words)))
        return
    for line in trivia_text.answered_lines(answered, words):
        desk.say(line)
    desk.out(answered.asked.right)


@trivia.command("export", help=N_("Write all questions of the bank: as plain text, or for Anki."))
@option(
    "--format",
    "as_format",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    help=N_("Plain text, or notes that Anki imports (default: text)."),
)
@option(
    "--out",
    metavar=N_("FILE"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file to write."),
)
@pass_desk
def export(desk: Desk, *, as_format: str, out: Path) -> None:
    """Write the questions in the language of `--lang`; nobody’s answers are in the file."""
    count, words = desk.workshop.trivia_book.export(as_format, desk.words, out), desk.words
    desk.say(words.n("{n} question written.", "{n} questions written.", count))
    desk.out(str(out))


@trivia.command("forget", help=N_("Delete from your private file when you answered which question."))
@pass_desk
def forget(desk: Desk) -> None:
    """Delete the history of all questions; walks and sentences stay."""
    gone, words = desk.workshop.trivia.forget(desk.actor), desk.words
    if gone:
        desk.say(words("Deleted: what your private file held of questions. All of them are new again."))
    else:
        desk.say(words("There was nothing to delete."))
