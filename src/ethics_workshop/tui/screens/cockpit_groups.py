"""Small groups in the cockpit: drawn, shown to the room, forgotten with the step."""

import secrets

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.groups import Draw, members
from ethics_workshop.tui.dialogs.groups import GroupsDialog
from ethics_workshop.tui.screens.cockpit_leading import Leading

PAIRS, FOURS = 2, 4


class Grouping(Leading):
    """The command of small groups."""

    def action_groups(self) -> None:
        """Ask how large, then draw."""
        session = self.now
        size = FOURS if session.step is Step.DISCUSS else PAIRS

        async def draw(wanted: int, apart: bool) -> None:
            assert self.material is not None  # noqa: S101  # commands are dead before loading
            among = tuple(member.key for member in members(self.now))
            self.material = self.material.grouped(Draw(wanted, secrets.randbits(32), apart, among))
            self.page = len(self.pages)  # the last one, once the pages are made
            self.show()

        self.app.push_screen(GroupsDialog(members(session), size, draw, self.drafts))
