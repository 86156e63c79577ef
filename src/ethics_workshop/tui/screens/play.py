"""A case alone: one scene at a time, a choice, what follows from it, the way back, and at the end both roads."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.services.learning import Place, Rehearsal
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.note import Note, NoteKind
from ethics_workshop.tui.learning import story
from ethics_workshop.tui.learning.choosing import PAGING, ChoosingScreen, lettered_commands
from ethics_workshop.tui.prose import Prose
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.panel import ReadPanel
from ethics_workshop.words.language import N_

REHEARSAL = NoteKind(
    "rehearsal",
    N_("What would you say, and to whom?"),
    N_("One or two sentences, in your own words. They stay in your private file."),
)

LETTERS = "abcd"
"""The keys of options: a decision has four at most."""


class Stage(Enum):
    """What is on the screen."""

    READ = auto()
    """The scene, and the options of its decision."""
    MET = auto()
    """What follows the last choice, revealed part by part."""
    END = auto()
    COMPARE = auto()
    """One's own words beside those of the case."""


class Consent(Enum):
    """What the learner said about recording that the case was worked through."""

    ASKED = auto()
    RECORDED = auto()
    RECORDED_BEFORE = auto()
    NOT_NOW = auto()


class PlayScreen(ChoosingScreen):
    """Walks `person` through a case. Every choice is on disk before what follows from it is shown."""

    CSS_PATH = "play.tcss"
    ACTIONS = (
        Command("go-on", ("enter",), N_("Go on"), N_("Read on: the reason, what to say, the next scene"), "go_on"),
        *lettered_commands(LETTERS, N_("Take the option of this letter")),
        Command("another-way", ("left", "backspace"), N_("Another way"), N_("Undo the last choice, and try another way"),
                "another_way"),
        Command("outcome", ("o",), N_("What happened"), N_("See again what followed your last choice"), "outcome",
                footer=False),
        Command("rehearse", ("w",), N_("Say it"), N_("Write what you would say, and compare it with the case"), "rehearse"),
        Command("record", ("r",), N_("Record"), N_("Record that you worked through this case; never what you chose"),
                "record", footer=False),
        Command("not-now", ("n",), N_("Not now"), N_("Record nothing: no reason is asked"), "not_now", footer=False),
        Command("again", ("g",), N_("Begin again"), N_("Go back to the first scene"), "again", footer=False),
        *PAGING,
    )  # fmt: skip

    LETTERS = LETTERS
    STAGES: ClassVar[Mapping[str, set[Stage]]] = {
        "go-on": {Stage.MET, Stage.COMPARE},
        "choose": {Stage.READ},
        **{f"option-{letter}": {Stage.READ} for letter in LETTERS},
        "another-way": {Stage.READ, Stage.MET, Stage.END},
        "outcome": {Stage.READ, Stage.END},
        "rehearse": {Stage.MET, Stage.END, Stage.COMPARE},
        "record": {Stage.END},
        "not-now": {Stage.END},
        "again": {Stage.READ, Stage.END},
    }

    stage: Stage = Stage.READ

    def __init__(self, person_id: str, person_name: str, case_id: str) -> None:
        super().__init__(person_id, person_name)
        self.case_id = case_id
        self.place: Place | None = None
        self.parts = 1
        """How much of what follows the last choice is revealed."""
        self.consent = Consent.ASKED
        self._rehearsal: Rehearsal | None = None
        self._looking_back = False
        """Whether what followed the last choice is looked at once more."""

    # what it says

    def title_text(self) -> str:
        """Name the case."""
        return self.words.text(self.place.play.case.title) if self.place else self.words("A case alone")

    def help_text(self) -> str:
        """Say what is private, and that there is a way back."""
        return self.words(
            "One scene at a time: choose, see what happens, then why, then what one could say. Going back undoes the last choice, as often as you like. Your choices are kept as you make them, in a private file of your own: you can leave at any moment and go on another day."
        )

    def help_heading(self) -> str:
        """Name the screen."""
        return self.words("A case alone")

    @property
    def known(self) -> int:
        """How many options the decision has; before the case is read, as many as there can be."""
        return len(self.place.play.open) if self.place else len(LETTERS)

    def available(self, command_id: str) -> bool:
        """Refuse what takes a choice before the first one, an answer twice, and everything before the case is read."""
        if command_id not in self.STAGES:
            return super().available(command_id)
        if self.place is None or not self.of_use(command_id):
            return False
        needs_choice = command_id in {"another-way", "outcome", "again"}
        if command_id in {"record", "not-now"}:
            return self.consent is Consent.ASKED
        return not needs_choice or bool(self.place.play.turns)

    def body(self) -> ComposeResult:
        """Lay out the page with its options, the line under it, and the question at the end."""
        words = self.words
        yield from super().body()
        with Horizontal(id="buttons"):
            yield KeyButton(self.key("record"), words("My name, the case, the day"), id="record-button")
            yield KeyButton(self.key("not-now"), words("Not now"), id="not-now-button")

    # where one is

    def on_mount(self) -> None:
        """Open the case where the learner is."""
        self.watch_page()
        self.perform(self._open())

    async def _open(self) -> None:
        app = self.workshop_app
        place = await app.call(app.workshop.learning.open, self.person_id, self.case_id)
        if place.changed:
            app.say(self.words("The case has changed since you were here: it begins again."))
        self._at(place)

    def _at(self, place: Place, *, met: bool = False) -> None:
        """Show a place: at once, or first what follows the choice that led there."""
        self.place, self.parts = place, 1
        self.consent = Consent.ASKED
        self.stage = Stage.MET if met else self._next_stage
        self.show()

    @property
    def _next_stage(self) -> Stage:
        """What comes after all that follows a choice."""
        return Stage.END if self.place and self.place.play.finished else Stage.READ

    def show(self, *, top: bool = True) -> None:
        """Show the stage one is at; `top` begins at its first line."""
        if self.place is None or not self.query("#page"):
            return
        self._looking_back = self._looking_back and self.stage is Stage.MET
        words, play = self.words, self.place.play
        pages: dict[Stage, tuple[str, Callable[[], Prose]]] = {
            Stage.READ: (
                words("Decision {n}", n=len(play.turns) + 1),
                lambda: story.scene(play, words),
            ),
            Stage.MET: (
                words("Decision {n}: what follows", n=len(play.turns)),
                lambda: story.met(play, self.parts, words),
            ),
            Stage.END: (words("The end"), lambda: story.ending(play, words)),
            Stage.COMPARE: (words("Say it"), self._comparison),
        }
        title, page = pages[self.stage]
        options = story.lettered(play.open, words) if self.stage is Stage.READ else ()
        self.lay(title, page(), options, top=top)

    def _comparison(self) -> Prose:
        return story.comparison(self._rehearsal, self.words) if self._rehearsal else Prose()

    def foot(self) -> str:
        """Say what is private before the first choice, and what is asked or was answered at the end."""
        if self.stage is Stage.END:
            return self.words(_CONSENT[self.consent])
        first = self.place is not None and not self.place.play.turns
        return story.promise(self.words) if first and self.stage is Stage.READ else ""

    @property
    def foot_first(self) -> bool:
        """Whether the foot is said before all of the page is: the question at the end is."""
        return self.stage is Stage.END

    def show_foot(self) -> None:
        """Say under the page what waits; the question at the end has its two answers."""
        super().show_foot()
        asked = self.stage is Stage.END and self.consent is Consent.ASKED
        for buttons in self.query("#buttons"):
            buttons.display = asked

    @property
    def choosing(self) -> bool:
        """Whether a decision waits."""
        return self.place is None or self.stage is Stage.READ

    def choose(self, key: str) -> None:
        """Take an option of the decision."""
        learning = self.workshop_app.workshop.learning
        self._step(lambda: learning.choose(self.person_id, self.case_id, key), met=True)

    def action_another_way(self) -> None:
        """Undo the last choice."""
        learning = self.workshop_app.workshop.learning
        self._step(lambda: learning.back(self.person_id, self.case_id))

    def action_again(self) -> None:
        """Begin again."""
        learning = self.workshop_app.workshop.learning
        self._step(lambda: learning.start(self.person_id, self.case_id, again=True))

    def _step(self, step: Callable[[], Place], *, met: bool = False) -> None:
        """Take a step of the way; `met` shows what follows it before the next scene."""

        async def taking() -> None:
            self._at(await self.workshop_app.call(step), met=met)

        self.once(taking)

    def action_outcome(self) -> None:
        """Show again all that followed the last choice."""
        if self.place is not None:
            self.stage, self.parts = Stage.MET, story.parts_of(self.place.play)
            self._looking_back = True
            self.show()

    def _to_the_end(self) -> None:
        self.query_one("#page", ReadPanel).scroll_end(animate=False, immediate=True)

    def action_go_on(self) -> None:
        """Reveal the next part; after the last one, go on to what comes next."""
        if self.place is None:
            return
        if self.stage is Stage.MET and self.parts < story.parts_of(self.place.play):
            self.parts += 1
            self.show(top=False)
            self.call_after_refresh(self._to_the_end)
            return
        self.stage = self._next_stage
        self.show()

    # rehearsing

    def action_rehearse(self) -> None:
        """Ask for a sentence, then show it beside what the case proposes."""
        self.perform(self._rehearse())

    async def _rehearse(self) -> None:
        app = self.workshop_app
        drafts = app.drafts.setdefault(f"learn {self.person_id} {self.case_id}", {})
        if await app.push_screen_wait(Note(REHEARSAL, self._keep_sentence, drafts)):
            self.stage = Stage.COMPARE
            self.show()

    async def _keep_sentence(self, text: str) -> None:
        app = self.workshop_app
        learning = app.workshop.learning
        self._rehearsal = await app.call(learning.rehearse, self.person_id, self.case_id, text)

    # the end

    def on_key_button_pressed(self, event: KeyButton.Pressed) -> None:
        """Take the answer that was pressed or clicked."""
        if event.button.id == "record-button":
            self.action_record()
        else:
            self.action_not_now()

    def action_record(self) -> None:
        """Record that the case was worked through."""
        self.once(self._record)

    async def _record(self) -> None:
        app = self.workshop_app
        solo = app.workshop.solo
        done = await app.call(solo.record, self.person_id, self.case_id, actor=self.person_id)
        self.consent = Consent.RECORDED if done.first else Consent.RECORDED_BEFORE
        self.show(top=False)

    def action_not_now(self) -> None:
        """Record nothing."""
        self.consent = Consent.NOT_NOW
        self.show(top=False)

    async def leave(self) -> None:
        """Escape: from what is looked at beside the story back to it, from there away. Every choice is kept."""
        if self.stage is Stage.COMPARE or self._looking_back:
            self.stage = self._next_stage
            self.show()
        else:
            await super().leave()


_CONSENT = {
    Consent.ASKED: N_("Record that you worked through it? What you chose is never recorded."),
    Consent.RECORDED: N_(
        "Recorded: your name, the case and the day, as “My record” shows. What you chose was not."
    ),
    Consent.RECORDED_BEFORE: N_("It was recorded today already; nothing was added."),
    Consent.NOT_NOW: N_("That is fine. Nothing was recorded."),
}
