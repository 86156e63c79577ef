"""“Pause: something real”: a neutral screen for the room, and for the facilitator what to say and to do today."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.domain.text import Text
from ethics_workshop.tui.cockpit.panels import PrivatePanel, RoomPanel
from ethics_workshop.tui.cockpit.peek import STAY, Peeking
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.prose import COOL, STRONG, WARM, Prose
from ethics_workshop.words import pause
from ethics_workshop.words.language import N_

RESUME = Command("go-on", ("enter", "p"), N_("Go on"), N_("Go on with the session where it stands"), "go_on")
NOTES = Command(
    "notes", ("n",), N_("Notes"), N_("See what to say and to do for 8 seconds; once more hides it"), "notes"
)
STOP = Command(
    "stop",
    ("x",),
    N_("Stop here"),
    N_("Leave the session where it stands: it can be taken up another day"),
    "stop",
)
BACK = Command(
    "back", ("escape",), N_("Go on"), N_("Go on with the session where it stands"), "app.back", footer=False
)


class PauseScreen(Peeking[bool]):
    """True goes on with the session, False leaves it. Nothing that happens here is written anywhere."""

    CSS_PATH = "pause.tcss"
    ACTIONS = (RESUME, NOTES, STOP, BACK)
    ABOUT = N_(
        "Something real came up. The room sees a neutral page, the timer stands still, and nothing is recorded. What to say, and what to do today, is shown to you for 8 seconds. Going on and stopping are both fine."
    )

    def __init__(self, local: Mapping[str, Text], *, notes_stay: bool = False) -> None:
        super().__init__()
        self._local = local
        self._stay = notes_stay
        self.notes_left = STAY if notes_stay else 0

    def title_text(self) -> str:
        """Say nothing of the case."""
        return self.words("Pause")

    def aside_text(self) -> str:
        """Name the language alone: the room need not read who is signed in."""
        return self.workshop_app.language_name

    def body(self) -> ComposeResult:
        """Lay out the two panels of the cockpit."""
        words = self.words
        with Horizontal(id="panels"):
            yield RoomPanel(title=words("The room sees"), id="room")
            yield PrivatePanel(title=words("For you only"), id="private")

    def on_mount(self) -> None:
        """Show the neutral page, and start the second hand."""
        self.show()
        self.set_interval(1.0, self.tick)

    async def relabel(self) -> None:
        """Show it in the language just chosen."""
        await super().relabel()
        self.show()

    def show(self) -> None:
        """Paint both panels."""
        words = self.words
        room = Prose().say(words(pause.ROOM[0]), STRONG).gap(words(pause.ROOM[1]))
        self.query_one("#room", RoomPanel).show(room)
        private = Prose().say(words("Say"), WARM)
        for line in pause.SAY:
            private.say(words(line), STRONG)
        private.gap(words("Then, and today"), WARM)
        for line in pause.duties(self._local, words):
            private.say(line, lead="• ", lead_style=COOL)
        self.query_one("#private", PrivatePanel).show(private, subtitle=self.notes_name())
        self.show_notes()

    def tick(self) -> None:
        """Hide the notes when their seconds are over."""
        self.tick_notes()

    def action_notes(self) -> None:
        """Show what is for the facilitator, or hide it."""
        self.turn_notes(stay=self._stay)
        self.show()

    def action_go_on(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_stop(self) -> None:
        """Leave the session for another day."""
        self.dismiss(False)

    async def leave(self) -> None:
        """Go on: a key pressed by mistake ends nothing."""
        self.dismiss(True)
