"""A page of the toolkit to read, in either language or both, and to write as a file that prints well."""

from collections.abc import Sequence
from pathlib import Path

from ethics_workshop.domain.toolkit import ToolkitPage
from ethics_workshop.services.ports_toolkit import FORMATS
from ethics_workshop.tui.case_document import Part
from ethics_workshop.tui.commands import CARD, TOOLKIT, Command
from ethics_workshop.tui.screens.document import LANGUAGES, SECTIONS, DocumentScreen
from ethics_workshop.tui.toolkit_document import parts
from ethics_workshop.words.language import N_, Words


class ToolkitPageScreen(DocumentScreen):
    """Shows a page with its contents."""

    ACTIONS = (
        Command("print", ("h",), N_("Page to print"), N_("Write this page as a file: HTML, Markdown or plain text"), "write"),
        *LANGUAGES,
        *SECTIONS,
    )  # fmt: skip

    def __init__(self, page_id: str) -> None:
        super().__init__()
        self.page_id = page_id
        self._page: ToolkitPage | None = None

    def title_text(self) -> str:
        """Name the page."""
        return self.text_words.text(self._page.title) if self._page else self.words("Toolkit")

    def help_text(self) -> str:
        """Say what can be done with it."""
        return self.words(
            "A page of the toolkit. It can be read in either language, and written as a file to print or to send."
        )

    def available(self, command_id: str) -> bool:
        """Nobody goes from a page to another one on top of it: Back leads to the list."""
        return command_id not in {TOOLKIT.id, CARD.id} and super().available(command_id)

    async def load(self) -> None:
        """Read the page."""
        app = self.workshop_app
        self._page = await app.call(app.workshop.toolkit.page, self.page_id)

    def document(self, words: Words) -> Sequence[Part]:
        """Return the page as one part."""
        assert self._page is not None  # noqa: S101  # nothing is set before it was read
        return parts(self.workshop_app.workshop.toolkit.document(self._page, words), words)

    def action_write(self) -> None:
        """Ask where, then write the page in the language of the text."""
        self.perform(self._write(), group="write")

    async def _write(self) -> None:
        from ethics_workshop.tui.dialogs.path import AskPath

        app, words = self.workshop_app, self.text_words
        hint = self.words("The ending says the kind: .html, .md or .txt. A file of that name is replaced.")
        proposed = str(Path.cwd() / f"{self.page_id}-{words.language}.html")
        out = await app.push_screen_wait(AskPath(self.words("Where should the page go?"), hint, proposed))
        if out is None:
            return
        ending = out.suffix.removeprefix(".").lower()
        kind = ending if ending in FORMATS else FORMATS[0]
        await app.call(app.workshop.toolkit.write, self.page_id, kind, out, words)
        app.say(self.words("Written: {path}", path=out))
