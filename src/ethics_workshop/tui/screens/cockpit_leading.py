"""Changing a session from the cockpit: on disk first, then on the screen."""

from collections.abc import Callable

from ethics_workshop.domain.session import Session, State
from ethics_workshop.services.sessions import SessionService
from ethics_workshop.tui.cockpit.material import gather
from ethics_workshop.tui.dialogs.form import Drafts
from ethics_workshop.tui.screens.cockpit_view import CockpitView


class Leading(CockpitView):
    """What every command of the cockpit needs."""

    async def run(self, change: Callable[..., Session], *args: object, **options: object) -> None:
        """Do `change` on disk, then show the session after it. Raises WorkshopError, with nothing changed."""
        app = self.workshop_app
        session = await app.call(change, self.session_id, *args, actor=app.actor, **options)
        await self.take(session)

    async def take(self, session: Session) -> None:
        """Show the session after a change: at a new step, from its beginning."""
        assert self.material is not None  # noqa: S101  # commands are dead before loading
        before = self.material.session
        if session.position.case != before.position.case:
            ballot = self.material.ballot
            self.material = await self.workshop_app.call(gather, self.workshop_app.workshop, session)
            self.choose_ballot(ballot)
        else:
            self.material = self.material.at(session)
        if session.index != before.index:
            self.spent[before.index], self.added[before.index] = self.timer.elapsed, self.timer.added
            self.timer.load(
                self.spent.get(session.index, 0), running=True, added=self.added.get(session.index, 0)
            )
            self.page = 0
            self.app.clear_notifications()  # what was said of an earlier step is over
            self.query("ToastHolder").remove()  # Textual leaves the empty lines of a notice that was cleared
            self.notes_left = min(self.notes_left, 0)
        elif before.state is State.PLANNED and session.state is State.OPEN:
            self.timer.load(self.timer.elapsed, running=True, added=self.timer.added)
        self.show()
        await self.keep_clock()

    async def go(self) -> None:
        """Keep the timer where it stands, and leave."""
        try:
            await self.keep_clock()
        finally:
            self.dismiss(None)

    def choose_ballot(self, ballot: str) -> None:
        """Tell the room how it votes from now on."""
        assert self.material is not None  # noqa: S101  # commands are dead before loading
        self.material = self.material.voting(ballot)
        self.show()

    @property
    def drafts(self) -> Drafts:
        """What was typed for this session and not saved: it outlives dialogs, and this screen."""
        return self.workshop_app.drafts.setdefault(self.session_id, {})

    @property
    def service(self) -> SessionService:
        """What changes the session."""
        return self.workshop_app.workshop.sessions

    @property
    def now(self) -> Session:
        """The session as it stands, once it is loaded."""
        assert self.session is not None  # noqa: S101  # commands are dead before loading
        return self.session
