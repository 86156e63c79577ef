"""Learn: the cases to work through alone, and how far one is in each."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.domain.play import Progress
from ethics_workshop.services.learning import Standing
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.learning.book import BOOK, FORGET_ANSWERS, forget_answers, write_book
from ethics_workshop.tui.learning.who import WHO_LEARNS, learner
from ethics_workshop.tui.prose import QUIET, STRONG, Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.screens.play import PlayScreen
from ethics_workshop.tui.screens.trivia import TriviaScreen
from ethics_workshop.tui.whose import WhoseScreen
from ethics_workshop.tui.widgets.cropped import Cropped
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_
from ethics_workshop.words.learning import PRIVATE, progress_name

_MARKS = {
    Progress.NOT_BEGUN: "○",
    Progress.UNDER_WAY: "▸",
    Progress.FINISHED: "✓",
    Progress.CHANGED: "!",
    Progress.GONE: "✕",
}
"""Before a title; the word stands at the right."""


class LearnScreen(WhoseScreen):
    """Lists the cases of the bank for one learner, who is asked for where it is not known."""

    CSS_PATH = "learn.tcss"
    AUTO_FOCUS = "#list"
    ASKED = WHO_LEARNS
    ACTIONS = (
        Command("open", ("enter",), N_("Open"), N_("Begin the case under the cursor, or go on with it"), "open"),
        Command("trivia", ("t",), N_("Trivia"), N_("Five minutes of questions that come back; without points"), "trivia"),
        Command("forget", ("x", "delete"), N_("Forget"), N_("Delete what you chose and wrote in this case"), "forget"),
        Command("wipe", (), N_("Delete my private file"), N_("Delete all that you chose and wrote, in every case"), "wipe",
                footer=False),
        BOOK,
        FORGET_ANSWERS,
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.standings: list[Standing] | None = None
        self._wanted = False
        """Whether a case is to be opened as soon as the list is known."""

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Learn")

    def subtitle_text(self) -> str:
        """Say how many cases there are, and how many are finished."""
        if not self.standings:
            return ""
        cases = [each for each in self.standings if each.progress is not Progress.GONE]
        done = sum(each.progress is Progress.FINISHED for each in cases)
        words = self.words
        count = words.n("{n} case study", "{n} case studies", len(cases))
        return f"{count} · {words.n('{n} finished', '{n} finished', done)}" if done else count

    def help_text(self) -> str:
        """Say what is private."""
        return self.words(
            "Work through a case alone, in five minutes or so: you choose, you see what follows, you can go back and try another way. What you choose stays in a private file of your own on this computer, which you can delete; it is in no report, export or backup of the records."
        )

    def body(self) -> ComposeResult:
        """Lay out the list, what the case under the cursor is about, and the promise."""
        with Horizontal():
            yield Panel(ChoiceList(id="list"), title=self.words("Cases to work through alone"), id="cases")
            yield Panel(Cropped(id="preview"), title=self.words("About"), id="about")
        yield TextView(self.words(PRIVATE), id="promise")

    async def read(self) -> None:
        """Read how far the person is in each case."""
        app = self.workshop_app
        self.standings = await app.call(app.workshop.learning.cases, self.person[0])

    async def reread(self) -> None:
        """Show how far one is; at first with the cursor on the case that was worked on last."""
        first = self.standings is None
        await super().reread()
        under_way = [each for each in self.standings or () if each.progress is Progress.UNDER_WAY]
        if first and under_way:
            latest = max(under_way, key=lambda each: each.updated_at)
            self.query_one("#list", ChoiceList).go_to(latest.case_id)
        if self._wanted:
            self.action_open()

    def on_screen_resume(self) -> None:
        """Read again how far one is: somebody comes back from a case."""
        if self.standings is not None:
            self.perform(self.reread(), group="read")

    def show(self) -> None:
        """Show what is known."""
        if (self.standings is None and not self.failed) or not self.query("#list"):
            return
        words, empty = self.words, self.words("The case bank holds no case yet.")
        if self.failed:
            empty = words(
                "How far you are could not be read. {find} finds “{wipe}”: then you begin anew.",
                find=self.key("palette"),
                wipe=words("Delete my private file"),
            )
        shown = [] if self.failed else [self._line(each) for each in self.standings or ()]
        self.query_one("#list", ChoiceList).show(shown, empty=empty)
        self._preview()
        self.refresh_commands()

    def _line(self, standing: Standing) -> Choice:
        words = self.words
        far = progress_name(standing.progress, words) if standing.progress is not Progress.NOT_BEGUN else ""
        minutes = words("{n} min", n=standing.minutes) if standing.minutes else ""
        return Choice(
            standing.case_id,
            words.text(standing.title),
            " · ".join(filter(None, (far, minutes))),
            _MARKS[standing.progress],
        )

    @property
    def current(self) -> Standing | None:
        """The case under the cursor."""
        lines = self.query_one_optional("#list", ChoiceList)
        key = lines.current.key if lines is not None and lines.current is not None else ""
        return next((each for each in self.standings or () if each.case_id == key), None)

    def on_choice_list_moved(self) -> None:
        """Tell what the case under the cursor is about."""
        self._preview()
        self.refresh_commands()

    def _preview(self) -> None:
        view, standing, words = self.query_one_optional("#preview", Cropped), self.current, self.words
        if view is None or standing is None:
            return
        page = Prose().say(words.text(standing.title), STRONG)
        if standing.hook is not None:
            page.gap(words.text(standing.hook))
        page.gap(progress_name(standing.progress, words), QUIET)
        view.show(page)

    def available(self, command_id: str) -> bool:
        """Open what the bank still has; forget what was begun."""
        standing = self.current if command_id in {"open", "forget"} else None
        if command_id == "open" and self.standings is None:
            return True  # the key is taken, and waits
        if command_id == "open":
            return standing is not None and standing.progress is not Progress.GONE
        if command_id == "forget":
            return standing is not None and standing.progress is not Progress.NOT_BEGUN
        return super().available(command_id)

    def on_choice_list_picked(self) -> None:
        """Open the case."""
        self.action_open()

    def action_open(self) -> None:
        """Begin the case under the cursor, or go on with it."""
        self._wanted = self.standings is None
        if self.available("open") and self.current is not None:
            self.app.push_screen(PlayScreen(*self.person, self.current.case_id))

    def action_trivia(self) -> None:
        """Ask what is due."""
        if self.person[0]:
            self.app.push_screen(TriviaScreen(*self.person))

    def action_book(self) -> None:
        """Write the questions of the bank to a file."""
        self.perform(write_book(self))

    def action_forget_answers(self) -> None:
        """Delete what the private file holds of questions."""
        if self.person[0]:
            self.perform(self._forget_answers())

    async def _forget_answers(self) -> None:
        if await forget_answers(self, self.person[0]):
            self.workshop_app.say(
                self.words("Deleted: what your private file held of questions. All of them are new again.")
            )

    def action_forget(self) -> None:
        """Delete what the private file holds of the case under the cursor."""
        if self.available("forget") and self.current is not None:
            self.perform(self._forget(self.current))

    async def _forget(self, standing: Standing) -> None:
        app, words = self.workshop_app, self.words
        question = Confirm(
            words("Forget this case?"),
            words(
                "What you chose and wrote in “{title}” is deleted from your private file. No copy is kept.",
                title=words.text(standing.title),
            ),
        )
        if await app.push_screen_wait(question):
            await app.call(app.workshop.learning.forget, self.person[0], standing.case_id)
            await self.reread()

    def action_wipe(self) -> None:
        """Delete the private file."""
        self.perform(self._wipe())

    async def _wipe(self) -> None:
        app, words = self.workshop_app, self.words
        question = Confirm(
            words("Delete your whole private file?"),
            words("All that you chose and wrote, in every case, is deleted. No copy is kept."),
        )
        if await app.push_screen_wait(question):
            await app.call(app.workshop.learning.forget, self.person[0])
            await self.reread()


async def play_alone(screen: WorkshopScreen[None], case_id: str) -> None:
    """Open a case for whoever learns, from a screen that shows it."""
    person = await learner(screen.workshop_app)
    if person is not None:
        screen.app.push_screen(PlayScreen(person.person_id, person.name, case_id))
