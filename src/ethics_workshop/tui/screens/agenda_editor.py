"""An agenda of one's own: its name, its steps and their times, what may be cut, how the room votes."""

from dataclasses import replace

from rich.cells import cell_len
from textual.app import ComposeResult

from ethics_workshop.domain.agenda import NEVER_CUT, STEPS, Agenda, FloorMode, Step
from ethics_workshop.domain.agenda_edit import ALWAYS, cut_in_order, timed, without
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.dialogs.note import Note, NoteKind
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.words.agendas import FLOORS, floor_name
from ethics_workshop.words.dates import clock, minutes
from ethics_workshop.words.language import N_
from ethics_workshop.words.names import method_name, step_name

TITLE_EN, TITLE_FR, BALLOT, FLOOR, CUT, SLACK = "title-en", "title-fr", "ballot", "floor", "cut", "slack"
NAMES = {TITLE_EN: N_("Name in English"), TITLE_FR: N_("Name in French")}
RULES = {
    SLACK: N_("To spare"),
    BALLOT: N_("Vote by"),
    FLOOR: N_("Sharing of the talk"),
    CUT: N_("Cut when late"),
}
BALLOTS = ("paper", "poll", "hands", "paper+poll", "paper+hands", "poll+hands")
STRIDE = 15
"""Seconds by which a time is made longer or shorter; a minute from five minutes on."""
LONG = 5 * 60
WIDEST = 60
"""Characters of a name."""


