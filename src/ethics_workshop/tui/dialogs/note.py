"""One short text: a question for the V&E office, a theme, or the name of a guest."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult

from ethics_workshop.domain.text import FREE_TEXT_LIMIT, NAME_LIMIT, clean
from ethics_workshop.tui.dialogs.form import Drafts, Form
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

NO_NAMES = N_("No names, no real files.")


@dataclass(frozen=True, slots=True)
class NoteKind:
    """What is asked for: its own name for drafts, a heading and a hint (msgids), and how long it may be."""

    name: str
    heading: str
    hint: str
    most: int = FREE_TEXT_LIMIT


QUESTION = NoteKind("question", N_("A question for the V&E office"), NO_NAMES)
THEME = NoteKind("theme", N_("A theme that came up"), N_("A word or two. No names, no real files."))
GUEST = NoteKind(
    "guest",
    N_("A guest"),
    N_("The name of somebody who is not on the roster. Guests vote and talk; they complete nothing."),
    NAME_LIMIT,
)


class Note(Form):
    """Asks for one line of text. `save` is awaited with it before the dialog closes."""

    def __init__(
        self, kind: NoteKind, save: Callable[[str], Coroutine[Any, Any, None]], drafts: Drafts
    ) -> None:
        super().__init__(drafts)
        self.KIND = kind.name  # type: ignore[misc]  # one class, several kinds of drafts
        self._kind, self._keep_note = kind, save

    def heading(self) -> str:
        """Return what is asked."""
        return self.words(self._kind.heading)

    def fields(self) -> ComposeResult:
        """Yield the hint and the line."""
        yield TextView(self.words(self._kind.hint), classes="form-hint")
        yield Entry(most=self._kind.most, id="note")

    def notice(self) -> str:
        """Say how much room is left once it runs short: of a day that is asked for, nothing before it is typed."""
        most = self._kind.most
        left = most - len(self.query_one("#note", Entry).value)
        short = left <= min(40, most // 4)
        return self.words.n("{n} character left", "{n} characters left", left) if short else ""

    async def save(self) -> None:
        """Save the text. Raises Refused when it is empty."""
        await self._keep_note(clean(self.query_one("#note", Entry).value))
