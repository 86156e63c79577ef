"""Help: what the screen is for, what to do next, and its keys; and every key of the program."""

from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from ethics_workshop.tui.commands import TOUR, Command, key_text
from ethics_workshop.tui.keymap import EVERYWHERE
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.screen import Commanded, WorkshopDialog
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.tabs import Tabs
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_

HERE, ALL_KEYS = 0, 1
"""The two tabs."""
TABS = (N_("Here"), N_("All keys"))
BAD = "$bad"


class Help(WorkshopDialog[None]):
    """Tells of `screen` in the state it is in now. `tab` is the tab to begin with."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = ""
    ABOUT = N_("The first page is about the screen you came from, the second one lists every key.")
    ACTIONS = (
        Command("close", ("escape", "enter", "f1", "q"), N_("Close"), N_("Put this away"), "close"),
        Command("turn", ("right", "left", "tab"), N_("Other page"), N_("Turn to the other page"), "turn", shown_key="← →"),
        Command("here", ("1",), TABS[HERE], N_("Help on the screen you came from"), "show(0)", footer=False),
        Command("all", ("2",), TABS[ALL_KEYS], N_("Every key of the program"), "show(1)", footer=False),
        Command("tour", ("t",), TOUR.label, TOUR.tooltip, "tour"),
        Command("down", ("pagedown", "down", "space"), N_("Read on"), N_("Scroll the text down"), "scroll(1)"),
        Command("up", ("pageup", "up"), N_("Read back"), N_("Scroll the text up"), "scroll(-1)", footer=False),
    )  # fmt: skip

    def __init__(self, screen: Commanded[Any], *, tab: int = HERE) -> None:
        super().__init__()
        self._about, self.tab = screen, tab

    def commands(self) -> list[Command]:
        """Return Help's own commands: the key of Help puts it away."""
        return list(self.actions)

    def compose(self) -> ComposeResult:
        """Lay out the heading, the tabs and the text."""
        with Vertical(classes="dialog help"):
            yield TextView(
                self.words("Help: {subject}", subject=self._about.help_heading()), classes="dialog-title"
            )
            yield Tabs([self.words(name) for name in TABS], id="help-tabs")
            with VerticalScroll(id="help-text", can_focus=False):
                yield TextView(id="help-page", classes="dialog-keys")
        yield Footer()

    def on_mount(self) -> None:
        """Show the page that was asked for."""
        self.action_show(self.tab)

    def action_show(self, tab: int) -> None:
        """Show a page from its beginning; none while the program ends and takes the parts away."""
        self.tab = tab
        if not self.query("#help-page"):
            return
        self.query_one(Tabs).show(tab)
        page = self._here() if tab == HERE else self._everything()
        self.query_one("#help-page", TextView).show(page)
        self.query_one("#help-text").scroll_home(animate=False)

    def action_turn(self) -> None:
        """Turn to the other page."""
        self.action_show(ALL_KEYS if self.tab == HERE else HERE)

    def action_scroll(self, by: int) -> None:
        """Scroll by most of a page."""
        text = self.query_one("#help-text")
        text.scroll_relative(y=by * max(1, text.size.height - 2), animate=False)

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """Show the page that was clicked."""
        self.action_show(event.index)

    def available(self, command_id: str) -> bool:
        """Offer the tour where it leaves nothing: no dialog, and no session under way."""
        return command_id != "tour" or (not self._about.is_modal and self._about.available(TOUR.id))

    def action_tour(self) -> None:
        """Put Help away, and show the five screens."""
        self.dismiss(None)
        self.app.call_later(self.app.run_action, TOUR.action)

    def action_close(self) -> None:
        """Put Help away."""
        self.dismiss(None)

    # the screen one came from

    def _here(self) -> Prose:
        about, words, text = self._about, self.words, Prose()
        text.say(about.help_text())
        for number, item in enumerate(about.step_help()):
            text.say(item, lead="• ", lead_style=QUIET, gap=number == 0)
        key, what = about.next_thing()
        if what:
            text.gap(what, STRONG, lead=f"{words('Next')}  {key}  ", lead_style=WARM)
        commands = [c for c in about.commands() if c.keys and c.id != "quit-anywhere"]
        step = about.of_this_step()
        groups = (
            (words("This step"), [c for c in commands if c.id in step]),
            (words("This screen"), [c for c in commands if c.id not in step and c.id not in EVERYWHERE]),
            (words("Everywhere"), [c for c in commands if c.id in EVERYWHERE and c.id not in step]),
        )
        width = max((cell_len(self._keys_of(c)) for c in commands), default=0)
        for heading, held in groups:
            if held:
                text.gap(heading, WARM)
            for command in held:
                self._row(text, command, width)
        return text

    def _row(self, text: Prose, command: Command, width: int) -> None:
        words, key = self.words, self._keys_of(command)
        able = self._about.available(command.id)
        label = words(command.label) if able else f"{words(command.label)} ({words('not now')})"
        lead = f"{' ' * (width - cell_len(key))}{key}  "
        text.say(label, STRONG if able else QUIET, lead=lead, lead_style=f"bold {COOL}" if able else QUIET)
        text.say(words(command.tooltip), QUIET, indent=width + 2)

    def _keys_of(self, command: Command) -> str:
        if command.shown_key:
            return command.shown_key
        return ", ".join(key_text(key, self.words) for key in command.keys[:2])

    # every key

    def _everything(self) -> Prose:
        from ethics_workshop.tui.all_keys import rows

        app, words, text, place = self.workshop_app, self.words, Prose(), ""
        for number, complaint in enumerate(app.key_complaints):
            text.say(complaint.sentence(words), BAD, lead="! ", lead_style=BAD, gap=number == 0)
        if app.key_complaints:
            text.say(words("These settings were left out; the keys as shipped hold in their place.")).gap("")
        example = 'cockpit-next = ["pagedown", "g"]'
        text.say(
            words("Any key can be changed in the settings, under [keys], by the name at its right:"),
            gap=bool(text),
        )
        text.say(example, COOL, indent=2)
        every = rows(app.keymap, words)
        width = max(cell_len(row.shown) for row in every)
        for row in every:
            if row.place != place:
                place = row.place
                text.gap(place, WARM)
            shown = row.shown or "–"
            lead = f"{' ' * (width - cell_len(shown))}{shown}  "
            text.say(f"{row.label} · {row.setting}", lead=lead, lead_style=f"bold {COOL}")
        return text