class AgendaEditor(WorkshopScreen[str | None]):
    """Edits `agenda`: one's own as it is, another one as a copy. Answers with the id under which it was saved."""

    ABOUT = N_(
        "Make an agenda yours: choose a line with the arrows, change its time, leave a step out or take it back. It is saved as a file that can be read and mended by hand; sessions already planned keep theirs."
    )
    ACTIONS = (
        Command("save", ("s",), N_("Save"), N_("Save it under its own name"), "save"),
        Command("shorter", ("left", "minus"), N_("Shorter"), N_("Take time away"), "longer(-1)"),
        Command("longer", ("right", "plus"), N_("Longer"), N_("Give more time"), "longer(1)"),
        Command("leave-out", ("space",), N_("Leave out"), N_("Leave the step out, or take it back"), "leave_out"),
        Command("change", ("enter",), N_("Change"), N_("Type or choose something else for this line"), "change"),
    )  # fmt: skip

    CSS = "AgendaEditor #agenda { padding: 0 1; }"

    def __init__(self, agenda: Agenda) -> None:
        super().__init__()
        self._model = agenda
        self.agenda: Agenda | None = None
        self._fresh = True

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("An agenda of your own")

    def subtitle_text(self) -> str:
        """Name the agenda, and under which id it is kept."""
        return f"{self.words.text(self.agenda.title)} · {self.agenda.id}" if self.agenda else ""

    def body(self) -> ComposeResult:
        """Lay out the lines."""
        with Panel(id="agenda"):
            yield ChoiceList(id="lines")

    def on_mount(self) -> None:
        """Take up what was left unsaved, or else a copy."""
        self.query_one("#lines").focus()
        self.perform(self._load())

    async def _load(self) -> None:
        app = self.workshop_app
        service = app.workshop.agendas
        own = await app.call(service.own)
        self._fresh = self._model.id not in own
        kept = app.drafts.get(self._draft, {}).get("agenda", {}).get("agenda")
        if isinstance(kept, Agenda):
            self.agenda = kept
        else:
            self.agenda = await app.call(service.copy, self._model) if self._fresh else self._model
        self.show()

    @property
    def _draft(self) -> str:
        return f"agenda {self._model.id}"

    async def relabel(self) -> None:
        """Show the agenda in the language just chosen."""
        await super().relabel()
        self.show()

    def available(self, command_id: str) -> bool:
        """Read what the line under the cursor allows."""
        key = self._key
        step = Step(key) if key in Step._value2member_map_ else None
        if self.agenda is None:
            return command_id not in {c.id for c in self.ACTIONS} and super().available(command_id)
        if command_id in {"shorter", "longer"}:
            return step is not None or key == SLACK
        if command_id == "leave-out":
            return step is not None and step not in ALWAYS
        if command_id == "change":
            return step is None and key != SLACK and (key != BALLOT or self.agenda.votes)
        return super().available(command_id)

    @property
    def _key(self) -> str:
        line = self.query_one("#lines", ChoiceList).current if self.query("#lines") else None
        return line.key if line else ""

    # painting

    def show(self) -> None:
        """Paint the agenda as it stands, with its sum."""
        agenda, words = self.agenda, self.words
        if agenda is None or not self.query("#lines"):
            return
        names = {
            **{k: words(n) for k, n in (*NAMES.items(), *RULES.items())},
            **{s.value: step_name(s, words) for s in STEPS},
        }
        width = max(map(cell_len, names.values())) + 2
        order = [*NAMES, *(s.value for s in STEPS), *RULES]
        self.query_one("#lines", ChoiceList).show(
            [
                Choice(key, names[key] + " " * (width - cell_len(names[key])) + value, detail, mark)
                for key in order
                for value, detail, mark in [self._line(key, agenda)]
            ]
        )
        one, more = agenda.seconds(), agenda.seconds(2) - agenda.seconds()
        self.query_one("#agenda", Panel).retitle(
            words("{time} with one case, {more} for each further one", time=clock(one), more=clock(more))
        )
        self.refresh_commands()

    def _line(self, key: str, agenda: Agenda) -> tuple[str, str, str]:
        """Return what stands in a line: its value, a remark at the right, a mark."""
        words = self.words
        whole = {
            TITLE_EN: agenda.title.en,
            TITLE_FR: agenda.title.fr,
            SLACK: f"{clock(agenda.slack_seconds):>6}",
            BALLOT: method_name(agenda.ballot, words) if agenda.votes else words("nobody votes"),
            FLOOR: floor_name(agenda.floor, words),
            CUT: ", ".join(step_name(s, words) for s in agenda.cut) or words("nothing"),
        }
        if key in whole:
            return whole[key], "", " "
        step = next((s for s in agenda.steps if s.name.value == key), None)
        if step is None:
            return words("left out"), "", "○"
        aside = words("cut when late") if step.name in agenda.cut else ""
        return f"{clock(step.seconds):>6}", aside, "✓"

    def on_choice_list_moved(self) -> None:
        """Say what can be done with this line."""
        self.refresh_commands()

    def on_choice_list_picked(self) -> None:
        """Enter changes the line."""
        if self.available("change"):
            self.action_change()

    # changing

    def _take(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.workshop_app.drafts[self._draft] = {"agenda": {"agenda": agenda}}
        self.show()

    def action_longer(self, by: int) -> None:
        """Make the line under the cursor longer or shorter; a step that was left out comes back."""
        key, agenda = self._key, self.agenda
        if agenda is None:
            return
        if key == SLACK:
            self._take(replace(agenda, slack_seconds=_stepped(agenda.slack_seconds, by)))
            return
        now = next((s.seconds for s in agenda.steps if s.name.value == key), 0)
        self._take(timed(agenda, Step(key), _stepped(now, by)))

    def action_leave_out(self) -> None:
        """Leave the step out, or take it back with the time that its model gives it."""
        key, agenda = self._key, self.agenda
        if agenda is None:
            return
        step = Step(key)
        if any(s.name is step for s in agenda.steps):
            self._take(without(agenda, step))
            return
        usual = next((s.seconds for s in self._model.steps if s.name is step), 60)
        back = timed(agenda, Step.VOTE_A, 60) if step is Step.VOTE_B and not agenda.votes else agenda
        self._take(timed(back, step, usual))

    def action_change(self) -> None:
        """Type or choose something else for the line under the cursor."""
        if self.agenda is not None:
            self.perform(self._change(self._key, self.agenda))

    async def _change(self, key: str, agenda: Agenda) -> None:
        words = self.words
        if key in NAMES:
            await self._rename(key, agenda)
        elif key == BALLOT:
            lines = [Choice(b, method_name(b, words)) for b in BALLOTS]
            chosen = await self._choose(N_("How does the room vote?"), lines, [agenda.ballot])
            if chosen:
                self._take(replace(agenda, ballot=chosen[0]))
        elif key == FLOOR:
            lines = [Choice(mode.value, floor_name(mode, words)) for mode in FLOORS]
            chosen = await self._choose(N_("Listen to how the talking is shared?"), lines, [agenda.floor])
            if chosen:
                self._take(replace(agenda, floor=FloorMode(chosen[0])))
        elif key == CUT:
            steps = [s.name for s in agenda.steps if s.name not in NEVER_CUT]
            lines = [Choice(s.value, step_name(s, words)) for s in steps]
            chosen = await self._choose(
                N_("What to cut when it is late, the first one first?"), lines, list(agenda.cut), several=True
            )
            if chosen is not None:
                self._take(cut_in_order(agenda, map(Step, chosen)))

    async def _choose(
        self, heading: str, lines: list[Choice], chosen: list[str], *, several: bool = False
    ) -> list[str] | None:
        return await self.app.push_screen_wait(Chooser(heading, lines, chosen=chosen, several=several))

    async def _rename(self, key: str, agenda: Agenda) -> None:
        now = agenda.title.en if key == TITLE_EN else agenda.title.fr

        async def take(value: str) -> None:
            title = agenda.title
            self._take(
                replace(
                    agenda,
                    title=Text(value or title.en, title.fr)
                    if key == TITLE_EN
                    else Text(title.en, value or title.fr),
                )
            )

        kind = NoteKind(key, NAMES[key], N_("As lists show it."), WIDEST)
        await self.app.push_screen_wait(Note(kind, take, {key: {"note": (clean(now), len(now))}}))

    # saving

    def action_save(self) -> None:
        """Save, and go back with it."""
        if self.agenda is not None:
            self.perform(self._save(self.agenda))

    async def _save(self, agenda: Agenda) -> None:
        app, words = self.workshop_app, self.words
        service = app.workshop.agendas
        sound = agenda if agenda.votes else replace(agenda, ballot="")
        if sound.votes and not sound.ballot:
            sound = replace(sound, ballot=BALLOTS[0])
        path = await app.call(service.save, sound, fresh=self._fresh)
        app.drafts.pop(self._draft, None)
        said = [words("Written: {path}", path=path), minutes(sound.seconds(), words)]
        if not await app.call(service.requirement, sound):
            said.append(words("This agenda completes no requirement."))
        app.say("\n".join(said))
        self.dismiss(sound.id)


def _stepped(seconds: int, by: int) -> int:
    """Return a time made longer or shorter, on whole strides."""
    stride = STRIDE if seconds < LONG or (seconds == LONG and by < 0) else 4 * STRIDE
    return max(
        0,
        (seconds // stride + by) * stride if seconds % stride == 0 or by > 0 else seconds // stride * stride,
    )
