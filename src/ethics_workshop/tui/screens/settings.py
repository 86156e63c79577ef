"""Settings: who I am, language, colours, default division, second screen, data folder, keys."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.services.preferences import Preferences
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.dialogs.path import AskPath
from ethics_workshop.tui.dialogs.pick import Pick
from ethics_workshop.tui.people import FOUND, search_people
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.screens import settings_texts as texts
from ethics_workshop.tui.screens.settings_texts import DATA, KEYS, LANGUAGE, NAMES, SECOND, THEME, UNIT, WHO
from ethics_workshop.tui.shell import LANGUAGE_NAMES
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.setting_row import SettingRow
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_, Words

BESIDE = 150
"""Columns from which on the file stands beside the rows: with fewer their remarks would have no room."""


class Scrolling(VerticalScroll, inherit_bindings=False, can_focus=False):
    """Rows and file, one under the other or side by side. The arrows are the screen’s: they light the next row."""


class SettingsScreen(WorkshopScreen[None]):
    """Shows each setting with where it comes from, and changes it. What is chosen is kept in the file at once."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "SettingRow"
    ACTIONS = (
        Command("change", ("enter", "space"), N_("Change"), N_("Choose another value for this line"), "change"),
        Command("default", ("delete", "backspace"), N_("Default"), N_("Take this line out of the settings file: the default holds again"), "default"),
        Command("down", ("down",), N_("Next line"), N_("Go to the next line"), "move(1)", footer=False, palette=False),
        Command("up", ("up",), N_("Line before"), N_("Go to the line before"), "move(-1)", footer=False, palette=False),
        Command("read-on", ("pagedown",), N_("Read on"), N_("Scroll the text down"), "read(1)", footer=False, palette=False),
        Command("read-back", ("pageup",), N_("Read back"), N_("Scroll the text up"), "read(-1)", footer=False, palette=False),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._actor_name = ""

    @property
    def preferences(self) -> Preferences:
        """The person's settings."""
        return self.workshop_app.workshop.preferences

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Settings")

    def help_text(self) -> str:
        """Say how settings are changed, and where they are."""
        return self.words(
            "Go to a line with the arrows; {key} changes it. At the right stands where a value comes from.",
            key=self.key("change"),
        )

    def available(self, command_id: str) -> bool:
        """There is one settings screen; only what stands in the file can be taken out of it."""
        if command_id == "settings":
            return False
        if command_id == "default":
            name = self._lit
            return name in NAMES and name != KEYS and bool(self.preferences.one(name).filed)
        return super().available(command_id)

    def body(self) -> ComposeResult:
        """Lay out the rows, and a few words on the file."""
        words = self.words
        with Scrolling(id="page"):
            with Panel(title=words("Yours, on this computer"), id="settings"):
                for name in NAMES:
                    yield SettingRow(id=name)
            yield Panel(TextView(id="file"), title=words("The settings file"), id="about")

    def on_mount(self) -> None:
        """Fill the rows; the name of who acts is on the roster, and follows."""
        self.app.clear_notifications()  # what they say of the settings stands here too
        self._actor_name = self.workshop_app.actor_name
        self.show()
        self.perform(self._name_actor())

    async def relabel(self) -> None:
        """Show the settings in the language just chosen."""
        await super().relabel()
        self.show()

    async def _name_actor(self) -> None:
        app = self.workshop_app
        self._actor_name = await app.call(_name_of, app.workshop, self.preferences.one(WHO).value)
        self.show()

    def show(self) -> None:
        """Paint what holds now."""
        if not self.query("#page"):
            return
        words, preferences = self.words, self.preferences
        width = max(cell_len(words(name)) for name, _ in NAMES.values()) + 3
        for key, (name, about) in NAMES.items():
            row = self.query_one(f"#{key}", SettingRow)
            if key == KEYS:
                origin = words("settings file") if preferences.keys else words("default")
                row.tell(
                    words(name), texts.keys_text(preferences, words), origin, words(about), name_width=width
                )
                continue
            held = preferences.one(key)
            value = texts.value_text(held, held.value, self._actor_name, words)
            warning = texts.warning(held, self._actor_name, words)
            row.tell(
                words(name), value, texts.origin_text(held, words), warning or words(about),
                name_width=width, warns=bool(warning),
            )  # fmt: skip
        brief = not (self.has_class("-tall") or self.has_class("-beside"))
        self.query_one("#file", TextView).show(texts.about_file(preferences, words, brief=brief))
        self.refresh_commands()

    def on_resize(self, event: events.Resize) -> None:
        """Say as much as there is room for."""
        super().on_resize(event)
        self.set_class(event.size.width >= BESIDE, "-beside")
        self.call_after_refresh(self.show)

    # moving

    @property
    def _lit(self) -> str:
        return self.focused.id or "" if isinstance(self.focused, SettingRow) else ""

    def on_descendant_focus(self) -> None:
        """Tell in the footer what this line allows."""
        self.refresh_commands()

    def action_move(self, by: int) -> None:
        """Go through the lines, round and round; what stands under the last one is read before the first comes again."""
        rows, page = list(NAMES), self.query_one("#page")
        at = rows.index(self._lit) + by if self._lit in rows else 0
        if at == len(rows) and page.scroll_offset.y < page.max_scroll_y:
            self.action_read(by)
            return
        row = self.query_one(f"#{rows[at % len(rows)]}")
        row.focus(scroll_visible=False)
        if at % len(rows):
            page.scroll_to_widget(row, animate=False)
        else:
            page.scroll_home(animate=False)

    def action_read(self, by: int) -> None:
        """Scroll by most of a page; the lit line stays lit."""
        page = self.query_one("#page")
        page.scroll_relative(y=by * max(1, page.size.height - 2), animate=False)

    def on_setting_row_chosen(self) -> None:
        """Change by the mouse."""
        self.action_change()

    # changing

    def action_change(self) -> None:
        """Ask for another value of the line that is lit."""
        asking: dict[str, Callable[[], Coroutine[Any, Any, None]]] = {
            WHO: self._ask_who,
            LANGUAGE: self._ask_language,
            THEME: self._ask_theme,
            UNIT: self._ask_unit,
            SECOND: self._ask_second_screen,
            DATA: self._ask_data,
            KEYS: self._show_keys,
        }
        if self._lit in asking:
            self.once(asking[self._lit])

    def action_default(self) -> None:
        """Take the lit line out of the file."""
        if self.available("default"):
            self.perform(self._drop(self._lit))

    async def _drop(self, name: str) -> None:
        await self.workshop_app.call(self.preferences.drop, name, self.words)
        await self._take(name)

    async def _keep(self, name: str, value: str) -> None:
        """Keep a value, or take it out where it is empty; then let it hold."""
        if not value:
            await self._drop(name)
            return
        words = Words(value) if name == LANGUAGE else self.words
        await self.workshop_app.call(self.preferences.keep, name, value, words)
        await self._take(name)

    async def _take(self, name: str) -> None:
        """Let the value in force be seen at once."""
        app, held = self.workshop_app, self.preferences.one(name)
        if name == WHO:
            app.actor = held.value
            self._actor_name = app.actor_name = await app.call(_name_of, app.workshop, held.value)
        elif name == THEME:
            app.theme = f"workshop-{held.value}"
        elif name == LANGUAGE and held.value != app.words.language:
            await app.speak(held.value)
        self.show()

    async def _ask_who(self) -> None:
        app, now = self.workshop_app, self.preferences.one(WHO).value

        async def search(asked: str) -> list[Choice]:
            found = await app.call(search_people, app.workshop, asked)
            return [Choice(p.person_id, p.name, f"{p.unit.division} · {p.person_id}") for p in found]

        first = await app.call(_first_people, app.workshop)
        lines = [Choice(p.person_id, p.name, f"{p.unit.division} · {p.person_id}") for p in first]
        lines.insert(0, Choice("", self.words("nobody in particular")))
        chosen = await app.push_screen_wait(Chooser(N_("Who are you?"), lines, chosen=[now], search=search))
        if chosen:
            await self._keep(WHO, chosen[0])

    async def _ask_language(self) -> None:
        now = self.preferences.one(LANGUAGE)
        lines = [(code, LANGUAGE_NAMES[code]) for code in now.choices]
        chosen = await self.app.push_screen_wait(
            Pick(N_("Which language?"), lines, self.words.language, named=True)
        )
        if chosen:
            await self._keep(LANGUAGE, chosen)

    async def _ask_theme(self) -> None:
        app, before = self.workshop_app, self.app.theme

        def preview(value: str) -> None:
            app.theme = f"workshop-{value}"

        lines = [(value, texts.theme_name(value)) for value in self.preferences.one(THEME).choices]
        now = before.removeprefix("workshop-")
        chosen = await app.push_screen_wait(Pick(N_("Which colours?"), lines, now, moved=preview))
        if chosen:
            await self._keep(THEME, chosen)
        else:
            app.theme = before

    async def _ask_unit(self) -> None:
        app, words, now = self.workshop_app, self.words, self.preferences.one(UNIT).value
        units = await app.call(app.workshop.roster.units)
        if not units:
            raise Refused(Problem.NO_ROSTER)
        lines = [Choice("", words("your own, or the one used last"))]
        lines += [Choice(u.path, u.division, f"{u.branch} · {u.sector}") for u in units]
        at = next((u.path for u in units if now in {u.path, u.division}), "") if now else ""
        chosen = await app.push_screen_wait(Chooser(N_("Which division first?"), lines, chosen=[at]))
        if chosen:
            await self._keep(UNIT, chosen[0])

    async def _ask_second_screen(self) -> None:
        about = {key: remark for key, (_, remark) in texts.SECOND_SCREEN.items()}
        lines = [(key, label) for key, (label, _) in texts.SECOND_SCREEN.items()]
        now = self.preferences.one(SECOND).value
        chosen = await self.app.push_screen_wait(Pick(N_("Who sees this screen?"), lines, now, about=about))
        if chosen:
            await self._keep(SECOND, chosen)

    async def _ask_data(self) -> None:
        words, held = self.words, self.preferences.one(DATA)
        hint = words(
            "From the next start on your records are there; nothing is moved. The folder open now stays open."
        )
        chosen = await self.app.push_screen_wait(
            AskPath(words("Which folder for your records?"), hint, texts.home_short(held.filed or held.value))
        )
        if chosen is not None:
            await self._keep(DATA, str(chosen))
            self.workshop_app.say(
                words("From the next start on: {path}", path=texts.home_short(str(Path(chosen))))
            )

    async def _show_keys(self) -> None:
        await self.app.run_action("app.all_keys")


def _name_of(workshop: Workshop, person_id: str) -> str:
    """Return a person's name, or an empty text. For the worker thread."""
    try:
        return workshop.roster.find(person_id).name if person_id else ""
    except Refused:
        return ""


def _first_people(workshop: Workshop) -> list[Any]:
    """Return some people to begin with: the others are found by name. For the worker thread. Raises NO_ROSTER."""
    found = workshop.roster.people()
    if not found:
        raise Refused(Problem.NO_ROSTER)
    return found[:FOUND]
