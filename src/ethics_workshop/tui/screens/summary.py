"""The summary: what everyone who was there receives, in both languages; and the invitation to sign."""

from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.domain.command import CommandName
from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.table import legal
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.prose import QUIET, WARM, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.panel import ScrollPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.names import state_name

WHOLE = 28
"""Characters up to which a thing between two ` · ` is kept on one line: `c: about half`, a date."""

TWO_FROM = 150
"""Columns from which both languages stand side by side."""


class SummaryScreen(WorkshopScreen[None]):
    """Shows the summary of one session."""

    CSS_PATH = "summary.tcss"
    ACTIONS = (
        Command(
            "kiosk", ("k",), N_("Sign"), N_("Let people sign the statement, one at a time and alone"), "kiosk"
        ),
        Command(
            "copy", ("y",), N_("Copy"), N_("Copy the summary, to send it to everyone who was there"), "copy"
        ),
        Command(
            "save",
            ("s",),
            N_("Save files"),
            N_("Write the summary as a page, Markdown and plain text, in both languages"),
            "save",
        ),
        Command(
            "scroll-down",
            ("down", "pagedown", "space"),
            N_("Scroll"),
            N_("Scroll the summary down"),
            "scroll(1)",
        ),
        Command(
            "scroll-up",
            ("up", "pageup"),
            N_("Scroll up"),
            N_("Scroll the summary up"),
            "scroll(-1)",
            footer=False,
        ),
    )

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self.session: Session | None = None
        self.texts: dict[str, str] = {}
        """The summary by language."""

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Summary")

    def subtitle_text(self) -> str:
        """Name the case, the unit and the state."""
        if self.session is None:
            return ""
        plan, words = self.session.plan, self.words
        title = " + ".join(words.text(case.title) for case in plan.cases)
        return " · ".join((title, plan.unit.division, state_name(self.session.state, words)))

    def help_text(self) -> str:
        """Say what the summary holds."""
        return self.words(
            "For everyone who was there: the votes in broad strokes, the words you agreed on, commitments and questions. Never attendance, signers, or who said what."
        )

    def available(self, command_id: str) -> bool:
        """Sign where the session allows it."""
        if command_id == "kiosk":
            return (
                self.session is not None
                and not self.workshop_app.workshop.practice
                and legal(self.session, CommandName.ATTEST)
                and bool(self.session.people)
            )
        if command_id in {"copy", "save"}:
            return bool(self.texts)
        return super().available(command_id)

    def body(self) -> ComposeResult:
        """Lay out the summary, beside it the same in the other language where there is room."""
        yield TextView("", id="note")
        with Horizontal(id="pages"):
            with ScrollPanel(id="mine", classes="summary"):
                yield TextView("", id="mine-text")
            with ScrollPanel(id="other", classes="summary"):
                yield TextView("", id="other-text")

    def on_mount(self) -> None:
        """Load the session and its summary."""
        self.perform(self._load())

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            session = await app.call(app.workshop.sessions.load, self.session_id)
            for language in ("en", "fr"):
                self.texts[language] = await app.call(app.workshop.summaries.render, session, Words(language))
        except WorkshopError:
            self.dismiss(None)
            raise
        self.session = session
        self.show()

    async def relabel(self) -> None:
        """Show the summary in the language just chosen."""
        await super().relabel()
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Both languages where there is room for them."""
        super().on_resize(event)
        self.set_class(event.size.width >= TWO_FROM, "-two")
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Paint the summary."""
        if self.session is None or not self.texts or not self.query("#mine"):
            return
        words = self.words
        for name, language in (("mine", words.language), ("other", words.other)):
            panel = self.query_one(f"#{name}", ScrollPanel)
            panel.retitle({"en": "English", "fr": "Français"}[language])
            panel.query_one(TextView).show(laid_out(self.texts.get(language, "")))
        self.query_one("#note", TextView).show(self._invitation(self.session, words))
        self.refresh_commands()

    def _invitation(self, session: Session, words: Words) -> str:
        if session.state is State.CLOSED and session.people:
            return words(
                "Closed and saved. Signing is for later, alone, and optional: {key} opens it for one person at a time.",
                key=self.key("kiosk"),
            )
        return ""

    def action_scroll(self, by: int) -> None:
        """Scroll both panels together."""
        for panel in self.query(ScrollPanel):
            panel.scroll_relative(y=by * max(1, panel.size.height // 2), animate=False)

    def action_copy(self) -> None:
        """Copy the summary in the language on screen."""
        self.app.copy_to_clipboard(self.texts[self.words.language])
        self.workshop_app.say(self.words("Copied, if your terminal allows it."))

    def action_save(self) -> None:
        """Ask for a folder, and write the three files."""
        self.perform(self._save())

    async def _save(self) -> None:
        from ethics_workshop.tui.dialogs.path import AskPath

        app, words, session = self.workshop_app, self.words, self.session
        assert session is not None  # noqa: S101  # the command is dead before loading
        hint = words("Three files, each in both languages: a page to send or print, Markdown, plain text.")
        proposed = Path.home() / ("ethics-workshop-demo" if app.demo else "ethics-workshop")
        asked = AskPath(words("Save into which folder?"), hint, str(proposed))
        folder = await self.app.push_screen_wait(asked)
        if folder is None:
            return
        files = await app.call(app.workshop.summaries.write_all, session, folder, words)
        app.say(words("Saved: {files}", files="\n".join(str(file) for file in files)))

    def action_kiosk(self) -> None:
        """Let people sign, one at a time."""
        from ethics_workshop.tui.screens.kiosk import KioskScreen

        self.app.push_screen(KioskScreen(self.session_id))


def laid_out(text: str) -> Prose:
    """Return a plain-text summary as prose: a line is a paragraph, `#` marks a heading, `-` an item.

    What a heading is about stands right under it.
    """
    page, gap, under = Prose(), False, False
    for line in text.splitlines():
        bare = line.strip()
        if not bare:
            gap = not under
        elif bare.startswith("#"):
            page.gap(bare.lstrip("# "), WARM)
            gap, under = False, True
        else:
            item = bare.startswith(("- ", "* ", "• "))
            page.say(
                _together(bare[2:] if item else bare), lead="• " if item else "", lead_style=QUIET, gap=gap
            )
            gap, under = False, False
    return page


def _together(line: str) -> str:
    """Return a line in which what ` · ` parts is not broken where it is short, and no line begins with the sign.

    Nor with the one between a sector, its branch and their division.
    """
    things = line.replace(" / ", "\u00a0/ ").split(" · ")
    if len(things) == 1:
        return line
    return "\u00a0· ".join(t.replace(" ", "\u00a0") if len(t) <= WHOLE else t for t in things)
