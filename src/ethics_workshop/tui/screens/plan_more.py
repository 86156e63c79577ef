"""What more a plan can be asked: what fits into the minutes there are, its day, an agenda of one's own, practice."""

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.fitting import Offer, Wish
from ethics_workshop.domain.table import date_from
from ethics_workshop.services.sessions import Plan
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.dialogs.note import Note, NoteKind
from ethics_workshop.tui.planning import Choices
from ethics_workshop.tui.screen import WorkshopScreen
from ethics_workshop.words.agendas import reasons
from ethics_workshop.words.dates import minutes
from ethics_workshop.words.language import N_

FIT = Command("fit", ("m",), N_("Minutes"), N_("Say how many minutes there are, and see what fits"), "fit")
EDIT = Command(
    "edit", ("e",), N_("Edit agenda"), N_("Make an agenda of your own: its steps and their times"), "edit"
)
PRACTICE = Command(
    "practice", ("p",), N_("Practice"), N_("Lead it to practise: nothing is recorded"), "practice"
)
MORE = (FIT, EDIT, PRACTICE)

LENGTHS = (15, 20, 30, 45, 60, 90, 120, 180, 240)
"""Minutes that a meeting may have."""

DAY = NoteKind(
    "plan-day",
    N_("The day it is to be held"),
    N_("Year, month and day, such as 2027-01-15; empty for none yet."),
    10,
)


class PlanMore(WorkshopScreen[None]):
    """The further commands of a plan. `choices` is None until they are read."""

    choices: Choices | None = None

    def show(self) -> None:
        """Paint the plan as it stands."""

    # the minutes there are

    def action_fit(self) -> None:
        """Ask how many minutes there are, then offer what fits."""
        if self.choices is not None:
            self.perform(self._fit(self.choices))

    async def _fit(self, choices: Choices) -> None:
        app, words = self.workshop_app, self.words
        lines = [Choice(str(n), words("{n} min", n=n)) for n in LENGTHS]
        near = str(choices.agenda.seconds(len(choices.case_ids)) // 60)
        there = await app.push_screen_wait(Chooser(N_("How many minutes are there?"), lines, chosen=[near]))
        if not there:
            return
        found = await app.call(app.workshop.agendas.fit, Wish(int(there[0])), choices.unit)
        lines = [self._offer(str(number), offer) for number, offer in enumerate(found)]
        chosen = await app.push_screen_wait(Chooser(N_("What fits, the best first"), lines))
        if chosen:
            offer = found[int(chosen[0])]
            choices.agenda = offer.agenda
            choices.case_ids = [case.id for case in offer.cases]
            self.show()

    def _offer(self, key: str, offer: Offer) -> Choice:
        words = self.words
        titles = " + ".join(words.text(case.title) for case in offer.cases)
        aside = f"{reasons(offer, words, known=True)} · {minutes(offer.seconds, words)}"
        return Choice(key, f"{words.text(offer.agenda.title)}: {titles}", aside)

    # the day

    async def choose_day(self, choices: Choices) -> None:
        """Ask for the day."""

        async def take(value: str) -> None:
            if value:
                date_from(value, self.workshop_app.workshop.clock.day().date)
            choices.on = value

        await self.app.push_screen_wait(Note(DAY, take, {DAY.name: {"note": (choices.on, len(choices.on))}}))

    # an agenda of one's own

    def action_edit(self) -> None:
        """Open the agenda that is chosen in the editor."""
        if self.choices is not None:
            self.perform(self._edit(self.choices))

    async def _edit(self, choices: Choices) -> None:
        from ethics_workshop.tui.screens.agenda_editor import AgendaEditor

        app = self.workshop_app
        saved = await app.push_screen_wait(AgendaEditor(choices.agenda))
        if saved:
            choices.agendas = await app.call(app.workshop.agendas.all)
            choices.agenda = next(a for a in choices.agendas if a.id == saved)
        self.show()

    # practice

    def action_practice(self) -> None:
        """Practise this plan, or plan it for real again."""
        if self.choices is not None:
            self.choices.practice = not self.choices.practice
            self.show()

    async def practise(self, plan: Plan) -> None:
        """Open the cockpit of a session on a copy of the records, in the place of this screen."""
        from ethics_workshop.tui.screens.cockpit import CockpitScreen

        app = self.workshop_app

        def begin() -> tuple[Workshop, str]:
            practice = app.workshop.practise()
            return practice, practice.sessions.plan(plan, actor=app.actor).id

        practice, session_id = await app.call(begin)
        app.begin_practice(practice)
        app.switch_screen(CockpitScreen(session_id))  # not awaited: this screen, and its work, go with it


def planned_from(choices: Choices | None) -> Plan:
    """Return what is chosen as a plan. Raises Refused while nobody facilitates."""
    if choices is None or choices.facilitator is None:
        raise Refused(Problem.UNKNOWN_PERSON, person="", near="")
    return Plan(
        choices.case_ids,
        choices.agenda.id,
        choices.unit,
        choices.facilitator,
        choices.leader,
        on="" if choices.practice else choices.on,
    )
