"""Last time's commitments in the cockpit: what became of each, said at check-in, one after the other."""

from collections.abc import Sequence
from dataclasses import replace

from ethics_workshop.services.ports import CommitmentRow
from ethics_workshop.tui.cockpit.material import waiting
from ethics_workshop.tui.dialogs.review import ReviewDialog, Said
from ethics_workshop.tui.screens.cockpit_leading import Leading


class Reviewing(Leading):
    """The command that closes the loop of the unit's earlier sessions."""

    @property
    def to_review(self) -> Sequence[CommitmentRow]:
        """What earlier sessions left open."""
        return self.material.still_open if self.material else ()

    def action_review(self) -> None:
        """Ask what became of the first commitment that is open, then of the next."""
        self._ask_review(0)

    def _ask_review(self, index: int) -> None:
        rows = self.to_review
        if not rows:
            return
        index %= len(rows)
        row = rows[index]

        async def save(said: Said) -> None:
            await self._reviewed(row, said)

        def saved(yes: bool | None) -> None:
            if yes and index < len(self.to_review):
                self._ask_review(index)

        self.app.push_screen(
            ReviewDialog(row, (index + 1, len(rows)), save, lambda: self._ask_review(index + 1), self.drafts),
            saved,
        )

    async def _reviewed(self, row: CommitmentRow, said: Said) -> None:
        app, workshop = self.workshop_app, self.workshop_app.workshop

        def change() -> None:
            successor = said.text and workshop.sessions.commitment(
                said.text, owner=said.owner, by=said.by, if_text=said.if_text, then_text=said.then_text
            )
            workshop.loop.review(
                row.commitment_id,
                said.outcome,
                note=said.note,
                said_in=self.session_id,
                successor=successor or None,
                actor=app.actor,
            )

        await app.call(change)
        look_back = await app.call(workshop.loop.look_back, self.now)
        assert self.material is not None  # noqa: S101  # commands are dead before loading
        self.material = replace(self.material, still_open=waiting(look_back), look_back=look_back)
        self.show()
