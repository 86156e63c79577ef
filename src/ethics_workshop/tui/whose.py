"""Screens about one person: whoever acts, or whoever says so when the screen opens."""

from typing import ClassVar

from textual import events

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.tui.learning.who import asked, named
from ethics_workshop.tui.screen import WorkshopScreen


class WhoseScreen(WorkshopScreen[None]):
    """Asks whose it is where nobody acts, then reads and shows what there is. Subclasses write `read` and `show`."""

    ASKED: ClassVar[str] = ""
    """What is asked where it is not known whose screen it is: a msgid. Escape leads back."""

    def __init__(self) -> None:
        super().__init__()
        self.person: tuple[str, str] = ("", "")
        """The id and the name of whose screen it is."""
        self.failed = False
        """Whether it could not be read."""

    def aside_text(self) -> str:
        """Name whose screen it is, who need not be the one who acts elsewhere."""
        return named(self.person[1], super().aside_text())

    def on_mount(self) -> None:
        """Know whose screen it is, then read."""
        self.perform(self._begin())

    async def _begin(self) -> None:
        try:
            person = await asked(self.workshop_app, self.ASKED)
        except WorkshopError:
            self.dismiss(None)
            raise
        if person is None:
            self.dismiss(None)
            return
        self.person = (person.person_id, person.name)
        await self.reread()

    async def read(self) -> None:
        """Read what there is on the person. Raises WorkshopError."""
        raise NotImplementedError

    def show(self) -> None:
        """Show what is known, or that it could not be read."""
        raise NotImplementedError

    async def reread(self) -> None:
        """Read what there is now, and show it, or that it could not be read. Raises as `read`."""
        try:
            await self.read()
        except WorkshopError:
            self.failed = True
            self.show()
            raise
        self.failed = False
        self.show()

    async def put_back(self, kept: dict[str, object]) -> None:
        """Show everything in the language just chosen, the cursor where it was."""
        self.show()
        await super().put_back(kept)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.show)
