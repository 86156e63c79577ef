"""Trivia: one question at a time, why the answer is what it is, and a day that has enough."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import ClassVar

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.trivia import LETTERS, Dealt, Grade
from ethics_workshop.services.trivia import Answered, Sitting
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.learning import questions
from ethics_workshop.tui.learning.book import forget_answers
from ethics_workshop.tui.learning.choosing import PAGING, ChoosingScreen, lettered_commands
from ethics_workshop.tui.learning.who import learner
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.words.language import N_
from ethics_workshop.words.trivia import PRIVATE_ANSWERS


class Stage(Enum):
    """What is on the screen."""

    WAIT = auto()
    """The bank and the file are being read."""
    ASKED = auto()
    ANSWERED = auto()
    NOTHING = auto()
    """Enough for today, nothing due, or no question in the bank."""


class TriviaScreen(ChoosingScreen):
    """Asks `person` what is due. Every answer is on disk before what is right is shown."""

    CSS_PATH = "trivia.tcss"
    ACTIONS = (
        Command("go-on", ("enter",), N_("Go on"), N_("The next question; after five minutes, more of them"), "go_on"),
        *lettered_commands(LETTERS, N_("Take the choice of this letter")),
        Command("hard", ("h",), N_("It was hard"), N_("After a right answer: ask me again sooner; once more takes it back"),
                "grade('hard')"),
        Command("easy", ("y",), N_("It was easy"), N_("After a right answer: ask me again later; once more takes it back"),
                "grade('easy')"),
        Command("forget", (), N_("Forget my answers"), N_("Delete when you answered which question; all are new again"),
                "forget", footer=False),
        *PAGING,
    )  # fmt: skip

    LETTERS = LETTERS
    STAGES: ClassVar[Mapping[str, set[Stage]]] = {
        "go-on": {Stage.ANSWERED, Stage.NOTHING},
        "choose": {Stage.ASKED},
        **{f"option-{letter}": {Stage.ASKED} for letter in LETTERS},
        "hard": {Stage.ANSWERED},
        "easy": {Stage.ANSWERED},
    }

    def __init__(self, person_id: str, person_name: str) -> None:
        super().__init__(person_id, person_name)
        self.sitting: Sitting | None = None
        self.answered: Answered | None = None
        self.more = False
        """Whether the learner goes on after five minutes."""

    @property
    def stage(self) -> Stage:
        """What is on the screen."""
        if self.sitting is None:
            return Stage.WAIT
        if self.answered is not None:
            return Stage.ANSWERED
        return Stage.NOTHING if self.sitting.asked is None else Stage.ASKED

    @property
    def known(self) -> int:
        """How many choices the question has."""
        asked = self.sitting.asked if self.sitting else None
        return len(asked.choices) if asked else 0

    # what it says

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Trivia")

    def help_text(self) -> str:
        """Say how questions come back, and what is private."""
        return self.words(
            "One question at a time, about five minutes a day. A right answer comes back later each time, a wrong one the next day. There are no points, and a day without any loses nothing. When you answered which question stays in your private file on this computer; which choice you took is not kept at all."
        )

    def available(self, command_id: str) -> bool:
        """Refuse a choice where none waits, a grade for a wrong answer, and going on where nothing is left."""
        if command_id not in self.STAGES:
            return super().available(command_id)
        if self.sitting is None or not self.of_use(command_id):
            return False
        if command_id in {"hard", "easy"}:
            return self.answered is not None and self.answered.correct
        return self.stage is not Stage.NOTHING or self.sitting.deal.state is Dealt.ENOUGH

    # what is asked

    def on_mount(self) -> None:
        """Find what is due."""
        self.watch_page()
        self.once(self._next)

    async def _next(self) -> None:
        app = self.workshop_app
        trivia = app.workshop.trivia
        try:
            self.sitting = await app.call(lambda: trivia.next(self.person_id, more=self.more))
        except WorkshopError:
            if self.sitting is None:  # there is nothing to stay for
                self.dismiss(None)
            raise
        self.answered = None
        self.show()

    def show(self, *, top: bool = True) -> None:
        """Show the stage one is at; `top` begins at its first line."""
        if self.sitting is None or not self.query("#page"):
            return
        words, asked = self.words, self.sitting.asked
        title = words.text(asked.card.title) if asked else ""
        options = questions.choices(asked, words) if asked and self.stage is Stage.ASKED else ()
        self.lay(title, self._page(self.sitting), options, top=top)

    def _page(self, sitting: Sitting) -> Prose:
        if self.answered is not None:
            return questions.outcome(self.answered, self.words)
        if sitting.asked is not None:
            return questions.question(sitting.asked, self.words)
        return questions.nothing(sitting.deal, self.words)

    def foot(self) -> str:
        """Say when the question comes back, or what is private."""
        words = self.words
        if self.answered is None:
            return words(PRIVATE_ANSWERS) if self.sitting else ""
        said = questions.afterwards(self.answered, words)
        if not self.answered.correct or self.answered.grade is not Grade.GOOD:
            return said
        keys = words("Hard: {hard} · Easy: {easy}", hard=self.key("hard"), easy=self.key("easy"))
        return f"{said} {keys}"

    # answering

    @property
    def choosing(self) -> bool:
        """Whether a question waits."""
        return self.stage in {Stage.WAIT, Stage.ASKED}

    def choose(self, key: str) -> None:
        """Answer by letter."""
        asked, trivia = self.sitting.asked if self.sitting else None, self.workshop_app.workshop.trivia
        if asked is not None:
            card_id = asked.card.id
            self._take(lambda: trivia.answer(self.person_id, card_id, key))

    def action_grade(self, grade: str) -> None:
        """Say that a right answer was hard or easy; the same key once more takes that back."""
        answered, trivia = self.answered, self.workshop_app.workshop.trivia
        if answered is not None:
            wanted = Grade.GOOD if answered.grade is Grade(grade) else Grade(grade)
            self._take(lambda: trivia.regrade(self.person_id, answered, wanted), top=False)

    def _take(self, step: Callable[[], Answered], *, top: bool = True) -> None:
        async def taking() -> None:
            self.answered = await self.workshop_app.call(step)
            self.show(top=top)

        self.once(taking)

    def action_go_on(self) -> None:
        """Ask the next question; after five minutes, more of them."""
        self.more = self.more or self.stage is Stage.NOTHING
        self.once(self._next)

    def action_forget(self) -> None:
        """Delete what the private file holds of questions."""
        self.perform(self._forget(), group="forget")

    async def _forget(self) -> None:
        if await forget_answers(self, self.person_id):
            await self._next()


async def ask_alone(screen: WorkshopScreen[None]) -> None:
    """Ask whoever learns what is due, from a screen that does not know them."""
    person = await learner(screen.workshop_app)
    if person is not None:
        screen.app.push_screen(TriviaScreen(person.person_id, person.name))
