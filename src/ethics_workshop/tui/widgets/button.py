"""A button with its key printed on it."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ethics_workshop.tui.plain import plain


class KeyButton(Widget, can_focus=True):
    """A key and what it does, on one line. Enter, Space or a click presses it; the arrow marks the focus."""

    DEFAULT_CSS = """
    KeyButton { width: auto; height: 1; padding: 0 1 0 0; margin-right: 2; background: $raised; color: $foreground; }
    KeyButton:disabled:can-focus { opacity: 100%; }
    KeyButton:focus { background: $raised; color: $strong; text-style: bold; }
    """

    @dataclass
    class Pressed(Message):
        """A button was pressed."""

        button: "KeyButton"

    def __init__(self, key: str, label: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id, classes=classes)
        self._key, self._label = key, label

    def allow_focus(self) -> bool:
        """Whether it is shown: Textual gives the focus to what is hidden too, and Enter would press it unseen."""
        return all(each.display for each in self.ancestors_with_self if isinstance(each, Widget))

    def render(self) -> Content:
        """Return the arrow of the focus, the key and the label."""
        arrow = "▸" if self.has_focus else " "
        if self.disabled:
            return Content.styled(f"{arrow} {self._key}  {self._label}", "$quiet")
        return Content.assemble(
            (arrow, "$cool"), (f" {self._key} ", "bold $chip-text on $chip"), " ", plain(self._label)
        )

    def on_click(self) -> None:
        """Be pressed by the mouse."""
        self.press()

    def on_key(self, event: events.Key) -> None:
        """Be pressed by the keyboard."""
        if event.key in {"enter", "space"}:
            event.stop()
            self.press()

    def press(self) -> None:
        """Tell whoever listens."""
        self.post_message(self.Pressed(self))
