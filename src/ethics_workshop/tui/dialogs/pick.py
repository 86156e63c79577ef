"""One of a few: a short list, and a line on what the choice under the cursor means."""

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE
from ethics_workshop.tui.screen import WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_


class Pick(WorkshopDialog[str | None]):
    """Answers with the key of a line, or None after Escape. `heading`, labels and `about` are msgids.

    With `named` the labels are names, which are shown as they are in every language.

    `moved` is told the key under the cursor each time it moves: to show at once what a choice would do.
    """

    CSS_PATH = "form.tcss"
    CSS = """
    Pick { align: center middle; background: $background 70%; }
    Pick ChoiceList { height: auto; background: $surface; }
    Pick #about { color: $quiet; margin-top: 1; height: 2; }
    """
    ABOUT = N_("Go to a line with the arrows and choose it; going back leaves everything as it is.")
    ACTIONS = (
        Command("choose", ("enter",), N_("Choose"), N_("Take the line under the cursor"), "choose"),
        Command("move", (), N_("Move"), N_("Go through the list"), "move(1)", shown_key="↑ ↓", palette=False),
        Command("cancel", ("escape",), N_("Back"), N_("Choose nothing"), "cancel"),
        FORM_LANGUAGE,
    )

    def __init__(
        self,
        heading: str,
        lines: Sequence[tuple[str, str]],
        chosen: str,
        *,
        about: Mapping[str, str] | None = None,
        moved: Callable[[str], None] | None = None,
        named: bool = False,
    ) -> None:
        super().__init__()
        self._heading, self._lines, self._chosen = heading, tuple(lines), chosen
        self._about, self._moved, self._named = about or {}, moved, named

    def compose(self) -> ComposeResult:
        """Lay out the heading, the lines, and what the one under the cursor means."""
        words = self.words
        with Vertical(classes="form"):
            yield TextView(words(self._heading), classes="form-heading")
            yield ChoiceList(
                [
                    Choice(
                        key, label if self._named else words(label), mark="●" if key == self._chosen else "○"
                    )
                    for key, label in self._lines
                ],
                id="lines",
            )
            if self._about:
                yield TextView(id="about")
        yield Footer()

    def on_mount(self) -> None:
        """Put the cursor on what holds now."""
        lines = self.query_one("#lines", ChoiceList)
        lines.styles.height = len(self._lines)
        lines.focus()
        lines.go_to(self._chosen)
        self._tell(self._chosen)

    async def relabel(self) -> None:
        """Show the dialog in the language just chosen."""
        await super().relabel()
        lines = self.query_one("#lines", ChoiceList)
        lines.styles.height = len(self._lines)
        self._tell(lines.current.key if lines.current else self._chosen)

    def _tell(self, key: str) -> None:
        for view in self.query("#about").results(TextView):
            view.show(self.words(self._about[key]) if key in self._about else "")

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Tell what the line under the cursor means, and let it be seen."""
        self._tell(event.choice.key)
        if self._moved is not None:
            self._moved(event.choice.key)

    def on_choice_list_picked(self) -> None:
        """Enter, or a click, takes the line."""
        self.action_choose()

    def action_move(self, by: int) -> None:
        """Go through the list."""
        self.query_one("#lines", ChoiceList).action_move(by)

    def action_choose(self) -> None:
        """Answer with the line under the cursor."""
        current = self.query_one("#lines", ChoiceList).current
        self.dismiss(current.key if current else None)

    def action_cancel(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
