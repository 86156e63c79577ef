"""The booth in the cockpit: opening it, going on with it, and saying when one was interrupted."""

from ethics_workshop.domain.session import Session
from ethics_workshop.services.booth import Booth
from ethics_workshop.tui.cockpit.booth import INTERRUPTED, VOTE_AGAIN
from ethics_workshop.tui.cockpit.keys import BACK, BOOTH, NEXT, SKIP
from ethics_workshop.tui.dialogs.message import Message
from ethics_workshop.tui.screens.cockpit_leading import Leading

HELD = frozenset({NEXT.id, BACK.id, SKIP.id})
"""What would lead away from a vote whose booth is open, and lose its ballots."""


class Boothing(Leading):
    """A vote for which the computer goes round."""

    @property
    def booth(self) -> Booth | None:
        """The booth that is open for the vote on the table."""
        session = self.session
        if session is None or session.booth is None:
            return None
        return self.workshop_app.workshop.booths.of(session)

    def holds(self, command_id: str) -> bool:
        """Whether the vote keeps a command back while its booth is open: it ends there, with a count or without."""
        return command_id in HELD and self.booth is not None

    def under_way(self) -> str:
        """Say that an open booth does not outlive the program."""
        waiting = super().under_way()
        if self.booth is None:
            return waiting
        lost = self.words("Only the ballots of the open booth are lost when the program ends.")
        return f"{waiting} {lost}"

    def action_booth(self) -> None:
        """Hand the computer round. The notes are put away: whoever has it must not read them."""
        from ethics_workshop.tui.screens.booth import BoothScreen

        self.notes_left = 0
        self.show()
        self.app.push_screen(BoothScreen(self.now), self._from_booth)

    def _from_booth(self, session: Session | None) -> None:
        if session is not None:
            self.perform(self._after_booth(session), group="step")

    async def _after_booth(self, session: Session) -> None:
        counted = session.booth is None and session.rounds != self.now.rounds
        if "booth" not in (self.material.ballot if self.material else ""):
            self.choose_ballot("booth")
        await self.take(session)
        if counted:
            ballots = session.round(session.step.value.removeprefix("vote-")).ballots
            self.workshop_app.say(
                self.words.n(
                    "{n} ballot counted. Before you go on: {key}, your notes.",
                    "{n} ballots counted. Before you go on: {key}, your notes.",
                    ballots,
                    key=self.key("notes"),
                )
            )

    async def _load(self) -> None:
        try:
            await super()._load()
        finally:
            self._tell_of_interrupted()

    def _tell_of_interrupted(self) -> None:
        session = self.session
        if session is None or not self.workshop_app.workshop.booths.interrupted(session):
            return
        self.choose_ballot("booth")
        then = self.words(VOTE_AGAIN, key=self.key(BOOTH.id))
        self.app.push_screen(Message(self.words("Vote again"), self.words(INTERRUPTED), then))
