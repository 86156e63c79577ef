"""Handing a case out from a screen that shows it: which sheet, into which file."""

from pathlib import Path

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.words.language import N_, Words

HANDOUT = Command(
    "handout", ("h",), N_("Handout"), N_("Write this case as sheets to print or to paste into a message"), "handout"
)  # fmt: skip

ALL = "all"
SHEET_CHOICES = (
    ("participant", N_("For participants")),
    ("card", N_("Card")),
    ("facilitator", N_("For whoever leads the session")),
    (ALL, N_("All three sheets")),
)
SHEET_ABOUT = {
    "participant": N_("The story up to the vote, room to write, and how we talk together. Nothing of what follows."),
    "card": N_("The story and the choices in a frame, to pick a case by or to send ahead."),
    "facilitator": N_("Guide, outcomes, reasons and analysis: for whoever leads, and not for the room."),
    ALL: N_("One file with a page for each; the last one is not for the room."),
}  # fmt: skip


SHEET = Command(
    "sheet", ("h",), N_("Sheet"), N_("Write the sheet for whoever leads: what to say, and when"), "sheet"
)


async def hand_out_sheet(screen: WorkshopScreen[None], session_id: str) -> None:
    """Ask for a file, then write the sheet of a session in the language on screen. Raises WorkshopError."""
    from ethics_workshop.services.handouts import format_of
    from ethics_workshop.tui.dialogs.path import AskPath

    app, words = screen.workshop_app, screen.words
    hint = words("The ending says the kind: .html, .md or .txt. A file of that name is replaced.")
    proposed = Path.cwd() / f"{session_id}-{words.language}.html"
    out = await app.push_screen_wait(AskPath(words("Where should the page go?"), hint, str(proposed)))
    if out is None:
        return

    def write() -> None:
        sheets, session = app.workshop.sheets, app.workshop.sessions.load(session_id)
        sheets.write(sheets.make(session, words, format_of(out)), out)

    await app.call(write)
    app.say(words("Written: {path}", path=out))


async def hand_out(screen: WorkshopScreen[None], case_id: str, words: Words) -> None:
    """Ask for a sheet and a file, then write it in the language of `words`. Raises WorkshopError."""
    from ethics_workshop.services.handouts import SHEETS, format_of
    from ethics_workshop.tui.dialogs.path import AskPath
    from ethics_workshop.tui.dialogs.pick import Pick

    app, said = screen.workshop_app, screen.words
    heading = N_("Which sheet?")
    sheet = await app.push_screen_wait(Pick(heading, SHEET_CHOICES, SHEET_CHOICES[0][0], about=SHEET_ABOUT))
    if sheet is None:
        return
    proposed = Path.cwd() / f"{case_id}-{sheet}-{words.language}.html"
    hint = said("The ending says the kind: .html, .md or .txt. A file of that name is replaced.")
    out = await app.push_screen_wait(AskPath(said("Where should the page go?"), hint, str(proposed)))
    if out is None:
        return
    sheets = SHEETS if sheet == ALL else (sheet,)

    def write() -> None:
        handouts = app.workshop.handouts
        handouts.write(handouts.make(case_id, words, format_of(out), sheets), out)

    await app.call(write)
    app.say(said("Written: {path}", path=out))
