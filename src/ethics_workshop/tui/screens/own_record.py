"""My record: everything that is held about me, why, who can see it and until when; and the same as a file."""

from pathlib import Path

from textual.app import ComposeResult

from ethics_workshop.domain.own_record import OwnRecord
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.path import AskPath
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.whose import WhoseScreen
from ethics_workshop.tui.widgets.panel import ScrollPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.own_record import NEVER, TITLES, about, entry_line

SHOWN = 40
"""Entries of a part that the screen shows; the file holds all of them."""


class RecordPanel(ScrollPanel, can_focus=True):
    """Takes the focus, so that the arrows scroll it."""


class OwnRecordScreen(WhoseScreen):
    """One person's record, to be read; the file that `w` writes holds the same."""

    CSS = """
    OwnRecordScreen { align-horizontal: center; }
    OwnRecordScreen RecordPanel { max-width: 110; padding: 1 2; }
    OwnRecordScreen.-low RecordPanel, OwnRecordScreen.-middle RecordPanel { padding: 0 2; }
    """
    AUTO_FOCUS = "RecordPanel"
    ASKED = N_("Whose record? Type your name or your id.")
    ABOUT = N_(
        "Everything that this computer holds about you: what it is, why, who can see it and until when. Something is wrong? You can have it corrected: ask your V&E office."
    )
    ACTIONS = (
        Command("write", ("w",), N_("Write a file"), N_("Write the whole record to one file, for you alone"), "write"),
        Command("certificate", ("c",), N_("Certificate"), N_("Write the certificate of one of your completions"), "certificate"),
        Command("scroll", (), N_("Read on"), N_("Scroll the record"), "read", shown_key="↑ ↓", palette=False),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.record: OwnRecord | None = None

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("My record")

    def subtitle_text(self) -> str:
        """Name whose it is, by the id."""
        return self.person[0]

    def body(self) -> ComposeResult:
        """Lay out the record."""
        yield RecordPanel(TextView("", id="text"), title=self.words("What is held about you"), id="record")

    async def read(self) -> None:
        """Read the record; without one there is nothing to stay for."""
        app = self.workshop_app
        try:
            self.record = await app.call(app.workshop.own_records.show, self.person[0])
        finally:
            if self.record is None:
                self.dismiss(None)

    def show(self) -> None:
        """Paint the record."""
        if self.record is not None and self.query("#text"):
            self.query_one("#text", TextView).show(page(self.record, self.words))
            self.refresh_commands()

    def available(self, command_id: str) -> bool:
        """Write only of a record that was read."""
        return (
            self.record is not None
            if command_id in {"write", "certificate"}
            else super().available(command_id)
        )

    def action_read(self) -> None:
        """Scroll down, for the mouse: the panel has keys of its own."""
        self.query_one("#record").scroll_page_down(animate=False)

    def action_write(self) -> None:
        """Ask for a file, and write the record to it."""
        self.perform(self._write())

    async def _write(self) -> None:
        app, words = self.workshop_app, self.words
        name = words("record") + ("-demo.md" if app.demo else ".md")
        hint = words("A text; with a name that ends in .json, for programs. Only you can read the file.")
        out = await self.app.push_screen_wait(
            AskPath(words("Write your record to which file?"), hint, str(Path.home() / name))
        )
        if out is not None:
            await app.call(app.workshop.own_records.write, self.person[0], out, words.language)
            app.say(words("Written: {path}", path=str(out)))

    def action_certificate(self) -> None:
        """Write the certificate of a completion."""
        self.perform(self._certificate())

    async def _certificate(self) -> None:
        """Ask which completion where there are several, and for a file."""
        from ethics_workshop.tui.completed import chosen, completed

        app, words, person = self.workshop_app, self.words, self.person[0]
        found = await app.call(completed, app.workshop, person)
        if not found.rows:
            app.say(words("No completion counts yet: there is nothing to certify."))
            return
        row = found.rows[0]
        if len(found.rows) > 1:
            picked = await chosen(app, N_("The certificate of which completion?"), found, person)
            if picked is None:
                return
            row = picked
        hint = words(
            "A page to print, in the language of the person it is for. A file of that name is replaced."
        )
        name = words("certificate") + f"-{row.completion_id}" + ("-demo.html" if app.demo else ".html")
        out = await app.push_screen_wait(
            AskPath(words("Write the certificate to which file?"), hint, str(Path.home() / name))
        )
        if out is not None:
            await app.call(app.workshop.certificates.write, row.completion_id, out)
            app.say(words("Written: {path}", path=str(out)))


def page(record: OwnRecord, words: Words) -> Prose:
    """Return a record as a page: each part under its title, why it is held, and its entries."""
    text = Prose().say(
        words(
            "As of {day}, in the records of this computer. {never}",
            day=short_day(record.day, words),
            never=words(NEVER),
        )
    )
    for part, entries in record.parts.items():
        text.gap(words(TITLES[part]), WARM if entries else STRONG)
        text.say(about(part, words), QUIET)
        for entry in entries[:SHOWN]:
            text.things(entry_line(entry, words), lead="• ")
        if more := len(entries[SHOWN:]):
            text.say(words.n("… and {n} more, in the file.", "… and {n} more, in the file.", more), QUIET)
        if not entries:
            text.say(words("Nothing."))
    return text
