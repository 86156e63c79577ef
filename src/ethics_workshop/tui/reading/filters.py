"""The panel of filters: groups of choices, each with the number of cases it would leave."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip

from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.grouped import Grouped


class Filters(Grouped):
    """Choices that Space takes too; they show their cursor only while the panel has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "pick", show=False)]

    def on_focus(self) -> None:
        """Light the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Put the light out: two cursors on a screen are one too many."""
        self.refresh()

    def _line(self, choice: Choice, width: int, *, here: bool) -> Strip:
        return super()._line(choice, width, here=here and self.has_focus)
