"""The questions of the bank as a file, and what a learner answered forgotten: from screens that know the learner."""

from pathlib import Path

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.words.language import N_

BOOK = Command(
    "book", (), N_("Write the questions to a file"), N_("All questions of the bank, as a text or for Anki; nobody’s answers"),
    "book", footer=False,
)  # fmt: skip
FORGET_ANSWERS = Command(
    "forget-answers", (), N_("Forget my answers to questions"), N_("Delete when you answered which question; all are new again"),
    "forget_answers", footer=False,
)  # fmt: skip

ANKI = {".tsv", ".anki"}
"""Endings of names that ask for Anki's notes: columns between tabs."""


async def write_book(screen: WorkshopScreen[None]) -> None:
    """Ask for a file, then write every question in the language on screen. Raises WorkshopError."""
    from ethics_workshop.tui.dialogs.path import AskPath

    app, words = screen.workshop_app, screen.words
    name = words("questions") + ("-demo.txt" if app.demo else ".txt")
    hint = words(
        "A text; with a name that ends in .tsv, notes that Anki imports. A file of that name is replaced."
    )
    out = await app.push_screen_wait(
        AskPath(words("Write the questions to which file?"), hint, str(Path.home() / name))
    )
    if out is None:
        return
    kind = "anki" if out.suffix.lower() in ANKI else "text"
    count = await app.call(app.workshop.trivia_book.export, kind, words, out)
    written = words.n("{n} question written.", "{n} questions written.", count)
    app.say(f"{written} {words('Written: {path}', path=out)}")


async def forget_answers(screen: WorkshopScreen[None], person_id: str) -> bool:
    """Ask, then delete what a private file holds of questions; return whether that was wanted. Raises WorkshopError."""
    from ethics_workshop.tui.dialogs.confirm import Confirm

    app, words = screen.workshop_app, screen.words
    question = Confirm(
        words("Forget all your answers?"),
        words("Your private file then no longer holds when you answered which question. No copy is kept."),
    )
    if not await app.push_screen_wait(question):
        return False
    await app.call(app.workshop.trivia.forget, person_id)
    return True
