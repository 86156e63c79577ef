"""Ask where exports go, and which kind of file they are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.path import LONGEST, AskPath
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

KINDS = (
    ("csv", N_("for any spreadsheet")),
    ("xlsx", N_("for Excel and LibreOffice: a filter, dates as dates")),
    ("json", N_("for programs")),
)
"""The kinds of file, and what each is for."""


class AskExport(AskPath):
    """Answers with a folder, or None after Escape; `kind` is the kind of file that was chosen."""

    ACTIONS: ClassVar[tuple[Command, ...]] = (
        AskPath.ACTIONS[0],
        Command("kind", (), N_("Kind"), N_("Choose the kind of file"), "kind(1)", shown_key="↑ ↓", palette=False),
        *AskPath.ACTIONS[1:],
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "kind(-1)", show=False),
        Binding("down", "kind(1)", show=False),
    ]

    def __init__(self, heading: str, hint: str, value: str = "", kind: str = KINDS[0][0]) -> None:
        super().__init__(heading, hint, value)
        self.kind = kind

    def compose(self) -> ComposeResult:
        """Lay out the question, the kinds, the entry, and the names that could follow."""
        with Vertical(classes="dialog"):
            yield TextView(self._heading, classes="dialog-title")
            yield TextView(self._kinds(), id="kinds", classes="dialog-text")
            yield Entry(
                self._value, most=LONGEST, id="path", placeholder=self.words("The path of the folder")
            )
            yield TextView(self._hint, classes="dialog-then")
            yield TextView(id="names", classes="dialog-then")
        yield Footer()

    def _kinds(self) -> Prose:
        text = Prose()
        for kind, about in KINDS:
            chosen = kind == self.kind
            lead = f"{'●' if chosen else '○'} {kind.upper():<6}"
            text.say(
                self.words(about), "" if chosen else QUIET, lead=lead, lead_style=WARM if chosen else STRONG
            )
        return text

    def action_kind(self, by: int) -> None:
        """Choose the next kind, or the one before."""
        kinds = [kind for kind, _ in KINDS]
        self.kind = kinds[(kinds.index(self.kind) + by) % len(kinds)]
        self.query_one("#kinds", TextView).show(self._kinds())
