"""A field for a number of people or ballots."""

from textual import events

from ethics_workshop.tui.widgets.entry import Entry

MOST_DIGITS = 4


class Count(Entry):
    """Takes digits alone; letters go to the dialog's commands. An empty field is 0."""

    def __init__(self, value: int = 0, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(str(value) if value else "", most=MOST_DIGITS, id=id)
        self.restrict = r"[0-9]*"

    @property
    def number(self) -> int:
        """The number typed."""
        return int(self.value) if self.value.isascii() and self.value.isdigit() else 0

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002  # Textual's signature
        """Only digits are for the field."""
        return character is not None and character.isascii() and character.isdigit()

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and not self.check_consume_key(event.key, event.character):
            event.prevent_default()
            return
        await super()._on_key(event)
