"""Planning a session: everything has a sensible value, so Enter plans and Enter opens the cockpit."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size

from ethics_workshop.domain.error import WorkshopError
from ethics_workshop.domain.session import Session
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice, ChoiceList
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.handing_out import SHEET, hand_out_sheet
from ethics_workshop.tui.people import search_people
from ethics_workshop.tui.planning import Choices, defaults, take_unit
from ethics_workshop.tui.prose import STRONG, WARM, Prose
from ethics_workshop.tui.screens.plan_more import MORE, PlanMore, planned_from
from ethics_workshop.tui.screens.plan_texts import coming
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.dates import day, minutes
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.texts import PRACTICE

CASE, AGENDA, UNIT, FACILITATOR, LEADER, DAY = "case", "agenda", "unit", "facilitator", "leader", "day"
FIELDS = {
    CASE: N_("Case"),
    AGENDA: N_("Agenda"),
    UNIT: N_("Division"),
    FACILITATOR: N_("Facilitator"),
    LEADER: N_("Manager"),
    DAY: N_("Day"),
}


class PlanScreen(PlanMore):
    """Plans a session on `case_ids` (default: the first of the bank)."""

    CSS_PATH = "plan.tcss"
    ACTIONS = (
        Command("plan", ("enter",), N_("Plan"), N_("Plan the session as it stands here"), "plan"),
        Command(
            "open",
            ("enter",),
            N_("Open the cockpit"),
            N_("Begin: the session that was planned is ready"),
            "open",
        ),
        Command(
            "change", ("space", "right"), N_("Change"), N_("Choose something else for this line"), "change"
        ),
        *MORE,
        SHEET,
    )

    def __init__(self, case_ids: Sequence[str] = ()) -> None:
        super().__init__()
        self._asked = tuple(case_ids)
        self.planned: Session | None = None
        self._planning = False

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("Plan a session")

    def subtitle_text(self) -> str:
        """Name the cases."""
        return " + ".join(self.words.text(c.title) for c in self.choices.titled()) if self.choices else ""

    def help_text(self) -> str:
        """Say how little there is to do."""
        return self.words(
            "Everything has a value: {plan} plans, then {open} begins. To change a line, go to it with the arrows and press {change}.",
            plan=self.key("plan"),
            open=self.key("open"),
            change=self.key("change"),
        )

    def commands(self) -> list[Command]:
        """Return what Enter does now, and only that; what is planned is not changed."""
        hidden = {"plan", "change", *(c.id for c in MORE)} if self.planned else {"open", SHEET.id}
        return [command for command in super().commands() if command.id not in hidden]

    def available(self, command_id: str) -> bool:
        """Plan once, then open."""
        if command_id in {"plan", "change", *(c.id for c in MORE)}:
            return self.choices is not None and self.planned is None and not self._planning
        if command_id in {"open", SHEET.id}:
            return self.planned is not None
        return super().available(command_id)

    def body(self) -> ComposeResult:
        """Lay out the lines, and what they come to."""
        words = self.words
        with Vertical(id="plan"):
            with Panel(title=words("The session"), id="fields"):
                yield ChoiceList(id="lines")
            with Panel(title=words("What it comes to"), id="preview"), VerticalScroll(can_focus=False):
                yield TextView(id="total")

    def on_mount(self) -> None:
        """Fill the lines."""
        self.query_one("#lines").focus()
        self.perform(self._load())

    async def _load(self) -> None:
        app = self.workshop_app
        try:
            self.choices = await app.call(defaults, app.workshop, self._asked, app.actor)
        except WorkshopError:
            self.dismiss(None)
            raise
        self.show()

    async def relabel(self) -> None:
        """Show the plan in the language just chosen."""
        await super().relabel()
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for another size."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Paint the plan as it stands."""
        if self.choices is None or not self.query("#lines"):
            return
        words, choices = self.words, self.choices
        names = {key: words(label) for key, label in FIELDS.items()}
        width = max(cell_len(name) for name in names.values()) + 2
        lines = [
            Choice(
                key,
                name + " " * (width - cell_len(name)) + self._value(key, choices, words),
                self._aside(key),
            )
            for key, name in names.items()
        ]
        self.query_one("#lines", ChoiceList).show(lines)
        width, height = self.query_one("#preview").content_size
        total = coming(choices, words, self._to_do(words), Size(width - 1, height))
        self.query_one("#total", TextView).show(total)
        self.refresh_commands()

    def _value(self, key: str, choices: Choices, words: Words) -> str:
        if key == CASE:
            return " + ".join(words.text(case.title) for case in choices.titled())
        if key == AGENDA:
            return words.text(choices.agenda.title)
        if key == UNIT:
            return choices.unit.division
        if key == DAY:
            return day(choices.on, words) if choices.on else words("none yet")
        person = choices.facilitator if key == FACILITATOR else choices.leader
        return person.name if person else words("nobody named")

    def _aside(self, key: str) -> str:
        if self.choices is None or key != UNIT:
            return ""
        unit = self.choices.unit
        return f"{unit.branch} · {unit.sector}"

    def _to_do(self, words: Words) -> Prose:
        """Say what to do now."""
        if self.choices is not None and self.choices.practice:
            said = Prose().say(words(PRACTICE), WARM)
            return said.say(
                words(
                    "{plan} begins it; {key} plans it for real.",
                    plan=self.key("plan"),
                    key=self.key("practice"),
                )
            )
        if self.planned is None:
            plan, begin = self.key("plan"), self.key("open")
            return Prose().say(
                words("{plan} plans the session; then {open} begins it.", plan=plan, open=begin), WARM
            )
        waits = words(
            "{key} opens the cockpit. The session also waits under “Run a session”.", key=self.key("open")
        )
        return Prose().say(words("Planned: {session}", session=self.planned.id), WARM).say(waits, STRONG)

    # choosing

    def on_choice_list_picked(self) -> None:
        """Enter on a line plans; once planned, it opens the cockpit."""
        if self.planned is not None:
            self.action_open()
        elif self.available("plan"):
            self.action_plan()

    def action_change(self) -> None:
        """Offer the list for the line under the cursor."""
        line = self.query_one("#lines", ChoiceList).current
        if line is not None and self.choices is not None:
            self.perform(self._change(line.key, self.choices))

    async def _change(self, key: str, choices: Choices) -> None:
        if key == DAY:
            await self.choose_day(choices)
            self.show()
            return
        chosen = await self.app.push_screen_wait(self._chooser(key, choices))
        if not chosen:
            return
        if key == CASE:
            choices.case_ids = chosen
        elif key == AGENDA:
            choices.agenda = next(a for a in choices.agendas if a.id == chosen[0])
        elif key == UNIT:
            unit = next(u for u in choices.units if u.path == chosen[0])
            app = self.workshop_app
            me = (
                choices.facilitator
                if choices.facilitator and choices.facilitator.person_id == app.actor
                else None
            )
            await app.call(take_unit, app.workshop, choices, unit, me)
        else:
            await self._take_person(key, chosen[0], choices)
        self.show()

    async def _take_person(self, key: str, person_id: str, choices: Choices) -> None:
        app = self.workshop_app
        person = await app.call(app.workshop.roster.find, person_id) if person_id else None
        if key == FACILITATOR:
            choices.facilitator = person
        else:
            choices.leader = person

    def _chooser(self, key: str, choices: Choices) -> Chooser:
        words = self.words
        if key == CASE:
            lines = [
                Choice(c.id, words.text(c.title), words("{n} min", n=c.minutes[choices.size]))
                for c in choices.cases
            ]
            return Chooser(N_("Which cases?"), lines, chosen=choices.case_ids, several=True)
        if key == AGENDA:
            count = len(choices.case_ids)
            lines = [
                # a title names the time for one case
                Choice(a.id, words.text(a.title), minutes(a.seconds(count), words) if count > 1 else "")
                for a in sorted(choices.agendas, key=lambda a: (not a.votes, a.seconds(), a.id))
            ]
            return Chooser(N_("Which agenda?"), lines, chosen=[choices.agenda.id])
        if key == UNIT:
            lines = [Choice(u.path, u.division, u.branch) for u in choices.units]
            return Chooser(N_("Which division?"), lines, chosen=[choices.unit.path])
        lines = [Choice(p.person_id, p.name, p.person_id) for p in choices.people]
        now = choices.facilitator if key == FACILITATOR else choices.leader
        if key == LEADER:
            lines.append(Choice("", words("nobody named")))
        heading = N_("Who facilitates?") if key == FACILITATOR else N_("Whom do the others report to?")
        return Chooser(heading, lines, chosen=[now.person_id] if now else [], search=self._people)

    async def _people(self, asked: str) -> list[Choice]:
        app = self.workshop_app
        found = await app.call(search_people, app.workshop, asked)
        return [Choice(p.person_id, p.name, f"{p.unit.division} · {p.person_id}") for p in found]

    # planning

    def action_plan(self) -> None:
        """Plan the session, once."""
        if not self._planning:
            self._planning = True
            self.perform(self._plan())

    async def _plan(self) -> None:
        choices, app = self.choices, self.workshop_app
        try:
            plan = planned_from(choices)
            if choices is not None and choices.practice:
                await self.practise(plan)
                return
            self.planned = await app.call(app.workshop.sessions.plan, plan, actor=app.actor)
        finally:
            self._planning = False
        self.show()

    def action_sheet(self) -> None:
        """Write the sheet of the session that was planned."""
        if self.planned is not None:
            self.perform(hand_out_sheet(self, self.planned.id))

    def action_open(self) -> None:
        """Begin: the cockpit takes this screen's place."""
        from ethics_workshop.tui.screens.cockpit import CockpitScreen

        if self.planned is not None:
            self.app.switch_screen(CockpitScreen(self.planned.id))
