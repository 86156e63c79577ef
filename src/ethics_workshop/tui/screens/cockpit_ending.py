"""The end of a session in the cockpit: signing, closing, giving up, leaving it for later."""

from collections.abc import Callable

from ethics_workshop.domain.session import Session, State
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.dialogs.leaving import Leaving
from ethics_workshop.tui.screens.cockpit_leading import Leading
from ethics_workshop.words.dates import clock
from ethics_workshop.words.names import step_name
from ethics_workshop.words.texts import PRACTICE


class Ending(Leading):
    """The commands that end a session, or leave it."""

    def action_kiosk(self) -> None:
        """Let people sign, one at a time."""
        from ethics_workshop.tui.screens.kiosk import KioskScreen

        self.app.push_screen(KioskScreen(self.session_id))

    def action_close_session(self) -> None:
        """Say how many completions are recorded, then close."""
        words, session = self.words, self.now
        counted = len(session.completing()) if session.plan.requirement else 0
        practice = [words(PRACTICE)] if self.workshop_app.workshop.practice else []
        lines = [
            *practice,
            words.n(
                "{n} person will be recorded as complete.",
                "{n} people will be recorded as complete.",
                counted,
            ),
            words("Closing is final: commitments, counts and attendance can no longer change."),
        ]
        if not session.plan.requirement:
            lines.insert(len(practice) + 1, words("This agenda completes no requirement."))
        missed = len(session.people) - counted
        if session.plan.requirement and missed:
            lines.insert(
                len(practice) + 1,
                words.n(
                    "{n} person was not here from the first vote through the debrief.",
                    "{n} people were not here from the first vote through the debrief.",
                    missed,
                ),
            )

        def answer(yes: bool | None) -> None:
            if yes:
                self.perform(self._end(self.service.close))

        self.app.push_screen(
            Confirm(words("Close the session?"), "\n".join(lines), yes=words("Close it")), answer
        )

    def action_cancel_session(self) -> None:
        """Ask, then give the session up."""
        words = self.words

        def answer(yes: bool | None) -> None:
            if yes:
                self.perform(self._end(self.service.cancel))

        self.app.push_screen(
            Confirm(
                words("Cancel the session?"),
                words(
                    "Nobody completes anything by it, and it cannot be taken up again. To go on another day, leave with {key}: it waits where it stands.",
                    key=self.key("back"),
                ),
                yes=words("Cancel it"),
            ),
            answer,
        )

    async def _end(self, change: Callable[..., Session]) -> None:
        app = self.workshop_app
        session = await app.call(change, self.session_id, actor=app.actor)
        app.drafts.pop(self.session_id, None)
        self.timer.pause()
        self.over(session)

    def over(self, session: Session) -> None:
        """Show what everyone receives, in place of the cockpit."""
        from ethics_workshop.tui.screens.summary import SummaryScreen

        self.app.switch_screen(SummaryScreen(session.id))

    def under_way(self) -> str:
        """Say where the session waits, once people are in it."""
        session, words = self.session, self.words
        if session is None or session.state is not State.OPEN:
            return ""
        if self.workshop_app.workshop.practice:
            return words("The practice run ends here, and nothing of it is kept.")
        return words(
            "The session waits at “{step}”, its timer at {time}. Nothing is lost: Home offers to go on with it.",
            step=step_name(session.step, words),
            time=clock(self.timer.elapsed),
        )

    async def leave(self) -> None:
        """Keep the timer where it stands, and go; ask first when people are in the session."""
        waiting = self.under_way()
        if not waiting:
            self.perform(self.go())
            return
        question = Leaving(self.words("Leave the cockpit?"), waiting)

        def answer(yes: bool | None) -> None:
            if yes:
                self.perform(self.go())

        self.app.push_screen(question, answer)
