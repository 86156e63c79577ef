"""The toolkit: guides, a course, cards and links; the one under the cursor says what it is for."""

from textual.app import ComposeResult
from textual.containers import Container

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.toolkit import ToolkitPage
from ethics_workshop.tui.commands import TOOLKIT, Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.cropped import Cropped
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.words.language import N_
from ethics_workshop.words.markup import Kind, blocks
from ethics_workshop.words.names import case_status_name


class ToolkitScreen(WorkshopScreen[None]):
    """Lists the pages; Enter opens one."""

    CSS_PATH = "toolkit.tcss"
    AUTO_FOCUS = "#pages"
    ABOUT = N_(
        "For those who lead the talks: a guide, a course in four sittings, activities, a plan for the year, where people can go, and the rules themselves."
    )
    ACTIONS = (
        Command("open", ("enter",), N_("Open"), N_("Read this page"), "open"),
        Command("print", ("h",), N_("Print all"), N_("Write every page as HTML into a folder, to print or to send"), "write"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, ToolkitPage] = {}
        self._said = ""
        """What an empty list says."""

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Toolkit")

    def subtitle_text(self) -> str:
        """Count the pages."""
        return self.words.n("{n} page", "{n} pages", len(self.pages)) if self.pages else ""

    def body(self) -> ComposeResult:
        """Lay out the list, and what the page under the cursor is for."""
        with Container(id="both"):
            yield Panel(ChoiceList(id="pages"), title=self.words("Pages"), id="list")
            yield Panel(Cropped(id="about"), title=self.words("What it is for"), id="aside")

    def on_mount(self) -> None:
        """Read the pages."""
        self.perform(self._load())

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            pages = await app.call(app.workshop.toolkit.pages)
        except WorkshopError:
            self._said = N_("The pages could not be read.")
            self.show()
            raise
        self.pages = {page.id: page for page in pages}
        self._said = N_("The case bank holds no page of a toolkit.")
        self.show()

    async def put_back(self, kept: dict[str, object]) -> None:
        """List the pages in the language just chosen, before the cursor goes back to its own."""
        self.show()
        await super().put_back(kept)
        self._tell()

    def show(self) -> None:
        """Paint the list."""
        if not self.query("#pages"):
            return
        words = self.words
        choices = [
            Choice(page.id, words.text(page.title), words("{n} min", n=page.minutes))
            for page in self.pages.values()
        ]
        self.query_one("#pages", ChoiceList).show(choices, empty=words(self._said) if self._said else "")
        self._tell()
        self.refresh_commands()

    @property
    def current(self) -> ToolkitPage | None:
        """The page under the cursor."""
        found = self.query_one("#pages", ChoiceList).current if self.query("#pages") else None
        return self.pages.get(found.key) if found else None

    def _tell(self) -> None:
        """Say what the page under the cursor is for."""
        page, words = self.current, self.words
        text = Prose()
        if page is not None:
            text.say(words.text(page.title), STRONG).gap(words.text(page.summary))
            text.gap(words("For: {audience}", audience=words.text(page.audience)), QUIET, spare=1)
            if page.status != "approved":
                text.say(case_status_name(page.status, words), WARM, spare=2)
            headings = [
                b.plain for b in blocks(words.text(page.body)) if b.kind is Kind.HEADING and b.level == 2
            ]
            headings += [words.text(group.title) for group in page.groups]
            for number, heading in enumerate(headings):
                text.say(heading, QUIET, gap=not number, spare=3)
        self.query_one("#about", Cropped).show(text)

    def on_choice_list_moved(self) -> None:
        """Follow the cursor."""
        self._tell()

    def on_choice_list_picked(self) -> None:
        """Enter opens."""
        self.action_open()

    def available(self, command_id: str) -> bool:
        """Everything takes a page, and nobody goes from here to here."""
        if command_id == TOOLKIT.id:
            return False
        return self.current is not None if command_id in {"open", "print"} else super().available(command_id)

    def action_open(self) -> None:
        """Read the page under the cursor."""
        from ethics_workshop.tui.screens.toolkit_page import ToolkitPageScreen

        if self.current is not None:
            self.app.push_screen(ToolkitPageScreen(self.current.id))

    def action_write(self) -> None:
        """Ask for a folder, then write every page into it."""
        self.perform(self._write(), group="write")

    async def _write(self) -> None:
        from pathlib import Path

        from ethics_workshop.tui.dialogs.path import AskPath

        app, words = self.workshop_app, self.words
        hint = words("A folder; it is made where it is missing. Pages of the same names in it are replaced.")
        proposed = str(Path.cwd() / f"{words('toolkit')}-{words.language}")
        folder = await app.push_screen_wait(AskPath(words("Where should the pages go?"), hint, proposed))
        if folder is not None:
            files = await app.call(app.workshop.toolkit.write_all, "html", folder, words)
            app.say(
                words.n(
                    "{n} file written into {folder}",
                    "{n} files written into {folder}",
                    len(files),
                    folder=folder,
                )
            )
