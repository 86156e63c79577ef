"""The time of a session in the cockpit: a minute more, a step less, and a pause when something real comes up."""

from ethics_workshop.domain.pace import left_out, to_cut
from ethics_workshop.domain.stage import Showing
from ethics_workshop.tui.cockpit import keys
from ethics_workshop.tui.screens.cockpit_stage import Staging
from ethics_workshop.words.names import step_name

MINUTE = 60


class Timing(Staging):
    """The commands of time."""

    def action_timer(self) -> None:
        """Start or pause the timer."""
        self.timer.toggle()
        self.show_time()
        self.perform(self.keep_clock(), group="clock")

    def action_more_time(self) -> None:
        """Give the step a minute more. What is later for it, the pace tells."""
        self.timer.added += MINUTE
        self.show_time()
        self.perform(self.keep_clock(), group="clock")

    def action_cut(self) -> None:
        """Leave out the step that the agenda would cut next; when nothing more may go, take all in again."""
        self.perform(self._cut(), group="step")

    async def _cut(self) -> None:
        place, words, key = to_cut(self.now), self.words, self.key(keys.CUT.id)
        self.app.clear_notifications()  # what was left out before is in the strip
        if place is None:
            back = ", ".join(step_name(each.step, words) for each in left_out(self.now))
            await self.run(self.service.cut, restore=True)
            self.workshop_app.say(words("Back on the way: {steps}.", steps=back))
            return
        await self.run(self.service.cut, place.step)
        following = to_cut(self.now)
        said = words("“{step}” is left out.", step=step_name(place.step, words))
        more = (
            words("{key} leaves out “{step}” too.", key=key, step=step_name(following.step, words))
            if following
            else words("{key} takes it in again.", key=key)
        )
        self.workshop_app.say(f"{said} {more}")

    def action_pause_real(self) -> None:
        """Take the case off the screen and stop the timer; nothing is recorded."""
        from ethics_workshop.tui.screens.pause import PauseScreen

        assert self.material is not None  # noqa: S101  # commands are dead before loading
        running, self.notes_left = self.timer.running, min(self.notes_left, 0)
        self.timer.pause()
        self.showing = Showing.PAUSED
        self.show_time()
        self.perform(self.keep_clock(), group="clock")

        def over(go_on: bool | None) -> None:
            self.showing = Showing.LIVE
            if go_on:
                self.timer.load(self.timer.elapsed, running=running, added=self.timer.added)
                self.show()
            else:
                self.perform(self.go())

        alone = self.second_screen == "yes" and self.has_class("-wide")
        self.app.push_screen(PauseScreen(self.material.local, notes_stay=alone), over)
