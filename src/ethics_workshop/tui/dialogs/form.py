"""The base of dialogs that write something down: typed text outlives Escape, and “saved” means on disk."""

from collections.abc import Coroutine
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from ethics_workshop.tui.commands import LANGUAGE, Command
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

Drafts = dict[str, dict[str, object]]
"""What was typed into dialogs and not saved, by the kind of dialog."""

SAVE = Command("save", ("enter",), N_("Save"), N_("Save what is typed"), "save")
LEAVE = Command(
    "leave", ("escape",), N_("Not yet"), N_("Go back; what you typed is kept for the next time"), "leave"
)
FORM_LANGUAGE = Command("language", LANGUAGE.keys, LANGUAGE.label, LANGUAGE.tooltip, LANGUAGE.action)


class Form(WorkshopDialog[bool]):
    """A dialog with fields. The result is True when something was saved, False after Escape.

    Subclasses write `heading`, `fields` and `save`; what `save` raises is explained in front of the form, which stays.
    """

    CSS_PATH = "form.tcss"
    KIND: ClassVar[str] = "form"
    ABOUT = N_("Type it, then save. Going back keeps what you typed for the next time, and records nothing.")
    ACTIONS: ClassVar[tuple[Command, ...]] = (SAVE, LEAVE, FORM_LANGUAGE)

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self._saving = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, the fields and the line for what is noticed."""
        with VerticalScroll(classes="form", can_focus=False):
            yield TextView(self.heading(), classes="form-heading")
            yield from self.fields()
            yield TextView("", id="notice", classes="form-notice")
        yield Footer()

    async def on_mount(self) -> None:
        """Bring back what was typed before and not saved."""
        if kept := self._drafts.pop(self.KIND, None):
            await self.put_back(kept)
        self.refresh_notice()

    async def relabel(self) -> None:
        """Show the form in the language just chosen."""
        await super().relabel()
        self.refresh_notice()

    def heading(self) -> str:
        """Return what is asked."""
        return ""

    def fields(self) -> ComposeResult:
        """Yield the fields."""
        yield from ()

    def notice(self) -> str:
        """Return what should be noticed about what is typed now; empty for nothing."""
        return ""

    async def save(self) -> None:
        """Save, on disk. Raises WorkshopError."""

    def refresh_notice(self) -> None:
        """Show what should be noticed now."""
        said = self.notice()
        for view in self.query("#notice").results(TextView):
            if view.plain != said:
                view.show(said)

    def on_input_changed(self) -> None:
        """Notice at once."""
        self.refresh_notice()

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter saves."""
        self.action_save()

    def action_save(self) -> None:
        """Save, then close."""
        if not self._saving:
            self._saving = True
            self.perform(self._save())

    async def _save(self) -> None:
        try:
            await self.save()
        finally:
            self._saving = False
        self.dismiss(True)

    def action_leave(self) -> None:
        """Go back; what is typed stays for the next time."""
        self._drafts[self.KIND] = self.keep()
        self.dismiss(False)

    async def leave(self) -> None:
        """Go back."""
        self.action_leave()


Saver = Coroutine[Any, Any, None]
"""What saves: awaited on the worker thread's answer."""
