"""Signing at one's own machine: where one stands, what changed, the text, the reflection, the name, the receipt."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from ethics_workshop.domain.error import Problem, Refused, WorkshopError
from ethics_workshop.services.attesting import Outcome
from ethics_workshop.services.signature import Beside
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.form import Drafts
from ethics_workshop.tui.dialogs.note import Note, NoteKind
from ethics_workshop.tui.dialogs.path import AskPath
from ethics_workshop.tui.screens.signing import SigningScreen, Stage
from ethics_workshop.tui.signing_texts import gather
from ethics_workshop.words.language import N_

WITHDRAWAL = NoteKind(
    "withdrawal",
    N_("Withdraw your signature"),
    N_(
        "Why, in a sentence that may be read later. The signature stays in the record, marked; you can sign again."
    ),
)


class AttestScreen(SigningScreen):
    """Signing as whoever this machine's settings name."""

    ACTIONS = (
        *SigningScreen.SIGNING,
        Command("done", ("enter", "space"), N_("Done"), N_("Go back to where you came from"), "done"),
        Command("save-page", ("p",), N_("Save the page"), N_("Save the receipt as a page to keep or to print"), "save_page"),
        Command("withdraw", ("w",), N_("Withdraw"), N_("Withdraw your signature: it stays in the record, marked"), "withdraw"),
        Command("somebody-else", ("k",), N_("Somebody else"), N_("Let somebody else sign at this machine"), "somebody_else"),
    )  # fmt: skip

    STAGES: ClassVar[Mapping[str, set[Stage]]] = {
        **SigningScreen.STAGES,
        "save-page": {Stage.READ, Stage.SIGNED},
        "withdraw": {Stage.READ},
        "somebody-else": {Stage.READ},
        "done": {Stage.SIGNED, Stage.NOT_NOW},
    }

    def __init__(self) -> None:
        super().__init__(Stage.READ)
        self._drafts: Drafts = {}

    def help_text(self) -> str:
        """Say how signing works here."""
        return self.words(
            "Read the whole text; what changed since you signed last stands before it. Then take a moment for yourself, and type your full name, or choose “Not now”: no reason is asked. The receipt can be saved as a page, and checked later."
        )

    def commands(self) -> list[Command]:
        """Return only what can be done at this stage: of a receipt there is nothing to say before there is one."""
        return [c for c in super().commands() if self._receipt or c.id not in {"save-page", "withdraw"}]

    def available(self, command_id: str) -> bool:
        """Whether a command can be used now: a page and a withdrawal take a signature that holds."""
        if command_id in {"save-page", "withdraw"} and not self._receipt:
            return False
        return super().available(command_id)

    @property
    def _receipt(self) -> str:
        """The receipt of what was signed just now, or in this cycle before."""
        if self.outcome is not None:
            return self.outcome.receipt
        status = self.matter.reading.status if self.matter else None
        return status.current.receipt if status and status.current else ""

    def on_mount(self) -> None:
        """Load the statement, and where the person stands."""
        self.person = (self.workshop_app.actor, "")
        self.perform(self._load())

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            self.matter = await app.call(gather, app.workshop, self.person[0])
        except Refused as error:
            if error.problem is not Problem.UNKNOWN_PERSON:
                self.dismiss(None)
                raise
            self.action_somebody_else()  # the settings name nobody on this roster
            return
        except WorkshopError:
            self.dismiss(None)
            raise
        status = self.matter.reading.status
        self.person = (self.person[0], status.person.name if status else "")
        await self.go(Stage.READ)

    def afterwards(self, *, signed: bool) -> list[str]:
        """Say how to keep the receipt."""
        if not signed:
            return []
        return [self.words("{key} saves it as a page, to keep or to print.", key=self.key("save-page"))]

    async def signed(self, typed: str, beside: Beside) -> Outcome:
        """Sign as oneself."""
        app, person_id = self.workshop_app, self.person[0]
        return await app.call(
            app.workshop.attestations.sign,
            person_id,
            typed,
            language=self.words.language,
            actor=person_id,
            beside=beside,
        )

    def action_save_page(self) -> None:
        """Ask where, and save the page."""
        self.perform(self._save_page(self._receipt))

    async def _save_page(self, receipt: str) -> None:
        app, words = self.workshop_app, self.words
        mark = "-demo" if app.demo else ""
        name = words("receipt-{receipt}", receipt=receipt)
        asked = AskPath(
            words("Save the receipt where?"),
            words("A page that any browser opens and prints; it loads nothing from elsewhere."),
            str(Path.home() / f"{name}{mark}.html"),
        )
        path = await app.push_screen_wait(asked)
        if path is not None:
            found = await app.call(app.workshop.receipts.find, receipt)
            await app.call(app.workshop.receipt_pages.write, found, path)
            app.say(words("Saved: {path}", path=path))

    def action_withdraw(self) -> None:
        """Ask why, and withdraw."""
        self.perform(self._withdraw(self._receipt))

    async def _withdraw(self, receipt: str) -> None:
        app = self.workshop_app

        async def save(reason: str) -> None:
            await app.call(app.workshop.receipts.withdraw, receipt, reason, actor=self.person[0])

        if await app.push_screen_wait(Note(WITHDRAWAL, save, self._drafts)):
            app.say(self.words("Withdrawn. The signature stays in the record, marked; you can sign again."))
            await self._load()

    def action_somebody_else(self) -> None:
        """Open the kiosk in the place of this screen."""
        from ethics_workshop.tui.screens.kiosk import KioskScreen

        self.app.switch_screen(KioskScreen())

    def action_done(self) -> None:
        """Go back."""
        self.dismiss(None)
