"""Who is here: the unit's people at a glance, “all present except …”, room or remote, guests, and people from elsewhere."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import NAME_LIMIT, NOWHERE, clean, fold, nearness
from ethics_workshop.tui.commands import HELP_HERE, Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.dialogs.form import FORM_LANGUAGE, Drafts, Form
from ethics_workshop.tui.dialogs.note import GUEST, Note
from ethics_workshop.tui.dialogs.ticks import NEW_GUEST, REMOTE, ROOM, Change, Ticks, change_of, ticks_of
from ethics_workshop.tui.people import still
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_


class AttendanceDialog(Form):
    """Ticks who is here. Nothing is recorded before Enter; then what changed, and only that."""

    KIND = "attendance"
    ABOUT = N_(
        "Tick everybody who is here, in the room or remote. Nothing is recorded before you save; the same list corrects it later."
    )
    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("save", ("enter",), N_("Save"), N_("Record who is here"), "save"),
        Command("tick-found", ("enter",), N_("Here"), N_("Tick or untick the person that was found"), "tick"),
        Command(
            "tick",
            ("space",),
            N_("Here"),
            N_("Tick or untick the person: unticking somebody who was here notes that they left"),
            "tick",
        ),
        Command(
            "everyone",
            ("a",),
            N_("Everyone"),
            N_("Tick the whole unit: then untick who is absent"),
            "everyone",
        ),
        Command("mode", ("m",), N_("Remote"), N_("In the room, or remote"), "mode"),
        Command(
            "leave", ("escape",), N_("Not yet"), N_("Go back; your ticks are kept for the next time"), "leave"
        ),
        Command("guest", ("g",), N_("Guest"), N_("Add a guest by name"), "guest"),
        Command("find", ("f",), N_("Find"), N_("Find by name or id, people of other units too"), "find"),
        Command("list", ("tab",), N_("The list"), N_("Back to the list"), "find"),
        FORM_LANGUAGE,
    )

    def __init__(
        self,
        session: Session,
        people: Sequence[Person],
        search: Callable[[str], Coroutine[Any, Any, list[Person]]],
        save: Callable[[Change], Coroutine[Any, Any, None]],
        *,
        drafts: Drafts,
    ) -> None:
        super().__init__(drafts)
        self._session, self._unit = session, [p.person_id for p in people]
        self._search, self._keep_change = search, save
        self.ticks = ticks_of(session, people)
        self._elsewhere: list[Person] = []
        self._asked = ""

    def compose(self) -> ComposeResult:
        """Lay out the field to find somebody, the list, and the count."""
        with Vertical(classes="form form-fixed"):
            yield TextView(self.heading(), classes="form-heading")
            yield Entry(
                most=NAME_LIMIT, placeholder=self.words("f: find by name or id · g: add a guest"), id="find"
            )
            yield ChoiceList(id="people")
            yield TextView("", id="notice", classes="form-notice")
        yield Footer()

    @property
    def finding(self) -> bool:
        """Whether somebody is being looked for: letters then go into the field."""
        return self.focused is not None and self.focused.id == "find"

    def commands(self) -> list[Command]:
        """Return what the keys do where the focus is."""
        finding, listing = {"tick-found", "list", "leave", "language"}, {"tick-found", "list"}
        shown = super().commands()
        return [
            c
            for c in shown
            if c.id == HELP_HERE.id or (c.id in finding if self.finding else c.id not in listing)
        ]

    def on_descendant_focus(self) -> None:
        """Show the keys of where the focus is now."""
        self.refresh_commands()

    def heading(self) -> str:
        """Ask who is here."""
        return self.words("Who is here?")

    async def on_mount(self) -> None:
        """Show the list."""
        await super().on_mount()
        self._show()
        self.query_one("#people").focus()

    async def relabel(self) -> None:
        """Show the dialog in the language just chosen."""
        await super().relabel()
        self._show()

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#people", ChoiceList)

    def _show(self) -> None:
        asked = fold(self.query_one("#find", Entry).value)
        known = [
            Choice(key, name, self._detail(key), self._mark(key))
            for key, name in self.ticks.names.items()
            if not asked or nearness(asked, name, key) < NOWHERE
        ]
        more = [
            Choice(p.person_id, p.name, p.unit.division, "○")
            for p in self._elsewhere
            if asked and p.person_id not in self.ticks.names
        ]
        words, lines = self.words, known + more
        if asked:
            lines.sort(key=lambda c: nearness(asked, c.label, c.key))
        self._list.show(
            lines,
            empty=words("Nobody by that name or id.")
            if asked
            else words("Nobody is on the roster of this unit: g adds a guest."),
        )
        self.refresh_notice()

    def _mark(self, key: str) -> str:
        return "✓" if key in self.ticks.here else "○"

    def _detail(self, key: str) -> str:
        words = self.words
        parts = []
        if key in self.ticks.here:
            parts.append(words("remote") if self.ticks.here[key] == REMOTE else words("in the room"))
        elif key in self._session.people or key in self._session.guests:
            parts.append(words("left"))
        parts.append(self.ticks.units.get(key, ""))
        if key.startswith(NEW_GUEST) or key in self._session.guests:
            parts.append(words("guest"))
        if key == self._session.plan.leader_id:
            parts.append(words("manager of the group"))
        return " · ".join(part for part in parts if part)

    def notice(self) -> str:
        """Count who is here."""
        here, words = self.ticks.here, self.words
        remote = sum(mode == REMOTE for mode in here.values())
        return words("{room} in the room, {remote} remote", room=len(here) - remote, remote=remote)

    def on_input_changed(self) -> None:
        """Filter at once; look elsewhere on the roster from two letters on."""
        if not self.is_mounted:
            return
        self._show()
        asked = clean(self.query_one("#find", Entry).value)
        if len(asked) >= 2 and asked != self._asked:
            self._asked = asked
            self.perform(self._look(asked), group="find")

    async def _look(self, asked: str) -> None:
        if await still(lambda: asked == self._asked):
            found = await self._search(asked)
            if asked == self._asked:
                self._elsewhere = found
                self._show()

    def on_input_submitted(self) -> None:  # type: ignore[override]
        """Enter in the field ticks the person under the cursor, and the field is ready for the next name."""
        self.action_tick()
        self.query_one("#find", Entry).value = ""

    def on_choice_list_picked(self) -> None:
        """Enter on the list records."""
        self.action_save()

    def on_key(self, event: events.Key) -> None:
        """Move the cursor of the list from the field."""
        if self.finding and event.key in {"up", "down"}:
            event.stop()
            self._list.action_move(-1 if event.key == "up" else 1)

    def action_tick(self) -> None:
        """Tick or untick the person under the cursor."""
        if (choice := self._list.current) is not None:
            self._adopt(choice)
            self.ticks.toggle(choice.key)
            self._show()

    def action_mode(self) -> None:
        """In the room, or remote."""
        if (choice := self._list.current) is not None:
            self._adopt(choice)
            self.ticks.other_place(choice.key)
            self._show()

    def _adopt(self, choice: Choice) -> None:
        if choice.key not in self.ticks.names:
            self.ticks.names[choice.key] = choice.label
            self.ticks.units[choice.key] = choice.detail

    def action_everyone(self) -> None:
        """Tick the whole unit; once more, untick it."""
        missing = [key for key in self._unit if key not in self.ticks.here]
        for key in missing or self._unit:
            self.ticks.toggle(key)
        self._show()

    def action_find(self) -> None:
        """To the field, or back to the list."""
        self.query_one("#people" if self.finding else "#find").focus()

    def action_guest(self) -> None:
        """Ask for a guest's name."""

        async def add(name: str) -> None:
            if not name:
                raise Refused(Problem.EMPTY_TEXT)
            key = f"{NEW_GUEST}{len(self.ticks.names)}"
            self.ticks.names[key] = name
            self.ticks.here[key] = ROOM

        self.app.push_screen(Note(GUEST, add, self._drafts), lambda _: self._show())

    def action_leave(self) -> None:
        """Go back; the ticks stay for the next time."""
        self._drafts[self.KIND] = {**self.keep(), "ticks": self.ticks}
        self.dismiss(False)

    async def put_back(self, kept: dict[str, object]) -> None:
        """Put the ticks back too."""
        if isinstance(ticks := kept.get("ticks"), Ticks):
            self.ticks = ticks
        await super().put_back(kept)

    async def save(self) -> None:
        """Record what changed. Raises WorkshopError."""
        await self._keep_change(change_of(self._session, self.ticks))
