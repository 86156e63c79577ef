"""The cockpit: leading a session through its steps with the keyboard alone."""

from ethics_workshop.domain.agenda import Step
from ethics_workshop.tui.cockpit import keys
from ethics_workshop.tui.cockpit.panels import PagePanel
from ethics_workshop.tui.cockpit.peek import STAY
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.screens.cockpit_booth import Boothing
from ethics_workshop.tui.screens.cockpit_ending import Ending
from ethics_workshop.tui.screens.cockpit_groups import Grouping
from ethics_workshop.tui.screens.cockpit_recording import Recording
from ethics_workshop.tui.screens.cockpit_reviewing import Reviewing
from ethics_workshop.tui.screens.cockpit_time import Timing
from ethics_workshop.words.names import step_name


class CockpitScreen(Boothing, Timing, Recording, Reviewing, Grouping, Ending):
    """Runs one session. Every change is on disk before it is shown."""

    CSS_PATH = "cockpit.tcss"
    ACTIONS = keys.COCKPIT

    def available(self, command_id: str) -> bool:
        """Read the transition table. Notes do not stay on a screen that the room sees, by the settings."""
        if command_id == keys.KIOSK.id and self.workshop_app.workshop.practice:
            return False  # nobody signs what is thrown away
        if command_id == keys.KEEP_NOTES.id and self.second_screen == "no":
            return False
        if command_id == keys.REVIEW.id and not self.to_review:
            return False
        if command_id in {c.id for c in keys.COCKPIT}:
            return (
                self.session is not None
                and not self.holds(command_id)
                and keys.live(command_id, self.session, self.page, len(self.pages))
            )
        return super().available(command_id)

    def of_this_step(self) -> frozenset[str]:
        """Return what the step allows beyond what every step does."""
        own = {command_id for command_id in keys.OF_STEPS if self.available(command_id)}
        return frozenset(own) | {keys.DO.id, keys.NEXT.id, keys.BACK.id}

    def commands(self) -> list[Command]:
        """Return the commands, those that are live first: the footer has no room for all."""
        own = {command.id for command in self.ACTIONS}
        return sorted(super().commands(), key=lambda c: c.id in own and not self.available(c.id))

    # moving

    def action_next(self) -> None:
        """Turn the page; from the last one go to the next step."""
        if self.page + 1 < len(self.pages):
            self.action_page(1)
        else:
            self.perform(self._go_on(), group="step")

    def action_skip(self) -> None:
        """Leave the rest of this step, and say how to come back to it."""
        self.perform(self._go_on(told=True), group="step")

    async def _go_on(self, *, told: bool = False) -> None:
        before = self.now
        await self.run(self.service.next)
        words, back = self.words, self.key(keys.BACK.id)
        vote = {Step.VOTE_A: "a", Step.VOTE_B: "b"}.get(before.step)
        name = step_name(before.step, words)
        if vote and before.present and not before.round(vote).ballots:
            self.workshop_app.say(
                words("“{step}” was left without ballots. {key} goes back.", step=name, key=back)
            )
        elif told:
            self.workshop_app.say(words("“{step}” was cut short. {key} goes back.", step=name, key=back))

    def action_step_back(self) -> None:
        """Turn the page back; from the first one go to the step before."""
        if self.page > 0:
            self.action_page(-1)
        else:
            self.perform(self.run(self.service.back), group="step")

    def action_page(self, by: int) -> None:
        """Turn pages within the step."""
        self.page = max(0, min(self.page + by, len(self.pages) - 1))
        self.show()

    def action_scroll(self, by: int) -> None:
        """Scroll the notes while they are shown, else what the room sees."""
        panel = self.query_one("#private" if self.notes_left else "#room", PagePanel)
        panel.scroll(by)

    def action_do(self) -> None:
        """Do the one thing that this step is for."""
        doing = {
            keys.PEOPLE.id: self.action_people,
            keys.TALLY.id: self.action_tally,
            keys.BOOTH.id: self.action_booth,
            keys.INJECT.id: self.action_inject,
            keys.COMMIT.id: self.action_commitment,
            keys.FEEDBACK.id: self.action_feedback,
            keys.CLOSE.id: self.action_close_session,
            keys.NEXT.id: self.action_next,
        }
        doing[keys.to_do(self.now, self.material.ballot if self.material else "")]()

    # the notes

    def action_notes(self) -> None:
        """Show the notes for a few seconds, or for good where the settings say so; hide them when they are shown."""
        self.turn_notes(stay=self.second_screen == "yes")
        self.show()

    def action_keep_notes(self) -> None:
        """Keep the notes open, once it is confirmed that only the facilitator sees this screen."""
        words = self.words

        def answer(yes: bool | None) -> None:
            self.notes_left = STAY if yes else 0
            self.show()

        if self.second_screen == "yes":
            answer(yes=True)
            return

        self.app.push_screen(
            Confirm(
                words("Keep your notes open?"),
                words(
                    "Only on a screen that you alone see: not projected, not shared. The room must not read them."
                ),
                yes=words("Only I see it"),
            ),
            answer,
        )

    def action_copy(self) -> None:
        """Copy what the room sees, to be pasted into the meeting's chat."""
        self.app.copy_to_clipboard(self.pages[self.page].prose.plain)
        self.workshop_app.say(self.words("Copied, if your terminal allows it."))
