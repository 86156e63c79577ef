"""Asking how the room is drawn into small groups."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal

from ethics_workshop.domain.groups import LARGEST, SMALLEST, Draw, Member, groups
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.count import Count
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE, LEAVE, Drafts, Form
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.tui.widgets.tick import Tick
from ethics_workshop.words.language import N_


class GroupsDialog(Form):
    """Asks for the size, and whether those in the room and those who are remote stay apart."""

    KIND = "groups"
    ABOUT = N_(
        "Groups are drawn by chance, never by how people voted. Each has somebody who speaks for it, somebody who keeps the time, and somebody who asks what speaks against it. Nothing of it is recorded."
    )
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("save", ("enter",), N_("Draw"), N_("Draw the groups and show them to the room"), "save"),
        LEAVE,
        FORM_LANGUAGE,
    )

    def __init__(
        self,
        present: Sequence[Member],
        size: int,
        draw: Callable[[int, bool], Coroutine[Any, Any, None]],
        drafts: Drafts,
    ) -> None:
        super().__init__(drafts)
        self._present, self._proposed, self._draw = present, size, draw

    def heading(self) -> str:
        """Name what is drawn."""
        return self.words("Small groups")

    def fields(self) -> ComposeResult:
        """Yield the size, and the tick where somebody is remote."""
        words = self.words
        with Horizontal(classes="form-row"):
            yield TextView(words("People in a group"), classes="form-name")
            yield Count(self._proposed, id="size")
        if any(member.remote for member in self._present):
            yield Tick(words("Keep those in the room and those who are remote apart"), id="apart")

    @property
    def _wanted(self) -> int:
        return self.query_one("#size", Count).number

    @property
    def _apart(self) -> bool:
        return any(tick.ticked for tick in self.query("#apart").results(Tick))

    def notice(self) -> str:
        """Say how many groups that makes, of how many people."""
        words, wanted = self.words, self._wanted
        if not SMALLEST <= wanted <= LARGEST:
            return words("From {least} to {most} people in a group.", least=SMALLEST, most=LARGEST)
        sizes = [len(group.members) for group in groups(self._present, Draw(wanted, 0, self._apart))]
        return words.n(
            "{n} group of {sizes} people.", "{n} groups of {sizes} people.", len(sizes), sizes=_either(sizes)
        )

    def on_tick_changed(self) -> None:
        """Notice at once."""
        self.refresh_notice()

    async def save(self) -> None:
        """Draw. A size that makes no sense is taken for the nearest that does."""
        await self._draw(min(max(self._wanted, SMALLEST), LARGEST), self._apart)


def _either(sizes: Sequence[int]) -> str:
    least, most = min(sizes, default=0), max(sizes, default=0)
    return str(least) if least == most else f"{least}–{most}"
